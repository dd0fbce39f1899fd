// Plain backup and restore: one repeatable-read transaction, each row as one JSON line, compressed
// with zstd. It needs no pg_dump, so it works with the embedded server and is the way to a new
// major version. The key file is never part of it: a stolen backup opens no encrypted value.
// Restoring makes the tables of the backup's own version, fills them, checks every count and hash
// and then brings the database to this version and into its next epoch, all of it or nothing.

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import type { Kysely } from 'kysely';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { baselineLast } from './before-baseline.ts';
import { inTransaction, sql, type Tx } from './database.ts';
import { raiseEpoch } from './epoch.ts';
import { bringTo, makeTables, type Migration, type Wanted, wantedHere } from './migrate.ts';

const format = 'alongside-backup-2';
/** Named its version by one migration; that of the last version before the baseline is known. */
const earlierFormat = { format: 'alongside-backup-1', migration: 'search-keys' };
const rowsPerFetch = 2_000;

/** `hash`: SHA-256 over the row texts in key order, as restore and the drill recompute it. */
export type TableCount = { readonly table: string; readonly rows: number; readonly hash: string };
export type BackupReport = { readonly tables: readonly TableCount[] };

/** Writes `path`, through a temporary file: a half backup never looks like one. */
export async function writeBackup(
  owner: Kysely<unknown>,
  path: string,
  leftOut: readonly string[] = [],
): Promise<BackupReport> {
  const half = `${path}.part`;
  try {
    const report = await owner
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const counts: TableCount[] = [];
        await pipeline(
          Readable.from(linesOf(tx, { counts, leftOut })),
          createZstdCompress(),
          createWriteStream(half, { mode: 0o600 }),
        );
        return { tables: counts };
      });
    await rename(half, path);
    return report;
  } catch (problem) {
    await rm(half, { force: true });
    throw problem;
  }
}

type Writing = { readonly counts: TableCount[]; readonly leftOut: readonly string[] };

async function* linesOf(tx: Tx, { counts, leftOut }: Writing): AsyncGenerator<string> {
  const applied = await sql<Version[number]>`select number, sha256 from migration.schema_migration
    order by number`.execute(tx);
  yield `${JSON.stringify({ format, migrations: applied.rows })}\n`;
  for (const table of (await listTables(tx)).filter((name) => !leftOut.includes(name))) {
    const hash = createHash('sha256');
    let rows = 0;
    await sql`declare backup_rows no scroll cursor for
      select to_jsonb(t)::text as line from ${sql.raw(table)} t
        order by to_jsonb(t)::text collate "C"`.execute(tx);
    for (;;) {
      const batch = await sql<{
        line: string;
      }>`fetch ${sql.raw(String(rowsPerFetch))} from backup_rows`.execute(tx);
      if (batch.rows.length === 0) break;
      for (const { line } of batch.rows) hash.update(line).update('\n');
      rows += batch.rows.length;
      yield `${JSON.stringify({ table, rows: batch.rows.map(({ line }) => line) })}\n`;
    }
    await sql`close backup_rows`.execute(tx);
    counts.push({ table, rows, hash: hash.digest('hex') });
  }
  yield `${JSON.stringify({ end: counts })}\n`;
}

export type RestoreRefusal =
  | 'not-a-backup'
  | 'backup-incomplete'
  | 'backup-of-another-version'
  | 'database-not-empty'
  | 'rows-differ';

/**
 * Into a database without a programme, brought to `wanted`; nothing is kept when anything differs.
 */
export async function readBackup(
  owner: Kysely<unknown>,
  path: string,
  wanted: Wanted = wantedHere(),
): Promise<Outcome<BackupReport, RestoreRefusal>> {
  try {
    return await inTransaction(owner, async (tx) => {
      const outcome = await restoreInto(tx, path, wanted);
      if (!outcome.ok) throw new RolledBack(outcome);
      return outcome;
    });
  } catch (problem) {
    if (problem instanceof RolledBack) return problem.outcome;
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
  path: string,
  wanted: Wanted,
): Promise<Outcome<BackupReport, RestoreRefusal>> {
  const filled = await sql`select 1 from programme.setting`.execute(tx);
  if (filled.rows.length > 0) return refuse('database-not-empty');
  const version = await readVersion(path, wanted.migrations);
  if (!version.ok) return version;
  const queries = { query: (text: string) => sql.raw<Record<string, unknown>>(text).execute(tx) };
  await makeTables(queries, { migrations: version.value, state: wanted.state });
  const tables = await listTables(tx);
  const foreignKeys = await dropForeignKeys(tx);
  for (const table of tables) await sql`delete from ${sql.raw(table)}`.execute(tx);
  const ended = await loadLines(tx, path, tables);
  if (!ended.ok) return ended;
  for (const key of foreignKeys) {
    await sql`alter table ${sql.raw(key.table)} add constraint ${sql.id(key.name)}
      ${sql.raw(key.definition)}`.execute(tx);
  }
  await continueNumbers(tx);
  const differing = findDiffering(ended.value.tables, await countTables(tx));
  if (differing !== null) return refuse('rows-differ', { table: differing });
  const brought = await bringTo(queries, wanted);
  if (brought.ok) await raiseEpoch(tx);
  return brought.ok ? ended : refuse('backup-of-another-version');
}

/** In either direction: a table that only one of them knows differs too. */
function findDiffering(
  promised: readonly TableCount[],
  found: readonly TableCount[],
): string | null {
  const hashes = new Map(found.map(({ table, hash }) => [table, hash]));
  const differing = promised.find(({ table, hash }) => hashes.get(table) !== hash);
  const promisedTables = new Set(promised.map(({ table }) => table));
  return (differing ?? found.find(({ table }) => !promisedTables.has(table)))?.table ?? null;
}

type Version = readonly { readonly number: number; readonly sha256: string }[];
type Head = { format?: string; migration?: string; migrations?: Version };

/**
 * The files that make the tables of the backup: the first ones of ours, or it is of another
 * program.
 */
async function readVersion(
  path: string,
  migrations: readonly Migration[],
): Promise<Outcome<readonly Migration[], RestoreRefusal>> {
  const head = await readHead(path);
  if (head?.format === earlierFormat.format) {
    return head.migration === earlierFormat.migration
      ? done(migrations.filter(({ number }) => number <= baselineLast))
      : refuse('backup-of-another-version', { migration: head.migration ?? '' });
  }
  if (head?.format !== format || !head.migrations) return refuse('not-a-backup');
  const known = migrations.slice(0, head.migrations.length);
  const isOurs = head.migrations.every(({ sha256 }, at) => known[at]?.sha256 === sha256);
  return isOurs ? done(known) : refuse('backup-of-another-version');
}

async function readHead(path: string): Promise<Head | null> {
  const input = unpacked(path);
  try {
    for await (const line of linesOfStream(input)) return JSON.parse(line) as Head;
  } catch (problem) {
    if (!isBroken(problem)) throw problem;
  } finally {
    // What is wrong with the rest is said when the rest is read.
    input.on('error', () => undefined).destroy();
  }
  return null;
}

function unpacked(path: string) {
  return createReadStream(path).pipe(createZstdDecompress());
}

function linesOfStream(input: ReturnType<typeof unpacked>) {
  return createInterface({ input, crlfDelay: Infinity });
}

/** Not compressed by us, or cut off in the middle of a line. */
function isBroken(problem: unknown): boolean {
  return (
    problem instanceof SyntaxError || (problem as { code?: string }).code?.startsWith('Z') === true
  );
}

async function loadLines(
  tx: Tx,
  path: string,
  tables: readonly string[],
): Promise<Outcome<BackupReport, RestoreRefusal>> {
  // Before the file is opened: lines that come while something else is awaited would be lost.
  const kept = await listKeptColumns(tx);
  let report: BackupReport | null = null;
  try {
    for await (const line of linesOfStream(unpacked(path))) {
      const part = JSON.parse(line) as { table?: string; rows?: string[]; end?: TableCount[] };
      if (part.end) report = { tables: part.end };
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
    if (!isBroken(problem)) throw problem;
    return refuse(problem instanceof SyntaxError ? 'backup-incomplete' : 'not-a-backup');
  }
  return report ? done(report) : refuse('backup-incomplete');
}

/** Every table of every room, in the order of names; the list of migrations is not data. */
export async function listTables(tx: Tx): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in ('pg_catalog',
      'information_schema', 'migration', 'public')
      and n.nspname not like 'pg\\_%' order by 1`.execute(tx);
  return found.rows.map((row) => row.name);
}

/** By table; without the columns that the database works out from the others. */
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

/** Rows and hash of every table: what the restore drill compares. */
export async function countTables(tx: Tx): Promise<TableCount[]> {
  const counts: TableCount[] = [];
  for (const table of await listTables(tx)) {
    const hash = createHash('sha256');
    const all = await sql<{
      line: string;
    }>`select to_jsonb(t)::text as line from ${sql.raw(table)} t
      order by to_jsonb(t)::text collate "C"`.execute(tx);
    for (const { line } of all.rows) hash.update(line).update('\n');
    counts.push({ table, rows: all.rows.length, hash: hash.digest('hex') });
  }
  return counts;
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

// A number that the database counts itself goes on after the last one that was restored.
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
