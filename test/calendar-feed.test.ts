// The calendar outside: first who gets nothing, over SQL and over HTTP, and that every refusal is
// the same answer; then that a real calendar parser reads it, and that no byte of it says who.

import ICAL from 'ical.js';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeServer } from '../src/app/serve.ts';
import { sql } from '../src/engine/db/database.ts';
import { addDays, dayAt, type Day } from '../src/kernel/day.ts';
import { sides } from '../src/kernel/roles.ts';
import {
  makeActor,
  makeTestProgramme,
  type TestActor,
  testProgramme,
  testServices,
} from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import { type Made, makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call } from './support/http.ts';
import { heardLog } from './support/log.ts';
import { type Court, openCourt } from './support/matters.ts';

const database = await testDatabase();
const { owner } = database;
const written: string[] = [];
const log = heardLog((line) => written.push(JSON.stringify(line)), 'debug');
const services = testServices(database, { log });
const server = makeServer(services);
const bench: Bench = { database, services, server };
const today = (): Day => dayAt(new Date(), testProgramme.timeZone);
const inDays = (days: number): Day => addDays(today(), days);
let staff: Staff;
let court: Court;
let made: Made;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  court = await openCourt(database, server);
  made = await takeIn(bench, staff, 30);
  await sql`update care.case_file set contacted_at = now(), state = 'active',
    next_visit_on = ${inDays(3)} where id = ${made.caseId}`.execute(owner);
});
beforeEach(() => void (written.length = 0));

const confirm = (actor: TestActor) =>
  sql`update access.session set confirmed_at = now() where account_id = ${actor.accountId}`.execute(
    owner,
  );

/** A new address, as a path. */
async function addressOf(actor: TestActor): Promise<string> {
  await confirm(actor);
  const answer = await call(server, actor, 'POST /api/account/calendar');
  expect(answer.status).toBe(200);
  return new URL(answer.body.address).pathname;
}

async function read(path: string) {
  const answer = await server.inject({ method: 'GET', url: path });
  const { date: _at, ...headers } = answer.headers;
  return { status: answer.statusCode, text: answer.body, headers };
}

const absent = async () => read(`/api/calendar/care.${'A'.repeat(43)}.ics`);

function eventsOf(text: string) {
  const parsed = new ICAL.Component(ICAL.parse(text));
  return parsed.getAllSubcomponents('vevent').map((one) => {
    const { summary, startDate, uid } = new ICAL.Event(one);
    return { summary, day: startDate.toString().slice(0, 10), isDate: startDate.isDate, uid };
  });
}

describe('nobody', () => {
  test.each(sides)('the login role of %s reads no address, and whose it is', async (side) => {
    for (const query of [
      'select * from access.calendar_feed',
      'delete from access.calendar_feed',
      "select access.calendar_owner('care.x')",
      ...(side === 'care' ? [] : ["select * from care.feed('care.x', current_date, current_date)"]),
      ...(side === 'justice'
        ? []
        : ["select * from legal.feed('justice.x', current_date, current_date)"]),
    ]) {
      await expect(sql.raw(query).execute(database.pools.of(side))).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  test('without an agenda has a calendar to make, read or end', async () => {
    for (const role of ['national-coordinator', 'administrator', 'auditor', 'donor'] as const) {
      const actor = await makeActor(database, { role });
      for (const method of ['GET', 'POST', 'DELETE'] as const) {
        expect((await call(server, actor, `${method} /api/account/calendar`)).status).toBe(404);
      }
    }
  });

  test('makes one at a screen that somebody left open: that it is them is asked first', async () => {
    const actor = await makeActor(database, { role: 'case-manager' });
    const answer = await call(server, actor, 'POST /api/account/calendar');
    expect(answer.body.code).toBe('confirm-it-is-you');
    const there = await call(server, actor, 'GET /api/account/calendar');
    expect(there.body).toEqual({ madeAt: null });
    expect((await call(server, actor, 'DELETE /api/account/calendar')).status).toBe(404);
  });

  test('gets another answer than for an address that never was', async () => {
    const expected = await absent();
    expect(expected.status).toBe(404);
    const path = await addressOf(staff.lead);
    const [, secret] = /care\.(.+)\.ics/.exec(path)!;
    for (const other of [
      `/api/calendar/justice.${secret}.ics`,
      `/api/calendar/care.${secret}`,
      `/api/calendar/${secret}.ics`,
      `/api/calendar/care.${secret!.toLowerCase()}x.ics`,
      '/api/calendar/%00.ics',
      '/api/calendar/x',
    ]) {
      expect(await read(other)).toEqual(expected);
    }
    const session = `/api/calendar/${staff.lead.token}.ics`;
    expect((await read(session)).status).toBe(404);
  });

  test('of the other side reads it with the right address over its own login role', async () => {
    const token = (await addressOf(court.officer)).slice('/api/calendar/'.length, -4);
    const asked =
      await sql`select * from care.feed(${token}, current_date, current_date + 30)`.execute(
        database.pools.of('care'),
      );
    expect(asked.rows).toEqual([]);
    const opened =
      await sql`select * from access.open_calendar(${token}, gen_random_uuid())`.execute(
        database.pools.of('care'),
      );
    expect(opened.rows).toEqual([]);
  });
});

describe('an address is dead at once', () => {
  const worker = () =>
    makeActor(database, { role: 'case-manager', organisationId: staff.organisationId });
  const dies = async (end: (actor: TestActor, path: string) => Promise<unknown>) => {
    const actor = await worker();
    const path = await addressOf(actor);
    expect((await read(path)).status).toBe(200);
    await end(actor, path);
    expect(await read(path)).toEqual(await absent());
  };

  test('once it was renewed, and the new one lives', () =>
    dies(async (actor) => {
      expect((await read(await addressOf(actor))).status).toBe(200);
    }));
  test('once it was ended', () =>
    dies((actor) => call(server, actor, 'DELETE /api/account/calendar')));
  test('once the account is closed', () =>
    dies((actor) =>
      sql`update access.account set closed_at = now() where id = ${actor.accountId}`.execute(owner),
    ));
  test('once the grant is withdrawn, and over', async () => {
    await dies((actor) =>
      sql`update workforce.membership set withdrawn_at = now()
        where account_id = ${actor.accountId}`.execute(owner),
    );
    await dies((actor) =>
      sql`update workforce.membership set until_at = now()
        where account_id = ${actor.accountId}`.execute(owner),
    );
  });
  test('while the account is held because an emergency opening waits for its review', () =>
    dies((actor) =>
      sql`insert into care.emergency_opening (id, by_account, by_organisation_id, person_id,
          case_id, kind, reason, opened_at, until_at, review_due_at)
        values (gen_random_uuid(), ${actor.accountId}, ${staff.organisationId}, ${made.personId},
          ${made.caseId}, 'health', '\\x00', now() - interval '9 days', now() - interval '9 days',
          now() - interval '7 days')`.execute(owner),
    ));
});

describe('what it says', () => {
  test('is times and neutral words, in the language of its owner, and nothing about anybody', async () => {
    const path = await addressOf(staff.lead);
    const { status, text, headers } = await read(path);
    expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = eventsOf(text);
    expect(events).toContainEqual(
      expect.objectContaining({ summary: 'Visit', day: inDays(3), isDate: true }),
    );
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    for (const { summary } of events)
      expect(['Visit', 'Appointment', 'Deadline', 'Meeting']).toContain(summary);
    const known = await sql<{ value: string }>`select unnest(array[p.code, c.code, p.id::text,
        c.id::text, n.full_name]) as value
      from people.person p join care.case_file c on c.person_id = p.id
      join people.person_name n on n.person_id = p.id`.execute(owner);
    const flat = text.replaceAll(/\r\n /g, '');
    for (const { value } of known.rows) expect(flat).not.toContain(value);
    const lines = flat.split('\r\n').map((line) => line.split(/[:;]/)[0]);
    expect([...new Set(lines)].toSorted()).toEqual([
      '',
      'BEGIN',
      'DTEND',
      'DTSTAMP',
      'DTSTART',
      'END',
      'NAME',
      'PRODID',
      'REFRESH-INTERVAL',
      'SEQUENCE',
      'SUMMARY',
      'TRANSP',
      'UID',
      'VERSION',
      'X-MICROSOFT-CDO-ALLDAYEVENT',
      'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT',
      'X-PUBLISHED-TTL',
      'X-WR-CALNAME',
    ]);
    await sql`update access.account set locale = 'ru' where id = ${staff.lead.accountId}`.execute(
      owner,
    );
    expect(eventsOf((await read(path)).text).map(({ summary }) => summary)).toContain('Посещение');
  });

  test('is what its owner’s agenda has, without danger and safety clocks, and no other', async () => {
    await sql`update care.case_file set contacted_at = null, contact_due_at = now()
      where id = ${made.caseId}`.execute(owner);
    for (const actor of [staff.lead, staff.supervisor, staff.officer, staff.manager]) {
      const path = await addressOf(actor);
      const days = eventsOf((await read(path)).text).map(({ day }) => day);
      const shown: string[] = [];
      for (let first = -7; first <= 120; first += 32) {
        const query = `from=${inDays(first)}&days=32`;
        const { entries } = (await call(server, actor, `GET /api/agenda?${query}`)).body;
        for (const { kind, day } of entries)
          if (!['urgent', 'first-contact'].includes(kind)) shown.push(day);
      }
      expect(days.toSorted()).toEqual(shown.toSorted());
    }
    await sql`update care.case_file set contacted_at = now() where id = ${made.caseId}`.execute(
      owner,
    );
  });

  test('of the justice side is its own alone', async () => {
    const { subjectId, proceedingId } = await court.enter();
    await call(server, court.officer, `POST /api/matters/${subjectId}/hearings`, {
      proceedingId,
      heldOn: inDays(9),
      placeKind: 'courtroom',
      outcome: 'planned',
      note: null,
    });
    for (const actor of [court.officer, court.probation, court.registrar]) {
      const { text } = await read(await addressOf(actor));
      expect(eventsOf(text).filter(({ day }) => day === inDays(9))).toHaveLength(1);
      expect(text).not.toContain('Тестова');
    }
    const { text } = await read(await addressOf(court.colleague));
    expect(eventsOf(text)).toEqual([]);
    const care = await read(await addressOf(staff.lead));
    expect(eventsOf(care.text).filter(({ day }) => day === inDays(9))).toEqual([]);
  });

  test('never is in the log or in the database as it was given', async () => {
    const path = await addressOf(staff.lead);
    await read(path);
    await read(`${path}x`);
    const secret = path.slice('/api/calendar/care.'.length, -4);
    expect(written.length).toBeGreaterThan(0);
    expect(written.join('\n')).not.toContain(secret);
    const stored = await sql<{ found: boolean }>`select exists (select from access.calendar_feed f
      where position(convert_to(${secret}, 'UTF8') in f.token_hash) > 0) or exists (select
      from access.command c where c.response::text like ${`%${secret}%`}) as found`.execute(owner);
    expect(stored.rows).toEqual([{ found: false }]);
  });

  test('is in the trail: made, renewed, read, ended, and a wrong address leaves nothing', async () => {
    const actor = await makeActor(database, { role: 'psychologist' });
    const path = await addressOf(actor);
    await addressOf(actor);
    const count = async () =>
      (await sql`select 1 from audit.entry where event = 'calendar-read'`.execute(owner)).rows
        .length;
    const before = await count();
    await read(path);
    expect(await count()).toBe(before);
    await read(await addressOf(actor));
    await call(server, actor, 'DELETE /api/account/calendar');
    const events = await sql<{ event: string }>`select event from audit.entry
      where account_id = ${actor.accountId} and record = 'calendar' order by at`.execute(owner);
    expect(events.rows.map(({ event }) => event)).toEqual([
      'calendar-made',
      'calendar-renewed',
      'calendar-renewed',
      'calendar-read',
      'calendar-ended',
    ]);
  });
});

test('a context of a session is none here: what the address opens opens nothing else', async () => {
  const token = (await addressOf(staff.lead)).slice('/api/calendar/'.length, -4);
  const entered = await sql<{ status: string }>`select status from access.enter(${token})`.execute(
    database.pools.of('care'),
  );
  expect(entered.rows).toEqual([{ status: 'unknown' }]);
});
