// Brings a database to what the code expects: numbered .sql files with tables and data, applied in
// order and recorded with their SHA-256, and the state built on them (remake.ts), identified by one
// hash. Forward only: an applied file never changes, and a database that is newer than the code is
// refused, because older code would write into tables it does not understand. Several processes may
// migrate at once; one of them does the work.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { InvariantError } from '../../kernel/invariant.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { checkoutFolder } from '../config/config.ts';
import type { Log } from '../log/log.ts';
import { baselineLast, beforeBaseline } from './before-baseline.ts';
import { dropSchemas, makeBeforeTables, makeState, type Queries, takeStateAway } from './remake.ts';
import { everyRole } from './roles.ts';
import { type ServerLack, serverLackOf } from './server-lack.ts';
import { readState, type State } from './state-files.ts';

export type MigrationRefusal =
  | 'migration-changed'
  | 'migration-skipped'
  | 'migration-pending'
  | 'database-newer'
  | 'before-baseline'
  | 'state-differs'
  | 'state-earlier'
  | ServerLack
  | 'disk-full';
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
};
/** What a database should be brought to. */
export type Wanted = { readonly migrations: readonly Migration[]; readonly state: State };
type Applied = { readonly number: number; readonly name: string; readonly sha256: string };

/** Held until the end of the transaction by anyone who changes the database's tables or state. */
export const migrationLock = 4_180_001;
const lockPatience = '20s';
const diskFull = '53100';

const bookkeeping = `
  create schema if not exists migration;
  create table if not exists migration.schema_migration (
    number integer primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );
  create table if not exists migration.schema_state (
    only_row boolean primary key default true check (only_row),
    sha256 text not null,
    made_at timestamptz not null default now(),
    earlier text[] not null default '{}'
  );`;

/** The files `NNNN-name.sql` of a folder in order. Throws if a number is used twice. */
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
 * Brings the database to `migrations` and `state` and returns how many files were applied.
 * Everything happens in one transaction under one lock: other processes wait for it and then find
 * the work done, and a failure leaves the database unchanged. `client` is the owner's own
 * connection. Throws if the SQL of a file is wrong.
 */
export async function migrate(
  client: ClientBase,
  { migrations, state }: Wanted,
  log: Log,
): Promise<Outcome<number, MigrationRefusal>> {
  await client.query('begin');
  try {
    await holdLock(client);
    await makeBookkeeping(client);
    const outcome = await bringTo(client, { migrations, state });
    await client.query(outcome.ok ? 'commit' : 'rollback');
    if (outcome.ok && outcome.value > 0) {
      log.info({ files: outcome.value }, `database brought to this version`);
    }
    return outcome;
  } catch (problem) {
    await client.query('rollback');
    const { code } = problem as { code?: string };
    if (code === diskFull) return refuse('disk-full', { path: 'database' });
    const lack = serverLackOf(problem);
    if (lack) return refuse(lack);
    throw problem;
  }
}

/** Waits without limit for another migrating process, but only `lockPatience` for a table. */
export async function holdLock(client: ClientBase | Queries): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${migrationLock})`);
  await client.query(`set local lock_timeout = '${lockPatience}'`);
}

/** Like `migrate`, but within the caller's transaction. */
export async function bringTo(
  client: ClientBase | Queries,
  { migrations, state }: Wanted,
): Promise<Outcome<number, MigrationRefusal>> {
  const adopted = await adoptBaseline(client, migrations);
  if (!adopted.ok) return adopted;
  const missing = findMissing(migrations, await readApplied(client));
  if (!missing.ok) return missing;
  const made = await readMadeState(client);
  if (missing.value.length === 0 && made.sha256 === state.sha256) return done(0);
  const isOlder = missing.value.length === 0 && made.earlier.includes(state.sha256);
  if (isOlder && !made.isDemo) return refuse('state-earlier');
  const schemas = schemasOf(migrations);
  await takeStateAway(client, schemas);
  await makeBeforeTables(client, state);
  for (const migration of missing.value) await apply(client, migration);
  await makeState(client, state, schemas);
  await client.query(`
    insert into migration.schema_state as made (sha256) values ('${state.sha256}')
    on conflict (only_row) do update set sha256 = excluded.sha256, made_at = now(),
      earlier = array_append(array_remove(made.earlier, excluded.sha256), made.sha256);
    grant usage on schema migration to ${everyRole};
    grant select on all tables in schema migration to ${everyRole}`);
  return done(missing.value.length);
}

/** The schemas that the files create: only these are ours in this database. */
export function schemasOf(migrations: readonly Migration[]): string[] {
  const made = migrations.flatMap(({ text }) => [
    ...text.matchAll(/^create schema if not exists ([a-z_]+);/gm),
  ]);
  return [...new Set(made.map(([, name]) => name!))];
}

/** What this checkout needs. */
export function wantedHere(migrationsFolder = join(checkoutFolder, 'migrations')): Wanted {
  return { migrations: readMigrations(migrationsFolder), state: readState(checkoutFolder) };
}

/**
 * Creates the tables of an earlier version, empty and without the state, for a restore, which fills
 * them and then calls `bringTo` in the same transaction. Drops every room's schema first; the
 * caller has made sure that they are empty.
 */
export async function makeTables(
  client: ClientBase | Queries,
  { migrations, state }: Wanted,
): Promise<void> {
  await dropSchemas(client, schemasOf(wantedHere().migrations));
  await client.query('delete from migration.schema_migration; delete from migration.schema_state');
  await makeBeforeTables(client, state);
  for (const migration of migrations) await apply(client, migration);
}

/** For a server that may not migrate: is the database exactly where the code expects it? */
export async function checkMigrated(
  client: ClientBase,
  { migrations, state }: Wanted,
): Promise<Outcome<null, MigrationRefusal>> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regclass('migration.schema_state') is not null as known`,
  );
  const isKnown = rows[0]?.known === true;
  const missing = findMissing(migrations, isKnown ? await readApplied(client) : []);
  if (!missing.ok) return missing;
  const [next] = missing.value;
  if (next) return refuse('migration-pending', { number: next.number, name: next.name });
  const { rows: made } = await client.query<{ sha256: string }>(
    'select sha256 from migration.schema_state',
  );
  return made[0]?.sha256 === state.sha256 ? done(null) : refuse('state-differs');
}

async function makeBookkeeping(client: ClientBase | Queries): Promise<void> {
  const { rows } = await client.query(
    `select to_regclass('migration.schema_state') is not null as known`,
  );
  if (rows[0]?.['known'] !== true) await client.query(bookkeeping);
}

async function readApplied(client: ClientBase | Queries): Promise<Applied[]> {
  const { rows } = await client.query(
    'select number, name, sha256 from migration.schema_migration order by number',
  );
  return rows as Applied[];
}

// As query_to_xml with a text: while a database is being made, the table does not exist yet and
// direct SQL would fail. One document for all rows (not a forest): a database without a programme
// has none, and nothing is no XML.
const demoQuestion = `select (xpath('//is_demo/text()', query_to_xml(
    'select is_demo from programme.setting', false, false, '')))[1]::text = 'true' as is_demo
  where to_regclass('programme.setting') is not null`;

type MadeState = {
  readonly sha256: string | null;
  /** States that were replaced since: older code must not bring one of them back. */
  readonly earlier: readonly string[];
  /** In a demo, people try one version after another. */
  readonly isDemo: boolean;
};

async function readMadeState(client: ClientBase | Queries): Promise<MadeState> {
  const made = (await client.query('select sha256, earlier from migration.schema_state')).rows[0];
  if (!made) return { sha256: null, earlier: [], isDemo: false };
  const { rows } = await client.query(demoQuestion);
  const { sha256, earlier } = made as { sha256: string; earlier: string[] };
  return { sha256, earlier, isDemo: rows[0]?.['is_demo'] === true };
}

/** The files not applied yet, in order. */
function findMissing(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): Outcome<readonly Migration[], MigrationRefusal> {
  for (const past of applied) {
    const file = migrations.find(({ number }) => number === past.number);
    const facts = { number: past.number, name: past.name };
    if (!file) return refuse('database-newer', facts);
    if (file.sha256 !== past.sha256) return refuse('migration-changed', facts);
  }
  const newest = applied.at(-1)?.number ?? 0;
  const known = new Set(applied.map(({ number }) => number));
  const missing = migrations.filter(({ number }) => !known.has(number));
  const skipped = missing.find(({ number }) => number < newest);
  if (skipped) return refuse('migration-skipped', { number: skipped.number, name: skipped.name });
  return done(missing);
}

async function apply(client: ClientBase | Queries, migration: Migration): Promise<void> {
  try {
    await client.query(migration.text);
  } catch (problem) {
    const { code, message, position } = problem as {
      code?: string;
      message: string;
      position?: string;
    };
    if (code === diskFull || serverLackOf(problem)) throw problem;
    const line = migration.text.slice(0, Number(position ?? 0)).split('\n').length;
    throw new InvariantError(
      `migration ${migration.number} (${migration.name}), line ${line}: ${message}`,
      { cause: problem },
    );
  }
  await note(client, migration);
}

/**
 * A migration's name contains only letters, digits and hyphens (readMigrations), so quoting is
 * safe.
 */
async function note(client: ClientBase | Queries, migration: Migration): Promise<void> {
  await client.query(`insert into migration.schema_migration (number, name, sha256)
    values (${migration.number}, '${migration.name}', '${migration.sha256}')`);
}

/**
 * A database made by the last version before the baseline has the same tables as the baseline, so
 * only the bookkeeping is replaced. One that stopped half-way is refused.
 */
async function adoptBaseline(
  client: ClientBase | Queries,
  migrations: readonly Migration[],
): Promise<Outcome<null, MigrationRefusal>> {
  const applied = await readApplied(client);
  const known = applied.filter(({ number, sha256 }) => beforeBaseline[number - 1] === sha256);
  if (known.length === 0) return done(null);
  if (known.length < applied.length || known.length < beforeBaseline.length) {
    return refuse('before-baseline', { known: known.length, of: beforeBaseline.length });
  }
  await client.query('delete from migration.schema_migration');
  const baseline = migrations.filter(({ number }) => number <= baselineLast);
  for (const migration of baseline) await note(client, migration);
  return done(null);
}
