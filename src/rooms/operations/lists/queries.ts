// SQL of lists, their stage and import jobs. The stage is visible only while it waits for a
// decision; the policies see to that, and these queries rely on nothing else.

import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ListKind } from './model.ts';
import type { ImportJob } from './shapes.ts';

export type ListRow = {
  id: string;
  operationId: string;
  kind: ListKind;
  state: 'staged' | 'imported' | 'discarded';
  fileName: Buffer;
  understanding: Buffer | null;
  listedOn: Day | null;
  version: number;
  stagedAt: Date;
  discardedAfter: Date;
  importedAt: Date | null;
  entryCount: number;
  importing: boolean;
};

// A stage whose day is over reads as discarded at once, whether or not it was deleted yet.
const listColumns = sql`l.id, l.operation_id, l.kind,
  case when l.state = 'staged' and l.discarded_after <= now() then 'discarded' else l.state end
    as state,
  l.file_name, l.understanding, l.listed_on, l.version, l.staged_at, l.discarded_after,
  l.imported_at,
  (select count(*) from operations.entry_listing n where n.list_id = l.id) as entry_count,
  exists (select 1 from operations.import_job j where j.list_id = l.id
    and j.state in ('waiting', 'running')) as importing`;

export async function findList(
  tx: Tx,
  { operationId, listId }: { operationId: string; listId: string },
): Promise<ListRow | null> {
  const found = await sql<ListRow>`select ${listColumns} from operations.list l
    where l.id = ${listId}::uuid and l.operation_id = ${operationId}::uuid`.execute(tx);
  return found.rows[0] ?? null;
}

/** Whoever sends the same file at the same moment waits, and gets the list that was made. */
export async function lockOperation(tx: Tx, operationId: string): Promise<void> {
  await sql`select 1 from operations.operation where id = ${operationId}::uuid
    for no key update`.execute(tx);
}

/** As `findList`, with a lock: nobody else changes, discards or imports it until this ends. */
export async function lockList(
  tx: Tx,
  ids: { operationId: string; listId: string },
): Promise<ListRow | null> {
  await sql`select 1 from operations.list where id = ${ids.listId}::uuid
    and operation_id = ${ids.operationId}::uuid for no key update`.execute(tx);
  return findList(tx, ids);
}

export async function findListByHash(
  tx: Tx,
  operationId: string,
  hash: Buffer,
): Promise<ListRow | null> {
  const found = await sql<ListRow>`select ${listColumns} from operations.list l
    where l.operation_id = ${operationId}::uuid and l.file_hash = ${hash}
      and l.state <> 'discarded'`.execute(tx);
  return found.rows[0] ?? null;
}

export async function listListsOf(tx: Tx, operationId: string): Promise<ListRow[]> {
  const found = await sql<ListRow>`select ${listColumns} from operations.list l
    where l.operation_id = ${operationId}::uuid and l.state <> 'discarded'
      and (l.state <> 'staged' or l.discarded_after > now())
    order by l.staged_at, l.id limit 200`.execute(tx);
  return found.rows;
}

export async function eraseDue(tx: Tx): Promise<void> {
  await sql`select operations.erase_due()`.execute(tx);
}

export type NewList = {
  id: string;
  operationId: string;
  kind: ListKind;
  fileName: Buffer;
  understanding: Buffer;
  listedOn: string | null;
  fileHash: Buffer;
  rowCount: number;
  stagedBy: string;
  bytes: Buffer;
};

/** Unless it is confirmed, the stage is thrown away a day later: the database sets that hour. */
export async function insertList(tx: Tx, list: NewList): Promise<void> {
  await insertRow(tx, 'operations.list', {
    id: list.id,
    operationId: list.operationId,
    kind: list.kind,
    fileName: list.fileName,
    understanding: list.understanding,
    listedOn: list.listedOn,
    fileHash: list.fileHash,
    rowCount: list.rowCount,
    stagedBy: list.stagedBy,
  });
  await insertRow(tx, 'operations.list_file', { listId: list.id, bytes: list.bytes });
}

export type ListPage = { sheetNumber: number; pageNumber: number; rows: Buffer };

export async function replacePages(
  tx: Tx,
  listId: string,
  pages: readonly ListPage[],
): Promise<void> {
  await sql`delete from operations.list_page where list_id = ${listId}::uuid`.execute(tx);
  for (const page of pages) {
    await insertRow(tx, 'operations.list_page', {
      listId,
      sheetNumber: page.sheetNumber,
      pageNumber: page.pageNumber,
      rows: page.rows,
    });
  }
}

export async function findPage(
  tx: Tx,
  at: { listId: string; sheetNumber: number; pageNumber: number },
): Promise<Buffer | null> {
  const found = await sql<{ rows: Buffer }>`select rows from operations.list_page
    where list_id = ${at.listId}::uuid and sheet_number = ${at.sheetNumber}
      and page_number = ${at.pageNumber}`.execute(tx);
  return found.rows[0]?.rows ?? null;
}

export async function getFileBytes(tx: Tx, listId: string): Promise<Buffer | null> {
  const found = await sql<{ bytes: Buffer }>`select bytes from operations.list_file
    where list_id = ${listId}::uuid`.execute(tx);
  return found.rows[0]?.bytes ?? null;
}

export type ListChange = {
  listId: string;
  baseVersion: number;
  kind: ListKind;
  understanding: Buffer;
  listedOn: string | null;
  rowCount: number;
};

/** False if the version is no longer current, or the list no longer staged. */
export async function updateUnderstanding(tx: Tx, change: ListChange): Promise<boolean> {
  const updated = await sql`update operations.list set version = version + 1, kind = ${change.kind},
      understanding = ${change.understanding}, listed_on = ${change.listedOn}::date,
      row_count = ${change.rowCount}
    where id = ${change.listId}::uuid and version = ${change.baseVersion} and state = 'staged'
    returning id`.execute(tx);
  return updated.rows.length > 0;
}

/** Ends the stage: the file and its rows go at once. False if it was no longer staged. */
export async function endStage(
  tx: Tx,
  listId: string,
  state: 'imported' | 'discarded',
): Promise<boolean> {
  const ended = await sql`update operations.list set state = ${state}, version = version + 1,
      understanding = null,
      imported_at = case when ${state} = 'imported' then now() end
    where id = ${listId}::uuid and state = 'staged' returning id`.execute(tx);
  await sql`delete from operations.list_page where list_id = ${listId}::uuid`.execute(tx);
  await sql`delete from operations.list_file where list_id = ${listId}::uuid`.execute(tx);
  return ended.rows.length > 0;
}

// ---------------------------------------------------------------- import jobs

type JobRow = {
  id: string;
  listId: string;
  state: ImportJob['state'];
  step: ImportJob['step'];
  rowsTotal: number;
  rowsDone: number;
  entriesAdded: number;
  entriesKnown: number;
  rowsSkipped: number;
  proposals: number;
  matchingPending: boolean;
};

export async function findJob(
  tx: Tx,
  { operationId, jobId }: { operationId: string; jobId: string },
): Promise<ImportJob | null> {
  const found = await sql<JobRow>`select id, list_id, step, rows_total, rows_done, entries_added,
      entries_known, rows_skipped, proposals, matching_pending, state
    from operations.import_job
    where id = ${jobId}::uuid and operation_id = ${operationId}::uuid`.execute(tx);
  return found.rows[0] ?? null;
}

/** Number of the sheet, row. */
export type SkippedRow = readonly [number, number];

export type NewImport = {
  readonly id: string;
  readonly operationId: string;
  readonly listId: string;
  readonly listVersion: number;
  readonly skipped: readonly SkippedRow[];
  readonly rows: number;
  readonly by: string;
};

/** False if another import of this operation is running. */
export async function insertJob(tx: Tx, job: NewImport): Promise<boolean> {
  const made = await sql`insert into operations.import_job
      (id, operation_id, list_id, list_version, skipped_rows, state, rows_total, started_by)
    values (${job.id}, ${job.operationId}, ${job.listId}, ${job.listVersion},
      ${JSON.stringify(job.skipped)}::jsonb, 'waiting', ${job.rows}, ${job.by})
    on conflict (operation_id) where state in ('waiting', 'running') do nothing
    returning id`.execute(tx);
  return made.rows.length > 0;
}

export type ImportOrder = {
  readonly importId: string;
  readonly operationId: string;
  readonly listId: string;
  readonly listVersion: number;
  readonly skippedRows: readonly SkippedRow[];
};

/** Null if it has ended already. */
export async function findImportOrder(tx: Tx, importId: string): Promise<ImportOrder | null> {
  const found = await sql<ImportOrder>`select id as "importId", operation_id as "operationId",
      list_id as "listId", list_version as "listVersion", skipped_rows as "skippedRows"
    from operations.import_job
    where id = ${importId}::uuid and state in ('waiting', 'running')`.execute(tx);
  return found.rows[0] ?? null;
}

/** Records progress; false if someone asked to stop. */
export async function noteProgress(
  tx: Tx,
  jobId: string,
  progress: { step: ImportJob['step']; rowsDone: number },
): Promise<boolean> {
  const noted = await sql<{ goOn: boolean }>`update operations.import_job
    set state = 'running', step = ${progress.step}, rows_done = ${progress.rowsDone},
      heartbeat_at = clock_timestamp()
    where id = ${jobId}::uuid and state in ('waiting', 'running')
    returning cancel_requested_at is null as go_on`.execute(tx);
  return noted.rows[0]?.goOn ?? false;
}

export type JobResult = {
  rowsDone: number;
  entriesAdded: number;
  entriesKnown: number;
  rowsSkipped: number;
  proposals: number;
  matchingPending: boolean;
};

/** In the import's own transaction; false if it was cancelled meanwhile. */
export async function completeJob(tx: Tx, jobId: string, result: JobResult): Promise<boolean> {
  const ended = await sql`update operations.import_job set state = 'done',
      skipped_rows = '[]', rows_done = ${result.rowsDone}, entries_added = ${result.entriesAdded},
      entries_known = ${result.entriesKnown}, rows_skipped = ${result.rowsSkipped},
      proposals = ${result.proposals}, matching_pending = ${result.matchingPending},
      heartbeat_at = clock_timestamp()
    where id = ${jobId}::uuid and state = 'running' and cancel_requested_at is null
    returning id`.execute(tx);
  return ended.rows.length > 0;
}

export async function requestCancel(tx: Tx, jobId: string): Promise<boolean> {
  const asked = await sql`update operations.import_job
    set cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp())
    where id = ${jobId}::uuid and state in ('waiting', 'running') returning id`.execute(tx);
  return asked.rows.length > 0;
}

export async function isImportRunning(tx: Tx, operationId: string): Promise<boolean> {
  const found = await sql`select 1 from operations.import_job
    where operation_id = ${operationId}::uuid and state in ('waiting', 'running')`.execute(tx);
  return found.rows.length > 0;
}
