// Drops the state of a database and makes it again from its files (state-files.ts): policies,
// triggers, functions, grants, comments. Always within the one transaction of migrate.ts, so no
// table is ever visible without its policies. A function used by a stored object (a default, a
// check) is replaced in place: dropping it would take the column along.

import { type ClientBase, escapeIdentifier, escapeLiteral } from 'pg';
import { InvariantError } from '../../kernel/invariant.ts';
import { everyRole } from './roles.ts';
import type { PlacedStatement, State } from './state-files.ts';

/**
 * The part of a connection that `remake` needs; a query builder's transaction can provide it too.
 */
export type Queries = {
  readonly query: (text: string) => Promise<{ rows: Record<string, unknown>[] }>;
};

/** Only these schemas: whatever else a database contains is not ours to touch. */
type Schemas = readonly string[];

function within(schemas: Schemas): string {
  return `n.nspname in (${schemas.map(escapeLiteral).join(', ') || "''"})`;
}

/**
 * Drops everything that depends on tables, so that numbered files may change any of them. Rows are
 * not touched, and the owner sees all of them until `makeState` closes the tables again.
 */
export async function takeStateAway(client: ClientBase | Queries, schemas: Schemas): Promise<void> {
  const ours = within(schemas);
  for (const question of [policies, triggers, functions, marks, comments, privileges, unforced]) {
    await eachOf(client, question(ours));
  }
}

/**
 * Makes the functions that table definitions call. Their bodies may name tables that come later.
 */
export async function makeBeforeTables(client: ClientBase | Queries, state: State): Promise<void> {
  await client.query('set local check_function_bodies = off');
  const schemas = new Set(state.beforeTables.map(({ name }) => name.split('.')[0]!));
  for (const schema of schemas) {
    await client.query(`create schema if not exists ${escapeIdentifier(schema)}`);
  }
  for (const one of state.beforeTables) {
    await run(client, one, one.text.replace(/^create function\b/m, 'create or replace function'));
  }
  await client.query('set local check_function_bodies = on');
}

export async function makeState(
  client: ClientBase | Queries,
  state: State,
  schemas: Schemas,
): Promise<void> {
  const ours = within(schemas);
  await refuseStale(client, ours);
  for (const one of state.rest.filter(({ kind }) => kind === 'function')) await run(client, one);
  await eachOf(client, forced(ours));
  await eachOf(client, closed(ours));
  for (const one of state.rest.filter(({ kind }) => kind !== 'function')) await run(client, one);
}

/** Drops each of these schemas with all its contents. */
export async function dropSchemas(client: ClientBase | Queries, schemas: Schemas): Promise<void> {
  for (const schema of schemas) {
    await client.query(`drop schema if exists ${escapeIdentifier(schema)} cascade`);
  }
}

/** Runs every statement that `question` returns. */
async function eachOf(client: ClientBase | Queries, question: string): Promise<void> {
  const { rows } = await client.query(question);
  if (rows.length === 0) return;
  await client.query(rows.map(({ statement }) => String(statement)).join(';\n'));
}

async function run(
  client: ClientBase | Queries,
  one: PlacedStatement,
  text: string = one.text,
): Promise<void> {
  try {
    await client.query(text);
  } catch (problem) {
    const { code, message } = problem as { code?: string; message: string };
    if (code === '42P13') {
      throw new InvariantError(
        `${one.path}: ${one.name} has another signature than the one that stored objects rest on;` +
          ` that is a numbered migration (${message})`,
        { cause: problem },
      );
    }
    // Caused by the server or the moment, not by the text: the caller handles it.
    if (code === undefined || /^(?:40|53|55|57|08)/.test(code)) throw problem;
    throw new InvariantError(`${one.path}, line ${one.line}, ${one.name}: ${message}`, {
      cause: problem,
    });
  }
}

/**
 * A function still marked was not replaced since the state was dropped: no file makes it any more,
 * or only with other parameters. A table still calls it, so it would run code that is in no file.
 */
async function refuseStale(client: ClientBase | Queries, ours: string): Promise<void> {
  const { rows } = await client.query(`
    select p.oid::regprocedure::text as name
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours} and p.proconfig @> array['${stale}']`);
  const found = rows[0]?.['name'];
  if (found === undefined) return;
  throw new InvariantError(
    `${String(found)} is called by a table's own definition, but no before-tables.sql makes it;` +
      ' a numbered migration must free the table of it first',
  );
}

const policies = (
  ours: string,
) => `select format('drop policy %I on %s', polname, polrelid::regclass) as statement
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n
    on n.oid = c.relnamespace
  where ${ours}`;

const triggers = (
  ours: string,
) => `select format('drop trigger %I on %s', tgname, tgrelid::regclass) as statement
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n
    on n.oid = c.relnamespace
  where not t.tgisinternal and ${ours}`;

// Policies and triggers are gone by now, so whatever still depends on a function is part of a
// table.
const functions = (
  ours: string,
) => `select format('drop function %s', p.oid::regprocedure) as statement
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${ours} and not exists (select 1 from pg_depend d
    where d.refclassid = 'pg_proc'::regclass and d.refobjid = p.oid and d.deptype = 'n')`;

/** A setting that our functions never have, used as a mark; replacing the function removes it. */
const stale = 'application_name=stale';

const marks = (
  ours: string,
) => `select format('alter function %s set ${stale}', p.oid::regprocedure)
    as statement
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours}`;

const comments = (ours: string) => `
  select format('comment on table %s is null', c.oid::regclass) as statement
  from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
    join pg_namespace n on n.oid = c.relnamespace
  where d.objsubid = 0 and c.relkind = 'r' and ${ours}
  union all select format('comment on column %s.%I is null', c.oid::regclass, a.attname)
  from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
  where d.objsubid > 0 and c.relkind = 'r' and ${ours}`;

const privileges = (
  ours: string,
) => `select format('revoke all on schema %1$I from public, ${everyRole};
    revoke all on all tables in schema %1$I from public, ${everyRole};
    revoke all on all sequences in schema %1$I from public, ${everyRole};
    revoke all on all functions in schema %1$I from public, ${everyRole}', n.nspname) as statement
  from pg_namespace n where ${ours}`;

const closed = (
  ours: string,
) => `select format('revoke all on all functions in schema %I from public', n.nspname)
    as statement
  from pg_namespace n where ${ours}`;

// A table with forced row security and no policies would look empty even to a migration.
const unforced = (
  ours: string,
) => `select format('alter table %s no force row level security', c.oid::regclass)
    as statement
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and c.relforcerowsecurity and ${ours}`;

const forced = (ours: string) => `select format('alter table %1$s enable row level security;
    alter table %1$s force row level security', c.oid::regclass) as statement
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and ${ours}`;
