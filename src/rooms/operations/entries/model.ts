// The nouns of an entry: its states and reasons, and a person as the lists have them. An entry that
// did not come keeps a coded, neutral reason and no free text.

export const entryStates = [
  'identified',
  'contacted',
  'willing',
  'refused',
  'undecided',
  'prevented',
  'identity-pending',
  'cleared',
  'boarded',
  'not-boarded',
  'arrived',
  'handed-over',
] as const;
export type EntryState = (typeof entryStates)[number];

/** One neutral list for refused, prevented and not boarded. */
export const entryReasons = [
  'own-decision',
  'family-decision',
  'stays-with-family',
  'medical',
  'not-present',
  'identity-pending',
  'documents',
  'not-released',
  'no-seat',
  'died',
  'returned-otherwise',
  'not-stated',
] as const;
export type EntryReason = (typeof entryReasons)[number];
export const statesWithReason = ['refused', 'prevented', 'not-boarded'] as const;
/** Whose list is printed for a landing: who is expected, and who has come. */
export const printedStates = ['boarded', 'arrived'] as const satisfies readonly EntryState[];
export type PrintedState = (typeof printedStates)[number];
/** More people than stand on one page of families. */
export const togetherMost = 500;
export const entryBases = ['person-said', 'family', 'carrier-list', 'authority'] as const;
