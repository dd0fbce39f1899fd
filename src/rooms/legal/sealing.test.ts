// What the clock hides with every job stopped: a child's record that is over, and what is expunged,
// on the day before, the day and the day after; then what the erasing destroys.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import { asActor, makeTestProgramme, testServices } from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import {
  type Court,
  type Matter,
  openCourt,
  placeAt,
  todayOf,
} from '../../../test/support/matters.ts';
import { legalRoom } from './room.ts';

const database = await testDatabase();
const { owner } = database;
const server = serverWith([legalRoom], testServices(database));
const child = { birth: { from: '2001-01-01', to: '2001-12-31', precision: 'year' } };
let court: Court;
let today: Day;

beforeAll(async () => {
  await makeTestProgramme(database);
  court = await openCourt(database, server);
  today = await todayOf(database);
});

/** Who sees the matter: over HTTP, in the list, and as rows of any table in SQL. */
async function seenBy({ subjectId }: Matter): Promise<string[]> {
  const seen: string[] = [];
  for (const who of ['registrar', 'officer', 'probation'] as const) {
    const actor = court[who];
    if ((await call(server, actor, `GET /api/matters/${subjectId}`)).status === 200)
      seen.push(`${who} opens`);
    const { matters } = (await call(server, actor, 'GET /api/matters?limit=100')).body;
    if (matters.some((one: any) => one.subjectId === subjectId)) seen.push(`${who} lists`);
    for (const table of [
      'subject',
      'subject_name',
      'subject_key',
      'reach',
      'assignment',
      'proceeding',
      'proceeding_transition',
      'hearing',
      'restriction',
      'detention',
      'birth_claim',
      'counsel_change',
    ]) {
      const key = table === 'subject' ? 'id' : 'subject_id';
      const rows = await asActor(database, actor, (tx) =>
        sql`select 1 from ${sql.table(`legal.${table}`)}
          where ${sql.ref(key)} = ${subjectId}`.execute(tx),
      );
      if (rows.rows.length > 0) seen.push(`${who} ${table}`);
    }
    for (const name of [
      'minimum_subjects(array[$]::uuid[], null, null, 1)',
      'minimum_proceedings(array[$]::uuid[])',
      'minimum_hearings(array[$]::uuid[])',
      'officers_of(array[$]::uuid[])',
    ]) {
      const rows = await asActor(database, actor, (tx) =>
        sql.raw(`select 1 from legal.${name.replace('$', `'${subjectId}'`)}`).execute(tx),
      );
      if (rows.rows.length > 0) seen.push(`${who} ${name.split('(')[0]}`);
    }
  }
  return seen;
}

async function rich(wanted: object): Promise<Matter> {
  const matter = await court.enter(wanted);
  await call(server, court.officer, `POST /api/matters/${matter.subjectId}/hearings`, {
    proceedingId: matter.proceedingId,
    heldOn: '2026-01-15',
    placeKind: 'video',
    outcome: 'held',
    note: 'x',
  });
  await call(server, court.officer, `POST /api/matters/${matter.subjectId}/birth/claims`, {
    birth: { from: '1989-01-01', to: '1989-12-31', precision: 'year' },
    says: 'x',
  });
  await call(server, court.officer, `POST /api/matters/${matter.subjectId}/counsel`, {
    counsel: 'present',
    onDay: '2026-01-15',
  });
  const ordered = await call(
    server,
    court.officer,
    `POST /api/matters/${matter.subjectId}/restrictions`,
    {
      proceedingId: null,
      kind: 'travel',
      court: 'x',
      orderNumber: '1',
      scope: 'x',
      startOn: addDays(today, -30),
      endOn: addDays(today, 30),
    },
  );
  expect(ordered.status, ordered.raw).toBe(200);
  return matter;
}

describe("a child's record that is over", () => {
  test.each(['ended', 'exempted', 'acquitted', 'final'] as const)(
    '%s: seals itself after thirty days, and before that nothing is hidden',
    async (state) => {
      const matter = await rich(child);
      await placeAt(database, matter.proceedingId, { state: 'ended', on: addDays(today, -29) });
      await placeAt(database, matter.proceedingId, { state, on: addDays(today, -29) });
      const open = await seenBy(matter);
      expect(open).toContain('probation restriction');
      expect(open).toContain('officer opens');
      expect(
        (await call(server, court.officer, `GET /api/matters/${matter.subjectId}`)).body.subject
          .hiddenFrom,
      ).toBe(addDays(today, 1));
      for (const days of [30, 31]) {
        await placeAt(database, matter.proceedingId, { state: 'ended', on: addDays(today, -days) });
        await placeAt(database, matter.proceedingId, { state, on: addDays(today, -days) });
        expect(await seenBy(matter)).toEqual([]);
      }
    },
  );
  test.each(['served', 'expunged'] as const)('%s: at once', async (state) => {
    const matter = await rich(child);
    await placeAt(database, matter.proceedingId, { state, on: today });
    expect(await seenBy(matter)).toEqual([]);
    expect(
      (
        await call(server, court.registrar, `PUT /api/matters/${matter.subjectId}/assignment`, {
          officerId: court.colleague.accountId,
          reason: 'leave',
        })
      ).status,
    ).toBe(404);
  });
  test('not while something is still open, nor after a conviction that is not served', async () => {
    const matter = await rich(child);
    await placeAt(database, matter.proceedingId, { state: 'convicted', on: addDays(today, -90) });
    await placeAt(database, matter.proceedingId, { state: 'final', on: addDays(today, -80) });
    expect(await seenBy(matter)).toContain('officer opens');
    const second = await rich(child);
    const open = await call(
      server,
      court.registrar,
      `POST /api/matters/${second.subjectId}/proceedings`,
      {
        act: { from: '2018-01-01', to: '2018-01-01', precision: 'day' },
        article: '1',
        country: 'KG',
        court: 'x',
        courtNumber: null,
        state: 'opened',
        stateOn: '2026-01-12',
      },
    );
    expect(open.status).toBe(200);
    await placeAt(database, second.proceedingId, { state: 'ended', on: addDays(today, -40) });
    expect(await seenBy(second)).toContain('officer opens');
    await placeAt(database, open.body.id, { state: 'ended', on: addDays(today, -40) });
    expect(await seenBy(second)).toEqual([]);
  });
  test("of an adult stays; a claim that may make the act a child's seals it, a finding opens it again", async () => {
    const matter = await court.enter();
    await placeAt(database, matter.proceedingId, { state: 'ended', on: addDays(today, -40) });
    expect(await seenBy(matter)).toContain('officer opens');
    await sql`insert into legal.birth_claim (id, subject_id, birth_from, birth_to, birth_precision,
      says, recorded_by)
      values (gen_random_uuid(), ${matter.subjectId}, '2001-01-01', '2001-12-31', 'year', '',
        ${court.officer.accountId})`.execute(owner);
    expect(await seenBy(matter)).toEqual([]);
    await sql`insert into legal.birth_settlement (id, subject_id, birth_from, birth_to,
      birth_precision, order_number, found_on, recorded_by)
      values (gen_random_uuid(), ${matter.subjectId}, '1990-01-01', '1990-12-31', 'year', '1',
        '2026-01-15', ${court.registrar.accountId})`.execute(owner);
    expect(await seenBy(matter)).toContain('officer opens');
  });
  test('cannot be told from no matter at all', async () => {
    const matter = await court.enter(child);
    await placeAt(database, matter.proceedingId, { state: 'served', on: today });
    for (const request of [
      'GET /api/matters/$',
      `GET /api/matters/$/birth`,
      `GET /api/matters/$/proceedings/${matter.proceedingId}`,
    ] as const) {
      const hidden = await call(
        server,
        court.registrar,
        request.replace('$', matter.subjectId) as typeof request,
      );
      const absent = await call(
        server,
        court.registrar,
        request.replace('$', '018f0000-0000-7000-8000-00000000dead') as typeof request,
      );
      expect([hidden.status, hidden.raw]).toEqual([404, absent.raw]);
    }
    await expect(
      asActor(database, court.registrar, (tx) =>
        sql`select legal.is_sealed(${matter.subjectId})`.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('expunging', () => {
  const over = async () => {
    const matter = await rich({});
    await placeAt(database, matter.proceedingId, { state: 'served', on: addDays(today, -400) });
    return matter;
  };
  const set = (matter: Matter, on: string, who = court.registrar) =>
    call(
      server,
      who,
      `PUT /api/matters/${matter.subjectId}/proceedings/${matter.proceedingId}/expungement`,
      { on },
    );

  test('its day is set by the registrar, of what is over, and only ever brought forward', async () => {
    const open = await court.enter();
    expect((await set(open, addDays(today, 1))).body.code).toBe('not-over-yet');
    const matter = await over();
    expect((await set(matter, addDays(today, 1), court.officer)).body.code).toBe('not-allowed');
    await expect(
      asActor(database, court.officer, (tx) =>
        sql`select legal.set_expungement(${matter.proceedingId}, ${today})`.execute(tx),
      ),
    ).rejects.toThrow(/not open/);
    expect(
      (
        await asActor(database, court.otherRegistrar, (tx) =>
          sql<{ answer: string }>`select legal.set_expungement(${matter.proceedingId},
      ${today}) as answer`.execute(tx),
        )
      ).rows[0]!.answer,
    ).toBe('not-found');
    expect((await set(matter, addDays(today, -401))).body.code).toBe('before-the-last-state');
    expect((await set(matter, addDays(today, 5))).status).toBe(200);
    expect((await set(matter, addDays(today, 6))).body.code).toBe('only-earlier');
    expect((await set(matter, addDays(today, 4))).status).toBe(200);
  });

  test('a proceeding is gone from its day on, a matter when all of them are; then the erasing destroys key, names and birth', async () => {
    const matter = await over();
    const erase = () =>
      sql`select programme.erase_what_is_due()`.execute(database.pools.of('worker'));
    const kept = async () =>
      (
        await sql<{
          key: number;
          names: number;
          birth: string | null;
          claims: number;
          erased: boolean;
        }>`select
      (select count(*)::int from legal.subject_key where subject_id = s.id
        and wrapped_key is not null) as key,
      (select count(*)::int from legal.subject_name where subject_id = s.id) as names, birth_to as
        birth,
      (select count(*)::int from legal.birth_claim where subject_id = s.id) as claims, expunged_at
        is not null as erased
      from legal.subject s where id = ${matter.subjectId}`.execute(owner)
      ).rows[0]!;
    await sql`insert into link.subject_person (subject_id, person_id)
      values (${matter.subjectId}, gen_random_uuid())`.execute(owner);
    expect((await set(matter, addDays(today, 1))).status).toBe(200);
    expect(await seenBy(matter)).toContain('officer proceeding');
    await erase();
    expect(await kept()).toMatchObject({ key: 1, names: 1, erased: false });
    for (const day of [today, addDays(today, -1)]) {
      expect(
        (
          await sql`update legal.proceeding set expunge_on = ${day}
            where id = ${matter.proceedingId}`.execute(owner)
        ).numAffectedRows,
      ).toBe(1n);
      expect(await seenBy(matter)).toEqual([]);
    }
    await erase();
    await erase();
    expect(await kept()).toEqual({ key: 0, names: 0, birth: null, claims: 0, erased: true });
    const links =
      await sql`select 1 from link.subject_person where subject_id = ${matter.subjectId}`.execute(
        owner,
      );
    expect(links.rows).toEqual([]);
    expect(await seenBy(matter)).toEqual([]);
  });

  test('one of two proceedings hides itself with all that belongs to it', async () => {
    const matter = await over();
    const second = await call(
      server,
      court.registrar,
      `POST /api/matters/${matter.subjectId}/proceedings`,
      {
        act: { from: '2018-01-01', to: '2018-01-01', precision: 'day' },
        article: '2',
        country: 'KG',
        court: 'x',
        courtNumber: null,
        state: 'opened',
        stateOn: '2026-01-12',
      },
    );
    expect((await set(matter, today)).status).toBe(200);
    const { body } = await call(server, court.officer, `GET /api/matters/${matter.subjectId}`);
    expect(body.proceedings.map((one: any) => one.id)).toEqual([second.body.id]);
    expect(body.hearings).toEqual([]);
    expect(
      (await call(server, court.probation, `GET /api/matters/${matter.subjectId}`)).body
        .proceedings,
    ).toHaveLength(1);
    expect(
      (
        await call(
          server,
          court.officer,
          `GET /api/matters/${matter.subjectId}/proceedings/${matter.proceedingId}`,
        )
      ).status,
    ).toBe(404);
  });

  test('by its step, at once', async () => {
    const matter = await over();
    const moved = await call(
      server,
      court.registrar,
      `PUT /api/matters/${matter.subjectId}/proceedings/${matter.proceedingId}/state`,
      { state: 'expunged', on: today, baseVersion: 1 },
    );
    expect(moved.status).toBe(200);
    expect(await seenBy(matter)).toEqual([]);
  });
});
