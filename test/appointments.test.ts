// Appointments with company: first who sees, plans and ends none, over SQL and over HTTP; then the
// rules that the database keeps, and on whose agenda and Today they stand.

import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { addDays, dayAt, type Day } from '../src/kernel/day.ts';
import { newId } from '../src/kernel/id.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testProgramme,
  testServices,
} from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import { type Made, makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { openCourt } from './support/matters.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const today = (): Day => dayAt(new Date(), testProgramme.timeZone);
let staff: Staff;
let made: Made;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  made = await takeIn(bench, staff, 30);
});

type Wanted = { onDay?: Day; atHour?: string | null; withAccountId?: string; kind?: string };
const bodyOf = (wanted: Wanted = {}) => ({
  kind: 'court-date',
  onDay: addDays(today(), 2),
  atHour: '09:15',
  withAccountId: staff.lead.accountId,
  ...wanted,
});
const plan = (actor: TestActor, { caseId }: Made, wanted?: Wanted) =>
  call(server, actor, `POST /api/cases/${caseId}/appointments`, bodyOf(wanted));
const end = (actor: TestActor, id: string, outcome: string, baseVersion = 1) =>
  call(server, actor, `PUT /api/appointments/${id}/outcome`, { outcome, baseVersion });
const listOf = async (actor: TestActor, { personId }: Made) =>
  call(server, actor, `GET /api/persons/${personId}/appointments`);
const agendaOf = async (actor: TestActor) =>
  (
    await call(server, actor, `GET /api/agenda?from=${addDays(today(), -10)}&days=30`)
  ).body.entries.filter(({ kind }: { kind: string }) => kind === 'appointment');
const joinTeam = ({ accountId }: TestActor, { caseId }: Made) =>
  call(server, staff.supervisor, `POST /api/cases/${caseId}/team`, { accountId });

describe('nobody else', () => {
  test('sees, plans or ends one, and it is as if there were none', async () => {
    const { id } = (await plan(staff.lead, made)).body;
    const { organisationId } = staff;
    const others = [
      await makeActor(database, { role: 'case-manager', organisationId }),
      await makeActor(database, { role: 'case-manager' }),
      await makeActor(database, { role: 'psychologist', organisationId }),
      staff.officer,
    ];
    for (const actor of others) {
      const nothing = { ...made, caseId: newId(), personId: newId() };
      expect(await listOf(actor, made)).toEqual(await listOf(actor, nothing));
      expect((await plan(actor, made)).body).toEqual((await plan(actor, nothing)).body);
      expect((await end(actor, id, 'cancelled')).body).toEqual(
        (await end(actor, newId(), 'cancelled')).body,
      );
      expect(await agendaOf(actor)).toEqual([]);
      const asked = await asActor(database, actor, async (tx) => [
        (await sql`select * from care.appointment`.execute(tx)).rows,
        (await sql`select * from care.companions(${made.caseId})`.execute(tx)).rows,
        (await sql`select care.end_appointment(${id}, 1, 'cancelled') as a`.execute(tx)).rows,
      ]);
      expect(asked).toEqual([[], [], [{ a: 'not-found' }]]);
    }
  });

  test('writes a row past the two functions, not even the lead', async () => {
    for (const statement of [
      'insert into care.appointment (id) values (gen_random_uuid())',
      "update care.appointment set state = 'kept'",
      'delete from care.appointment',
    ]) {
      await expect(
        asActor(database, staff.lead, (tx) => sql.raw(statement).execute(tx)),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('of the justice side knows of a court date here, and none there makes one', async () => {
    const court = await openCourt(database, server);
    const { subjectId, proceedingId } = await court.enter();
    const count = async () =>
      (await sql`select 1 from care.appointment`.execute(owner)).rows.length;
    const before = await count();
    await call(server, court.officer, `POST /api/matters/${subjectId}/hearings`, {
      proceedingId,
      heldOn: addDays(today(), 2),
      placeKind: 'courtroom',
      outcome: 'planned',
      note: null,
    });
    expect(await count()).toBe(before);
    for (const query of ['select * from care.appointment', 'select care.companions(null)']) {
      await expect(
        asActor(database, court.officer, (tx) => sql.raw(query).execute(tx)),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });
});

test('the supervisor plans none; a colleague who is not on the case cannot be named', async () => {
  expect((await plan(staff.supervisor, made)).status).toBe(404);
  const stranger = await makeActor(database, {
    role: 'case-manager',
    organisationId: staff.organisationId,
  });
  for (const withAccountId of [stranger.accountId, newId()]) {
    expect((await plan(staff.lead, made, { withAccountId })).body.code).toBe(
      'not-a-colleague-for-this',
    );
  }
});

test.each([-1, 731])('a day %i days from today is refused', async (days) => {
  const onDay = addDays(today(), days);
  expect((await plan(staff.lead, made, { onDay })).body.code).toBe('appointment-day-wrong');
});

test('a case that is over, or whose person stopped, takes none', async () => {
  const stopped = await takeIn(bench, staff, 30);
  await sql`update care.case_file set stopped_at = now() where id = ${stopped.caseId}`.execute(
    owner,
  );
  expect((await plan(staff.lead, stopped)).body.code).toBe('case-takes-no-appointment');
  expect((await listOf(staff.lead, stopped)).body.may).toEqual({ plan: false });
});

test('it ends once, from the version seen; kept only when its day has come', async () => {
  const { id } = (await plan(staff.lead, made)).body;
  expect((await end(staff.lead, id, 'kept')).body.code).toBe('appointment-still-ahead');
  expect((await end(staff.lead, id, 'kept', 2)).body.code).toBe('conflict-changed-meanwhile');
  await sql`update care.appointment set on_day = ${today()} where id = ${id}`.execute(owner);
  expect((await end(staff.lead, id, 'kept')).status).toBe(200);
  expect((await end(staff.lead, id, 'cancelled', 2)).body.code).toBe('appointment-already-ended');
  const events = await sql<{ event: string }>`select event from audit.entry
    where account_id = ${staff.lead.accountId} and event like 'appointment-%'
    order by at desc limit 1`.execute(owner);
  expect(events.rows).toEqual([{ event: 'appointment-ended' }]);
});

test('it stands with the lead and with whoever goes along, until somebody ends it', async () => {
  const other = await takeIn(bench, staff, 30);
  const { organisationId } = staff;
  const psychologist = await makeActor(database, { role: 'psychologist', organisationId });
  const colleague = await makeActor(database, { role: 'case-manager', organisationId });
  await joinTeam(psychologist, other);
  await joinTeam(colleague, other);
  const withAccountId = psychologist.accountId;
  const { id } = (await plan(staff.lead, other, { withAccountId, onDay: today() })).body;
  const mine = async (actor: TestActor) =>
    (await agendaOf(actor)).filter(({ record }: { record: string }) => record === id);
  for (const actor of [staff.lead, psychologist]) {
    expect(await mine(actor)).toEqual([
      expect.objectContaining({ code: 'court-date', day: today(), personId: other.personId }),
    ]);
  }
  for (const actor of [colleague, staff.supervisor]) expect(await mine(actor)).toEqual([]);
  const onToday = async (actor: TestActor) =>
    (await call(server, actor, 'GET /api/today?limit=100')).body.items.filter(
      ({ record }: { record: string }) => record === id,
    );
  for (const actor of [staff.lead, psychologist]) {
    expect(await onToday(actor)).toEqual([
      expect.objectContaining({ kind: 'appointment', group: 'today', personId: other.personId }),
    ]);
  }
  expect(await onToday(colleague)).toEqual([]);
  expect((await end(psychologist, id, 'not-kept')).status).toBe(200);
  expect(await mine(staff.lead)).toEqual([]);
  expect(await onToday(staff.lead)).toEqual([]);
});
