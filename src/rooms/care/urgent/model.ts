// What was said to be urgent and what was done about it, who was asked to take it on, and what was
// put off. No code says anything about the person.

export const concernSources = ['visit', 'assessment'] as const;
/** The last one takes a second person and words. */
export const urgentOutcomes = [
  'safe-now',
  'help-given',
  'moved-to-safety',
  'authority-told',
  'not-urgent-after-all',
] as const;
export type UrgentOutcome = (typeof urgentOutcomes)[number];

export const handingAbouts = ['first-contact', 'urgent-concern'] as const;
export type HandingAbout = (typeof handingAbouts)[number];
export const handingReasons = [
  'absent',
  'nearer',
  'knows-the-person',
  'language',
  'workload',
] as const;
/** While one of them lasts, nobody else can be asked. */
export const liveHandingStates = ['asked', 'accepted'] as const;
export const handingStates = ['asked', 'accepted', 'declined', 'withdrawn'] as const;
export const handingAnswers = ['accepted', 'declined', 'withdrawn'] as const;
export const handingDeclines = [
  'absent',
  'too-far',
  'workload',
  'language',
  'conflict-of-interest',
  'not-safe-for-me',
] as const;

/** Kinds of Today that may wait some days; danger, clocks, holds, moves and two files may not. */
export const putOffKinds = [
  'review',
  'action',
  'visit',
  'assessment',
  'plan',
  'closing',
  'consent',
  'cover',
  'told',
  'search',
] as const;
export type PutOffKind = (typeof putOffKinds)[number];
/** The last one says that nothing waits any more; nobody chooses it. */
export const putOffReasons = [
  'person-asked',
  'person-away',
  'waiting-for-answer',
  'service-not-ready',
  'workload',
  'travel',
  'taken-back',
] as const;
export type PutOffReason = (typeof putOffReasons)[number];
export const chosenPutOffReasons = [
  'person-asked',
  'person-away',
  'waiting-for-answer',
  'service-not-ready',
  'workload',
  'travel',
] as const satisfies readonly PutOffReason[];
