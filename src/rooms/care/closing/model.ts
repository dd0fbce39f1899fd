// How a case ends: why, by which criteria, and what follows it.

/** Neutral, all of them: none says anything about the person. */
export const closingReasons = [
  'goals-met',
  'person-stops',
  'moved',
  'left-whereabouts-unknown',
  'lost-contact',
  'handed-on',
  'died',
] as const;
export type ClosingReason = (typeof closingReasons)[number];
export const closingCriteria = [
  'goals',
  'safety',
  'papers',
  'guardian-six-months',
  'somebody-alongside',
  'own-view',
] as const;
export const criterionAnswers = ['met', 'not-met', 'does-not-apply'] as const;
export const closingStates = ['proposed', 'closed', 'refused', 'replaced'] as const;
export const closingRefusals = [
  'criteria-not-yet',
  'person-not-asked',
  'safety-first',
  'work-continues',
  'recorded-by-mistake',
] as const;
/** Neither police nor mahalla nor neighbours: being asked would tell them something. */
export const contactWays = ['phone', 'message', 'letter', 'home-visit', 'agreed-contact'] as const;
export const followUps = [
  'doing-well',
  'needs-support',
  'not-reached',
  'not-wanted',
  'not-safe',
  'died',
] as const;
