// A record that one may not see answers exactly as one that does not exist, also to an insert, an
// update and a call of a function over SQL: triggers, keys and checks run with the owner's eyes.
// The questions are made from the catalogue, so a new table or function is asked too.

import { describe, expect, it } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import { roleName } from '../src/engine/db/roles.ts';
import { newId } from '../src/kernel/id.ts';
import { isOpen } from '../src/kernel/roles.ts';
import { asActor, type TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import {
  type Asked,
  idAbsent,
  idBeside,
  isId,
  listTold,
  lookAs,
  makeProbe,
  type Row,
  type Sight,
  some,
  type Told,
} from './support/oracles.ts';
import { fillProgramme } from './support/programme.ts';

const database = await testDatabase();
const programme = await fillProgramme(database, { persons: 120 });
await makeProbe(database.owner);

const rowsOf = async <R>(query: ReturnType<typeof sql>) =>
  (await query.execute(database.owner)).rows as R[];

// Files that were merged into another, in every organisation: what is written into one is refused.
await sql
  .raw('alter table people.person disable trigger case_follows_merge')
  .execute(database.owner);
await sql`update people.person p set merged_at = now(), merged_into = (select q.id
    from people.person q where q.id <> p.id and q.merged_into is null order by q.id limit 1)
  where right(p.id::text, 1) in ('3', '7', 'b') and p.birth_to < '2000-01-01'
    and p.merged_into is null
    and not exists (select 1 from people.person q where q.merged_into = p.id)`.execute(
  database.owner,
);
await sql
  .raw('alter table people.person enable trigger case_follows_merge')
  .execute(database.owner);

type Key = { from: string; columns: string[]; to: string; toColumns: string[] };
const keys = await rowsOf<Key>(sql`select k.conrelid::regclass::text as "from",
    k.confrelid::regclass::text as "to",
    array(select attname::text from unnest(k.conkey) with ordinality u(n, at)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by at) as columns,
    array(select attname::text from unnest(k.confkey) with ordinality u(n, at)
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by at) as to_columns
  from pg_constraint k where k.contype = 'f' order by 1, 2`);

const uniques = await rowsOf<{ table: string; columns: string[] }>(sql`
  select i.indrelid::regclass::text as "table",
    array(select attname::text from unnest(i.indkey::int2[]) n
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = n) as columns
  from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_namespace s on s.oid = c.relnamespace
  where i.indisunique and not i.indisprimary and s.nspname !~ '^pg_'`);

const writable = (actor: TestActor, right: 'insert' | 'update') =>
  rowsOf<{ table: string; columns: string[] }>(sql`
    select c.oid::regclass::text as "table", array_agg(a.attname::text) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace::regnamespace::text !~ '^(pg_|information|probe)'
      and has_schema_privilege(${roleName(actor.side)}, c.relnamespace, 'usage')
      and has_column_privilege(${roleName(actor.side)}, c.oid, a.attnum, ${right})
    group by c.oid order by 1`);

const quoted = (value: unknown) => `'${JSON.stringify(value).replaceAll("'", "''")}'`;
const insertOf = (table: string, columns: readonly string[], row: Row) =>
  `insert into ${table} (${columns.join(', ')}) select ${columns.map((one) => `r.${one}`).join(', ')}
    from jsonb_populate_record(null::${table}, ${quoted(row)}::jsonb) r`;

/** Who writes is not what is asked about. */
const isWriter = (column: string) => /account|_by$|organisation_id$/.test(column);

function asWriter(actor: TestActor, row: Row): Row {
  const own = Object.entries(row).map(([column, value]) => {
    if (column === 'id') return [column, newId()];
    if (/account|_by$/.test(column) && isId(value)) return [column, actor.accountId];
    return [column, column.endsWith('organisation_id') ? actor.organisationId : value];
  });
  return Object.fromEntries(own) as Row;
}

/** What columns of a key are called in the table that it leads to. */
const targetOf = (key: Key, target: Row, column: string) =>
  target[key.toColumns[key.columns.indexOf(column)]!];

/** Rows that a key could name, about which this person knows no id of them. */
function unknownTargets({ tables, known }: Sight, key: Key, changed: readonly string[]): Row[] {
  return (tables.get(key.to)?.hidden ?? []).filter((target) => {
    const ids = changed.map((one) => targetOf(key, target, one)).filter(isId);
    return ids.length > 0 && ids.every((id) => !known.has(id));
  });
}

async function insertsOf(sight: Sight): Promise<Asked[]> {
  const { actor, tables, known } = sight;
  const asked: Asked[] = [];
  for (const { table, columns } of await writable(actor, 'insert')) {
    const outward = keys.filter((key) => key.from === table && !key.columns.every(isWriter));
    const named = [...new Set(outward.flatMap((key) => key.columns))].filter(
      (column) => columns.includes(column) && !isWriter(column),
    );
    for (const hidden of some(tables.get(table)!.hidden, 40)) {
      const row = asWriter(actor, hidden);
      const unknown = named.filter((one) => isId(row[one]) && !known.has(row[one]));
      if (unknown.length === 0) continue;
      const absent = Object.fromEntries(unknown.map((one) => [one, newId()]));
      asked.push({
        what: `insert ${table} ${unknown.join(', ')}`,
        hidden: insertOf(table, columns, row),
        absent: insertOf(table, columns, { ...row, ...absent }),
      });
    }
    for (const key of outward) {
      const changed = key.columns.filter((one) => columns.includes(one) && !isWriter(one));
      const targets = some(unknownTargets(sight, key, changed), 8);
      for (const seen of some(tables.get(table)!.seen, 4)) {
        const row = asWriter(actor, seen);
        for (const target of targets) {
          const filled = (make: (value: unknown) => unknown) => ({
            ...row,
            ...Object.fromEntries(changed.map((one) => [one, make(targetOf(key, target, one))])),
          });
          asked.push({
            what: `insert ${table} beside one's own: ${changed.join(', ')}`,
            hidden: insertOf(
              table,
              columns,
              filled((value) => value),
            ),
            absent: insertOf(table, columns, filled(idAbsent)),
          });
        }
      }
    }
  }
  return asked;
}

const nearly = (code: string) => code.replace(/.$/, (last) => (last === '7' ? '3' : '7'));

/** Texts chosen by the caller that must be unique: taken by a hidden row, or by none. */
async function codesOf({ actor, tables, known }: Sight): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const { table, columns } of await writable(actor, 'insert')) {
    const { seen, hidden } = tables.get(table)!;
    for (const unique of uniques.filter((one) => one.table === table)) {
      const codes = unique.columns.filter((one) => columns.includes(one) && !isWriter(one));
      for (const taken of some(hidden, 5)) {
        const texts = codes.filter(
          (one) => /code|number|name|login/.test(one) && typeof taken[one] === 'string',
        );
        if (texts.length === 0 || unique.columns.some((one) => known.has(String(taken[one]))))
          continue;
        const kept = Object.fromEntries(unique.columns.map((one) => [one, taken[one]]));
        const fresh = Object.fromEntries(texts.map((one) => [one, nearly(String(taken[one]))]));
        for (const row of some(seen, 3).map((one) => asWriter(actor, one))) {
          asked.push({
            what: `insert ${table} with a taken ${texts.join(', ')}`,
            hidden: insertOf(table, columns, { ...row, ...kept }),
            absent: insertOf(table, columns, { ...row, ...kept, ...fresh }),
          });
        }
      }
    }
  }
  return asked;
}

async function updatesOf(sight: Sight): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const { table, columns } of await writable(sight.actor, 'update')) {
    for (const key of keys.filter((one) => one.from === table)) {
      const changed = key.columns.filter((one) => columns.includes(one) && !isWriter(one));
      for (const row of some(sight.tables.get(table)!.seen, 4).filter((one) => isId(one['id']))) {
        for (const target of some(unknownTargets(sight, key, changed), 5)) {
          const set = (make: (value: unknown) => unknown) => {
            const sets = changed.map(
              (one) => `${one} = '${String(make(targetOf(key, target, one)))}'`,
            );
            return `update ${table} set ${sets.join(', ')} where id = '${String(row['id'])}'`;
          };
          asked.push({
            what: `update ${table} ${changed.join(', ')}`,
            hidden: set((value) => value),
            absent: set(idAbsent),
          });
        }
      }
    }
  }
  return asked;
}

type Called = { name: string; schema: string; types: string[]; source: string };

/** A value that a function can work with, for what is not asked about. */
function usual(type: string): string {
  const values: Record<string, string> = {
    text: "'x'",
    integer: '1',
    bigint: '1',
    boolean: 'true',
    date: "'2026-01-01'",
    jsonb: "'{}'",
    bytea: "'\\x00'",
    'timestamp with time zone': "'2026-01-01T00:00:00Z'",
    interval: "'1 hour'",
  };
  return `${values[type] ?? (type.endsWith('[]') ? "'{}'" : 'null')}::${type}`;
}

/** The keys of a document that a function reads as an id. */
const idKeys = (source: string) => [
  ...new Set([...source.matchAll(/->>\s*'(\w+)'\s*\)::uuid/g)].map((found) => found[1]!)),
];

const callable = (actor: TestActor) =>
  rowsOf<Called>(sql`
    select p.oid::regproc::text as name, s.nspname::text as schema, p.prosrc as source,
      array(select format_type(t, null) from unnest(p.proargtypes::oid[]) t) as types
    from pg_proc p join pg_namespace s on s.oid = p.pronamespace
    where s.nspname !~ '^(pg_|information|probe|public)' and p.prokind = 'f'
      and has_schema_privilege(${roleName(actor.side)}, s.oid, 'usage')
      and has_function_privilege(${roleName(actor.side)}, p.oid, 'execute')`);

/** Lists that are functions show records too: what they tell this person is known to them. */
async function learnFromLists({ actor, known }: Sight): Promise<void> {
  for (const { name, types, source } of await callable(actor)) {
    if (types.includes('jsonb')) continue;
    // A text chooses between views; the views are named in the function.
    const views = [...source.matchAll(/when '([a-z-]+)'/g)].map((found) => `'${found[1]}'`);
    for (const text of types.includes('text') ? ['null', ...new Set(views)] : ['null']) {
      const values = types.map((type) =>
        type === 'integer' ? '500' : `${type === 'text' ? text : 'null'}::${type}`,
      );
      const { rows } = await asActor(database, actor, (tx) =>
        sql<{ answer: string }>`select probe.ask(${`select jsonb_agg(to_jsonb(r))
          from ${name}(${values.join(', ')}) r`}) as answer`.execute(tx),
      );
      for (const [id] of rows[0]!.answer.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))
        known.add(id);
    }
  }
}

async function callsOf(sight: Sight): Promise<Asked[]> {
  await learnFromLists(sight);
  const { actor, tables, known } = sight;
  const functions = await callable(actor);
  const often = new Set(['people.person', 'care.case_file', 'people.household', 'legal.subject']);
  const ids = [...tables].flatMap(([table, { hidden }]) =>
    some(
      hidden.filter((row) => isId(row['id']) && !known.has(row['id'])),
      often.has(table) ? 6 : 3,
    ).map((row) => ({ table, id: row['id'] as string })),
  );
  return functions.flatMap(({ name, schema, types, source }) =>
    types.flatMap((type, place) =>
      ids
        .filter(({ table }) => often.has(table) || table.startsWith(`${schema}.`))
        .flatMap(({ table, id }) =>
          questionsOf({ name, types, source, place, type }, { table, id, actor }),
        ),
    ),
  );
}

type Place = Omit<Called, 'schema'> & { place: number; type: string };

function questionsOf(
  { name, types, source, place, type }: Place,
  { table, id, actor }: { table: string; id: string; actor: TestActor },
): Asked[] {
  const call = (value: string) => {
    const rest = (one: string) => (one === 'uuid' ? `'${actor.accountId}'::uuid` : usual(one));
    const values = types.map((one, at) => (at === place ? value : rest(one)));
    return `select jsonb_agg(to_jsonb(r)) from ${name}(${values.join(', ')}) r`;
  };
  const what = `call ${name} with an id of ${table}`;
  if (type === 'uuid' || type === 'uuid[]') {
    const value = (one: string) => (type === 'uuid' ? `'${one}'::uuid` : `'{${one}}'::uuid[]`);
    return [{ what, hidden: call(value(id)), absent: call(value(idBeside(id))) }];
  }
  if (type !== 'jsonb') return [];
  return idKeys(source).map((key) => {
    const value = (one: string) => `${quoted({ [key]: one })}::jsonb`;
    return {
      what: `${what} as ${key}`,
      hidden: call(value(id)),
      absent: call(value(idBeside(id))),
    };
  });
}

const actors = programme.actors.filter(
  (actor, at, all) => isOpen(actor.role) && all.findIndex((one) => one.role === actor.role) === at,
);
const brief = (told: readonly Told[]) => [
  ...new Set(told.map(({ what, hidden, absent }) => `${what}: ${hidden} ⁄ ${absent}`)),
];

describe.each(actors.map((actor) => [actor.role, actor] as const))('%s', async (_role, actor) => {
  const sight = await lookAs(database, actor);
  it.each([
    ['inserting', insertsOf],
    ['choosing a code', codesOf],
    ['updating', updatesOf],
    ['calling a function', callsOf],
  ] as const)('learns nothing by %s', async (_way, questions) => {
    expect(brief(await listTold(database, actor, await questions(sight)))).toEqual([]);
  });
});

describe('a code', () => {
  const taken = async (table: string) =>
    (await rowsOf<{ code: string }>(sql.raw(`select code from ${table} order by code limit 1`)))[0]!
      .code;

  it('of a household or a person is made by the database, whatever the caller wishes', async () => {
    const officer = programme.actor('child-protection-officer');
    const [id, personId, code] = [newId(), newId(), await taken('people.person')];
    const person = {
      id: personId,
      code,
      sex: 'female',
      birthFrom: '1990-01-01',
      birthTo: '1990-01-01',
      birthPrecision: 'day',
      folded: ' x ',
      names: [],
      wrappedKey: 'AAAA',
    };
    const household = { id, code: await taken('people.household'), operationId: null };
    await asActor(database, officer, (tx) =>
      sql`select people.add_household(${JSON.stringify({
        household,
        persons: [person],
      })}::jsonb)`.execute(tx),
    );
    const made = await rowsOf<{ code: string }>(sql`select code from people.person
      where id = ${personId} union all select code from people.household where id = ${id}`);
    expect(made.map((one) => one.code)).toEqual([
      expect.stringMatching(/^KG-/),
      expect.stringMatching(/^KG-/),
    ]);
    expect(made.map((one) => one.code)).not.toContain(code);
  });

  it('of a matter cannot be chosen', async () => {
    const registrar = programme.actor('prosecutor');
    await expect(
      asActor(database, registrar, (tx) =>
        sql`insert into legal.subject (id, code) values (${newId()}, 'J-2222-2222')`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
