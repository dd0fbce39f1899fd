// Brings a database to the state that the code expects: plain .sql files, in order of their number,
// each in a transaction of its own and recorded with its SHA-256. Forward only: an applied file is
// never changed, and a database that knows more than the code is refused, because older code would
// write into tables it does not understand. Several processes may migrate at once; one does it.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { InvariantError } from '../../kernel/invariant.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Log } from '../config/log.ts';

export type MigrationRefusal =
  | 'migration-changed'
  | 'migration-skipped'
  | 'migration-pending'
  | 'database-newer'
  | 'disk-full';
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
};
type Applied = { readonly number: number; readonly name: string; readonly sha256: string };

const lockKey = 4_180_001;
const diskFull = '53100';

const bookkeeping = `
  create schema if not exists migration;
  create table if not exists migration.schema_migration (
    number integer primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );`;

/** The files `NNNN-name.sql` of a folder in their order. Throws on a number used twice. */
export function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const parts = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file);
      if (!parts) return [];
      const text = readFileSync(join(folder, file), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      return [{ number: Number(parts[1]), name: parts[2]!, sha256, text }];
    });
  migrations.forEach(({ number, name }, index) => {
    if (migrations[index - 1]?.number === number) {
      throw new InvariantError(`two migrations have the number ${number}; one is ${name}`);
    }
  });
  return migrations;
}

/**
 * Applies what is missing and returns how many that were. `client` is the owner's own connection.
 * Throws when the SQL of a file is wrong; that file then left nothing behind.
 */
export async function migrate(
  client: ClientBase,
  migrations: readonly Migration[],
  log: Log,
): Promise<Outcome<number, MigrationRefusal>> {
  for (let count = 0; ; count++) {
    await client.query('begin');
    try {
      await client.query(`select pg_advisory_xact_lock(${lockKey})`);
      if (count === 0) await makeBookkeeping(client);
      const next = findNext(migrations, await readApplied(client));
      if (!next.ok || next.value === null) {
        await client.query('commit');
        return next.ok ? done(count) : next;
      }
      await apply(client, next.value);
      await client.query('commit');
      log.info({ number: next.value.number, name: next.value.name }, 'migration applied');
    } catch (problem) {
      await client.query('rollback');
      if ((problem as { code?: string }).code === diskFull)
        return refuse('disk-full', { path: 'database' });
      throw problem;
    }
  }
}

/** For a server that may not migrate: is the database exactly where the code expects it? */
export async function checkMigrated(
  client: ClientBase,
  migrations: readonly Migration[],
): Promise<Outcome<null, MigrationRefusal>> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regclass('migration.schema_migration') is not null as known`,
  );
  const next = findNext(migrations, rows[0]?.known ? await readApplied(client) : []);
  if (!next.ok) return next;
  if (next.value === null) return done(null);
  return refuse('migration-pending', { number: next.value.number, name: next.value.name });
}

async function makeBookkeeping(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regclass('migration.schema_migration') is not null as known`,
  );
  if (!rows[0]?.known) await client.query(bookkeeping);
}

async function readApplied(client: ClientBase): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'select number, name, sha256 from migration.schema_migration order by number',
  );
  return rows;
}

/** The first file that is not applied yet; null when all are. */
function findNext(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): Outcome<Migration | null, MigrationRefusal> {
  for (const past of applied) {
    const file = migrations.find(({ number }) => number === past.number);
    const facts = { number: past.number, name: past.name };
    if (!file) return refuse('database-newer', facts);
    if (file.sha256 !== past.sha256) return refuse('migration-changed', facts);
  }
  const newest = applied.at(-1)?.number ?? 0;
  const known = new Set(applied.map(({ number }) => number));
  const next = migrations.find(({ number }) => !known.has(number)) ?? null;
  if (next && next.number < newest) {
    return refuse('migration-skipped', { number: next.number, name: next.name });
  }
  return done(next);
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  try {
    await client.query(migration.text);
  } catch (problem) {
    const { code, message, position } = problem as {
      code?: string;
      message: string;
      position?: string;
    };
    if (code === diskFull) throw problem;
    const line = migration.text.slice(0, Number(position ?? 0)).split('\n').length;
    throw new InvariantError(
      `migration ${migration.number} (${migration.name}), line ${line}: ${message}`,
      { cause: problem },
    );
  }
  await client.query(
    'insert into migration.schema_migration (number, name, sha256) values ($1, $2, $3)',
    [migration.number, migration.name, migration.sha256],
  );
}
