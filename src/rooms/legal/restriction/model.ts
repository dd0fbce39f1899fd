// What a court order binds a subject to, until its last day, and what happens while it lasts. A
// restriction always has an end, within what the law allows, and nothing moves that end later: a
// longer one is a new order. Every text about the person is sealed; a contact has a day and a place
// and no note.

export const restrictionKinds = [
  'restriction-of-liberty',
  'travel',
  'reporting',
  'residence',
  'contact',
  'occupation',
  'other',
] as const;
/** Computed from the days and the clock at each reading; nothing is stored or scheduled. */
export const restrictionStates = ['ordered', 'active', 'over', 'lifted', 'quashed'] as const;
export type RestrictionState = (typeof restrictionStates)[number];

export const liftingKinds = ['lifted', 'quashed'] as const;
export const appealOutcomes = ['quashed', 'varied', 'upheld', 'withdrawn'] as const;
export const appealStates = ['pending', ...appealOutcomes] as const;

export const noticeKinds = ['beginning', 'ending'] as const;
export const noticeWays = ['in-person', 'in-writing', 'by-telephone', 'through-counsel'] as const;
export const noticeLanguages = ['kk', 'ky', 'tg', 'uz', 'ru', 'en', 'other'] as const;

export const permissionAnswers = ['granted', 'refused'] as const;

export const contactOutcomes = ['kept', 'excused', 'not-kept', 'planned'] as const;

export const dutyKinds = ['tell-beginning', 'tell-ending', 'answer-permission'] as const;
