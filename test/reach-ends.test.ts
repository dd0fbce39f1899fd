// When access to a file ends, for each way in which it began: in the transaction of what ended the
// duty, or by the clock, with no job. The ways are read from the database, so that a new one
// without an ending here is found; so is a function that asks for reach and not for its last day.

import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { addDays, addYears, type Day } from '../src/kernel/day.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { step } from './support/creating/bench.ts';
import { type Made, makeStaff, type Staff, takeIn, visit } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { bornYearsAgo } from './support/households.ts';
import { call, serverWith } from './support/http.ts';
import { todayOf } from './support/matters.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench = { database, services, server };
let staff: Staff;
let today: Day;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  today = await todayOf(database);
});

/** Through HTTP, a table and a function: all three, or none. */
async function opens(actor: TestActor, personId: string): Promise<boolean> {
  const { status } = await call(server, actor, `GET /api/persons/${personId}`);
  const seen = await asActor(database, actor, async (tx) => {
    const rows = await sql`select 1 from people.person where id = ${personId}`.execute(tx);
    const asked = await sql<{ yes: boolean }>`select guardianship.has_cover_if_minor(${personId})
      is not null as yes`.execute(tx);
    return [rows.rows.length === 1, asked.rows[0]!.yes];
  });
  expect(seen).toEqual([status === 200, status === 200]);
  return status === 200;
}

const reachOf = (actor: TestActor, personId: string, via: string) =>
  sql`insert into access.reach (account_id, person_id, via)
    values (${actor.accountId}, ${personId}, ${via})`.execute(owner);
const searchOf = async (personId: string): Promise<string> =>
  (
    await sql<{ id: string }>`select id from guardianship.search where person_id = ${personId}
      order by state desc, opened_at desc`.execute(owner)
  ).rows[0]!.id;

/** A child whose search the officer of the authority took. */
async function searched(): Promise<Made & { searchId: string }> {
  const made = await takeIn(bench, staff, 7);
  const searchId = await searchOf(made.personId);
  await step(bench, staff.officer, [`PUT /api/guardianship-searches/${searchId}/taken`, {}]);
  return { ...made, searchId };
}

const appoint = (child: string, more: object = {}) =>
  call(server, staff.officer, `POST /api/persons/${child}/covers`, {
    kind: 'guardian',
    basis: 'court-order',
    fromOn: today,
    untilOn: null,
    holder: { name: 'Aigul Somebody', relation: 'other' },
    right: { order: { authority: 'Osh', number: '1', on: '2026-01-01' }, isNamesake: false },
    ...more,
  });

const birthIs = (personId: string, day: string) =>
  sql`update people.person set birth_from = ${day}, birth_to = ${day}
    where id = ${personId}`.execute(owner);

/** As if the day had come: nothing is written that a person or a job would write. */
const dayComes = (personId: string, via: string) =>
  sql`update access.reach set until_on = care.today()
    where person_id = ${personId} and via = ${via}`.execute(owner);

async function replaced(part: 'lead' | 'supervisor', role: 'case-manager' | 'supervisor') {
  const made = await takeIn(bench, staff, 30);
  const before = part === 'lead' ? staff.lead : staff.supervisor;
  expect(await opens(before, made.personId)).toBe(true);
  const next = await makeActor(database, { role, organisationId: staff.organisationId });
  const { version } = await step(bench, staff.lead, [`GET /api/cases/${made.caseId}`]);
  await step(bench, staff.manager, [
    `PUT /api/cases/${made.caseId}/assignment`,
    { baseVersion: version, part, accountId: next.accountId, reason: 'workload' },
  ]);
  expect(await opens(next, made.personId)).toBe(true);
  return opens(before, made.personId);
}

/** Each ends with whether the file is still open: it must be false. */
const endings: Record<string, () => Promise<boolean>> = {
  'case-lead': () => replaced('lead', 'case-manager'),
  'case-supervisor': () => replaced('supervisor', 'supervisor'),
  'case-team': async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    const { organisationId } = staff;
    const colleague = await makeActor(database, { role: 'psychologist', organisationId });
    const { accountId } = colleague;
    await step(bench, staff.manager, [`POST /api/cases/${caseId}/team`, { accountId }]);
    expect(await opens(colleague, personId)).toBe(true);
    await step(bench, staff.manager, [
      `PUT /api/cases/${caseId}/team/${accountId}/end`,
      { reason: 'workload' },
    ]);
    return opens(colleague, personId);
  },
  guardianship: async () => {
    const { personId } = await searched();
    expect(await opens(staff.officer, personId)).toBe(true);
    expect((await appoint(personId)).body.searchClosed).toBe(true);
    return opens(staff.officer, personId);
  },
  intake: async () => {
    const { personId, caseId } = await takeIn(bench, staff, 30);
    const worker = await makeActor(database, { role: 'child-protection-officer' });
    await reachOf(worker, personId, 'intake');
    expect(await opens(worker, personId)).toBe(true);
    const next = await makeActor(database, {
      role: 'case-manager',
      organisationId: staff.organisationId,
    });
    const { version } = await step(bench, staff.lead, [`GET /api/cases/${caseId}`]);
    await step(bench, staff.manager, [
      `PUT /api/cases/${caseId}/assignment`,
      { baseVersion: version, part: 'lead', accountId: next.accountId, reason: 'workload' },
    ]);
    return opens(worker, personId);
  },
  'merged-file': async () => {
    const { personId: kept } = await searched();
    const merged = newId();
    await sql`insert into people.person (id, code, sex, birth_from, birth_to, birth_precision,
        merged_into, merged_at)
      values (${merged}, ${merged}, 'female', '1990-01-01', '1990-01-01', 'day', ${kept},
        now())`.execute(owner);
    await sql`insert into access.reach (account_id, person_id, via, until_on)
      select account_id, ${merged}, 'merged-file', until_on from access.reach
      where person_id = ${kept} and account_id = ${staff.officer.accountId}`.execute(owner);
    const isReached = () =>
      asActor(database, staff.officer, async (tx) => {
        const rows = await sql`select 1 from access.reach where person_id = ${merged}`.execute(tx);
        return rows.rows.length > 0;
      });
    expect(await isReached()).toBe(true);
    await dayComes(kept, 'guardianship');
    expect(await opens(staff.officer, kept)).toBe(false);
    return isReached();
  },
};

describe('every way in has its end', () => {
  test('none is missing here', async () => {
    const { rows } = await sql<{ text: string }>`select pg_get_constraintdef(oid) as text
      from pg_constraint where conname = 'reach_via_check'`.execute(owner);
    const ways = [...rows[0]!.text.matchAll(/'([a-z-]+)'/g)].map(([, way]) => way);
    expect(ways.toSorted()).toEqual(Object.keys(endings).toSorted());
  });

  test.each(Object.keys(endings))('%s', async (way) => {
    expect(await endings[way]!()).toBe(false);
  });

  test.each(Object.keys(endings))('%s, with the grant, even under a later one', async (way) => {
    const { personId } = await takeIn(bench, staff, 7);
    const worker = await makeActor(database, { role: 'child-protection-officer' });
    await reachOf(worker, personId, way);
    expect(await opens(worker, personId)).toBe(true);
    await sql`update workforce.membership set withdrawn_at = now(), withdrawn_by = granted_by
      where account_id = ${worker.accountId}`.execute(owner);
    const { rows } = await sql`select 1 from access.reach
      where account_id = ${worker.accountId}`.execute(owner);
    expect(rows).toEqual([]);
  });
});

describe('an officer of the authority', () => {
  test('keeps the file while the authority stands in, now or on a later day', async () => {
    const { personId } = await searched();
    await appoint(personId, { untilOn: addDays(today, 5) });
    expect(await opens(staff.officer, personId)).toBe(true);
    const waiting = await searched();
    expect((await appoint(waiting.personId, { fromOn: addDays(today, 5) })).body.searchClosed).toBe(
      true,
    );
    expect(await opens(staff.officer, waiting.personId)).toBe(true);
    const { rows } = await sql<{ untilOn: Day }>`select until_on from access.reach
      where person_id = ${waiting.personId} and via = 'guardianship'`.execute(owner);
    expect(rows).toEqual([{ untilOn: addDays(today, 5) }]);
    await dayComes(waiting.personId, 'guardianship');
    expect(await opens(staff.officer, waiting.personId)).toBe(false);
  });

  test('loses it on the day the child comes of age, and not the day before', async () => {
    const { personId, searchId } = await searched();
    await birthIs(personId, addYears(addDays(today, 1), -18));
    expect(await opens(staff.officer, personId)).toBe(true);
    await birthIs(personId, addYears(today, -18));
    expect(await opens(staff.officer, personId)).toBe(false);
    const queue = await call(server, staff.officer, 'GET /api/guardianship-searches');
    expect(queue.raw).not.toContain(searchId);
    // A birth date corrected once more: the search was theirs and is still open.
    await birthIs(personId, bornYearsAgo(7));
    expect(await opens(staff.officer, personId)).toBe(true);
  });

  test('reaches nobody without a search, whoever writes the row', async () => {
    const { personId } = await takeIn(bench, staff, 30);
    await reachOf(staff.officer, personId, 'guardianship');
    expect(await opens(staff.officer, personId)).toBe(false);
  });

  test('as somebody on the team keeps what is not of the search', async () => {
    const { personId } = await searched();
    await reachOf(staff.officer, personId, 'case-team');
    await appoint(personId);
    expect(await opens(staff.officer, personId)).toBe(true);
  });
});

const todayOfWorker = async (actor: TestActor, personId: string) =>
  (await call(server, actor, 'GET /api/today?limit=100')).body.items
    .filter((item: { personId: string }) => item.personId === personId)
    .map((item: { why: { code: string }; missed: boolean }) => [item.why.code, item.missed]);

describe('what the officer leaves', () => {
  test('is on the Today of the lead until a visit, and of the supervisor once it is late', async () => {
    const { personId, caseId } = await searched();
    expect(await todayOfWorker(staff.lead, personId)).not.toContainEqual(['search-ended', false]);
    await appoint(personId);
    expect(await todayOfWorker(staff.lead, personId)).toContainEqual(['search-ended', false]);
    expect(await todayOfWorker(staff.supervisor, personId)).toEqual([]);
    await sql`update guardianship.search set closed_at = now() - interval '16 days'
      where person_id = ${personId}`.execute(owner);
    expect(await todayOfWorker(staff.supervisor, personId)).toEqual([['search-ended', true]]);
    await step(bench, staff.lead, [
      `POST /api/cases/${caseId}/visits`,
      { ...visit, visitedOn: today },
    ]);
    expect(await todayOfWorker(staff.lead, personId)).not.toContainEqual(['search-ended', true]);
    expect(await todayOfWorker(staff.supervisor, personId)).toEqual([]);
  });

  test('is announced to both before the child comes of age, and closed by the job after it', async () => {
    const { personId } = await searched();
    await birthIs(personId, addYears(addDays(today, 20), -18));
    for (const worker of [staff.lead, staff.officer]) {
      expect(await todayOfWorker(worker, personId)).toContainEqual(['comes-of-age', false]);
    }
    await birthIs(personId, addYears(today, -18));
    expect(await todayOfWorker(staff.lead, personId)).toContainEqual(['comes-of-age', true]);
    await sql`select programme.note_files_due()`.execute(owner);
    const { rows } = await sql`select state, outcome from guardianship.search
      where person_id = ${personId}`.execute(owner);
    expect(rows).toEqual([{ state: 'closed', outcome: 'of-age' }]);
    expect(await todayOfWorker(staff.lead, personId)).toContainEqual(['search-ended', false]);
  });
});

describe('asking the authority again', () => {
  const ask = (actor: TestActor, personId: string) =>
    call(server, actor, `POST /api/persons/${personId}/guardianship-searches`, {
      because: 'carer-died',
    });
  const close = (actor: TestActor, searchId: string) =>
    call(server, actor, `PUT /api/guardianship-searches/${searchId}/closure`, {});

  test('is refused to who does not have the file, over HTTP and SQL, and for an adult', async () => {
    const { personId } = await searched();
    await appoint(personId);
    const { organisationId } = staff;
    const stranger = await makeActor(database, { role: 'case-manager', organisationId });
    for (const actor of [stranger, staff.officer]) {
      expect((await ask(actor, personId)).status).toBe(404);
      const answer = await asActor(database, actor, async (tx) =>
        sql<{ said: unknown }>`select guardianship.ask_authority(jsonb_build_object('id',
          gen_random_uuid(), 'personId', ${personId}::text, 'because', 'no-cover'))
          as said`.execute(tx),
      );
      expect(answer.rows[0]!.said).toEqual({ outcome: 'not-found' });
    }
    const { personId: adult } = await takeIn(bench, staff, 30);
    expect((await ask(staff.lead, adult)).body.code).toBe('child-is-of-age');
  });

  test('puts the child in the queue; taken, it opens the file, and closed, it ends again', async () => {
    const { personId } = await searched();
    expect((await ask(staff.lead, personId)).body.code).toBe('search-already-open');
    await appoint(personId);
    const { id } = (await ask(staff.lead, personId)).body;
    expect(await opens(staff.officer, personId)).toBe(false);
    expect((await close(staff.officer, id)).status).toBe(404);
    await step(bench, staff.officer, [`PUT /api/guardianship-searches/${id}/taken`, {}]);
    const read = await call(server, staff.officer, `GET /api/guardianship-searches/${id}`);
    expect(read.body).toMatchObject({ askedBecause: 'carer-died', may: { close: true } });
    expect((await close(staff.lead, id)).status).toBe(404);
    expect((await close(staff.officer, id)).status).toBe(200);
    expect(await opens(staff.officer, personId)).toBe(false);
  });

  test('does not end while the authority stands in', async () => {
    const { searchId } = await searched();
    expect((await close(staff.officer, searchId)).body.code).toBe('authority-stands-in');
  });
});

/** These write reach or compare it, and answer nobody: a row that is over is theirs too. */
const withoutDay = [
  'access.forget_persons',
  'access.withdraw_grant',
  'guardianship.end_reach',
  'guardianship.follow_birth',
  'people.leave_merged_files',
  'people.match_merged_reach',
  'people.past_files',
  'people.point_file',
  'people.reach_merged_files',
];

test('a function that asks for reach asks for its last day, or for a part in the case', async () => {
  const { rows } = await sql<{ name: string; text: string }>`
    select n.nspname || '.' || p.proname as name, p.prosrc as text from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    where p.prosrc ~ '(from|join) access\.reach' order by 1`.execute(owner);
  expect(rows.length).toBeGreaterThan(20);
  const careless = rows.filter(({ name, text }) => {
    const asked = text
      .replaceAll(/delete from access\.reach/g, '')
      .split(/(?:from|join) access\.reach/);
    return (
      !withoutDay.includes(name) &&
      asked.slice(1).some((after) => !/until_on|via = 'case-/.test(after.slice(0, 420)))
    );
  });
  expect(careless.map(({ name }) => name)).toEqual([]);
});
