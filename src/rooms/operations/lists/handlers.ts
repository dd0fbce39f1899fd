// Lists of an operation: staging a file, correcting how it was understood, ordering its import and
// taking over who boarded, by the contract of `api.ts`. While a row with an error is neither
// corrected nor left out, no import starts.

import type { HandlersOf } from '../../../engine/http/handler.ts';
import { orderJob } from '../../../engine/jobs/job.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { type Move, noteMoves } from '../entries/note-moves.ts';
import { type ListedRow, listListedStatuses } from '../entries/queries.ts';
import { decideBoarding } from '../entries/rules.ts';
import { findReadingKey, getOperationKey } from '../operation/operation-key.ts';
import { findOperation, lockOperation } from '../operation/queries.ts';
import { endedStates } from '../operation/rules.ts';
import type * as api from './api.ts';
import { importJob } from './import-list.ts';
import { findSheetCorrections } from './shapes.ts';
import * as queries from './queries.ts';
import { rowsByNumber, rowsWithErrors } from './rows-with-errors.ts';
import { fileNameOf, loadPreview, openUnderstanding, personCount } from './staged-list.ts';
import { correctList, stageFile } from './staging.ts';
import { noCorrections } from './understanding.ts';

const rowsNamed = 20;

export const listHandlers: HandlersOf<typeof api> = {
  async stageList(h) {
    const operation = await findOperation(h.tx, h.params.operationId);
    if (!operation) return refuse('not-found');
    if (endedStates.includes(operation.state)) return refuse('operation-closed');
    const { fileName, kind, listedOn, encoding, delimiter, dayMonthOrder, sheets } = h.query;
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
        sheets: findSheetCorrections(sheets ?? '[]') ?? [],
      },
    });
    if (staged.ok) h.audit.wrote('list-staged', 'list entry', [staged.value.listId], 'operation');
    return staged;
  },

  async listLists(h) {
    const operation = await findOperation(h.tx, h.params.operationId);
    if (!operation) return refuse('not-found');
    const { key, isDestroyed } = await findReadingKey(h, operation.id);
    const found = await queries.listListsOf(h.tx, operation.id);
    return done({
      lists: found.map((one) => ({
        id: one.id,
        fileName: isDestroyed ? '-' : fileNameOf(key, one),
        kind: one.kind,
        state: one.importing ? ('importing' as const) : one.state,
        listedOn: one.listedOn,
        stagedAt: one.stagedAt.toISOString(),
        discardedAfter: one.state === 'staged' ? one.discardedAfter.toISOString() : null,
        importedAt: one.importedAt?.toISOString() ?? null,
        entryCount: one.entryCount,
        version: one.version,
      })),
    });
  },

  async previewList(h) {
    const found = await queries.findList(h.tx, h.params);
    if (!found) return refuse('not-found');
    if (found.state !== 'staged') return refuse('list-not-staged');
    h.audit.read('list entry', [found.id], 'operation');
    return done(await loadPreview(h, found, h.query));
  },

  async correctUnderstanding(h) {
    const found = await queries.lockList(h.tx, h.params);
    if (!found) return refuse('not-found');
    if (found.state !== 'staged') return refuse('list-not-staged');
    const corrected = await correctList(h, found, h.body);
    if (corrected.ok) h.audit.wrote('list-corrected', 'list entry', [found.id], 'operation');
    return corrected;
  },

  async discardList(h) {
    const found = await queries.lockList(h.tx, h.params);
    if (!found) return refuse('not-found');
    if (found.state !== 'staged' || found.importing) return refuse('list-not-staged');
    if (!(await queries.endStage(h.tx, found.id, 'discarded'))) return refuse('list-not-staged');
    h.audit.wrote('list-discarded', 'list entry', [found.id], 'operation');
    return done({ id: found.id, state: 'discarded' as const });
  },

  async importList(h) {
    await lockOperation(h.tx, h.params.operationId);
    const operation = await findOperation(h.tx, h.params.operationId);
    const list = await queries.lockList(h.tx, h.params);
    if (!operation || !list) return refuse('not-found');
    if (endedStates.includes(operation.state)) return refuse('operation-closed');
    if (list.state !== 'staged') return refuse('list-not-staged');
    if (list.version !== h.body.baseVersion) return refuse('conflict-changed-meanwhile');
    const understanding = openUnderstanding(await getOperationKey(h, operation.id), list);
    const skipped = new Set(h.body.skipRows.map((one) => `${one.sheet}|${one.row}`));
    const left = rowsWithErrors(understanding, skipped);
    if (left.length > 0) {
      return refuse('rows-with-errors', {
        count: left.length,
        rows: left.slice(0, rowsNamed).join(', '),
      });
    }
    const rows = personCount(understanding) - skipped.size;
    if (rows <= 0) return refuse('nothing-to-import');
    const jobId = h.newId;
    const made = await queries.insertJob(h.tx, {
      id: jobId,
      operationId: operation.id,
      listId: list.id,
      listVersion: list.version,
      skipped: rowsByNumber(understanding, skipped),
      rows,
      by: h.actor.accountId,
    });
    if (!made) return refuse('import-running');
    h.audit.wrote('import-started', 'list entry', [list.id], 'operation');
    // Ordered exactly when this request commits; after a crash another run picks it up.
    await orderJob(h.tx, {
      id: newId(),
      kind: importJob.kind,
      payload: { importId: jobId },
      token: h.token,
    });
    return done({ jobId });
  },

  async readImport(h) {
    const found = await queries.findJob(h.tx, h.params);
    return found ? done(found) : refuse('not-found');
  },

  async cancelImport(h) {
    const found = await queries.findJob(h.tx, h.params);
    if (!found) return refuse('not-found');
    if (!(await queries.requestCancel(h.tx, found.id))) return refuse('import-over');
    h.audit.wrote('import-cancelled', 'list entry', [found.listId], 'operation');
    return done({ id: found.id, cancelling: true });
  },

  async applyBoarding(h) {
    await lockOperation(h.tx, h.params.operationId);
    const operation = await findOperation(h.tx, h.params.operationId);
    const list = await queries.findList(h.tx, h.params);
    if (!operation || !list) return refuse('not-found');
    if (endedStates.includes(operation.state)) return refuse('operation-closed');
    if (list.state !== 'imported') return refuse('list-not-imported');
    const listed = await listListedStatuses(h.tx, list.id);
    if (listed.length === 0) return refuse('no-status-column');
    const { moves, conflicts } = movesOf(listed);
    const { staying } = await noteMoves(h, operation.id, moves);
    h.audit.wrote(
      'boarding-noted',
      'list entry',
      moves.map((move) => move.rootId),
      'operation',
    );
    return done({
      boarded: moves.length - staying,
      notBoarded: staying,
      unchanged: listed.length - moves.length - conflicts.length,
      conflicts,
    });
  },
};

type Conflict = ReturnsOf<typeof api.applyBoarding>['conflicts'][number];

/** What the carrier's list changes; what contradicts a person's note is left for a person. */
function movesOf(listed: readonly ListedRow[]) {
  const moves: Move[] = [];
  const conflicts: Conflict[] = [];
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
  return { moves, conflicts };
}
