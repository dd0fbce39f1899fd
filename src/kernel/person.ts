// Codes that every side uses alike when it writes down a person, in the order in which forms offer
// them. Their shapes in a contract are in person-input.ts.

export const sexes = ['female', 'male', 'unknown'] as const;
export const spokenLanguages = ['kk', 'ky', 'tg', 'uz', 'ru', 'en', 'ar', 'other'] as const;
/** Offered before questions are asked; declining changes nothing else. */
export const legalAidAnswers = ['accepted', 'declined', 'later'] as const;
export const contactKinds = ['phone', 'address', 'how-to-reach'] as const;
