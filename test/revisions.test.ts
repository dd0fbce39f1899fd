// Every record carries how often it was changed, by which transaction, and whose it is. Compares
// what is declared about the tables with the catalogue, who may set such a column (no one), and
// what a change does to it.

import { describe, expect, it } from 'vitest';
import { storedTables } from '../src/app/stored-tables.ts';
import { inTransaction, sql, type Tx } from '../src/engine/db/database.ts';
import { bringTo, makeTables, wantedHere } from '../src/engine/db/migrate.ts';
import { loginRoles, roleName } from '../src/engine/db/roles.ts';
import { newId } from '../src/kernel/id.ts';
import { inRooms } from '../tools/schema-texts.ts';
import { asActor, makeActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';

const database = await testDatabase();
const { owner } = database;

type Column = { table: string; name: string; type: string; notNull: boolean; default: string };
const columns = (
  await sql<Column>`select n.nspname || '.' || c.relname as table, a.attname as name,
    format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as not_null,
    pg_get_expr(d.adbin, d.adrelid) as default
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind = 'r' and ${sql.raw(inRooms)}
  order by 1, a.attnum`.execute(owner)
).rows;
const columnsOf = (table: string) => columns.filter((one) => one.table === table);
const revised = [...storedTables.keys()].filter((name) =>
  columnsOf(name).some((column) => column.name === 'revision'),
);

const ownColumns = ['revision', 'changed_xid'];
const neverLeave = [
  /^(access|audit|jobs|link|programme)\./,
  /_key$/,
  /^people\.search_entry$/,
  /^guardianship\.uncovered$/,
  /^legal\.reach$/,
  /^notices\.mail$/,
  /^operations\.(import_job|list_file|list_page)$/,
  /^reports\.held_count$/,
];
/** Two files, which may turn out to be of two people. */
const ofTwoPersons = ['people.person_pair', 'people.person_pair_step'];

/** The record that the row finally belongs to, following what is declared about the tables. */
function rootOf(table: string): string {
  const { within } = storedTables.get(table)!;
  return within === null ? table : rootOf(within.split(' by ')[0]!);
}

describe('what is known of the tables', () => {
  it('has a revision and a transaction for all records, and for nothing that never leaves', () => {
    const machinery = [...storedTables.keys()].filter((name) => !revised.includes(name));
    expect(machinery.filter((name) => !neverLeave.some((one) => one.test(name)))).toEqual([]);
    expect(revised.filter((name) => neverLeave.some((one) => one.test(name)))).toEqual([]);
    for (const name of revised) {
      const own = columnsOf(name).filter((one) => ownColumns.includes(one.name));
      expect([name, own.map((one) => [one.type, one.notNull, one.default])]).toEqual([
        name,
        [
          ['bigint', true, '1'],
          ['xid8', true, 'pg_current_xact_id()'],
        ],
      ]);
    }
  });
  it('says whose every row is, where its chain leads to one person or subject', () => {
    for (const [name, { scope }] of storedTables) {
      const root = rootOf(name);
      const ofOne = revised.includes(name) && !ofTwoPersons.includes(name);
      const wanted =
        !ofOne || !['people.person', 'legal.subject'].includes(root)
          ? null
          : name === root
            ? 'id'
            : root === 'people.person'
              ? 'person_id'
              : 'subject_id';
      expect([name, scope]).toEqual([name, wanted]);
      if (scope === null) continue;
      const column = columnsOf(name).find((one) => one.name === scope);
      expect([name, column?.type, column?.notNull]).toEqual([name, 'uuid', true]);
    }
  });
  it('and nothing is indexed by them yet', async () => {
    const indexed = await sql`select 1 from pg_index i join pg_attribute a
      on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
      where a.attname in ('revision', 'changed_xid')`.execute(owner);
    expect(indexed.rows).toEqual([]);
  });
});

describe('nobody sets a revision', () => {
  it('by a grant', async () => {
    const roles = loginRoles.map(roleName);
    const open = await sql`select role, name, own, right_to
      from unnest(${roles}::text[]) role, unnest(${revised}::text[]) name,
        unnest(${ownColumns}::text[]) own, unnest(array['INSERT', 'UPDATE']) right_to
      where has_column_privilege(role, name, own, right_to)`.execute(owner);
    expect(open.rows).toEqual([]);
  });
  it.each([
    `insert into people.contact (id, person_id, kind, value, recorded_by, revision)
      values (gen_random_uuid(), gen_random_uuid(), 'phone', '', access.actor(), 7)`,
    `insert into people.contact (id, person_id, kind, value, recorded_by, changed_xid)
      values (gen_random_uuid(), gen_random_uuid(), 'phone', '', access.actor(), '7')`,
    'update care.plan set revision = 7',
    'update care.plan set changed_xid = default',
    'select access.note_revision()',
  ])('over SQL: %s', async (statement) => {
    const worker = await makeActor(database, { role: 'case-manager' });
    await expect(asActor(database, worker, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
      'permission denied',
    );
  });
  it('and where no trigger counts, no change is let through at all', async () => {
    const found = await sql<{ name: string; functions: string[] }>`
      select name, array_agg(p.pronamespace::regnamespace || '.' || p.proname) as functions
      from unnest(${revised}::text[]) name
      join pg_trigger t on t.tgrelid = name::regclass and t.tgtype & 19 = 19 and t.tgqual is null
      join pg_proc p on p.oid = t.tgfoid group by name`.execute(owner);
    const refusing = ['disclosure.refuse_change', 'legal.refuse_change', 'legal.refuse_unmaking'];
    const functions = new Map(found.rows.map((row) => [row.name, row.functions]));
    for (const name of revised) {
      const own = functions.get(name) ?? [];
      const counts = own.includes('access.note_revision');
      const refuses = own.some((one) => refusing.includes(one));
      expect([name, counts, refuses]).toEqual([name, !refuses, !counts]);
    }
  });
});

/** Always rolled back. */
async function trying<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const kept: Value[] = [];
  await inTransaction(owner, async (tx) => {
    kept.push(await work(tx));
    throw new Error('undo');
  }).catch((problem: Error) => {
    if (problem.message !== 'undo') throw problem;
  });
  return kept[0]!;
}

describe('a change', () => {
  const household = newId();
  const read = async () =>
    (
      await sql<{ revision: string; changedXid: string }>`select revision::text, changed_xid
        from people.household where id = ${household}`.execute(owner)
    ).rows[0]!;

  it('counts one more and names its transaction, whatever the writer says', async () => {
    await sql`insert into people.household (id, code) values (${household}, 'H-1')`.execute(owner);
    const made = await read();
    await sql`update people.household set province = 'osh', revision = 90, changed_xid = '1'
      where id = ${household}`.execute(owner);
    const changed = await read();
    expect([made.revision, changed.revision]).toEqual(['1', '2']);
    expect(BigInt(changed.changedXid)).toBeGreaterThan(BigInt(made.changedXid));
    const own = await trying(async (tx) => {
      await sql`update people.household set province = null where id = ${household}`.execute(tx);
      return (
        await sql<{ same: boolean }>`select changed_xid = pg_current_xact_id() as same
          from people.household where id = ${household}`.execute(tx)
      ).rows[0]!.same;
    });
    expect(own).toBe(true);
    expect(await read()).toEqual(changed);
  });
});

const id = (last: number) => `'018f0000-0000-7000-8000-00000000000${last}'`;
/** An account with an expired session, an ended one and an open one; an emergency opening. */
const earlierRows = `
  insert into access.account (id, login, display_name, side, password_hash, totp_secret)
    values (${id(1)}, 'her', 'Her', 'care', '', '');
  insert into access.session (id, token_hash, account_id, ended_at, expires_at)
    values (${id(1)}, '1', ${id(1)}, null, now() - interval '1 hour'),
      (${id(2)}, '2', ${id(1)}, now(), now() + interval '1 hour'),
      (${id(3)}, '3', ${id(1)}, null, now() + interval '1 hour');
  insert into workforce.organisation (id, code, kind, side, names)
    values (${id(1)}, 'O', 'cso', 'care', '{}');
  insert into people.person (id, code, sex, birth_precision)
    values (${id(1)}, 'P', 'female', 'unknown');
  insert into care.case_file (id, person_id, organisation_id, intake, priority, priority_reason,
      contact_due_at)
    values (${id(1)}, ${id(1)}, ${id(1)}, false, 'low', 'usual', now());
  insert into care.merged_case (case_id, state, closed_at) values (${id(1)}, 'active', now());
  insert into care.emergency_opening (id, case_id, person_id, by_account, by_organisation_id, kind)
    values (${id(1)}, ${id(1)}, ${id(1)}, ${id(1)}, ${id(1)}, 'health');
  insert into care.emergency_told (opening_id, account_id, of_case)
    values (${id(1)}, ${id(1)}, true)`;

describe('rows of an earlier version', () => {
  const wanted = wantedHere();
  const before = wanted.migrations.filter(({ number }) => number < 17);
  const rowsOf = async (tx: Tx, text: string) =>
    (await sql.raw<Record<string, unknown>>(text).execute(tx)).rows;

  it('get a device, their person and the first revision', async () => {
    const found = await trying(async (tx) => {
      const bare = tx.withoutPlugins();
      const queries = { query: async (text: string) => ({ rows: await rowsOf(bare, text) }) };
      await makeTables(queries, { migrations: before, state: wanted.state });
      await sql.raw(earlierRows).execute(tx);
      expect(await bringTo(queries, wanted)).toMatchObject({ ok: true });
      return {
        sessions: await rowsOf(
          tx,
          `select s.ended_at is null as open, d.account_id = s.account_id
            as own, d.ended_at is null as device_open from access.session s
          join access.device d on d.id = s.device_id order by s.expires_at, s.ended_at`,
        ),
        persons: await rowsOf(
          tx,
          `select t.person_id = o.person_id and m.person_id = o.person_id
            as same, t.revision::int, m.revision::int as merged, o.changed_xid = t.changed_xid as at
          from care.emergency_told t join care.emergency_opening o on o.id = t.opening_id
          join care.merged_case m on m.case_id = o.case_id`,
        ),
        epoch: await rowsOf(tx, 'select number from programme.epoch'),
      };
    });
    expect(found).toEqual({
      sessions: [
        { open: true, own: true, deviceOpen: false },
        { open: false, own: true, deviceOpen: false },
        { open: true, own: true, deviceOpen: true },
      ],
      persons: [{ same: true, revision: 1, merged: 1, at: true }],
      epoch: [{ number: 1 }],
    });
  });
});

describe('a new table', () => {
  const making = (text: string) => trying((tx) => sql.raw(text).execute(tx));

  it.each([
    ['without the column', 'id uuid primary key', "'person_id'"],
    ['with rows of nobody', 'id uuid primary key, person_id uuid', "'person_id'"],
    ['whose column is no id', 'id uuid primary key, person_id text not null', "'person_id'"],
  ])('%s is not protected as of a person', async (_, definition, scope) => {
    await expect(
      making(
        `create table care.thing (${definition}); select access.protect('care.thing', ${scope})`,
      ),
    ).rejects.toThrow('care.thing has no column person_id');
  });
  it('gets both columns and is closed', async () => {
    const found = await trying(async (tx) => {
      await sql
        .raw(`create table care.thing (id uuid primary key, person_id uuid not null);
        select access.protect('care.thing', 'person_id');
        create table care.other (id uuid primary key);
        select access.protect('care.other', null)`)
        .execute(tx);
      return sql`select c.relrowsecurity as closed, array_agg(a.attname::text order by a.attnum)
          as names from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        where c.oid in ('care.thing'::regclass, 'care.other'::regclass)
        group by c.oid, c.relrowsecurity order by c.relname`
        .execute(tx)
        .then(({ rows }) => rows);
    });
    expect(found).toEqual([
      { closed: true, names: ['id', ...ownColumns] },
      { closed: true, names: ['id', 'person_id', ...ownColumns] },
    ]);
  });
});
