// What was typed into the form of answers for several people, and what is recorded for each of
// them: their own answer, else the answer of all, if it is one they can give from where they are.

import type { EntryState, EntryReason } from '../entries/model.ts';
import { entryStates, type entryBases } from '../entries/model.ts';
import { entryMoves, takesReason } from '../entries/rules.ts';
import type { Entry } from './shapes.ts';

/** As an own answer: like the others. As the answer of all: there is none, each has their own. */
export const asOthers = 'as-others';
/** Nothing is recorded about this person now. */
export const leftAsIs = 'left';

export type OwnAnswer = {
  readonly to: EntryState | typeof asOthers | typeof leftAsIs;
  readonly reason: EntryReason | '';
};
export type AnswersTyped = {
  readonly to: EntryState | typeof asOthers | '';
  readonly reason: EntryReason | '';
  readonly basis: (typeof entryBases)[number] | '';
  /** By the entry of each. */
  readonly own: Readonly<Record<string, OwnAnswer>>;
};
export const noOwnAnswer: OwnAnswer = { to: asOthers, reason: '' };

/** Where any of these may be moved by hand. */
export function statesFor(entries: readonly Pick<Entry, 'state'>[]): EntryState[] {
  const possible = new Set(entries.flatMap(({ state }) => entryMoves(state)));
  return entryStates.filter((state) => possible.has(state));
}

// A no, or a not yet, is taken back by nobody else: only chosen beside the person.
const ownOnly: readonly EntryState[] = ['refused', 'undecided', 'prevented', 'not-boarded'];
const takesAnswerOfAll = ({ state }: Pick<Entry, 'state'>): boolean => !ownOnly.includes(state);

/** Where what is chosen for all can move any of these. */
export function statesForAll(entries: readonly Pick<Entry, 'state'>[]): EntryState[] {
  return statesFor(entries.filter(takesAnswerOfAll));
}

/** Null: nothing is recorded about this person. */
export function stateOf(
  { to, own }: Pick<AnswersTyped, 'to' | 'own'>,
  { id, state }: Pick<Entry, 'id' | 'state'>,
): EntryState | null {
  const wished = (own[id] ?? noOwnAnswer).to;
  if (wished === leftAsIs) return null;
  if (wished !== asOthers) return wished;
  if (!takesAnswerOfAll({ state })) return null;
  return to !== '' && to !== asOthers && entryMoves(state).includes(to) ? to : null;
}

export function movesOf(
  typed: AnswersTyped,
  entries: readonly Pick<Entry, 'id' | 'state' | 'version'>[],
): { entryId: string; to: EntryState; reason: EntryReason | null; baseVersion: number }[] {
  return entries.flatMap((entry) => {
    const to = stateOf(typed, entry);
    if (to === null) return [];
    const own = typed.own[entry.id] ?? noOwnAnswer;
    const reason = own.to === asOthers ? typed.reason : own.reason;
    const given = takesReason(to) && reason !== '' ? reason : null;
    return [{ entryId: entry.id, to, reason: given, baseVersion: entry.version }];
  });
}
