// Confirming a list: the checks a person hears about at once, then the import is ordered, to be
// done beside the request. While a row with an error is neither corrected nor left out by name,
// nothing starts.

import type { Handling } from '../../engine/http/handler.ts';
import { orderJob } from '../../engine/jobs/job.ts';
import { newId } from '../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { importList } from './api-lists.ts';
import { getKey, openUnderstanding, personCount } from './commands-lists.ts';
import { importJob } from './import-list.ts';
import { findOperation } from './queries.ts';
import { insertJob, lockList, type SkippedRow } from './queries-lists.ts';
import { endedStates } from './rules.ts';
import type { Understanding } from './understanding.ts';

const rowsNamed = 20;

export async function confirmImport(
  h: Handling<typeof importList>,
): Promise<
  Outcome<
    { jobId: string },
    | 'not-found'
    | 'list-not-staged'
    | 'conflict-changed-meanwhile'
    | 'rows-with-errors'
    | 'nothing-to-import'
    | 'import-running'
    | 'operation-closed'
  >
> {
  const operation = await findOperation(h.tx, h.params.operationId);
  const list = await lockList(h.tx, h.params);
  if (!operation || !list) return refuse('not-found');
  if (endedStates.includes(operation.state)) return refuse('operation-closed');
  if (list.state !== 'staged') return refuse('list-not-staged');
  if (list.version !== h.body.baseVersion) return refuse('conflict-changed-meanwhile');
  const understanding = openUnderstanding(await getKey(h, operation.id), list);
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
  const made = await insertJob(h.tx, {
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
  // There exactly when this request commits; a server that dies in the middle takes it up again.
  await orderJob(h.tx, {
    id: newId(),
    kind: importJob.kind,
    payload: { importId: jobId },
    token: h.token,
  });
  return done({ jobId });
}

/** As a person finds them: `12`, or `Sheet!12` where there are several sheets. */
function rowsWithErrors(understanding: Understanding, skipped: ReadonlySet<string>): string[] {
  const sheets = understanding.sheets.filter((sheet) => !sheet.excluded);
  return sheets.flatMap(({ sheet, errorRows }) =>
    errorRows
      .filter((row) => !skipped.has(`${sheet}|${row}`))
      .map((row) => (sheets.length > 1 ? `${sheet}!${row}` : String(row))),
  );
}

/** What is kept of it names no sheet: a sheet may be called after a family. */
function rowsByNumber(understanding: Understanding, skipped: ReadonlySet<string>): SkippedRow[] {
  const numbers = new Map(understanding.sheets.map(({ sheet }, number) => [sheet, number]));
  return [...skipped].flatMap((one) => {
    const at = one.lastIndexOf('|');
    const number = numbers.get(one.slice(0, at));
    return number === undefined ? [] : [[number, Number(one.slice(at + 1))] as const];
  });
}
