// What was said before somebody took over, over SQL and HTTP, refusals first: who sees nothing of
// it and answers nothing. Then that an accepted offer and an answer about legal aid leave nothing
// out, that it stands on Today once for a family, and what ends it.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { addDays } from '../src/kernel/day.ts';
import { roleNames } from '../src/kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { type Bench, step } from './support/creating/bench.ts';
import { makeStaff, type Staff, takeIn, visit } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { addConsent, bornYearsAgo, makeArrivedHousehold } from './support/households.ts';
import { call, serverWith } from './support/http.ts';
import { dayThere } from './support/today.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const nothing = '01890000-0000-7000-8000-000000000000';
let staff: Staff;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
});

type Query = ReturnType<typeof sql>;
const bySql = async (actor: TestActor, query: Query): Promise<any> =>
  asActor(database, actor, async (tx) => (await query.execute(tx)).rows).catch(
    (problem: { code: string }) => problem.code,
  );
const read = (actor: TestActor, personId: string) =>
  call(server, actor, `GET /api/persons/${personId}/told`);
const answer = (actor: TestActor, personId: string, answers: readonly object[]) =>
  call(server, actor, `PUT /api/persons/${personId}/told`, { answers });
const toldOf = async (personId: string, by = staff.lead) => {
  const { body } = await read(by, personId);
  return body.told.map((one: any) => `${one.kind} ${one.code} ${one.state}`).toSorted();
};
const linesOf = async (actor: TestActor, personIds: readonly string[]) => {
  const { body } = await call(server, actor, 'GET /api/today?limit=100');
  return body.items
    .filter((one: any) => one.why.code === 'told-to-answer' && personIds.includes(one.personId))
    .map((one: any) => [one.personId, one.why.facts.number]);
};
const offerLegalAid = (caseId: string, given: string) =>
  step(bench, staff.lead, [
    `POST /api/cases/${caseId}/legal-aid-offers`,
    { offeredOn: dayThere(), toldIn: 'ky', answer: given },
  ]);

/** A mother and her child, taken on with needs and a language that the coordinator named. */
async function takenOn(urgentNeeds: readonly string[]) {
  const { coordinator, manager, organisationId, lead, supervisor } = staff;
  const { id: householdId, personIds } = await makeArrivedHousehold(
    database,
    { coordinator, services },
    [
      { name: 'Aida Testova', birth: bornYearsAgo(30), sex: 'female' },
      { name: 'Bek Testov', birth: bornYearsAgo(6), sex: 'male', custodian: 0 },
    ],
  );
  for (const personId of personIds) await addConsent(database, personId);
  const { id } = await step(bench, coordinator, [
    'POST /api/offers',
    { householdId, organisationId, languages: ['ar'], urgentNeeds },
  ]);
  await step(bench, manager, [`PUT /api/offers/${id}/acceptance`, { baseVersion: 1 }]);
  await step(bench, manager, [
    `PUT /api/households/${householdId}/assignment`,
    {
      leadAccountId: lead.accountId,
      supervisorAccountId: supervisor.accountId,
      reason: 'first-assignment',
    },
  ]);
  return { householdId, personIds: personIds as [string, string] };
}

describe('who has nothing to do with a case', () => {
  it('sees nothing of what was said, and cannot tell it from a person who does not exist', async () => {
    const { personIds } = await takenOn(['medicine']);
    const [personId] = personIds;
    const [{ id }] = (await read(staff.lead, personId)).body.told;
    for (const role of roleNames) {
      const stranger = await makeActor(database, { role });
      const rows = await bySql(stranger, sql`select 1 from care.told`);
      expect([role, rows === '42501' ? 0 : rows.length]).toEqual([role, 0]);
      expect((await read(stranger, personId)).body).toEqual((await read(stranger, nothing)).body);
      const given = [{ id, baseVersion: 1, answer: 'met' }];
      const hidden = await answer(stranger, personId, given);
      expect([role, hidden.status]).toEqual([role, 404]);
      expect(hidden.body).toEqual((await answer(stranger, nothing, given)).body);
      const said = await bySql(
        stranger,
        sql`select care.answer_told(${personId}, ${JSON.stringify(given)}::jsonb) as said`,
      );
      if (said !== '42501') expect([role, said[0].said]).toEqual([role, { outcome: 'not-found' }]);
    }
    expect(await toldOf(personId)).toEqual(['health medicine open', 'language ar open']);
  });

  it('nobody writes past the function, and a psychologist and a manager answer nothing', async () => {
    const { personIds } = await takenOn(['food']);
    const [personId] = personIds;
    const [{ id, version: baseVersion }] = (await read(staff.lead, personId)).body.told;
    for (const actor of [staff.lead, staff.supervisor, staff.manager]) {
      expect(await bySql(actor, sql`update care.told set state = 'met'`)).toBe('42501');
      expect(await bySql(actor, sql`delete from care.told`)).toBe('42501');
    }
    expect((await read(staff.manager, personId)).status).toBe(404);
    const given = [{ id, baseVersion, answer: 'met' }];
    expect((await answer(staff.manager, personId, given)).status).toBe(404);
    // What belongs to somebody else does not exist here.
    const other = await takeIn(bench, staff, 30);
    expect((await answer(staff.lead, other.personId, given)).status).toBe(404);
  });
});

describe('an accepted offer', () => {
  it('leaves each need and language with everybody, and once on Today for the family', async () => {
    const { personIds } = await takenOn(['medical', 'shelter', 'unaccompanied-minor']);
    const [mother, child] = personIds;
    const all = ['health medical open', 'language ar open', 'need shelter open'];
    expect(await toldOf(mother)).toEqual(all);
    expect(await toldOf(child)).toEqual([...all, 'need unaccompanied-minor open'].toSorted());
    const first = personIds.toSorted()[0];
    expect(await linesOf(staff.lead, personIds)).toEqual([[first, 4]]);
    expect(await linesOf(staff.supervisor, personIds)).toEqual([]);
  });

  it('is answered for the whole family, several at once, and says who did', async () => {
    const { personIds } = await takenOn(['medicine', 'food']);
    const [mother, child] = personIds;
    const { told, may } = (await read(staff.lead, mother)).body;
    expect(may).toEqual({ answer: true });
    const given = (code: string, word: string) => {
      const { id, version } = told.find((one: any) => one.code === code);
      return { id, baseVersion: version, answer: word };
    };
    const saved = await answer(staff.lead, mother, [
      given('food', 'met'),
      given('ar', 'not-needed-any-more'),
    ]);
    expect([saved.status, saved.body]).toEqual([200, { answered: 2 }]);
    const after = ['health medicine open', 'language ar not-needed-any-more', 'need food met'];
    expect(await toldOf(mother)).toEqual(after);
    expect(await toldOf(child)).toEqual(after);
    const [row] = (await read(staff.supervisor, child)).body.told.filter(
      (one: any) => one.code === 'food',
    );
    expect(row.answeredBy.accountId).toBe(staff.lead.accountId);
    expect(row.saidBy.accountId).toBe(staff.coordinator.accountId);
    const again = await answer(staff.lead, mother, [given('food', 'met')]);
    expect([again.status, again.body.code]).toEqual([409, 'told-already-answered']);
    expect((await linesOf(staff.lead, personIds)).map(([, number]: any) => number)).toEqual([1]);
  });

  it('“it is being met” needs something that stands on Today', async () => {
    const { personIds } = await takenOn(['medicine']);
    const [mother] = personIds;
    const { told } = (await read(staff.lead, mother)).body;
    const given = told.map(({ id, version }: any) => ({
      id,
      baseVersion: version,
      answer: 'being-met',
    }));
    expect((await answer(staff.lead, mother, given)).body.code).toBe('nothing-goes-on');
    const { caseId } = await step(bench, staff.lead, [`GET /api/persons/${mother}/case`]);
    await step(bench, staff.lead, [
      `POST /api/cases/${caseId}/visits`,
      { ...visit, visitedOn: dayThere(), nextVisitOn: addDays(dayThere(), 3) },
    ]);
    expect((await answer(staff.lead, mother, given)).status).toBe(200);
    expect(await linesOf(staff.lead, personIds)).toEqual([]);
  });
});

describe('the answer about legal aid', () => {
  const due = (caseId: string) =>
    sql`update care.told set due_at = now() where case_id = ${caseId} and state = 'open'`.execute(
      owner,
    );

  it('“later” comes back after the days of the pack, and asking again takes its place', async () => {
    const { personId, caseId } = await takeIn(bench, staff, 30);
    expect(await toldOf(personId)).toEqual(['legal-aid later open']);
    const { rows } = await sql<{ days: number }>`select extract(day from due_at - said_at)::integer
      as days from care.told where case_id = ${caseId}`.execute(owner);
    expect(rows).toEqual([{ days: 14 }]);
    expect(await linesOf(staff.lead, [personId])).toEqual([]);
    await due(caseId);
    expect(await linesOf(staff.lead, [personId])).toEqual([[personId, 1]]);
    await offerLegalAid(caseId, 'later');
    expect(await toldOf(personId)).toEqual(['legal-aid later asked-again', 'legal-aid later open']);
    expect(await linesOf(staff.lead, [personId])).toEqual([]);
  });

  it('“yes” stands there at once, and “no” never', async () => {
    const { personId, caseId } = await takeIn(bench, staff, 30);
    await offerLegalAid(caseId, 'accepted');
    expect(await linesOf(staff.lead, [personId])).toEqual([[personId, 1]]);
    await offerLegalAid(caseId, 'declined');
    expect(await linesOf(staff.lead, [personId])).toEqual([]);
    expect(await toldOf(personId)).toEqual([
      'legal-aid accepted asked-again',
      'legal-aid later asked-again',
    ]);
  });
});
