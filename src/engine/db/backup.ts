// A backup: one repeatable-read transaction, each row as one JSON line, compressed with zstd and
// encrypted to a recipient's public key. It needs no pg_dump, so it works with the embedded server,
// and it is also the way to move to a new major version. The key file is never part of it, nor is
// what would let anyone sign in (`LeftOut`). restore.ts reads it back.

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import type { Kysely } from 'kysely';
import { escapeLiteral } from 'pg';
import { encryptTo } from '../crypto/age.ts';
import { type ContentCount, contentLines, type Contents } from './backup-contents.ts';
import { sql, type Tx } from './database.ts';
import { schemasOf, wantedHere } from './migrate.ts';

export const format = 'alongside-backup-2';
const rowsPerFetch = 2_000;

/** The migration files that made the tables. */
export type Version = readonly { readonly number: number; readonly sha256: string }[];
/** `hash`: SHA-256 over the row texts in key order; restore and the drill recompute it. */
export type TableCount = { readonly table: string; readonly rows: number; readonly hash: string };
export type BackupReport = { readonly tables: readonly TableCount[] } & Partial<ContentCount>;

export type BackupTarget = {
  readonly path: string;
  readonly recipient: string;
  /** Left out: the contents of documents are not part of it. */
  readonly contents?: Contents;
};

/** What no backup contains, because it would unlock more than its own data. */
export type LeftOut = {
  readonly tables: readonly string[];
  /** By table and column: the text that is written instead of the value. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** Writes to `path` through a temporary file, so that a partial backup never looks complete. */
export async function writeBackup(
  owner: Kysely<unknown>,
  { path, recipient, contents }: BackupTarget,
  leftOut: LeftOut = { tables: [], fields: {} },
): Promise<BackupReport> {
  const half = `${path}.part`;
  try {
    const report = await owner
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const counts: TableCount[] = [];
        let beside: Partial<ContentCount> = {};
        const counted = (count: ContentCount) => void (beside = count);
        await pipeline(
          Readable.from(linesOf(tx, { counts, leftOut, contents, counted })),
          createZstdCompress(),
          encryptTo(recipient),
          createWriteStream(half, { mode: 0o600 }),
        );
        return { tables: counts, ...beside };
      });
    await rename(half, path);
    return report;
  } catch (problem) {
    await rm(half, { force: true });
    throw problem;
  }
}

type Writing = {
  readonly counts: TableCount[];
  readonly leftOut: LeftOut;
  readonly contents: Contents | undefined;
  readonly counted: (count: ContentCount) => void;
};

async function* linesOf(tx: Tx, { counts, leftOut, ...beside }: Writing): AsyncGenerator<string> {
  const applied = await sql<Version[number]>`select number, sha256 from migration.schema_migration
    order by number`.execute(tx);
  yield `${JSON.stringify({ format, migrations: applied.rows, leftOut: leftOut.tables })}\n`;
  for (const table of (await listTables(tx)).filter((name) => !leftOut.tables.includes(name))) {
    const hash = createHash('sha256');
    let rows = 0;
    const line = sql.raw(`(to_jsonb(t) || ${insteadOf(leftOut, table)})::text`);
    await sql`declare backup_rows no scroll cursor for
      select ${line} as line from ${sql.raw(table)} t order by ${line} collate "C"`.execute(tx);
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
  if (beside.contents) yield* contentLines(tx, beside.contents, beside.counted);
  yield `${JSON.stringify({ end: counts })}\n`;
}

// A cursor takes no parameters, so the value is part of its text.
function insteadOf({ fields }: LeftOut, table: string): string {
  return `${escapeLiteral(JSON.stringify(fields[table] ?? {}))}::jsonb`;
}

/** Every table of every room, sorted by name; the list of applied migrations is not data. */
export async function listTables(tx: Tx): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p'
      and n.nspname = any(${schemasOf(wantedHere().migrations)}) order by 1`.execute(tx);
  return found.rows.map((row) => row.name);
}

/** Rows and hash of every table, for the restore drill to compare. */
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
