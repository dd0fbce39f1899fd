// What is recorded for those who live together.

/** `home`: the first visit, or a follow-up, as it is for each of them. */
export const familyPlaces = ['home', 'phone', 'other-place'] as const;
/** More people than live in one household. */
export const familyMost = 30;
