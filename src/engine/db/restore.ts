// Restores a backup: creates the tables of the backup's own version, fills them, checks every count
// and hash, brings the database to this version, and ends again whatever ended after the backup
// (ledger/replay.ts), all of it or nothing. There is no restore without the ledger. Afterwards
// nobody is signed in, and the programme's next epoch begins.

import type { Kysely } from 'kysely';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Ledger } from '../ledger/ledger-file.ts';
import { replayEndings, type Replayed, type ReplayRefusal } from '../ledger/replay.ts';
import {
  type BackupReport,
  countTables,
  format,
  listTables,
  type TableCount,
  type Version,
} from './backup.ts';
import { type BackupFile, brokenAs, openBackup, type OpenRefusal } from './backup-lines.ts';
import { baselineLast } from './before-baseline.ts';
import { contentsInto, isContentLine } from './backup-contents.ts';
import type { DocumentStore } from '../documents/store.ts';
import { inTransaction, sql, type Tx } from './database.ts';
import { beginEpoch } from './epoch.ts';
import {
  bringTo,
  holdLock,
  makeTables,
  type Migration,
  type Wanted,
  wantedHere,
} from './migrate.ts';
import { type ServerLack, serverLackOf } from './server-lack.ts';

/**
 * This format gave its version as one migration name, the last in alphabetical order, so it only
 * tells that there were eighteen files. Comparing every table and column proves that it is the last
 * version before the baseline.
 */
const earlierFormat = { format: 'alongside-backup-1', migration: 'search-keys' };

export type RestoreSource = BackupFile & {
  readonly ledger: Ledger;
  /** Where contents of documents go; left out: they are not restored. */
  readonly store?: DocumentStore;
};
export type RestoreReport = BackupReport & { readonly replayed: Replayed };

export type RestoreRefusal =
  | ReplayRefusal
  | OpenRefusal
  | ServerLack
  | 'not-a-backup'
  | 'backup-of-another-version'
  | 'database-not-empty'
  | 'rows-differ';

/**
 * Restores into a database without a programme, brought to `wanted`; keeps nothing if anything
 * differs.
 */
export async function readBackup(
  owner: Kysely<unknown>,
  source: RestoreSource,
  wanted: Wanted = wantedHere(),
): Promise<Outcome<RestoreReport, RestoreRefusal>> {
  try {
    return await inTransaction(owner, async (tx) => {
      const outcome = await restoreInto(tx, source, wanted);
      if (!outcome.ok) throw new RolledBack(outcome);
      return outcome;
    });
  } catch (problem) {
    if (problem instanceof RolledBack) return problem.outcome;
    const lack = serverLackOf(problem);
    if (lack) return refuse(lack);
    throw problem;
  }
}

class RolledBack extends Error {
  readonly outcome: Outcome<never, RestoreRefusal>;
  constructor(outcome: Outcome<never, RestoreRefusal>) {
    super('rolled back');
    this.outcome = outcome;
  }
}

async function restoreInto(
  tx: Tx,
  source: RestoreSource,
  wanted: Wanted,
): Promise<Outcome<RestoreReport, RestoreRefusal>> {
  // The code that creates tables is written for a bare client, whose rows keep the database's
  // names.
  const bare = tx.withoutPlugins();
  const queries = { query: (text: string) => sql.raw<Record<string, unknown>>(text).execute(bare) };
  await holdLock(queries);
  const filled = await sql`select 1 from programme.setting`.execute(tx);
  if (filled.rows.length > 0) return refuse('database-not-empty');
  const version = await readVersion(source, wanted.migrations);
  if (!version.ok) return version;
  const { migrations, leftOut } = version.value;
  await makeTables(queries, { migrations, state: wanted.state });
  // Tables left out of the backup stay as the files create them.
  const tables = (await listTables(tx)).filter((table) => !leftOut.includes(table));
  const foreignKeys = await dropForeignKeys(tx);
  for (const table of tables) await sql`delete from ${sql.raw(table)}`.execute(tx);
  const ended = await loadLines(tx, source, tables);
  if (!ended.ok) return ended;
  for (const key of foreignKeys) {
    await sql`alter table ${sql.raw(key.table)} add constraint ${sql.id(key.name)}
      ${sql.raw(key.definition)}`.execute(tx);
  }
  await continueNumbers(tx);
  const found = (await countTables(tx)).filter(({ table }) => tables.includes(table));
  const differing = findDiffering(ended.value.tables, found);
  if (differing !== null) return refuse('rows-differ', { table: differing });
  const brought = await bringTo(queries, wanted);
  if (!brought.ok) return refuse('backup-of-another-version');
  const replayed = await replayEndings(tx, source.ledger);
  if (!replayed.ok) return replayed;
  await beginEpoch(tx);
  return done({ ...ended.value, replayed: replayed.value });
}

/** In either direction: a table that only one side has also differs. */
function findDiffering(
  promised: readonly TableCount[],
  found: readonly TableCount[],
): string | null {
  const hashes = new Map(found.map(({ table, hash }) => [table, hash]));
  const differing = promised.find(({ table, hash }) => hashes.get(table) !== hash);
  const promisedTables = new Set(promised.map(({ table }) => table));
  return (differing ?? found.find(({ table }) => !promisedTables.has(table)))?.table ?? null;
}

type Head = { format?: string; migration?: string; migrations?: Version; leftOut?: string[] };
type Made = { readonly migrations: readonly Migration[]; readonly leftOut: readonly string[] };

/**
 * The files that create the backup's tables: they must be our first ones, otherwise the backup
 * comes from another program.
 */
async function readVersion(
  file: BackupFile,
  migrations: readonly Migration[],
): Promise<Outcome<Made, RestoreRefusal>> {
  const read = await readHead(file);
  if (!read.ok) return read;
  const head = read.value;
  if (head?.format === earlierFormat.format) {
    return head.migration === earlierFormat.migration
      ? done({ migrations: migrations.filter(({ number }) => number <= baselineLast), leftOut: [] })
      : refuse('backup-of-another-version', { migration: head.migration ?? '' });
  }
  if (head?.format !== format || !head.migrations) return refuse('not-a-backup');
  const known = migrations.slice(0, head.migrations.length);
  const isOurs = head.migrations.every(({ sha256 }, at) => known[at]?.sha256 === sha256);
  return isOurs
    ? done({ migrations: known, leftOut: head.leftOut ?? [] })
    : refuse('backup-of-another-version');
}

async function readHead(file: BackupFile): Promise<Outcome<Head | null, RestoreRefusal>> {
  const lines = await openBackup(file);
  if (!lines.ok) return lines;
  try {
    for await (const line of lines.value) return done(JSON.parse(line) as Head);
  } catch (problem) {
    if (brokenAs(problem) === null) throw problem;
  }
  return done(null);
}

type Part = { table?: string; rows?: string[]; end?: TableCount[] };

async function loadLines(
  tx: Tx,
  file: RestoreSource,
  tables: readonly string[],
): Promise<Outcome<BackupReport, RestoreRefusal>> {
  const kept = await listKeptColumns(tx);
  const lines = await openBackup(file);
  if (!lines.ok) return lines;
  const beside = contentsInto(file.store ?? null);
  let report: BackupReport | null = null;
  try {
    for await (const line of lines.value) {
      const part = JSON.parse(line) as Part;
      if (isContentLine(part)) await beside.take(part);
      else if (part.end) report = { tables: part.end };
      else if (part.table && part.rows && tables.includes(part.table)) {
        const columns = sql.raw(kept.get(part.table)!);
        await sql`insert into ${sql.raw(part.table)} (${columns}) overriding system value select
          ${columns}
          from jsonb_populate_recordset(null::${sql.raw(part.table)}, ${`[${part.rows.join(',')}]`}::jsonb)`.execute(
          tx,
        );
      }
    }
  } catch (problem) {
    const broken = brokenAs(problem);
    if (broken === null) throw problem;
    return refuse(broken);
  }
  return report ? done({ ...report, contents: beside.count() }) : refuse('backup-incomplete');
}

/** By table, without generated columns. */
async function listKeptColumns(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ table: string; columns: string }>`
    select format('%I.%I', n.nspname, c.relname) as table,
      string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a
      on a.attrelid = c.oid
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by 1`.execute(tx);
  return new Map(found.rows.map((row) => [row.table, row.columns]));
}

// Rows arrive in the order of table names, so references are checked once, at the end.
async function dropForeignKeys(tx: Tx) {
  const found = await sql<{ table: string; name: string; definition: string }>`
    select format('%I.%I', n.nspname, c.relname) as table, k.conname as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n
      on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname not in ('migration', 'public') order by 1, 2`.execute(tx);
  for (const key of found.rows) {
    await sql`alter table ${sql.raw(key.table)} drop constraint ${sql.id(key.name)}`.execute(tx);
  }
  return found.rows;
}

// Identity columns continue after the last restored number.
async function continueNumbers(tx: Tx): Promise<void> {
  const counted = await sql<{ table: string; column: string }>`
    select format('%I.%I', table_schema, table_name) as table, column_name as column
      from information_schema.columns
    where is_identity = 'YES' and table_schema not in ('migration', 'public')`.execute(tx);
  for (const { table, column } of counted.rows) {
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}), max(${sql.ref(column)}))
      from ${sql.raw(table)} having max(${sql.ref(column)}) is not null`.execute(tx);
  }
}
