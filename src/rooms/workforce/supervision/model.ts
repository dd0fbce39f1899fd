// The nouns of supervision: one session of a supervisor with one worker or several, and a worker's
// ask for one. When, of which kind, and whether it took place; nothing of what was said.

export const supervisionKinds = ['individual', 'group', 'observation'] as const;
export type SupervisionKind = (typeof supervisionKinds)[number];
export const supervisionStates = ['planned', 'held', 'not-held', 'corrected'] as const;
export const supervisionOutcomes = ['held', 'not-held'] as const;
/** Who asked for another time. No reason is asked for or kept. */
export const movedFor = ['supervisor', 'worker', 'neither'] as const;
export const askWishes = ['today', 'this-week'] as const;
export const askStates = ['open', 'answered', 'withdrawn'] as const;
/** Of the row that says who supervises a worker; `missing`: nobody does. */
export const supervisedStates = ['named', 'missing'] as const;

export const minutesRange = { from: 5, until: 480 } as const;
export const groupMax = 20;

/** What of it waits on somebody's first page. */
export const supervisionTodayCodes = [
  'supervision-planned',
  'supervision-own-ask',
  'supervision-asked',
  'supervision-to-record',
  'supervision-due',
  'supervision-overdue',
  'supervisor-missing',
] as const;
export type SupervisionTodayCode = (typeof supervisionTodayCodes)[number];
