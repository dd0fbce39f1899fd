// Questions to a person that have no answer: why is recorded as given, by the same people who would
// record an answer, and nothing that a person gets depends on it.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { dayAt } from '../src/kernel/day.ts';
import { unansweredReasons } from '../src/kernel/unanswered.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testProgramme,
  testServices,
} from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import { guarded, makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const today = dayAt(new Date(), testProgramme.timeZone);
const would = { unanswered: 'would-rather-not-say' };
let staff: Staff;
let stranger: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  stranger = await makeActor(database, { role: 'case-manager' });
});

const correct = (actor: TestActor, personId: string, part: object) =>
  call(server, actor, `PUT /api/persons/${personId}/correction`, {
    field: 'citizenship',
    reason: 'asked again',
    baseVersion: 1,
    ...part,
  });
const codeOf = (actor: TestActor, query: ReturnType<typeof sql>) =>
  asActor(database, actor, (tx) => query.execute(tx)).then(
    () => 'done',
    (problem: { code: string }) => problem.code,
  );

describe('refused', () => {
  it('to whoever may not record an answer, like a person who does not exist', async () => {
    const { personId } = await takeIn(bench, staff, 30);
    const nobody = '018f0000-0000-7000-8000-00000000dead';
    const contact = { kind: 'phone', value: would };
    for (const id of [personId, nobody]) {
      expect((await correct(stranger, id, { value: would })).status).toBe(404);
      const added = await call(server, stranger, `POST /api/persons/${id}/contacts`, contact);
      expect(added.status).toBe(404);
    }
  });

  it('any other reason, an answer beside a reason, and neither of the two', async () => {
    const { personId } = await takeIn(bench, staff, 30);
    for (const value of [{ unanswered: 'refused' }, { ...would, value: 'KG' }, null, {}]) {
      expect((await correct(staff.lead, personId, { value })).status).toBe(400);
    }
    const insert = (value: string | null, why: string | null) => sql`insert into people.contact
      (id, person_id, kind, value, value_unanswered, recorded_by) values (gen_random_uuid(),
        ${personId}, 'phone', ${value}::bytea, ${why}, ${staff.lead.accountId})`;
    for (const [value, why] of [
      ['\\x01', 'not-asked'],
      [null, null],
      [null, 'refused'],
    ] as const) {
      expect(await codeOf(staff.lead, insert(value, why))).toBe('23514');
    }
    await expect(
      sql`update people.person set citizenship_unanswered = 'not-asked'
        where id = ${personId} and citizenship is not null`.execute(owner),
    ).rejects.toMatchObject({ code: '23514' });
  });
});

describe('a citizenship', () => {
  it('is asked again later, and the history keeps what was said before', async () => {
    const { personId } = await takeIn(bench, staff, 30);
    expect((await correct(staff.lead, personId, { value: would })).status).toBe(200);
    const read = async () => (await call(server, staff.lead, `GET /api/persons/${personId}`)).body;
    expect((await read()).citizenship).toEqual(would);
    const known = { value: 'TJ', baseVersion: 2 };
    expect((await correct(staff.lead, personId, known)).status).toBe(200);
    const { citizenship, corrections } = await read();
    expect(citizenship).toBe('TJ');
    expect(
      corrections.map((one: { before: string; after: string }) => [one.before, one.after]).sort(),
    ).toEqual([
      ['KG', 'would-rather-not-say'],
      ['would-rather-not-say', 'TJ'],
    ]);
  });

  it.each(unansweredReasons)(
    '%s at intake: the file, the case and its clock are the same',
    async (reason) => {
      const fullName = `Unanswered ${reason} Testova`;
      await call(server, staff.lead, `GET /api/persons?search=${encodeURIComponent(fullName)}`);
      const open = async (citizenship: unknown) => {
        const lookedAt = (await sql<{ id: string }>`select id from people.person`.execute(owner))
          .rows;
        const added = await call(server, staff.lead, 'POST /api/intake', {
          province: null,
          searchedFor: fullName,
          legalAidOffered: { on: today, answer: 'later' },
          lookedAt: lookedAt.map(({ id }) => id).slice(-100),
          persons: [
            {
              name: {
                fullName,
                givenName: null,
                familyName: null,
                fatherName: null,
                language: null,
              },
              otherSpellings: [],
              sex: 'female',
              birth: { from: '1990-01-01', to: '1990-12-31', precision: 'year' },
              citizenship,
              relationToFirst: 'self',
              consents: [
                {
                  purpose: 'case-support',
                  ground: 'consent',
                  organisationId: null,
                  toldIn: 'ky',
                  toldHow: 'spoken',
                  toldOn: today,
                  untilOn: '2099-01-01',
                  alone: true,
                  dutyReadOn: today,
                },
              ],
            },
          ],
        });
        expect(added.status).toBe(200);
        const { id } = added.body.persons[0];
        const found = await sql`select c.state, c.priority, c.contact_due_at - c.opened_at as clock
        from care.case_file c where c.person_id = ${id}`.execute(owner);
        const { may } = (await call(server, staff.lead, `GET /api/persons/${id}`)).body;
        return { cases: found.rows, may };
      };
      expect(await open({ unanswered: reason })).toEqual(await open('KG'));
    },
  );
});

it('a way to reach: why there is none, until somebody asks again', async () => {
  const { personId } = await takeIn(bench, staff, 30);
  const ways = async () =>
    (await call(server, staff.lead, `GET /api/persons/${personId}/contacts`)).body.contacts.map(
      (one: { value: unknown }) => one.value,
    );
  const add = async (value: unknown) =>
    (
      await call(server, staff.lead, `POST /api/persons/${personId}/contacts`, {
        kind: 'phone',
        value,
      })
    ).status;
  expect(await add({ unanswered: 'not-safe-to-ask' })).toBe(200);
  expect(await ways()).toEqual([{ unanswered: 'not-safe-to-ask' }]);
  expect(await add(would)).toBe(200);
  expect(await add('+996 555 000 111')).toBe(200);
  expect(await ways()).toEqual(['+996 555 000 111']);
});

it('a relative: no answer, and no reason for it; the search stays open', async () => {
  const { search } = await guarded(bench, staff);
  const said = { answer: { unanswered: 'not-safe-to-ask' }, reason: { unanswered: 'not-asked' } };
  const body = {
    relation: 'mother',
    name: null,
    reach: null,
    contactedOn: today,
    note: null,
    ...said,
  };
  const path = `/api/guardianship-searches/${search}`;
  expect((await call(server, staff.officer, `POST ${path}/contacts`, body)).status).toBe(200);
  const read = (await call(server, staff.officer, `GET ${path}`)).body;
  expect(read.contacts).toMatchObject([said]);
  expect(read.state).toBe('open');
});

it('no function, policy or view decides by a reason: only what records and shows it names one', async () => {
  const found = await sql<{ name: string }>`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n
      on n.oid = p.pronamespace
      where n.nspname !~ '^pg_|^information' and p.prosrc ~ '_unanswered|person_unrated'
    union all select tablename || ': ' || policyname from pg_policies
      where concat(qual, with_check) ~ '_unanswered|person_unrated'
    union all select viewname::text from pg_views where definition ~ '_unanswered|person_unrated'
      and schemaname !~ '^pg_|^information'
    order by 1`.execute(owner);
  expect(found.rows.map(({ name }) => name)).toEqual([
    'people.add_household(jsonb)',
    'people.correct(jsonb)',
    'people.fact_of(people.person,text)',
    'people.forget_persons(uuid[])',
  ]);
});
