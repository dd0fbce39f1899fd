// Whose Today danger stands on: the questions of `queries-urgent.ts`, each as the login role of who
// asks. First those on whose Today it does not stand.

import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import { addDays } from '../src/kernel/day.ts';
import { rooms } from '../src/app/rooms.ts';
import type { TodayScope } from '../src/rooms/care/today/queries-scope.ts';
import {
  handedOver,
  urgentConcerns,
  urgentConcernsOfOrganisation,
} from '../src/rooms/care/today/queries-urgent.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testProgramme,
  testServices,
} from './support/actors.ts';
import { type Bench, step } from './support/creating/bench.ts';
import { concerned, makeStaff, type Staff, takeIn, visit } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { dayThere } from './support/today.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
let staff: Staff;
let elsewhere: Staff;
let mate: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  elsewhere = await makeStaff(bench);
  const { organisationId } = staff;
  mate = await makeActor(database, { role: 'case-manager', organisationId });
});

type Fragment = (scope: TodayScope) => ReturnType<typeof sql>;
async function rowsOf(actor: TestActor, fragment: Fragment, caseId: string): Promise<any[]> {
  const { accountId, role, organisationId } = actor;
  const now = new Date();
  const today = dayThere();
  const { timeZone } = testProgramme;
  const scope = { accountId, role, organisationId, now, today, timeZone, limit: 50 };
  return asActor(database, actor, async (tx) => {
    const found = await sql`with mine as (select distinct r.person_id from access.reach r
        where r.account_id = ${accountId} and r.level = 'assigned')
      select * from (${fragment(scope)}) f where f.case_id = ${caseId}`.execute(tx);
    return found.rows;
  });
}
const concernsOf = (actor: TestActor, caseId: string) => rowsOf(actor, urgentConcerns, caseId);
const coded = (actor: TestActor, caseId: string) =>
  rowsOf(actor, urgentConcernsOfOrganisation, caseId);
const handedTo = async (actor: TestActor, caseId: string) =>
  (await rowsOf(actor, handedOver, caseId)).map(({ code, danger }) => [code, danger]);
const itemsOf = async (actor: TestActor, personId: string): Promise<any[]> =>
  (await call(server, actor, 'GET /api/today?limit=100')).body.items.filter(
    (one: any) => one.personId === personId,
  );
const late = (concernId: string) =>
  sql`update care.urgent_concern set due_at = now() - interval '1 hour'
    where id = ${concernId}`.execute(owner);
const joined = (caseId: string) =>
  step(bench, staff.manager, [`POST /api/cases/${caseId}/team`, { accountId: mate.accountId }]);

describe('an urgent concern', () => {
  it('stands with lead and supervisor from the first minute, with no one else', async () => {
    const { caseId, concernId, personId } = await concerned(bench, staff);
    await joined(caseId);
    for (const actor of [elsewhere.lead, elsewhere.supervisor, mate, staff.manager]) {
      expect(await concernsOf(actor, caseId)).toEqual([]);
      expect(await coded(actor, caseId)).toEqual([]);
    }
    for (const actor of [staff.lead, staff.supervisor]) {
      expect(await concernsOf(actor, caseId)).toEqual([
        {
          kind: 'urgent',
          code: 'urgent-concern',
          record: concernId,
          caseId,
          personId,
          since: expect.any(Date),
          dueAt: expect.any(Date),
          danger: 0,
          facts: { source: 'visit' },
        },
      ]);
    }
  });

  it('without a lead with the team; late, coded, also with the manager', async () => {
    const { caseId, concernId } = await concerned(bench, staff);
    await joined(caseId);
    await sql`update care.assignment set until_at = now(), end_reason = 'workload'
      where case_id = ${caseId} and part = 'lead'`.execute(owner);
    expect(await concernsOf(mate, caseId)).toHaveLength(1);
    expect(await coded(staff.manager, caseId)).toEqual([]);
    await late(concernId);
    expect(await coded(staff.manager, caseId)).toMatchObject([{ record: concernId, facts: {} }]);
    expect(await coded(elsewhere.manager, caseId)).toEqual([]);
    await step(bench, mate, [
      `PUT /api/concerns/${concernId}/outcome`,
      { baseVersion: 1, outcome: 'safe-now', text: null },
    ]);
    for (const actor of [staff.lead, mate, staff.supervisor]) {
      expect(await concernsOf(actor, caseId)).toEqual([]);
    }
    expect(await coded(staff.manager, caseId)).toEqual([]);
  });

  it('of a person who stopped stays; of the dead it does not', async () => {
    for (const [reason, rows] of [
      ['person-stops', 1],
      ['died', 0],
    ] as const) {
      const { caseId } = await concerned(bench, staff);
      const { version: baseVersion } = await step(bench, staff.lead, [`GET /api/cases/${caseId}`]);
      const { id } = await step(bench, staff.lead, [
        `POST /api/cases/${caseId}/closings`,
        { baseVersion, reason, criteria: null },
      ]);
      await call(server, staff.supervisor, `PUT /api/closings/${id}/decision`, {
        baseVersion: 1,
        decision: 'closed',
      });
      expect([reason, (await concernsOf(staff.supervisor, caseId)).length]).toEqual([reason, rows]);
    }
  });
});

describe('what is handed on', () => {
  it('stays with who asked until it is accepted, and comes back when it is declined', async () => {
    const { caseId, concernId } = await concerned(bench, staff);
    await joined(caseId);
    const ask = async () =>
      (
        await step(bench, staff.lead, [
          `POST /api/cases/${caseId}/handings`,
          {
            about: 'urgent-concern',
            concernId,
            toAccountId: mate.accountId,
            reason: 'nearer',
          },
        ])
      ).id as string;
    const answer = (id: string, baseVersion: number, given: string, reason: string | null = null) =>
      step(bench, mate, [`PUT /api/handings/${id}`, { baseVersion, answer: given, reason }]);
    const first = await ask();
    expect(await handedTo(mate, caseId)).toEqual([['handing-to-answer', 0]]);
    expect(await handedTo(staff.lead, caseId)).toEqual([]);
    expect(await handedTo(elsewhere.lead, caseId)).toEqual([]);
    expect(await concernsOf(staff.lead, caseId)).toHaveLength(1);
    expect(await concernsOf(mate, caseId)).toEqual([]);
    await answer(first, 1, 'declined', 'too-far');
    expect(await handedTo(mate, caseId)).toEqual([]);
    expect(await handedTo(staff.lead, caseId)).toEqual([['handing-declined', 0]]);
    const second = await ask();
    expect(await handedTo(staff.lead, caseId)).toEqual([]);
    await answer(second, 1, 'accepted');
    expect(await concernsOf(staff.lead, caseId)).toEqual([]);
    expect(await concernsOf(mate, caseId)).toEqual([]);
    expect(await handedTo(mate, caseId)).toEqual([['urgent-concern', 0]]);
    expect(await concernsOf(staff.supervisor, caseId)).toHaveLength(1);
    const { accountId } = mate;
    await step(bench, staff.manager, [
      `PUT /api/cases/${caseId}/team/${accountId}/end`,
      { reason: 'absence' },
    ]);
    expect(await concernsOf(staff.lead, caseId)).toHaveLength(1);
    expect(await concernsOf(mate, caseId)).toEqual([]);
    expect(await handedTo(mate, caseId)).toEqual([]);
  });

  it('stands on the page of whoever was asked, and the page says who does it', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    await joined(caseId);
    const of = async (actor: TestActor) =>
      (await itemsOf(actor, personId)).filter(({ group }) => group !== 'later');
    expect(await of(staff.lead)).toMatchObject([{ handed: null, may: { handOn: true } }]);
    expect(await of(mate)).toEqual([]);
    const { id } = await step(bench, staff.lead, [
      `POST /api/cases/${caseId}/handings`,
      { about: 'first-contact', concernId: null, toAccountId: mate.accountId, reason: 'nearer' },
    ]);
    const handed = { toName: expect.any(String), state: 'asked' };
    expect(await of(staff.lead)).toMatchObject([{ handed, may: { handOn: false } }]);
    const asks = { code: 'handing-to-answer', facts: { about: 'first-contact' } };
    expect(await of(mate)).toMatchObject([{ why: asks, may: { putOff: false } }]);
    await step(bench, mate, [
      `PUT /api/handings/${id}`,
      { baseVersion: 1, answer: 'accepted', reason: null },
    ]);
    expect(await of(staff.lead)).toEqual([]);
    expect(await of(mate)).toMatchObject([{ why: { code: 'handing-accepted' } }]);
    await sql`update care.case_file set contact_due_at = now() - interval '1 hour'
      where id = ${caseId}`.execute(owner);
    const accepted = { group: 'clock', handed: { ...handed, state: 'accepted' } };
    expect(await of(staff.supervisor)).toMatchObject([accepted]);
    expect(await of(mate)).toMatchObject([{ group: 'clock', missed: true }]);
    const visitedOn = dayThere();
    await step(bench, mate, [`POST /api/cases/${caseId}/visits`, { ...visit, visitedOn }]);
    expect(await of(mate)).toEqual([]);
  });
});

describe('what is put off', () => {
  it('leaves the page of the lead; the supervisor sees until when, who and why', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    await step(bench, staff.lead, [
      `POST /api/cases/${caseId}/visits`,
      { ...visit, nextVisitOn: addDays(dayThere(), 2) },
    ]);
    const agreed = async (actor: TestActor) =>
      (await itemsOf(actor, personId)).filter(({ why }) => why.code === 'visit-due');
    expect(await agreed(staff.lead)).toMatchObject([{ putOff: null, may: { putOff: true } }]);
    expect(await agreed(staff.supervisor)).toEqual([]);
    const untilOn = addDays(dayThere(), 5);
    const what = { kind: 'visit', record: caseId };
    await step(bench, staff.lead, ['POST /api/put-offs', { ...what, untilOn, reason: 'travel' }]);
    expect(await agreed(staff.lead)).toEqual([]);
    const said = { untilOn, reason: 'travel', byName: expect.any(String) };
    expect(await agreed(staff.supervisor)).toMatchObject([
      { putOff: said, may: { putOff: false } },
    ]);
    await step(bench, staff.lead, ['PUT /api/put-offs/end', what]);
    expect(await agreed(staff.lead)).toHaveLength(1);
    expect(await agreed(staff.supervisor)).toEqual([]);
  });

  it('goes on standing with everybody else, until whoever it was takes it back', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    await step(bench, staff.lead, [
      `POST /api/cases/${caseId}/visits`,
      { ...visit, nextVisitOn: addDays(dayThere(), 2) },
    ]);
    await joined(caseId);
    const what = { kind: 'visit', record: caseId };
    const until = { untilOn: addDays(dayThere(), 5), reason: 'travel' };
    const agreed = async () =>
      (await itemsOf(staff.lead, personId)).filter(({ why }) => why.code === 'visit-due');
    await step(bench, mate, ['POST /api/put-offs', { ...what, ...until }]);
    expect(await agreed()).toHaveLength(1);
    await step(bench, staff.lead, ['POST /api/put-offs', { ...what, ...until }]);
    expect(await agreed()).toEqual([]);
    await step(bench, staff.supervisor, ['PUT /api/put-offs/end', what]);
    expect(await agreed()).toHaveLength(1);
  });

  it('comes back on its day', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    await step(bench, staff.lead, [
      `POST /api/cases/${caseId}/visits`,
      { ...visit, nextVisitOn: dayThere() },
    ]);
    const what = { kind: 'visit', record: caseId, untilOn: addDays(dayThere(), 1) };
    await step(bench, staff.lead, ['POST /api/put-offs', { ...what, reason: 'workload' }]);
    const codes = async () => (await itemsOf(staff.lead, personId)).map(({ why }) => why.code);
    expect(await codes()).not.toContain('visit-due');
    await sql`update care.put_off set until_on = care.today() where case_id = ${caseId}`.execute(
      owner,
    );
    expect(await codes()).toContain('visit-due');
  });

  it('cannot be danger, a clock or a child without cover', async () => {
    const { caseId, concernId, personId } = await concerned(bench, staff);
    const items = (await itemsOf(staff.lead, personId)).filter(({ group }) => group === 'danger');
    expect(items).toMatchObject([{ record: concernId, may: { putOff: false, handOn: true } }]);
    for (const what of [
      { kind: 'urgent', record: concernId },
      { kind: 'safety-clock', record: caseId },
    ]) {
      const untilOn = addDays(dayThere(), 1);
      const { body } = await call(server, staff.lead, 'POST /api/put-offs', {
        ...what,
        untilOn,
        reason: 'workload',
      });
      expect(body).toMatchObject({ code: 'cannot-be-put-off' });
    }
  });
});
