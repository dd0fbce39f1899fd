// What the database knows by itself is never taken from the caller: over SQL, as the login role,
// with forged values for it, the stored row still says what is true.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { asActor, makeTestProgramme, type TestActor, testServices } from './support/actors.ts';
import { type Helped, helped } from './support/answers.ts';
import { type Bench } from './support/creating/bench.ts';
import { makeStaff, type Staff } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const bench: Bench = { database, services, server: serverWith(rooms, services) };
type Query = ReturnType<typeof sql>;
type Row = Record<string, any>;
let staff: Staff;
let her: Helped;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  her = await helped(bench, staff);
});

const rowsOf = async (query: Query) => (await query.execute(owner)).rows as Row[];
const as = (actor: TestActor, query: Query) =>
  asActor(database, actor, async (tx) => (await query.execute(tx)).rows as Row[]);

describe('people.correct', () => {
  const correct = async (fields: object) => {
    const id = newId();
    const [person] = await rowsOf(
      sql`select version from people.person where id = ${her.personId}`,
    );
    const input = {
      id,
      personId: her.personId,
      baseVersion: person!['version'],
      reason: 'AAAA',
      before: { text: '1950-01-01' },
      after: { text: '1951-01-01' },
      ...fields,
    };
    await as(staff.lead, sql`select people.correct(${JSON.stringify(input)}::jsonb)`);
    return (
      await rowsOf(sql`select before ->> 'text' as before, after ->> 'text' as after,
      corrected_by as who from people.person_correction where id = ${id}`)
    )[0]!;
  };
  const who = () => staff.lead.accountId;
  it('keeps the birth date that was there, in the shape it was known in', async () => {
    const [{ day }] = (await rowsOf(sql`select birth_from::text as day from people.person
      where id = ${her.personId}`)) as [Row];
    const born = (birthFrom: string, birthTo: string, birthPrecision: string) =>
      correct({ field: 'birth', birthFrom, birthTo, birthPrecision });
    expect(await born('1990-03-01', '1990-03-31', 'month')).toEqual({
      before: day,
      after: '1990-03',
      who: who(),
    });
    expect(await born('1991-01-01', '1991-12-31', 'year')).toMatchObject({
      before: '1990-03',
      after: 'year 1991',
    });
  });
  it.each([
    ['sex', 'unknown'],
    ['citizenship', 'UZ'],
    ['province', 'KG-O'],
  ])('keeps the %s that was there', async (field, value) => {
    const [known] = await rowsOf(sql`select to_jsonb(p) ->> ${field} as text from people.person p
      where p.id = ${her.personId}`);
    expect(await correct({ field, value })).toEqual({
      before: known!['text'] ?? '',
      after: value,
      who: who(),
    });
  });
  it('keeps the name that was there', async () => {
    const [known] = await rowsOf(sql`select full_name as name from people.person_name
      where person_id = ${her.personId} and kind = 'current' and until_at = 'infinity'`);
    const kept = await correct({
      field: 'name',
      nameId: newId(),
      fullName: 'Aigul Testova',
      folded: ' aigul testova ',
    });
    expect(kept).toEqual({ before: known!['name'], after: 'Aigul Testova', who: who() });
  });
});

describe('who wrote a row', () => {
  it('is the actor, by the policy of each table that a login role may write', async () => {
    const found = await rowsOf(sql`
      select g.table_schema || '.' || g.table_name as table, g.column_name as column,
        g.privilege_type as command, coalesce(bool_or(p.with_check ~ (g.column_name
          || ' = \\( ?SELECT access.actor\\(\\)')), false) as is_held
      from information_schema.column_privileges g
      join information_schema.columns k on k.data_type = 'uuid'
        and (k.table_schema, k.table_name, k.column_name)
          = (g.table_schema, g.table_name, g.column_name)
      left join pg_policies p on p.schemaname = g.table_schema and p.tablename = g.table_name
        and p.cmd = g.privilege_type and g.grantee::name = any(p.roles)
      where g.grantee ~ '_(justice|care|programme|oversight)$'
        and g.privilege_type in ('INSERT', 'UPDATE')
        and g.column_name ~ '(_by|by_account)$'
      group by 1, 2, 3 order by 1, 2, 3`);
    expect(found.length).toBeGreaterThan(35);
    expect(found.filter((row) => !row['isHeld'])).toEqual([]);
  });
  it('cannot be another account', async () => {
    const operation = (by: string) => sql`insert into operations.operation (id, name, origin_site,
        origin_country, planned_on, planned_men, planned_women, planned_children, made_by, partners)
      values (${newId()}, 'x', 'x', 'SY', care.today(), 0, 0, 0, ${by}, '{}')`;
    const { coordinator, lead } = staff;
    await expect(as(coordinator, operation(lead.accountId))).rejects.toThrow('row-level security');
    await expect(as(coordinator, operation(coordinator.accountId))).resolves.toEqual([]);
  });
});

// They only read, or answer a question on record; volatile because of when they look.
const readers = [
  'access.confirmed_lately',
  'access.own_devices',
  'care.emergency_notice',
  'care.list_emergencies',
  'care.own_emergencies',
  'care.read_emergency',
  'disclosure.open_package',
  'guardianship.kin_elsewhere',
  'people.likely_elsewhere',
];

describe('functions that write with the rights of the owner', () => {
  const lines = readFileSync(join(import.meta.dirname, 'known-facts.expected.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const columns = lines.map((line) => line.split(' ') as [string, string]);
  it('stand in the list, each with what it is told', async () => {
    const found = await rowsOf(sql`select n.nspname || '.' || p.proname as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and p.provolatile = 'v' and p.prorettype <> 'trigger'::regtype
        and exists (select 1 from aclexplode(p.proacl) a join pg_roles r on r.oid = a.grantee
          where r.rolname ~ '_(justice|care|programme|oversight)$')
      order by 1`);
    expect(columns.map(([name]) => name)).toEqual(
      found.map((row) => row['name']).filter((name) => !readers.includes(name)),
    );
  });
  it('are told of no account, side or organisation of the actor', async () => {
    const told = await rowsOf(sql`select n.nspname || '.' || p.proname as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname || '.' || p.proname = any(${columns.map(([name]) => name)}::text[])
        and (p.prosrc ~ ${"input ->> '(actor|by|recordedBy|madeBy|side|before|today|now)'"}
          or p.proargnames && array['actor', 'by_account', 'made_by', 'today', 'hours',
            'before'])`);
    expect(told).toEqual([]);
  });
});
