// Confirming a list: the checks a person hears about at once, then the import starts beside the
// request. While a row with an error is neither corrected nor left out by name, nothing starts.

import type { Handling } from '../../engine/http/handler.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { importList } from './api-lists.ts';
import { listEntryDaysOf } from './country.ts';
import { getKey, openUnderstanding, personCount } from './commands-lists.ts';
import { runImport } from './import-list.ts';
import { findOperation } from './queries.ts';
import { insertJob, lockList } from './queries-lists.ts';
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
    rows,
    by: h.actor.accountId,
  });
  if (!made) return refuse('import-running');
  h.audit.wrote('import-started', 'list entry', [list.id], 'operation');
  // Not awaited: it waits for this request's commit, and writes its end into the job's row.
  void runImport(
    { services: h.services, token: h.token, side: h.actor.side, requestId: h.requestId },
    {
      jobId,
      operationId: operation.id,
      listId: list.id,
      listVersion: list.version,
      today: h.today,
      retentionDays: listEntryDaysOf(h.services.programme.country),
      skipped,
    },
  );
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
