// Asks the database many questions as one person and compares the answers: the same question about
// a record that this person may not see, and about one that does not exist. Every question runs in
// its own subtransaction, over the person's login role, and is undone.

import type { Kysely } from 'kysely';
import { sql } from '../../src/engine/db/database.ts';
import { roleName } from '../../src/engine/db/roles.ts';
import { newId } from '../../src/kernel/id.ts';
import { asActor, type TestActor, type TestDatabase } from './actors.ts';

export type Row = Record<string, unknown>;
export type Told = { readonly what: string; readonly hidden: string; readonly absent: string };
/** `hidden` and `absent` are statements. */
export type Asked = Told;

/** What there is, and what one person sees of it. */
export type Sight = {
  readonly actor: TestActor;
  readonly tables: ReadonlyMap<string, { readonly seen: Row[]; readonly hidden: Row[] }>;
  /** Every id in a row that this person sees, whatever table it names. */
  readonly known: Set<string>;
};

/** Runs one statement and returns its answer or its error as text; what it wrote is undone. */
export async function makeProbe(owner: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create schema probe;
      create function probe.ask(statement text) returns text language plpgsql
        set search_path = pg_catalog, pg_temp as $$
      declare said text; failed text; named text;
      begin
        begin
          if statement like 'select%' then execute statement into said;
          else execute statement; end if;
          set constraints all immediate;
          raise exception 'undo' using errcode = 'PROBE';
        exception when others then
          get stacked diagnostics failed = returned_sqlstate, named = constraint_name;
          if failed = 'PROBE' then return 'answers ' || coalesce(said, 'nothing'); end if;
          return failed || ' ' || sqlerrm || ' ' || named;
        end;
      end $$;
      grant usage on schema probe to public;
      grant execute on function probe.ask(text) to public`,
    )
    .execute(owner);
}

/** Ids and sealed values say nothing about a record, and are made anew by each call. */
const madeAnew = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\x[0-9a-f]+|[0-9T:.+-]{19,}/g;
/** An id in use is told by contract: ids are random, so nobody asks for one they do not know. */
const isIdTaken = (answer: string) =>
  /^23505 .*_pkey$/.test(answer) || /the id is taken/.test(answer);

/** The questions whose two answers differ. */
export async function listTold(
  database: TestDatabase,
  actor: TestActor,
  questions: readonly Asked[],
): Promise<Told[]> {
  const told: Told[] = [];
  for (let from = 0; from < questions.length; from += 200) {
    const some = questions.slice(from, from + 200);
    const { rows } = await asActor(database, actor, (tx) =>
      sql<{ hidden: string; absent: string }>`
        select probe.ask(q ->> 'hidden') as hidden, probe.ask(q ->> 'absent') as absent
        from jsonb_array_elements(${JSON.stringify(some)}::jsonb) q`.execute(tx),
    );
    for (const [at, answer] of rows.entries()) {
      const [hidden, absent] = [answer.hidden, answer.absent].map((text) =>
        text.replaceAll(madeAnew, '…'),
      ) as [string, string];
      if (hidden !== absent && !isIdTaken(hidden))
        told.push({ what: some[at]!.what, hidden, absent });
    }
  }
  return told;
}

export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** Spread over the table, so that every state of a record is among them. */
export const some = <R>(rows: readonly R[], most: number): R[] =>
  rows.filter((_, at) => at % Math.max(1, Math.floor(rows.length / most)) === 0).slice(0, most);

type Known = { name: string; keys: string[]; readable: string[] };

/** The tables of the rooms, with the primary key and the columns that this side may read. */
async function listTables(database: TestDatabase, actor: TestActor): Promise<Known[]> {
  const role = roleName(actor.side);
  const { rows } = await sql<Known>`select c.oid::regclass::text as name,
      array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid
        and a.attnum = any(i.indkey::int2[]) where i.indrelid = c.oid and i.indisprimary) as keys,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and has_schema_privilege(${role}, c.relnamespace, 'usage')
        and has_column_privilege(${role}, c.oid, a.attnum, 'select')) as readable
    from pg_class c where c.relkind = 'r'
      and c.relnamespace::regnamespace::text !~ '^(pg_|information|probe|migration)'`.execute(
    database.owner,
  );
  return rows;
}

export async function lookAs(database: TestDatabase, actor: TestActor): Promise<Sight> {
  const tables = new Map<string, { seen: Row[]; hidden: Row[] }>();
  const known = new Set<string>([actor.accountId, actor.organisationId]);
  for (const { name, keys, readable } of await listTables(database, actor)) {
    const all = await sql
      .raw<{ row: Row }>(`select to_jsonb(t) as row from ${name} t`)
      .execute(database.owner);
    const columns = readable.map((one) => `'${one}', t.${one}`).join(', ');
    const visible =
      readable.length === 0
        ? []
        : await asActor(database, actor, (tx) =>
            sql
              .raw<{ row: Row }>(`select jsonb_build_object(${columns}) as row from ${name} t`)
              .execute(tx),
          ).then(({ rows }) => rows.map(({ row }) => row));
    for (const row of visible)
      for (const value of Object.values(row)) if (isId(value)) known.add(value);
    const placeOf = (row: Row) => JSON.stringify(keys.map((key) => row[key]));
    const places = new Set(visible.map(placeOf));
    const rows = all.rows.map(({ row }) => row);
    tables.set(name, {
      seen: rows.filter((row) => places.has(placeOf(row))),
      hidden: rows.filter((row) => !places.has(placeOf(row))),
    });
  }
  return { actor, tables, known };
}

export const idAbsent = (value: unknown) => (isId(value) ? newId() : value);

/** Of no record, and at the same place in the order of ids: lists go on after an id. */
export const idBeside = (id: string) =>
  id.replace(/.{4}$/, (end) => (Number.parseInt(end, 16) ^ 0x2f).toString(16).padStart(4, '0'));
