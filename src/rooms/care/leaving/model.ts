// The codes of an organisation leaving the programme. None of them is about a person.

export const leavingReasons = [
  'own-wish',
  'funding-ends',
  'no-longer-safe',
  'programme-ends',
] as const;
/** How it ended. */
export const leavingEnds = ['taken-back', 'closed'] as const;
/** How many coded cases one answer shows. */
export const casesShownMax = 500;
