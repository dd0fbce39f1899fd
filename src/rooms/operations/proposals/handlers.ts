// Which rows mean one person: looking for pairs, deciding them and undoing it, by the contract of
// `api.ts`. A decision changes only the proposal's row; who is one person follows from all
// decisions together, so undoing leaves no trace in the arrangement.

import type { Handling, HandlersOf } from '../../../engine/http/handler.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { listMembersById } from '../entries/queries-members.ts';
import { findEntry } from '../entries/queries.ts';
import { findReadingKey, getOperationKey } from '../operation/operation-key.ts';
import { findOperation, lockOperation } from '../operation/queries.ts';
import { endedStates } from '../operation/rules.ts';
import type * as api from './api.ts';
import { insertProposals } from './queries-arrangement.ts';
import * as queries from './queries.ts';
import { proposeMatches, rearrange } from './reconcile.ts';
import { sideBySide } from './side-by-side.ts';

const countMax = 1_000;

export const proposalHandlers: HandlersOf<typeof api> = {
  async listProposals(h) {
    const { operationId } = h.params;
    if (!(await findOperation(h.tx, operationId))) return refuse('not-found');
    const { state, band, limit } = h.query;
    const filter = { operationId, state, band: band ?? null };
    const after = h.cursors.read(queries.placeOfProposal, h.query.after);
    const { rows: page, next } = h.cursors.cut(
      await queries.listProposalRows(h.tx, filter, { after, limit: limit + 1 }),
      limit,
      (last) => ({ band: last.band, score: last.score, id: last.id }),
    );
    const total = await queries.countProposals(h.tx, filter);
    const { key } = await findReadingKey(h, operationId);
    const members = await listMembersById(
      h.tx,
      page.flatMap((row) => [row.aEntryId, row.bEntryId]),
    );
    const byId = new Map(members.map((row) => [row.id, row]));
    const shown = page.map((row) => sideBySide(row, byId, key)).filter((one) => one !== null);
    h.audit.read(
      'list entry',
      shown.flatMap((one) => [one.a.entryId, one.b.entryId]),
      'operation',
    );
    return done({
      proposals: shown,
      next,
      total: Math.min(total, countMax),
      totalIsMore: total > countMax,
    });
  },

  async reconcile(h) {
    const { operationId } = h.params;
    const operation = await findOperation(h.tx, operationId);
    if (!operation) return refuse('not-found');
    if (endedStates.includes(operation.state)) return refuse('operation-closed');
    const added = await proposeMatches(h.tx, {
      operationId,
      key: await getOperationKey(h, operationId),
    });
    if (!added.ok) return added;
    h.audit.wrote('entries-compared', 'list entry', [operationId], 'operation');
    const open = await queries.countProposals(h.tx, { operationId, state: 'open', band: null });
    return done({ open, added: added.value });
  },

  async decideProposals(h) {
    const { operationId } = h.params;
    await lockOperation(h.tx, operationId);
    const operation = await findOperation(h.tx, operationId);
    if (!operation) return refuse('not-found');
    if (endedStates.includes(operation.state)) return refuse('operation-closed');
    const asked = new Map(h.body.proposals.map((one) => [one.id, one.baseVersion]));
    const rows = await queries.findProposals(h.tx, operationId, [...asked.keys()]);
    if (rows.length !== asked.size) return refuse('proposal-not-found');
    if (rows.some((row) => row.version !== asked.get(row.id))) {
      return refuse('conflict-changed-meanwhile');
    }
    const roots = await listMembersById(
      h.tx,
      rows.flatMap((row) => [row.aRootId, row.bRootId]),
    );
    if (roots.some((row) => row.personId !== null)) return refuse('entry-already-arrived');
    await queries.saveDecisions(
      h.tx,
      h.actor.accountId,
      rows.map((row) => ({ id: row.id, decision: h.body.decision, historyId: newId() })),
    );
    await rearrange(h.tx, operationId);
    const contradiction = await queries.findContradiction(h.tx, operationId);
    if (contradiction !== null) {
      return refuse(
        h.body.decision === 'different' ? 'joined-through-others' : 'decided-different',
        {
          proposalId: contradiction,
        },
      );
    }
    h.audit.wrote(
      `entries-decided-${h.body.decision}`,
      'list entry',
      rows.flatMap((row) => [row.aEntryId, row.bEntryId]),
      'operation',
    );
    return done({ decided: await afterwards(h, rows) });
  },

  async compareByHand(h) {
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
    return done(await queries.getPair(h.tx, a, b));
  },

  async readMatchingQuality(h) {
    return done({ cells: await queries.countDecisions(h.tx, h.services.programme.timeZone) });
  },
};

type Decided = ReturnsOf<typeof api.decideProposals>['decided'][number];

async function afterwards(
  h: Handling<typeof api.decideProposals>,
  rows: readonly queries.ProposalRow[],
): Promise<Decided[]> {
  const after = await queries.findProposals(
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
