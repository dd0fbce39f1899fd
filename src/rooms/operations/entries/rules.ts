// Where an entry may go from where it is, what counts as settled, which reason a carrier's list
// states. Pure. Refusing and being prevented are ends like any other, and open again when the
// person wishes; nothing here ranks or judges anyone.

import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { boardingStatuses, notBoardedReasons } from '../lists/reading/model.ts';
import { type EntryReason, type EntryState, statesWithReason } from './model.ts';

const notComing: readonly EntryState[] = ['refused', 'prevented', 'not-boarded'];
const answers: readonly EntryState[] = ['willing', 'refused', 'undecided', 'prevented'];

const nextEntryStates: Readonly<Record<EntryState, readonly EntryState[]>> = {
  identified: ['contacted', ...answers],
  contacted: answers,
  willing: ['identity-pending', 'cleared', 'refused', 'undecided', 'prevented', 'not-boarded'],
  // People may change their mind in either direction, and may be asked again.
  refused: ['contacted', 'willing', 'undecided'],
  undecided: ['willing', 'refused', 'prevented', 'not-boarded'],
  prevented: ['contacted', 'willing', 'refused', 'undecided'],
  'identity-pending': ['cleared', 'refused', 'prevented', 'not-boarded'],
  cleared: ['boarded', 'not-boarded', 'refused', 'prevented', 'identity-pending'],
  boarded: ['not-boarded'],
  'not-boarded': ['boarded', 'willing', 'refused', 'prevented'],
  arrived: [],
  'handed-over': [],
};

/** Where a person may move an entry by hand; arrival and handover have their own commands. */
export function entryMoves(state: EntryState): readonly EntryState[] {
  return nextEntryStates[state];
}

export function takesReason(state: EntryState | ''): boolean {
  return (statesWithReason as readonly string[]).includes(state);
}

export type EntryMove = { readonly to: EntryState; readonly reason: EntryReason | null };

export function decideEntryMove(
  state: EntryState,
  move: EntryMove,
): Outcome<EntryMove, 'entry-cannot-move-there' | 'reason-needed' | 'reason-not-taken'> {
  if (!entryMoves(state).includes(move.to)) {
    return refuse('entry-cannot-move-there', { from: state, to: move.to });
  }
  const isNeeded = takesReason(move.to);
  if (isNeeded && move.reason === null) return refuse('reason-needed', { to: move.to });
  if (!isNeeded && move.reason !== null) return refuse('reason-not-taken', { to: move.to });
  return done(move);
}

export function isComing(state: EntryState): boolean | null {
  if (notComing.includes(state)) return false;
  return ['willing', 'identity-pending', 'cleared', 'boarded', 'arrived', 'handed-over'].includes(
    state,
  )
    ? true
    : null;
}

// ---------------------------------------------------------------- what a carrier's list states

type Status = (typeof boardingStatuses)[number];

const reasonOfList: Readonly<Record<(typeof notBoardedReasons)[number], EntryReason>> = {
  medical: 'medical',
  refused: 'own-decision',
  'not-present': 'not-present',
  documents: 'documents',
  prevented: 'not-released',
  other: 'not-stated',
};

export function listedReason(word: string | null): EntryReason {
  const known = notBoardedReasons.find((reason) => reason === word);
  return known ? reasonOfList[known] : 'not-stated';
}

export type Listed = { readonly status: Status; readonly reason: EntryReason | null };

/**
 * What a carrier's list changes for an entry: null if nothing changes, `conflict` if a person noted
 * earlier that the answer was no (or that the journey is over) and the list says otherwise: a
 * person has to look at that.
 */
export function decideBoarding(state: EntryState, listed: Listed): EntryMove | 'conflict' | null {
  const to: EntryState = listed.status;
  if (state === to) return null;
  if (state === 'arrived' || state === 'handed-over') {
    return to === 'boarded' ? null : 'conflict';
  }
  if (to === 'boarded' && notComing.includes(state)) return 'conflict';
  if (to === 'not-boarded' && (state === 'refused' || state === 'prevented')) return null;
  if (to === 'not-boarded' && state === 'boarded') return 'conflict';
  return { to, reason: to === 'boarded' ? null : (listed.reason ?? 'not-stated') };
}

/** People who refused, were prevented or did not board. */
export function isStaying(state: EntryState): boolean {
  return notComing.includes(state);
}
