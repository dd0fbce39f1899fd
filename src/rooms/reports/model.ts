// The nouns of this room: an alarm (exact, coded, leads to the person responsible) and a figure
// (frozen in a release, through the gate, leads to its definition). They are two things: an alarm
// is never suppressed and contains no name of a person; a figure never shows a small group.

export const alarmKinds = [
  'minor-without-cover',
  'missed-clock',
  'unresolved-entry',
  'emergency-unreviewed',
  'move-late',
  'case-without-lead',
  'search-not-taken',
  'offer-unanswered',
  'family-not-offered',
  'grant-waiting',
  'operation-still',
  'pairs-to-decide',
  'list-staged',
  'import-failed',
  'given-name-proposed',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

export const levels = ['internal', 'external'] as const;
export type Level = (typeof levels)[number];
/** Cells from 1 up to one less than this are not shown. */
export const thresholds = { internal: 5, external: 10 } as const satisfies Record<Level, number>;
