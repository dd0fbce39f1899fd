// What somebody leaves behind is taken up by somebody else: the cases of a lead and the search of
// an officer who left, and the search for a child whose case was closed as that of a child who died
// and is open again.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { makeActor, makeTestProgramme, type TestActor, testServices } from './support/actors.ts';
import { step } from './support/creating/bench.ts';
import { makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench = { database, services, server };
let staff: Staff;
let successor: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  successor = await makeActor(database, {
    role: 'child-protection-officer',
    organisationId: staff.officer.organisationId,
  });
});

const searchesOf = async (personId: string) =>
  (
    await sql<{ id: string; state: string }>`select id, state from guardianship.search
      where person_id = ${personId} order by opened_at, id`.execute(owner)
  ).rows;
const take = (actor: TestActor, id: string) =>
  call(server, actor, `PUT /api/guardianship-searches/${id}/taken`, {});

async function searched() {
  const made = await takeIn(bench, staff, 7);
  const searchId = (await searchesOf(made.personId))[0]!.id;
  return { ...made, searchId };
}

describe('the search of an officer who left', () => {
  it.each([
    ['was withdrawn', sql`withdrawn_at = now()`],
    ['ended by its day', sql`until_at = now() - interval '1 minute'`],
  ])('is taken by a colleague once their grant %s, and not before', async (_, ending) => {
    const officer = await makeActor(database, {
      role: 'child-protection-officer',
      organisationId: staff.officer.organisationId,
    });
    const { personId, searchId } = await searched();
    expect((await take(officer, searchId)).status).toBe(200);
    expect((await take(successor, searchId)).body.code).toBe('search-already-taken');
    const others = await makeActor(database, { role: 'child-protection-officer' });
    await sql`update workforce.membership set ${ending}
      where account_id = ${officer.accountId}`.execute(owner);
    expect((await take(others, searchId)).body.code).toBe('not-found');
    const queue = await call(server, successor, 'GET /api/guardianship-searches');
    expect(queue.body.searches.find((row: any) => row.id === searchId)).toMatchObject({
      taken: false,
    });
    expect((await take(successor, searchId)).status).toBe(200);
    expect((await call(server, successor, `GET /api/persons/${personId}`)).status).toBe(200);
    const reach = await sql<{ accountId: string }>`select account_id from access.reach
      where person_id = ${personId} and via = 'guardianship'`.execute(owner);
    expect(reach.rows).toEqual([{ accountId: successor.accountId }]);
  });
});

describe('a search for a child', () => {
  it('begins again with the case, if the child did not die', async () => {
    const { caseId, personId, searchId } = await searched();
    const { version } = await step(bench, staff.lead, [`GET /api/cases/${caseId}`]);
    const { id } = await step(bench, staff.lead, [
      `POST /api/cases/${caseId}/closings`,
      { baseVersion: version, reason: 'died', criteria: null },
    ]);
    await step(bench, staff.supervisor, [
      `PUT /api/closings/${id}/decision`,
      { baseVersion: 1, decision: 'closed' },
    ]);
    expect(await searchesOf(personId)).toEqual([{ id: searchId, state: 'closed' }]);
    const closed = await step(bench, staff.supervisor, [`GET /api/cases/${caseId}`]);
    await step(bench, staff.supervisor, [
      `PUT /api/cases/${caseId}/state`,
      { baseVersion: closed.version, to: 'reopened', reason: 'new-need' },
    ]);
    expect((await searchesOf(personId)).map(({ state }) => state)).toEqual(['closed', 'open']);
  });
});

describe('the cases of a lead who left', () => {
  it('are among those without one, for their manager', async () => {
    const own = await makeStaff(bench);
    const { caseId } = await takeIn(bench, own, 30);
    const without = async () => {
      const { body } = await call(server, own.manager, 'GET /api/cases?unassigned=lead');
      return body.cases.map((row: { caseId: string }) => row.caseId);
    };
    expect(await without()).toEqual([]);
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${own.lead.accountId}`.execute(owner);
    expect(await without()).toEqual([caseId]);
  });

  it.each([
    ['lead', 'was withdrawn', sql`withdrawn_at = now()`],
    ['lead', 'had their last day', sql`until_at = now() - interval '1 minute'`],
    ['supervisor', 'was withdrawn', sql`withdrawn_at = now()`],
  ] as const)('are a number on Today of the manager: a %s who %s', async (part, _, ending) => {
    const own = await makeStaff(bench);
    const { caseId } = await takeIn(bench, own, 30);
    await takeIn(bench, own, 30);
    const gone = await makeActor(database, {
      role: part === 'lead' ? 'case-manager' : 'supervisor',
      organisationId: own.organisationId,
    });
    const leftOf = async (actor: TestActor) =>
      (await call(server, actor, 'GET /api/today?limit=100')).body.leftBehind;
    const assign = async (actor: TestActor) => {
      const { version } = await step(bench, own.manager, [`GET /api/cases/${caseId}`]);
      const body = { baseVersion: version, part, accountId: actor.accountId, reason: 'workload' };
      await step(bench, own.manager, [`PUT /api/cases/${caseId}/assignment`, body]);
    };
    await assign(gone);
    expect(await leftOf(own.manager)).toBe(0);
    await sql`update workforce.membership set ${ending}
      where account_id = ${gone.accountId}`.execute(owner);
    const stranger = await makeActor(database, { role: 'cso-manager' });
    for (const actor of [stranger, own.lead, own.supervisor]) expect(await leftOf(actor)).toBe(0);
    expect(await leftOf(own.manager)).toBe(1);
    await assign(own[part]);
    expect(await leftOf(own.manager)).toBe(0);
  });
});
