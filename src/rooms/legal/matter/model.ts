// The nouns of the justice side: a subject with an identity of its own, proceedings, restrictions,
// hearings, and the officer of the matter. A subject is never a person of the care side: it has its
// own random id and code, and nothing here names a household, a case or a child. Restrictions are
// in restriction/model.ts; every column is described in stored-fields.ts.

/** When the act is said to have happened: a day, a period with both ends, or not known. */
/** How a list of matters is sorted; the database knows each by its name. */
export const matterOrders = [
  'urgent',
  'newest',
  'next-hearing',
  'restriction-ends',
  'name',
] as const;
export type MatterOrder = (typeof matterOrders)[number];

export const actPrecisions = ['day', 'month', 'year', 'period', 'unknown'] as const;

export const counselStates = ['present', 'absent', 'not-known'] as const;

export const proceedingStates = [
  'check',
  'opened',
  'charged',
  'trial',
  'convicted',
  'acquitted',
  'ended',
  'exempted',
  'appeal',
  'final',
  'serving',
  'conditional',
  'served',
  'expunged',
] as const;
/** A proceeding is registered in one of these. */
export const firstStates = [
  'check',
  'opened',
  'charged',
  'trial',
] as const satisfies readonly ProceedingState[];
export type ProceedingState = (typeof proceedingStates)[number];

export const placeKinds = ['courtroom', 'video', 'prison', 'other'] as const;
export const hearingOutcomes = ['planned', 'held', 'adjourned', 'not-held', 'decided'] as const;

export const officerRoles = ['prosecutor', 'probation-officer'] as const;
export const assignmentReasons = [
  'new-matter',
  'workload',
  'leave',
  'left-service',
  'conflict-of-interest',
  'other',
] as const;
