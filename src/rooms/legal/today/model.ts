// What may stand on the Today of the justice side: a code that has words, and the kind of record
// that waits, which says where it is done.

export const courtTodayKinds = [
  'detention',
  'hearing',
  'exemption',
  'proceeding',
  'restriction',
  'contact',
  'appeal',
  'matter',
] as const;

export const courtTodayCodes = [
  'detention-review-due',
  'hearing-ahead',
  'hearing-passed',
  'exemption-to-decide',
  'proceeding-quiet',
  'term-to-check',
  'tell-beginning',
  'tell-ending',
  'answer-permission',
  'contact-due',
  'appeal-pending',
  'matter-to-assign',
] as const;
export type CourtTodayCode = (typeof courtTodayCodes)[number];

/** What the probation officer of a matter sees to, and a prosecutor only where there is none. */
export const probationCodes = [
  'tell-beginning',
  'tell-ending',
  'answer-permission',
  'contact-due',
] as const satisfies readonly CourtTodayCode[];
