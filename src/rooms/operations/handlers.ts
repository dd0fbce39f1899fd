// Binds the contract of operations and lists to commands and queries; entries, reconciliation and
// arrival are bound in `routes-entries.ts`.

import { placeById, placeOfId } from '../../engine/http/cursor.ts';
import { type Binding, bind } from '../../engine/http/handler.ts';
import { newId } from '../../kernel/id.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import {
  addOperation,
  changeOperation,
  listOperationNames,
  listOperations,
  moveOperation,
  readCounts,
  readOperation,
} from './api.ts';
import {
  applyBoarding,
  cancelImport,
  correctUnderstanding,
  discardList,
  importList,
  listLists,
  previewList,
  readImport,
  stageList,
} from './api-lists.ts';
import { importCaseload, previewCaseload } from './caseload/api.ts';
import { bringCaseload, showCaseload } from './caseload/commands.ts';
import { takeOverBoarding } from './commands-entries.ts';
import { correctList, fileNameOf, getKey, loadPreview, stageFile } from './commands-lists.ts';
import { confirmImport } from './commands-import.ts';
import { countsOf } from './counts.ts';
import { operationReasons } from './model.ts';
import { makeOperationKey } from './operation-key.ts';
import {
  countRowsAndProposals,
  countStates,
  findOperation,
  insertOperation,
  insertOperationTransition,
  listOperationNamesOf,
  listOperationsBefore,
  listOperationTransitions,
  type Operation,
  updateOperation,
  updateOperationState,
} from './queries.ts';
import {
  endStage,
  findJob,
  findList,
  isImportRunning,
  lockList,
  listListsOf,
  requestCancel,
} from './queries-lists.ts';
import { routesOfEntries } from './routes-entries.ts';
import { decideOperationMove, endedStates, operationMoves } from './rules.ts';
import { noCorrections } from './understanding.ts';

const list = bind(listOperations, async (h) => {
  const { limit } = h.query;
  const after = h.cursors.read(placeById, h.query.after)?.id ?? null;
  const { rows, next } = h.cursors.cut(
    await listOperationsBefore(h.tx, { after, limit: limit + 1 }),
    limit,
    placeOfId,
  );
  return done({ operations: rows.map(summaryOf), next });
});

function summaryOf({ suspendedFrom: _suspendedFrom, ...summary }: Operation) {
  return summary;
}

const names = bind(listOperationNames, async (h) =>
  done({ operations: await listOperationNamesOf(h.tx, h.actor.accountId) }),
);

const add = bind(addOperation, async (h) => {
  const id = h.newId;
  const by = h.actor.accountId;
  await insertOperation(h.tx, { id, by, fields: h.body });
  await makeOperationKey(h, id);
  await insertOperationTransition(h.tx, {
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
});

const read = bind(readOperation, async (h) => {
  const operation = await findOperation(h.tx, h.params.operationId);
  if (!operation) return refuse('not-found');
  const transitions = await listOperationTransitions(h.tx, operation.id);
  return done({
    operation: summaryOf(operation),
    mayMoveTo: [...operationMoves(operation)],
    transitions: transitions.map((made) => ({
      from: made.fromState,
      to: made.toState,
      on: made.onDay as Operation['plannedOn'] & string,
      reason: operationReasons.find((known) => known === made.reason) ?? 'other',
      by: made.byAccount,
      at: made.at.toISOString(),
    })),
  });
});

const change = bind(changeOperation, async (h) => {
  const operation = await findOperation(h.tx, h.params.operationId);
  if (!operation) return refuse('not-found');
  if (endedStates.includes(operation.state)) return refuse('operation-closed');
  const { baseVersion, ...fields } = h.body;
  if (!(await updateOperation(h.tx, { id: operation.id, baseVersion, fields }))) {
    return refuse('conflict-changed-meanwhile');
  }
  h.audit.wrote('operation-changed', 'operation', [operation.id], 'operation');
  return done({ id: operation.id, state: operation.state, version: baseVersion + 1 });
});

const move = bind(moveOperation, async (h) => {
  const operation = await findOperation(h.tx, h.params.operationId);
  if (!operation) return refuse('not-found');
  const { to, reason, on, baseVersion } = h.body;
  const decided = decideOperationMove(operation, to, { on, today: h.today });
  if (!decided.ok) return decided;
  const next = decided.value;
  if (await isImportRunning(h.tx, operation.id)) return refuse('import-running');
  // The database would refuse as well: asking first gives the person the number.
  if (next === 'closed' && operation.unresolved > 0) {
    return refuse('entries-unresolved', { unresolved: operation.unresolved });
  }
  const saved = await updateOperationState(h.tx, {
    id: operation.id,
    baseVersion,
    from: operation.state,
    to: next,
    on,
    suspendedFrom: next === 'suspended' ? operation.state : null,
  });
  if (!saved) return refuse('conflict-changed-meanwhile');
  await insertOperationTransition(h.tx, {
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
});

const counts = bind(readCounts, async (h) => {
  const operation = await findOperation(h.tx, h.params.operationId);
  if (!operation) return refuse('not-found');
  const states = await countStates(h.tx, operation.id);
  return done(countsOf(operation, states, await countRowsAndProposals(h.tx, operation.id)));
});

// ---------------------------------------------------------------- lists

const stage = bind(stageList, async (h) => {
  const operation = await findOperation(h.tx, h.params.operationId);
  if (!operation) return refuse('not-found');
  if (endedStates.includes(operation.state)) return refuse('operation-closed');
  const { fileName, kind, listedOn, encoding, delimiter, dayMonthOrder } = h.query;
  const staged = await stageFile(h, {
    id: h.newId,
    operationId: operation.id,
    fileName,
    kind,
    bytes: h.body,
    corrections: {
      ...noCorrections,
      listedOn: listedOn ?? null,
      encoding: encoding ?? null,
      delimiter: delimiter ?? null,
      dayMonthOrder: dayMonthOrder ?? null,
    },
  });
  if (staged.ok) h.audit.wrote('list-staged', 'list entry', [staged.value.listId], 'operation');
  return staged;
});

const lists = bind(listLists, async (h) => {
  const operation = await findOperation(h.tx, h.params.operationId);
  if (!operation) return refuse('not-found');
  const key = await getKey(h, operation.id);
  const found = await listListsOf(h.tx, operation.id);
  return done({
    lists: found.map((one) => ({
      id: one.id,
      fileName: fileNameOf(key, one),
      kind: one.kind,
      state: one.importing ? ('importing' as const) : one.state,
      listedOn: one.listedOn as Operation['plannedOn'],
      stagedAt: one.stagedAt.toISOString(),
      discardedAfter: one.state === 'staged' ? one.discardedAfter.toISOString() : null,
      importedAt: one.importedAt?.toISOString() ?? null,
      entryCount: one.entryCount,
      version: one.version,
    })),
  });
});

const preview = bind(previewList, async (h) => {
  const found = await findList(h.tx, h.params);
  if (!found) return refuse('not-found');
  if (found.state !== 'staged') return refuse('list-not-staged');
  const { sheet, after } = h.query;
  h.audit.read('list entry', [found.id], 'operation');
  return done(await loadPreview(h, found, sheet === undefined ? null : { sheet, after }));
});

const correct = bind(correctUnderstanding, async (h) => {
  const found = await lockList(h.tx, h.params);
  if (!found) return refuse('not-found');
  if (found.state !== 'staged') return refuse('list-not-staged');
  const corrected = await correctList(h, found, h.body as Parameters<typeof correctList>[2]);
  if (corrected.ok) h.audit.wrote('list-corrected', 'list entry', [found.id], 'operation');
  return corrected;
});

const discard = bind(discardList, async (h) => {
  const found = await lockList(h.tx, h.params);
  if (!found) return refuse('not-found');
  if (found.state !== 'staged' || found.importing) return refuse('list-not-staged');
  if (!(await endStage(h.tx, found.id, 'discarded'))) return refuse('list-not-staged');
  h.audit.wrote('list-discarded', 'list entry', [found.id], 'operation');
  return done({ id: found.id, state: 'discarded' as const });
});

const job = bind(readImport, async (h) => {
  const found = await findJob(h.tx, h.params);
  return found ? done(found) : refuse('not-found');
});

const cancel = bind(cancelImport, async (h) => {
  const found = await findJob(h.tx, h.params);
  if (!found) return refuse('not-found');
  if (!(await requestCancel(h.tx, found.id))) return refuse('import-over');
  h.audit.wrote('import-cancelled', 'list entry', [found.listId], 'operation');
  return done({ id: found.id, cancelling: true });
});

export const operationsBindings: Binding[] = [
  list,
  names,
  add,
  read,
  change,
  move,
  counts,
  stage,
  lists,
  preview,
  correct,
  discard,
  bind(importList, confirmImport),
  job,
  cancel,
  bind(applyBoarding, takeOverBoarding),
  ...routesOfEntries,
  bind(previewCaseload, showCaseload),
  bind(importCaseload, bringCaseload),
];
