// Deciding which rows mean one person, and undoing it. A decision only changes the proposal's row;
// who is one person then follows from all decisions together, so undoing leaves nothing behind.

import type { Handling } from '../../engine/http/handler.ts';
import { newId } from '../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { compareByHand, decideProposals } from './api-entries.ts';
import type { Proposal } from './model.ts';
import { openEntryText } from './operation-key.ts';
import { birthOfRow } from './person-of-rows.ts';
import { findOperation, lockOperation } from './queries.ts';
import { findEntry, listMembersById, type MemberRow } from './queries-entries.ts';
import { insertProposals } from './queries-import.ts';
import {
  findContradiction,
  getPair,
  findProposals,
  type ProposalRow,
  saveDecisions,
} from './queries-proposals.ts';
import { rearrange } from './reconcile.ts';
import { endedStates } from './rules.ts';
import { relations } from './lists/model.ts';

type Decided = {
  id: string;
  state: Proposal['state'];
  version: number;
  entryId: string;
  stateConflict: boolean;
};

export async function decide(
  h: Handling<typeof decideProposals>,
): Promise<
  Outcome<
    { decided: Decided[] },
    | 'not-found'
    | 'conflict-changed-meanwhile'
    | 'decided-different'
    | 'joined-through-others'
    | 'entry-already-arrived'
    | 'proposal-not-found'
    | 'operation-closed'
  >
> {
  const { operationId } = h.params;
  await lockOperation(h.tx, operationId);
  const operation = await findOperation(h.tx, operationId);
  if (!operation) return refuse('not-found');
  if (endedStates.includes(operation.state)) return refuse('operation-closed');
  const asked = new Map(h.body.proposals.map((one) => [one.id, one.baseVersion]));
  const rows = await findProposals(h.tx, operationId, [...asked.keys()]);
  if (rows.length !== asked.size) return refuse('proposal-not-found');
  if (rows.some((row) => row.version !== asked.get(row.id))) {
    return refuse('conflict-changed-meanwhile');
  }
  const roots = await listMembersById(
    h.tx,
    rows.flatMap((row) => [row.aRootId, row.bRootId]),
  );
  if (roots.some((row) => row.personId !== null)) return refuse('entry-already-arrived');
  await saveDecisions(
    h.tx,
    h.actor.accountId,
    rows.map((row) => ({ id: row.id, decision: h.body.decision, historyId: newId() })),
  );
  await rearrange(h.tx, operationId);
  const contradiction = await findContradiction(h.tx, operationId);
  if (contradiction !== null) {
    return refuse(h.body.decision === 'different' ? 'joined-through-others' : 'decided-different', {
      proposalId: contradiction,
    });
  }
  h.audit.wrote(
    `entries-decided-${h.body.decision}`,
    'list entry',
    rows.flatMap((row) => [row.aEntryId, row.bEntryId]),
    'operation',
  );
  return done({ decided: await afterwards(h, rows) });
}

async function afterwards(
  h: Handling<typeof decideProposals>,
  rows: readonly ProposalRow[],
): Promise<Decided[]> {
  const after = await findProposals(
    h.tx,
    h.params.operationId,
    rows.map((row) => row.id),
  );
  const roots = await listMembersById(
    h.tx,
    after.map((row) => row.aRootId),
  );
  const conflicts = new Set(roots.filter((row) => row.stateConflict).map((row) => row.id));
  return after.map((row) => ({
    id: row.id,
    state: row.state,
    version: row.version,
    entryId: row.aRootId,
    stateConflict: conflicts.has(row.aRootId),
  }));
}

/** A pair that the matcher did not see; it is decided afterwards like any other. */
export async function addPair(
  h: Handling<typeof compareByHand>,
): Promise<
  Outcome<
    { id: string; state: Proposal['state']; version: number },
    'not-found' | 'same-entry' | 'operation-closed'
  >
> {
  const { operationId } = h.params;
  const { a, b } = h.body;
  const operation = await findOperation(h.tx, operationId);
  const both = [
    await findEntry(h.tx, { operationId, entryId: a }),
    await findEntry(h.tx, { operationId, entryId: b }),
  ];
  if (!operation || both.includes(null)) return refuse('not-found');
  if (endedStates.includes(operation.state)) return refuse('operation-closed');
  if (a === b) return refuse('same-entry');
  await insertProposals(h.tx, operationId, [
    { id: h.newId, a, b, band: 'look', score: 0, reasons: [], scripts: null },
  ]);
  h.audit.wrote('entries-compared', 'list entry', [a, b], 'operation');
  return done(await getPair(h.tx, a, b));
}

// ---------------------------------------------------------------- side by side

/** Null when the names of one side are closed or erased: then there is nothing to compare. */
export function sideBySide(
  row: ProposalRow,
  rows: ReadonlyMap<string, MemberRow>,
  key: Buffer,
): Proposal | null {
  const a = rows.get(row.aEntryId);
  const b = rows.get(row.bEntryId);
  if (!a || !b || a.fullName === null || b.fullName === null) return null;
  const [one, other] = [sideOf(a, a.fullName, key), sideOf(b, b.fullName, key)];
  const { agrees, differs } = compared(one, other, row.reasons);
  return {
    id: row.id,
    band: row.band,
    score: row.score,
    state: row.state,
    reasons: row.reasons,
    a: one,
    b: other,
    agrees,
    differs,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    version: row.version,
  };
}

function sideOf(row: MemberRow, fullName: string, key: Buffer): Proposal['a'] {
  return {
    entryId: row.id,
    code: row.code,
    listId: row.listId,
    listKind: row.kind,
    sheet: row.sheet,
    row: row.row,
    fullName,
    givenName: row.givenName,
    familyName: row.familyName,
    fatherName: row.fatherName,
    motherName: row.motherName,
    birth: birthOfRow(row),
    sex: row.sex,
    relation: relations.find((known) => known === row.relation) ?? null,
    familyCode: row.familyCode,
    state: row.ownState,
    document:
      row.document === null
        ? null
        : openEntryText(key, { entryId: row.id, column: 'document' }, row.document),
  };
}

type Field = Proposal['agrees'][number];
const fieldOfReason: Readonly<Record<string, Field>> = {
  'given-name': 'name',
  'father-name': 'fatherName',
  'mother-name': 'motherName',
  'family-name': 'familyName',
  birth: 'birth',
  'birth-swapped': 'birth',
  sex: 'sex',
  document: 'document',
};

// Names in different scripts agree or not by the matcher's reading, not letter by letter.
function compared(a: Proposal['a'], b: Proposal['a'], reasons: Proposal['reasons']) {
  const agrees = new Set<Field>();
  const differs = new Set<Field>();
  for (const reason of reasons) {
    const field = fieldOfReason[reason.code];
    if (field) (reason.for ? agrees : differs).add(field);
  }
  const set = (field: Field, same: boolean) => {
    agrees.delete(field);
    differs.delete(field);
    (same ? agrees : differs).add(field);
  };
  if (a.sex !== 'unknown' && b.sex !== 'unknown') set('sex', a.sex === b.sex);
  if (a.document !== null && b.document !== null) set('document', a.document === b.document);
  if (a.state !== b.state && a.state !== 'identified' && b.state !== 'identified') {
    differs.add('state');
  }
  return { agrees: [...agrees], differs: [...differs].filter((field) => !agrees.has(field)) };
}
