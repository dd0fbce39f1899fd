// Operations: their facts, where each may go from here, and their counts, by the contract of
// `api.ts`.

import { placeById, placeOfId } from '../../../engine/http/cursor.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { isImportRunning } from '../lists/queries.ts';
import type * as api from './api.ts';
import { countsOf } from './counts.ts';
import { operationReasons } from './model.ts';
import { makeOperationKey } from './operation-key.ts';
import * as queries from './queries.ts';
import { decideOperationMove, endedStates, operationMoves } from './rules.ts';

export const handlers: HandlersOf<typeof api> = {
  async listOperations(h) {
    const { limit } = h.query;
    const after = h.cursors.read(placeById, h.query.after)?.id ?? null;
    const { rows, next } = h.cursors.cut(
      await queries.listOperationsBefore(h.tx, { after, limit: limit + 1 }),
      limit,
      placeOfId,
    );
    return done({ operations: rows.map(summaryOf), next });
  },

  async listOperationNames(h) {
    return done({ operations: await queries.listOperationNamesOf(h.tx, h.actor.accountId) });
  },

  async addOperation(h) {
    const id = h.newId;
    const by = h.actor.accountId;
    await queries.insertOperation(h.tx, { id, by, fields: h.body });
    await makeOperationKey(h, id);
    await queries.insertOperationTransition(h.tx, {
      id: newId(),
      operationId: id,
      from: null,
      to: 'negotiating',
      reason: 'as-planned',
      on: h.today,
      by,
    });
    h.audit.wrote('operation-opened', 'operation', [id], 'operation');
    return done({ id, state: 'negotiating', version: 1 });
  },

  async readOperation(h) {
    const operation = await queries.findOperation(h.tx, h.params.operationId);
    if (!operation) return refuse('not-found');
    const transitions = await queries.listOperationTransitions(h.tx, operation.id);
    return done({
      operation: summaryOf(operation),
      mayMoveTo: [...operationMoves(operation)],
      transitions: transitions.map((made) => ({
        from: made.fromState,
        to: made.toState,
        on: made.onDay as queries.Operation['plannedOn'] & string,
        reason: operationReasons.find((known) => known === made.reason) ?? 'other',
        by: made.byAccount,
        at: made.at.toISOString(),
      })),
    });
  },

  async changeOperation(h) {
    const operation = await queries.findOperation(h.tx, h.params.operationId);
    if (!operation) return refuse('not-found');
    if (endedStates.includes(operation.state)) return refuse('operation-closed');
    const { baseVersion, ...fields } = h.body;
    if (!(await queries.updateOperation(h.tx, { id: operation.id, baseVersion, fields }))) {
      return refuse('conflict-changed-meanwhile');
    }
    h.audit.wrote('operation-changed', 'operation', [operation.id], 'operation');
    return done({ id: operation.id, state: operation.state, version: baseVersion + 1 });
  },

  async moveOperation(h) {
    await queries.lockOperation(h.tx, h.params.operationId);
    const operation = await queries.findOperation(h.tx, h.params.operationId);
    if (!operation) return refuse('not-found');
    const { to, reason, on, baseVersion } = h.body;
    const decided = decideOperationMove(operation, to, { on, today: h.today });
    if (!decided.ok) return decided;
    const next = decided.value;
    if (await isImportRunning(h.tx, operation.id)) return refuse('import-running');
    // The database would refuse too; checking first lets the message state the number.
    if ((next === 'closed' || next === 'cancelled') && operation.unresolved > 0) {
      return refuse('entries-unresolved', { unresolved: operation.unresolved });
    }
    const saved = await queries.updateOperationState(h.tx, {
      id: operation.id,
      baseVersion,
      from: operation.state,
      to: next,
      on,
      suspendedFrom: next === 'suspended' ? operation.state : null,
    });
    if (!saved) return refuse('conflict-changed-meanwhile');
    await queries.insertOperationTransition(h.tx, {
      id: newId(),
      operationId: operation.id,
      from: operation.state,
      to: next,
      reason,
      on,
      by: h.actor.accountId,
    });
    h.audit.wrote('operation-moved', 'operation', [operation.id], 'operation');
    return done({ id: operation.id, state: next, version: baseVersion + 1 });
  },

  async readCounts(h) {
    const operation = await queries.findOperation(h.tx, h.params.operationId);
    if (!operation) return refuse('not-found');
    const states = await queries.countStates(h.tx, operation.id);
    return done(
      countsOf(operation, states, await queries.countRowsAndProposals(h.tx, operation.id)),
    );
  },
};

function summaryOf({ suspendedFrom: _suspendedFrom, ...summary }: queries.Operation) {
  return summary;
}
