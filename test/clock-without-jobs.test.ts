// Everything that must end at a certain time does so without any runner: nothing here starts one,
// and at the end no job has run. A job only deletes what is already hidden; it is never what hides
// it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { enterJob } from '../src/engine/access/actor.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { addDays, type Day } from '../src/kernel/day.ts';
import { newId } from '../src/kernel/id.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { makeWorld, stepsOf, values } from './support/disclosures.ts';
import {
  addConsent,
  askedAlone,
  bornYearsAgo,
  makeArrivedHousehold,
} from './support/households.ts';
import { call, serverWith } from './support/http.ts';
import { openCourt, placeAt, todayOf } from './support/matters.ts';
import { someOperation, stage } from './support/operations.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
let coordinator: TestActor;
let today: Day;

const statusOf = async (actor: TestActor, path: string) =>
  (await call(server, actor, `GET ${path}`)).status;
const rowsSeen = async (actor: TestActor, query: ReturnType<typeof sql>) =>
  (await asActor(database, actor, (tx) => query.execute(tx))).rows.length;

beforeAll(async () => {
  await makeTestProgramme(database);
  await makeOrganisation(database, { side: 'care', kind: 'guardianship-body', province: 'KG-O' });
  coordinator = await makeActor(database, { role: 'national-coordinator' });
  today = await todayOf(database);
});

afterAll(async () => {
  expect(
    (await sql`select 1 from jobs.job where started_at is not null`.execute(owner)).rows,
  ).toEqual([]);
});

async function openOperation(): Promise<string> {
  return (await call(server, coordinator, 'POST /api/operations', someOperation)).body.id;
}

test('a list that nobody confirmed, past its hour', async () => {
  const operationId = await openOperation();
  const { body } = await stage({ server, coordinator }, operationId, {
    name: 'list.csv',
    kind: 'ministry',
    bytes: Buffer.from('family no;surname;given name;sex;dob\n1;Testova;Aina;F;2015'),
  });
  const path = `/api/operations/${operationId}/lists/${body.listId}/preview`;
  const stages = () =>
    Promise.all(
      ['list_file', 'list_page'].map((table) =>
        rowsSeen(
          coordinator,
          sql`select 1 from ${sql.table(`operations.${table}`)} where list_id = ${body.listId}`,
        ),
      ),
    );
  expect([await statusOf(coordinator, path), await stages()]).toEqual([200, [1, 1]]);
  await sql`update operations.list set discarded_after = now()
    where id = ${body.listId}`.execute(owner);
  expect([await statusOf(coordinator, path), await stages()]).toEqual([409, [0, 0]]);
  const confirmed = await call(
    server,
    coordinator,
    `POST /api/operations/${operationId}/lists/${body.listId}/import`,
    { baseVersion: 1, skipRows: [] },
  );
  expect(confirmed.body.code).toBe('list-not-staged');
});

test('the name of a list entry, on its erase day', async () => {
  const operationId = await openOperation();
  const [familyId, entryId, listId] = [newId(), newId(), newId()];
  await sql`insert into operations.family (id, operation_id, code)
    values (${familyId}, ${operationId}, 'F-CLOCK')`.execute(owner);
  await sql`insert into operations.entry (id, operation_id, code, root_id, sex, may_be_minor,
      own_may_be_minor, listed_family_id, family_is_listed, family_id)
    values (${entryId}, ${operationId}, 'E-CLOCK', ${entryId}, 'female', false, false, ${familyId},
      true, ${familyId})`.execute(owner);
  await sql`insert into operations.entry_identity (entry_id, operation_id, full_name,
      birth_precision, erase_on)
    values (${entryId}, ${operationId}, 'Aina Testova', 'unknown', care.today() + 1)`.execute(
    owner,
  );
  await sql`insert into operations.list (id, operation_id, kind, state, file_name, file_hash,
      staged_by) values (${listId}, ${operationId}, 'camp', 'imported', 'x', 'x',
      ${coordinator.accountId})`.execute(owner);
  await sql`insert into operations.entry_listing (entry_id, list_id, sheet, row, row_hash)
    values (${entryId}, ${listId}, '', 2, 'x')`.execute(owner);
  const seen = async () => [
    await rowsSeen(
      coordinator,
      sql`select 1 from operations.entry_identity where entry_id = ${entryId}`,
    ),
    (
      await call(server, coordinator, `GET /api/operations/${operationId}/entries?limit=50`)
    ).raw.includes('Aina'),
  ];
  expect(await seen()).toEqual([1, true]);
  await sql`update operations.entry_identity set erase_on = care.today()
    where entry_id = ${entryId}`.execute(owner);
  expect(await seen()).toEqual([0, false]);
});

test('a consent to share, on the day after its last', async () => {
  const organisationId = await makeOrganisation(database, { side: 'care' });
  const household = await makeArrivedHousehold(database, { coordinator, services }, [
    { name: 'Gulnara Testova', birth: bornYearsAgo(30), sex: 'female' },
  ]);
  const consentId = await addConsent(database, household.personIds[0]!);
  const endsOn = (day: Day) =>
    sql`update people.consent set until_on = ${day} where id = ${consentId}`.execute(owner);
  const offer = () =>
    call(server, coordinator, 'POST /api/offers', {
      householdId: household.id,
      organisationId,
      languages: ['ky'],
      urgentNeeds: [],
    });
  await endsOn(addDays(today, -1));
  expect((await offer()).body.code).toBe('sharing-not-agreed');
  await endsOn(today);
  expect((await offer()).status).toBe(200);
});

describe('of a matter', () => {
  test('a restriction, on the day after its last', async () => {
    const court = await openCourt(database, server);
    const { subjectId, proceedingId } = await court.enter();
    const ordered = await call(
      server,
      court.officer,
      `POST /api/matters/${subjectId}/restrictions`,
      {
        proceedingId,
        kind: 'travel',
        court: 'x',
        orderNumber: '1',
        scope: 'x',
        startOn: addDays(today, -30),
        endOn: today,
      },
    );
    expect(ordered.status, ordered.raw).toBe(200);
    const id = ordered.body.id ?? ordered.body.restrictionId;
    const stateOf = async () =>
      (
        await sql<{ state: string }>`select legal.restriction_state(start_on, end_on, null, null,
          legal.today()) as state from legal.restriction where id = ${id}`.execute(owner)
      ).rows[0]!.state;
    const shown = async () =>
      JSON.stringify(
        (await call(server, court.officer, `GET /api/matters/${subjectId}/restrictions/${id}`))
          .body,
      ).includes('"state":"active"');
    expect([await stateOf(), await shown()]).toEqual(['active', true]);
    await sql`alter table legal.restriction disable trigger user`.execute(owner);
    await sql`update legal.restriction set end_on = legal.today() - 1
      where id = ${id}`.execute(owner);
    await sql`alter table legal.restriction enable trigger user`.execute(owner);
    expect([await stateOf(), await shown()]).toEqual(['over', false]);
  });

  test("a child's record that is over, on its day; one that is expunged, on its day", async () => {
    const court = await openCourt(database, server);
    const child = { birth: { from: '2001-01-01', to: '2001-12-31', precision: 'year' } };
    const sealed = await court.enter(child);
    const opens = (subjectId: string) => statusOf(court.registrar, `/api/matters/${subjectId}`);
    const end = (days: number) =>
      placeAt(database, sealed.proceedingId, { state: 'ended', on: addDays(today, -days) });
    await end(29);
    expect(await opens(sealed.subjectId)).toBe(200);
    await end(30);
    expect(await opens(sealed.subjectId)).toBe(404);

    const expunged = await court.enter();
    const place = { state: 'served', on: addDays(today, -400) };
    await placeAt(database, expunged.proceedingId, place);
    const expunge = (on: Day) =>
      sql`update legal.proceeding set expunge_on = ${on}
        where id = ${expunged.proceedingId}`.execute(owner);
    await expunge(addDays(today, 1));
    expect(await opens(expunged.subjectId)).toBe(200);
    await expunge(today);
    expect(await opens(expunged.subjectId)).toBe(404);
  });
});

test('a released package, on the day after its last', async () => {
  const world = await makeWorld(database, services);
  const id = await stepsOf(database, server, world).released([values.statement]);
  const expire = (days: number) =>
    sql`update disclosure.release set expires_on = disclosure.today() + ${days}::integer,
      released_on = disclosure.today() - 9 where request_id = ${id}`.execute(owner);
  await expire(0);
  expect(await statusOf(world.officer, `/api/disclosures/${id}/package`)).toBe(200);
  await expire(-1);
  expect(await statusOf(world.officer, `/api/disclosures/${id}/package`)).toBe(404);
});

test('an emergency opening, at its sixtieth minute', async () => {
  const organisationId = await makeOrganisation(database, { side: 'care' });
  const join = (role: 'case-manager' | 'supervisor', duty: 'intake' | 'member' = 'member') =>
    makeActor(database, { role, organisationId, duty });
  const [lead, helper] = [await join('case-manager', 'intake'), await join('case-manager')];
  const supervisor = await join('supervisor');
  for (const [actor, name] of [
    [lead, 'Lead'],
    [helper, 'Helper'],
    [supervisor, 'Supervisor'],
  ] as const) {
    await sql`update access.account set display_name = ${name}
      where id = ${actor.accountId}`.execute(owner);
  }
  await call(server, lead, 'GET /api/persons?search=Testova');
  const added = await call(server, lead, 'POST /api/intake', {
    province: null,
    searchedFor: 'Testova',
    legalAidOffered: { on: '2020-01-01', answer: 'later' },
    persons: [personAtIntake],
  });
  expect(added.status, added.raw).toBe(200);
  const personId = added.body.persons[0].id;
  const { body } = await call(server, lead, `GET /api/persons/${personId}/case`);
  const opened = await call(server, helper, 'POST /api/emergencies', {
    caseCode: body.code,
    kind: 'violence',
    reason: 'Her brother stands at the door.',
  });
  expect(opened.status, opened.raw).toBe(200);
  const id = opened.body.openingId;
  const age = (by: string) =>
    sql`update care.emergency_opening set opened_at = opened_at - ${by}::interval,
      until_at = until_at - ${by}::interval, review_due_at = review_due_at - ${by}::interval
      where id = ${id}`.execute(owner);
  await age('59 minutes');
  expect(await statusOf(helper, `/api/emergencies/${id}`)).toBe(200);
  await age('1 minute');
  expect(await statusOf(helper, `/api/emergencies/${id}`)).toBe(404);

  // Not reviewed in time, so the account is blocked, and so is what it has ordered.
  const job = { jobId: newId(), claim: 'a claim' };
  await sql`insert into jobs.job (id, kind, side, account_id, session_id, state, claimed_until,
      claim_hash)
    select ${job.jobId}, 'list-import', 'care', s.account_id, s.id, 'running',
      now() + interval '1 minute', sha256(convert_to(${job.claim}, 'UTF8'))
    from access.session s where s.account_id = ${helper.accountId}`.execute(owner);
  const entering = () =>
    inTransaction(database.pools.of('care'), async (tx) => (await enterJob(tx, job)).status);
  await age('70 hours 59 minutes');
  expect([await entering(), await statusOf(helper, '/api/today')]).toEqual(['ok', 200]);
  await age('1 minute');
  expect([await entering(), await statusOf(helper, '/api/today')]).toEqual(['held', 401]);
});

const personAtIntake = {
  name: {
    fullName: 'Gulnara Testova',
    givenName: null,
    familyName: null,
    fatherName: null,
    language: 'ky',
  },
  otherSpellings: [],
  sex: 'female',
  citizenship: 'KG',
  relationToFirst: 'self',
  birth: { from: bornYearsAgo(30), to: bornYearsAgo(30), precision: 'day' },
  consents: [
    {
      purpose: 'case-support',
      ground: 'consent',
      organisationId: null,
      toldIn: 'ky',
      toldHow: 'spoken',
      toldOn: '2020-01-01',
      untilOn: '2099-01-01',
      ...askedAlone('2020-01-01'),
    },
  ],
};

describe('of an account', () => {
  test.each([
    ['a session that idled', "seen_at = now() - interval '15 minutes 1 second'", 423],
    ['a session past its end', 'expires_at = now()', 401],
  ])('%s', async (_, change, status) => {
    const actor = await makeActor(database, { role: 'case-manager' });
    expect(await statusOf(actor, '/api/today')).toBe(200);
    await sql`update access.session set ${sql.raw(change)}
      where account_id = ${actor.accountId}`.execute(owner);
    expect(await statusOf(actor, '/api/today')).toBe(status);
  });

  test('a grant past its last moment', async () => {
    const actor = await makeActor(database, { role: 'case-manager' });
    expect(await statusOf(actor, '/api/today')).toBe(200);
    await sql`update workforce.membership set until_at = now()
      where account_id = ${actor.accountId}`.execute(owner);
    expect(await statusOf(actor, '/api/today')).toBe(401);
  });
});
