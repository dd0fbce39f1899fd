// What a person does with entries: move one on, put one into another family, take over what the
// carrier's list says. After each the arrangement of persons and families is computed anew.

import type { Handling } from '../../engine/http/handler.ts';
import { addDays } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { newPersonCode } from '../people/public.ts';
import type { moveEntry, moveToFamily } from './api-entries.ts';
import type { applyBoarding } from './api-lists.ts';
import { notBoardedDaysOf } from './country.ts';
import { type EntryState, statesWithReason } from './model.ts';
import { findOperation, lockOperation } from './queries.ts';
import {
  familyExists,
  findEntry,
  forgetTexts,
  listListedStatuses,
  noteStates,
  type OwnState,
  setFamilyByHand,
} from './queries-entries.ts';
import { insertFamilies } from './queries-import.ts';
import { findList } from './queries-lists.ts';
import { rearrange } from './reconcile.ts';
import { decideBoarding, decideEntryMove, endedStates } from './rules.ts';

type Saved = { id: string; state: string; version: number };

export async function moveOneEntry(
  h: Handling<typeof moveEntry>,
): Promise<
  Outcome<
    Saved,
    | 'not-found'
    | 'conflict-changed-meanwhile'
    | 'entry-cannot-move-there'
    | 'reason-needed'
    | 'reason-not-taken'
    | 'operation-closed'
    | 'entry-is-merged'
  >
> {
  await lockOperation(h.tx, h.params.operationId);
  const entry = await findEntry(h.tx, h.params);
  const operation = entry && (await findOperation(h.tx, entry.operationId));
  if (!entry || !operation) return refuse('not-found');
  if (endedStates.includes(operation.state)) return refuse('operation-closed');
  if (entry.rootId !== entry.id) return refuse('entry-is-merged');
  if (entry.version !== h.body.baseVersion) return refuse('conflict-changed-meanwhile');
  const move = decideEntryMove(entry.state, h.body);
  if (!move.ok) return move;
  await noteStates(h.tx, h.actor.accountId, [
    {
      id: entry.id,
      from: entry.state,
      to: move.value.to,
      reason: move.value.reason,
      basis: h.body.basis,
      transitionId: newId(),
    },
  ]);
  if (doesNotCome(move.value.to)) {
    await forgetTexts(h.tx, { rootIds: [entry.id], eraseOn: dayOfErasing(h) });
  }
  await rearrange(h.tx, entry.operationId);
  h.audit.wrote('entry-moved', 'list entry', [entry.id], 'operation');
  const after = await findEntry(h.tx, h.params);
  return done({ id: entry.id, state: move.value.to, version: after?.version ?? entry.version });
}

function dayOfErasing({ today, services }: Pick<Handling<typeof moveEntry>, 'today' | 'services'>) {
  return addDays(today, notBoardedDaysOf(services.programme.country));
}

function doesNotCome(state: EntryState): boolean {
  return (statesWithReason as readonly EntryState[]).includes(state);
}

export async function moveEntryToFamily(
  h: Handling<typeof moveToFamily>,
): Promise<
  Outcome<
    { id: string; familyId: string; version: number },
    | 'not-found'
    | 'conflict-changed-meanwhile'
    | 'family-not-found'
    | 'entry-already-arrived'
    | 'operation-closed'
    | 'entry-is-merged'
  >
> {
  await lockOperation(h.tx, h.params.operationId);
  const entry = await findEntry(h.tx, h.params);
  const operation = entry && (await findOperation(h.tx, entry.operationId));
  if (!entry || !operation) return refuse('not-found');
  if (endedStates.includes(operation.state)) return refuse('operation-closed');
  if (entry.rootId !== entry.id) return refuse('entry-is-merged');
  if (entry.personId !== null) return refuse('entry-already-arrived');
  if (entry.version !== h.body.baseVersion) return refuse('conflict-changed-meanwhile');
  const { operationId } = h.params;
  const { family } = h.body;
  const familyId = family === 'new' ? newId() : family === 'as-listed' ? null : family;
  if (family === 'new') {
    await insertFamilies(h.tx, operationId, [{ id: familyId!, code: newFamilyCode() }]);
  } else if (familyId !== null && !(await familyExists(h.tx, { operationId, familyId }))) {
    return refuse('family-not-found');
  }
  await setFamilyByHand(h.tx, { rootId: entry.id, familyId });
  await rearrange(h.tx, operationId);
  h.audit.wrote('family-changed', 'list entry', [entry.id], 'operation');
  const after = await findEntry(h.tx, h.params);
  if (!after) return refuse('not-found');
  return done({ id: entry.id, familyId: after.familyId, version: after.version });
}

export function newFamilyCode(): string {
  return `F-${newPersonCode('x').slice(2)}`;
}

type Boarding = {
  boarded: number;
  notBoarded: number;
  unchanged: number;
  conflicts: { entryId: string; code: string; state: string; listed: string }[];
};

export async function takeOverBoarding(
  h: Handling<typeof applyBoarding>,
): Promise<
  Outcome<Boarding, 'not-found' | 'list-not-imported' | 'no-status-column' | 'operation-closed'>
> {
  await lockOperation(h.tx, h.params.operationId);
  const operation = await findOperation(h.tx, h.params.operationId);
  const list = await findList(h.tx, h.params);
  if (!operation || !list) return refuse('not-found');
  if (endedStates.includes(operation.state)) return refuse('operation-closed');
  if (list.state !== 'imported') return refuse('list-not-imported');
  const listed = await listListedStatuses(h.tx, list.id);
  if (listed.length === 0) return refuse('no-status-column');
  const moves: (OwnState & { rootId: string })[] = [];
  const conflicts: Boarding['conflicts'] = [];
  for (const row of listed) {
    const move = decideBoarding(row.rootState, {
      status: row.listedStatus,
      reason: row.listedReason,
    });
    if (move === 'conflict') {
      conflicts.push({
        entryId: row.rootId,
        code: row.code,
        state: row.rootState,
        listed: row.listedStatus,
      });
    } else if (move !== null) {
      moves.push({
        id: row.id,
        rootId: row.rootId,
        from: row.rootState,
        to: move.to,
        reason: move.reason,
        basis: 'carrier-list',
        transitionId: newId(),
      });
    }
  }
  await noteStates(h.tx, h.actor.accountId, moves);
  const staying = moves.filter((move) => doesNotCome(move.to)).map((move) => move.rootId);
  if (staying.length > 0) {
    await forgetTexts(h.tx, { rootIds: staying, eraseOn: dayOfErasing(h) });
  }
  await rearrange(h.tx, h.params.operationId);
  h.audit.wrote(
    'boarding-noted',
    'list entry',
    moves.map((move) => move.rootId),
    'operation',
  );
  return done({
    boarded: moves.length - staying.length,
    notBoarded: staying.length,
    unchanged: listed.length - moves.length - conflicts.length,
    conflicts,
  });
}
