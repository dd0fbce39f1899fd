// The agenda over HTTP and as the login role: nobody sees a day of somebody who is not theirs, the
// sides see nothing of each other, and each fact stands on its own day in the programme's zone.

import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { addDays, dayAt, type Day } from '../src/kernel/day.ts';
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
import { type Court, openCourt } from './support/matters.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const today = (): Day => dayAt(new Date(), testProgramme.timeZone);
let staff: Staff;
let court: Court;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  court = await openCourt(database, server);
});

type Entry = {
  kind: string;
  day: string;
  at: string | null;
  missed: boolean;
  personId?: string | null;
  subjectId?: string;
  name?: string | null;
  code: string | null;
};
const read = async (actor: TestActor, from: Day = today(), days = 21, path = '/api/agenda') =>
  call(server, actor, `GET ${path}?from=${from}&days=${days}`);
const entriesOf = async (actor: TestActor, from?: Day, days?: number): Promise<Entry[]> =>
  (await read(actor, from, days)).body.entries;
const matterEntriesOf = async (actor: TestActor): Promise<Entry[]> =>
  (await read(actor, addDays(today(), -1), 40, '/api/matters/agenda')).body.entries;

/** Somebody who was met, and whom the lead promised to visit again in three days. */
async function toVisit(): Promise<Made> {
  const made = await takeIn(bench, staff, 30);
  await sql`update care.case_file set contacted_at = now(), state = 'active',
    next_visit_on = ${addDays(today(), 3)} where id = ${made.caseId}`.execute(owner);
  return made;
}

describe('nobody else', () => {
  test('sees a day of somebody they do not work with, over HTTP or by the function', async () => {
    const made = await toVisit();
    const { organisationId } = staff;
    const others = [
      await makeActor(database, { role: 'case-manager', organisationId }),
      await makeActor(database, { role: 'case-manager' }),
      await makeActor(database, { role: 'psychologist', organisationId }),
      staff.officer,
      staff.manager,
    ];
    for (const actor of others) {
      expect((await entriesOf(actor)).filter(({ personId }) => personId === made.personId)).toEqual(
        [],
      );
      const asked = await asActor(database, actor, (tx) =>
        sql`select * from care.agenda(${staff.lead.accountId}, 'case-manager', null,
          ${testProgramme.timeZone}, ${today()}::date, ${addDays(today(), 21)}::date)`.execute(tx),
      );
      expect(asked.rows).toEqual([]);
    }
  });

  test('reaches the other side’s agenda, its function or what lies under it', async () => {
    for (const actor of [staff.lead, staff.manager]) {
      expect((await read(actor, today(), 7, '/api/matters/agenda')).status).toBe(404);
    }
    for (const actor of [court.officer, court.probation]) {
      expect((await read(actor)).status).toBe(404);
      for (const query of [
        sql`select * from legal.agenda_for(access.context(), '2026-01-01', '2027-01-01')`,
        sql`select * from care.agenda(null, 'case-manager', null, 'UTC', '2026-01-01',
          '2027-01-01')`,
      ]) {
        await expect(asActor(database, actor, (tx) => query.execute(tx))).rejects.toMatchObject({
          code: '42501',
        });
      }
    }
  });

  test('is told of a matter that is not theirs', async () => {
    const { subjectId, proceedingId } = await court.enter();
    await call(server, court.officer, `POST /api/matters/${subjectId}/hearings`, {
      proceedingId,
      heldOn: addDays(today(), 5),
      placeKind: 'courtroom',
      outcome: 'planned',
      note: null,
    });
    for (const actor of [court.colleague, court.otherRegistrar]) {
      expect((await matterEntriesOf(actor)).filter((one) => one.subjectId === subjectId)).toEqual(
        [],
      );
    }
    await sql`update legal.proceeding set expunge_on = legal.today() where id = ${proceedingId}`.execute(
      owner,
    );
    for (const actor of [court.officer, court.probation, court.registrar]) {
      expect((await matterEntriesOf(actor)).filter((one) => one.subjectId === subjectId)).toEqual(
        [],
      );
    }
  });
});

test('an agenda is at most six weeks long, and each answer leaves its entry', async () => {
  for (const query of ['from=2026-02-30&days=7', 'from=2026-02-03&days=43', 'from=2026-02-03']) {
    expect((await call(server, staff.lead, `GET /api/agenda?${query}`)).status).toBe(400);
  }
  await read(staff.lead);
  const found = await sql<{ purpose: string }>`select purpose from audit.entry
    where account_id = ${staff.lead.accountId} and event = 'case-read' order by at desc limit 1`;
  expect((await found.execute(owner)).rows[0]?.purpose).toBe('agenda');
});

test('the lead finds each fact on its day; a visit no longer agreed is gone', async () => {
  const made = await toVisit();
  const mine = async () =>
    (await entriesOf(staff.lead)).filter(({ personId }) => personId === made.personId);
  expect(await mine()).toContainEqual(
    expect.objectContaining({ kind: 'visit', day: addDays(today(), 3), at: null, missed: false }),
  );
  await sql`update care.case_file set next_visit_on = null, contacted_at = null,
    contact_due_at = ((${addDays(today(), 2)}::date)::timestamp + interval '23 hours 30 minutes')
      at time zone ${testProgramme.timeZone} where id = ${made.caseId}`.execute(owner);
  const [contact] = await mine();
  expect(contact).toMatchObject({ kind: 'first-contact', day: addDays(today(), 2) });
  expect(contact!.at).not.toBeNull();
  expect(await entriesOf(staff.supervisor)).toContainEqual(
    expect.objectContaining({ kind: 'first-contact', personId: made.personId }),
  );
  await sql`update care.case_file set stopped_at = now() where id = ${made.caseId}`.execute(owner);
  expect((await mine()).filter(({ kind }) => kind !== 'consent')).toEqual([]);
});

test('what was not done stands missed on its past day', async () => {
  const made = await toVisit();
  await sql`update care.case_file set next_visit_on = ${addDays(today(), -2)}
    where id = ${made.caseId}`.execute(owner);
  const past = await entriesOf(staff.lead, addDays(today(), -7), 7);
  expect(past.filter(({ personId }) => personId === made.personId)).toEqual([
    expect.objectContaining({ kind: 'visit', missed: true }),
  ]);
});

test('the officers of a matter, and the registrar of its court, find its hearing', async () => {
  const { subjectId, proceedingId } = await court.enter();
  const made = await call(server, court.officer, `POST /api/matters/${subjectId}/hearings`, {
    proceedingId,
    heldOn: addDays(today(), 4),
    heldAt: '10:30',
    room: '12',
    judge: 'Testova J.',
    placeKind: 'courtroom',
    outcome: 'planned',
    note: null,
  });
  const ofHearing = async (actor: TestActor) =>
    (await matterEntriesOf(actor)).find((one) => one.subjectId === subjectId);
  const day = addDays(today(), 4);
  // The test programme's clock is six hours ahead of the world's.
  const at = new Date(`${day}T04:30:00Z`).toISOString();
  for (const actor of [court.officer, court.probation, court.registrar]) {
    const judge = actor === court.probation ? null : 'Testova J.';
    const wanted = { kind: 'hearing', day, at, room: '12', judge };
    expect(await ofHearing(actor)).toMatchObject(wanted);
    const { hearings } = (await call(server, actor, `GET /api/matters/${subjectId}`)).body;
    expect(hearings).toMatchObject([{ heldAt: '10:30', room: '12', judge }]);
  }
  // An older client that says nothing of them changes nothing; null takes them away.
  const path = `PUT /api/matters/${subjectId}/hearings/${made.body.id}` as const;
  const change = { outcome: 'planned', heldOn: day, note: null };
  await call(server, court.officer, path, { ...change, baseVersion: 1 });
  expect(await ofHearing(court.officer)).toMatchObject({ at, room: '12' });
  await call(server, court.officer, path, { ...change, heldAt: null, room: null, baseVersion: 2 });
  expect(await ofHearing(court.officer)).toMatchObject({ at: null, room: null });
});

test('days off of the country are drawn, with the names of feasts', async () => {
  const { daysOff } = (await read(staff.lead, '2027-05-10' as Day, 7)).body;
  expect(daysOff.map(({ day }: { day: string }) => day)).toEqual(['2027-05-15', '2027-05-16']);
  expect(daysOff[0].holiday).toBeNull();
  expect(daysOff[1].holiday.en).toMatch(/Ait/);
});
