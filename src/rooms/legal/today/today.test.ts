// The first page of the justice side: each thing that waits stands on that of one officer, and once
// it is late on that of a registrar of the court; for everybody else there is nothing.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../engine/db/database.ts';
import { addDays } from '../../../kernel/day.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../../test/support/actors.ts';
import { step } from '../../../../test/support/creating/bench.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { call, serverWith } from '../../../../test/support/http.ts';
import { type Court, openCourt } from '../../../../test/support/matters.ts';
import { legalRoom } from '../room.ts';
import { daysFromNow, orderOf, today } from '../../../../test/support/restricted-matters.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith([legalRoom], services);
const bench = { database, services, server };
let court: Court;
let careSide: TestActor[];

beforeAll(async () => {
  await makeTestProgramme(database);
  court = await openCourt(database, server);
  const organisationId = await makeOrganisation(database, { side: 'care' });
  careSide = [
    await makeActor(database, { role: 'case-manager', organisationId }),
    await makeActor(database, { role: 'cso-manager', organisationId }),
  ];
});

const page = async (by: TestActor) => {
  const answer = await call(server, by, 'GET /api/matters/today?limit=100');
  expect(answer.status, answer.raw).toBe(200);
  return answer.body;
};
const codesOf = async (by: TestActor, subjectId: string): Promise<string[]> =>
  (await page(by)).items
    .filter((one: any) => one.subjectId === subjectId)
    .map((one: any) => one.code)
    .toSorted();
const lateCodesOf = async (by: TestActor, subjectId: string): Promise<string[]> =>
  ((await page(by)).late?.items ?? [])
    .filter((one: any) => one.subjectId === subjectId)
    .map((one: any) => one.code)
    .toSorted();
/** Whom the registrar asks about what is late in a matter. */
const askedOf = async (subjectId: string): Promise<(string | null)[]> =>
  ((await page(court.registrar)).late?.items ?? [])
    .filter((one: any) => one.subjectId === subjectId)
    .map((one: any) => one.officer);
const nameOf = async ({ accountId }: TestActor): Promise<string> =>
  (
    await sql<{ name: string }>`select display_name as name from access.account
      where id = ${accountId}`.execute(owner)
  ).rows[0]!.name;

/** Of a proceeding that moved today, so that it is not quiet as well. */
const enter = () => court.enter({ stateOn: today() });

async function plannedHearing(days: number) {
  const matter = await enter();
  await step(bench, court.officer, [
    `POST /api/matters/${matter.subjectId}/hearings`,
    {
      proceedingId: matter.proceedingId,
      heldOn: daysFromNow(3),
      placeKind: 'courtroom',
      outcome: 'planned',
      note: null,
    },
  ]);
  await sql`update legal.hearing set held_on = ${daysFromNow(days)}
    where subject_id = ${matter.subjectId}`.execute(owner);
  return matter;
}
async function restricted(kind = 'reporting') {
  const matter = await enter();
  const { id } = await step(bench, court.officer, [
    `POST /api/matters/${matter.subjectId}/restrictions`,
    orderOf(today(), daysFromNow(90), { kind }),
  ]);
  return { ...matter, restrictionId: id as string };
}

/** As if it had been written then: nothing of it can be changed any more. */
async function asWritten(table: string, change: ReturnType<typeof sql>): Promise<void> {
  await sql`alter table legal.${sql.raw(table)} disable trigger user`.execute(owner);
  await sql`update legal.${sql.raw(table)} set ${change}`.execute(owner);
  await sql`alter table legal.${sql.raw(table)} enable trigger user`.execute(owner);
}
const asPast = (subjectId: string, days: number) =>
  asWritten('restriction', sql`start_on = ${daysFromNow(-days)} where subject_id = ${subjectId}`);
const quiet = (proceedingId: string, days: number) =>
  asWritten(
    'proceeding',
    sql`state_on = ${daysFromNow(-days)}, registered_on = ${daysFromNow(-days)}
      where id = ${proceedingId}`,
  );

describe('nobody else', () => {
  test('the care side has no such page, over HTTP or over SQL', async () => {
    await plannedHearing(-1);
    for (const actor of careSide) {
      const { status } = await call(server, actor, 'GET /api/matters/today');
      expect(status).toBe(404);
      for (const question of [
        sql`select * from legal.late_in_matters(10)`,
        sql`select * from legal.matters_to_assign(10)`,
        sql`select * from legal.held_by('{}')`,
        sql`select * from legal.minimum_names(null)`,
      ])
        await expect(asActor(database, actor, (tx) => question.execute(tx))).rejects.toThrow(
          'permission denied',
        );
    }
  });

  test('another court, and a colleague without the matter, find nothing', async () => {
    const { subjectId } = await plannedHearing(-4);
    for (const actor of [court.colleague, court.otherRegistrar]) {
      expect(await codesOf(actor, subjectId)).toEqual([]);
      expect(await lateCodesOf(actor, subjectId)).toEqual([]);
      await asActor(database, actor, async (tx) => {
        for (const question of [
          sql`select * from legal.waiting_in_proceedings(${[subjectId]}::uuid[])`,
          sql`select * from legal.held_by(${[subjectId]}::uuid[])`,
          sql`select * from legal.late_in_matters(100) where subject_id = ${subjectId}`,
        ])
          expect((await question.execute(tx)).rows).toEqual([]);
      });
    }
    expect((await page(court.colleague)).late).toBeNull();
  });

  test('a sealed or expunged proceeding is on no page from its day on', async () => {
    const matter = await plannedHearing(-4);
    const { subjectId } = matter;
    expect(await codesOf(court.officer, subjectId)).toEqual(['hearing-passed']);
    expect(await lateCodesOf(court.registrar, subjectId)).toEqual(['hearing-passed']);
    const nowhere = async () => {
      for (const actor of [court.officer, court.registrar, court.probation]) {
        expect(await codesOf(actor, subjectId)).toEqual([]);
        expect(await lateCodesOf(actor, subjectId)).toEqual([]);
      }
    };
    const ofProceeding = sql`where id = ${matter.proceedingId}`;
    for (const column of ['expunge_on', 'sealed_from'].map((name) => sql.ref(name))) {
      await asWritten('proceeding', sql`${column} = ${today()} ${ofProceeding}`);
      await nowhere();
      await asWritten('proceeding', sql`${column} = null ${ofProceeding}`);
    }
    expect(await codesOf(court.officer, subjectId)).toEqual(['hearing-passed']);
    await sql`update legal.subject set sealed_from = ${today()}
      where id = ${subjectId}`.execute(owner);
    await nowhere();
  });

  test('a probation officer sees a hearing ahead and nothing else of a proceeding', async () => {
    const ahead = await plannedHearing(2);
    const passed = await plannedHearing(-1);
    expect(await codesOf(court.probation, ahead.subjectId)).toEqual(['hearing-ahead']);
    expect(await codesOf(court.probation, passed.subjectId)).toEqual([]);
    await quiet(passed.proceedingId, 400);
    expect(await codesOf(court.probation, passed.subjectId)).toEqual([]);
    const answer = await page(court.probation);
    expect(answer).toMatchObject({ late: null, may: { openProceeding: false } });
  });
});

describe('on one first page, and on a second once it is late', () => {
  test('a hearing: ahead, passed, and with an outcome', async () => {
    const { subjectId } = await plannedHearing(7);
    expect(await codesOf(court.officer, subjectId)).toEqual(['hearing-ahead']);
    expect(await lateCodesOf(court.registrar, subjectId)).toEqual([]);
    const move = (days: number) =>
      sql`update legal.hearing set held_on = ${daysFromNow(days)}
        where subject_id = ${subjectId}`.execute(owner);
    await move(8);
    expect(await codesOf(court.officer, subjectId)).toEqual([]);
    await move(0);
    expect(await codesOf(court.officer, subjectId)).toEqual(['hearing-ahead']);
    await move(-1);
    expect(await codesOf(court.officer, subjectId)).toEqual(['hearing-passed']);
    await move(-3);
    expect(await lateCodesOf(court.registrar, subjectId)).toEqual([]);
    await move(-4);
    expect(await codesOf(court.officer, subjectId)).toEqual(['hearing-passed']);
    expect(await lateCodesOf(court.registrar, subjectId)).toEqual(['hearing-passed']);
    await sql`update legal.hearing set outcome = 'held'
      where subject_id = ${subjectId}`.execute(owner);
    expect(await codesOf(court.officer, subjectId)).toEqual([]);
    expect(await lateCodesOf(court.registrar, subjectId)).toEqual([]);
  });

  test('a review of a detention comes first once it is late', async () => {
    const matter = await enter();
    await step(bench, court.officer, [
      `POST /api/matters/${matter.subjectId}/proceedings/${matter.proceedingId}/detentions`,
      {
        startedOn: '2026-01-15',
        orderNumber: 'D-1',
        reason: 'By order of the court.',
        whyNoAlternative: null,
        nextReviewOn: daysFromNow(14),
      },
    ]);
    expect(await codesOf(court.officer, matter.subjectId)).toEqual(['detention-review-due']);
    await sql`update legal.detention set next_review_on = ${daysFromNow(-1)}
      where subject_id = ${matter.subjectId}`.execute(owner);
    const { items } = await page(court.officer);
    expect(items[0]).toMatchObject({ code: 'detention-review-due', group: 'clock', missed: true });
    expect(await lateCodesOf(court.registrar, matter.subjectId)).toEqual(['detention-review-due']);
  });

  test('a proceeding in which nothing is planned: the day before, the day, the day after', async () => {
    const { subjectId, proceedingId } = await enter();
    expect(await codesOf(court.officer, subjectId)).toEqual([]);
    await quiet(proceedingId, 52);
    expect(await codesOf(court.officer, subjectId)).toEqual([]);
    await quiet(proceedingId, 53);
    expect(await codesOf(court.officer, subjectId)).toEqual(['proceeding-quiet']);
    await quiet(proceedingId, 60);
    expect(await lateCodesOf(court.registrar, subjectId)).toEqual([]);
    await quiet(proceedingId, 61);
    expect(await lateCodesOf(court.registrar, subjectId)).toEqual(['proceeding-quiet']);
    await step(bench, court.officer, [
      `POST /api/matters/${subjectId}/hearings`,
      {
        proceedingId,
        heldOn: addDays(today(), 30),
        placeKind: 'courtroom',
        outcome: 'planned',
        note: null,
      },
    ]);
    expect(await codesOf(court.officer, subjectId)).toEqual([]);
    expect(await lateCodesOf(court.registrar, subjectId)).toEqual([]);
  });

  test('what is due to a person stands with the probation officer, where there is one', async () => {
    const { subjectId, restrictionId } = await restricted();
    await step(bench, court.officer, [
      `POST /api/matters/${subjectId}/restrictions/${restrictionId}/contacts`,
      { onDay: daysFromNow(1), place: 'The inspectorate' },
    ]);
    expect(await codesOf(court.probation, subjectId)).toEqual(['contact-due', 'tell-beginning']);
    expect(await codesOf(court.officer, subjectId)).toEqual([]);
    await asPast(subjectId, 3);
    expect(await lateCodesOf(court.registrar, subjectId)).toEqual(['tell-beginning']);
    expect(await askedOf(subjectId)).toEqual([await nameOf(court.probation)]);
    await sql`delete from legal.reach where subject_id = ${subjectId}
      and account_id = ${court.probation.accountId}`.execute(owner);
    expect(await codesOf(court.probation, subjectId)).toEqual([]);
    expect(await codesOf(court.officer, subjectId)).toEqual(['contact-due', 'tell-beginning']);
    expect(await askedOf(subjectId)).toEqual([await nameOf(court.officer)]);
    await sql`delete from legal.reach where subject_id = ${subjectId}`.execute(owner);
    expect(await askedOf(subjectId)).toEqual([null]);
  });

  test('an appeal stands with the prosecutor', async () => {
    const { subjectId, restrictionId } = await restricted('travel');
    await step(bench, court.officer, [
      `POST /api/matters/${subjectId}/restrictions/${restrictionId}/appeals`,
      { lodgedOn: today(), court: 'Regional court' },
    ]);
    expect(await codesOf(court.officer, subjectId)).toEqual(['appeal-pending']);
    expect(await codesOf(court.probation, subjectId)).toEqual(['tell-beginning']);
    expect(await lateCodesOf(court.registrar, subjectId)).toEqual([]);
    await asWritten(
      'restriction_appeal',
      sql`lodged_on = ${daysFromNow(-61)} where subject_id = ${subjectId}`,
    );
    expect(await lateCodesOf(court.registrar, subjectId)).toEqual(['appeal-pending']);
    expect(await askedOf(subjectId)).toEqual([await nameOf(court.officer)]);
  });

  test('a matter that no prosecutor holds stands with the registrar', async () => {
    const { body } = await court.tryEnter({ stateOn: today() });
    const { subjectId } = body;
    expect(await codesOf(court.registrar, subjectId)).toEqual(['matter-to-assign']);
    expect(await codesOf(court.otherRegistrar, subjectId)).toEqual([]);
    await step(bench, court.registrar, [
      `PUT /api/matters/${subjectId}/assignment`,
      { officerId: court.colleague.accountId, reason: 'new-matter' },
    ]);
    expect(await codesOf(court.registrar, subjectId)).toEqual([]);
  });

  test('each matter is read on record, by its id alone', async () => {
    const { subjectId } = await plannedHearing(1);
    await page(court.officer);
    const entries = await sql`select 1 from audit.entry
      where account_id = ${court.officer.accountId} and purpose = 'own-matters'
        and ${services.keyring.pseudonym(subjectId)} = any(subjects)`.execute(owner);
    expect(entries.rows.length).toBeGreaterThan(0);
  });
});
