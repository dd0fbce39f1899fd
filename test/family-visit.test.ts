// One visit to those who live together: who may not record it, that all are recorded or none, that
// each record stands alone, and that an answer given before others is none.

import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import { rooms } from '../src/app/rooms.ts';
import { addDays } from '../src/kernel/day.ts';
import { newId } from '../src/kernel/id.ts';
import { makeActor, makeTestProgramme, type TestActor, testServices } from './support/actors.ts';
import { type Bench, step } from './support/creating/bench.ts';
import { type Made, makeStaff, type Staff, takeIn, takeInAll } from './support/creating/care.ts';
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

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  elsewhere = await makeStaff(bench);
});

type Family = { readonly householdId: string; readonly members: readonly Made[] };

/** A mother with a child of ten and a small one. */
async function takeInFamily(): Promise<Family> {
  const members = await takeInAll(bench, staff, [35, 10, 2]);
  const found = await sql<{ householdId: string }>`select household_id from care.case_file
    where id = ${members[0]!.caseId}`.execute(owner);
  return { householdId: found.rows[0]!.householdId, members };
}

const safe = { safetyAsked: 'alone', safetyConcern: 'none', text: null };
const visitOf = (members: readonly object[], more: object = {}) => ({
  visitedOn: dayThere(),
  place: 'home',
  guardianPresent: true,
  nextVisitOn: null,
  text: 'We drank tea together.',
  members,
  ...more,
});
const record = (actor: TestActor, { householdId }: Pick<Family, 'householdId'>, body: object) =>
  call(server, actor, `POST /api/households/${householdId}/visits`, body);
const visitsOf = async (actor: TestActor, caseId: string): Promise<any[]> =>
  (await call(server, actor, `GET /api/cases/${caseId}/visits`)).body.visits;
const countVisits = async ({ householdId }: Family) =>
  (
    await sql<{ count: number }>`select count(*)::integer as count from care.visit v
      join care.case_file c on c.id = v.case_id where c.household_id = ${householdId}`.execute(
      owner,
    )
  ).rows[0]!.count;
const codesOf = async (actor: TestActor, personId: string): Promise<string[]> =>
  (await call(server, actor, 'GET /api/today?limit=100')).body.items
    .filter((one: any) => one.personId === personId)
    .map((one: any) => one.why.code);

describe('is refused', () => {
  it('to whoever does not write into the cases of this family, like to nobody', async () => {
    const family = await takeInFamily();
    const [mother] = family.members;
    const { organisationId } = staff;
    const psychologist = await makeActor(database, { role: 'psychologist', organisationId });
    const other = await makeActor(database, { role: 'case-manager', organisationId });
    const body = visitOf([{ caseId: mother!.caseId, ...safe }]);
    for (const actor of [elsewhere.lead, elsewhere.supervisor, other, psychologist]) {
      expect((await record(actor, family, body)).status).toBe(404);
      expect((await record(actor, { householdId: newId() }, body)).status).toBe(404);
      const path = `GET /api/households/${family.householdId}/family` as const;
      expect((await call(server, actor, path)).status).toBe(404);
    }
    for (const actor of [staff.manager, staff.coordinator]) {
      expect((await record(actor, family, body)).status).toBe(404);
    }
    expect(await countVisits(family)).toBe(0);
  });

  it('with somebody of another family, or with somebody twice', async () => {
    const family = await takeInFamily();
    const stranger = await takeIn(bench, staff, 30);
    const [mother] = family.members;
    const own = { caseId: mother!.caseId, ...safe };
    const mixed = visitOf([own, { caseId: stranger.caseId, ...safe }]);
    expect((await record(staff.lead, family, mixed)).status).toBe(404);
    const twice = await record(staff.lead, family, visitOf([own, own]));
    expect(twice.body).toMatchObject({ code: 'member-twice' });
    expect(await countVisits(family)).toBe(0);
  });

  it('whole, if one of them cannot be recorded', async () => {
    const family = await takeInFamily();
    const [mother, elder] = family.members;
    const overheard = { safetyAsked: 'not-alone', safetyConcern: 'none', text: null };
    const { status, body } = await record(
      staff.lead,
      family,
      visitOf([
        { caseId: mother!.caseId, ...safe },
        { caseId: elder!.caseId, ...overheard },
      ]),
    );
    expect([status, body.code]).toEqual([409, 'safety-answer-needs-alone']);
    expect(body.facts.person).toMatch(/^KG-/);
    expect(await countVisits(family)).toBe(0);
  });

  it('by the database too, when somebody answered while others listened', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    const attempt = sql`insert into care.visit (id, case_id, person_id, visited_on, kind, present,
        safety_concern, safety_asked, made_by)
      values (${newId()}, ${caseId}, ${personId}, care.today(), 'follow-up', '{person}', 'none',
        'not-alone', ${staff.lead.accountId})`.execute(owner);
    await expect(attempt).rejects.toThrow('visit_safety_said_alone');
  });
});

describe('stands in each file alone', () => {
  it('with who was there, and what concerns this person alone', async () => {
    const family = await takeInFamily();
    const [mother, elder, small] = family.members;
    const nextVisitOn = addDays(dayThere(), 10);
    const { body } = await record(
      staff.lead,
      family,
      visitOf(
        [
          { caseId: mother!.caseId, ...safe, text: 'She wants to sew.' },
          { caseId: elder!.caseId, ...safe },
          { caseId: small!.caseId, ...safe, safetyAsked: 'not-able' },
        ],
        { nextVisitOn },
      ),
    );
    expect(body).toEqual({ visits: 3 });
    const common = { kind: 'first', visitedOn: dayThere(), nextVisitOn, safetyConcern: 'none' };
    expect(await visitsOf(staff.lead, mother!.caseId)).toMatchObject([
      { ...common, present: ['person'], text: 'We drank tea together.\n\nShe wants to sew.' },
    ]);
    expect(await visitsOf(staff.lead, elder!.caseId)).toMatchObject([
      { ...common, present: ['person', 'child-alone', 'guardian'], text: 'We drank tea together.' },
    ]);
    expect(await visitsOf(staff.lead, small!.caseId)).toMatchObject([
      { ...common, present: ['person', 'guardian'], safetyAsked: 'not-able' },
    ]);
    const again = visitOf([{ caseId: mother!.caseId, ...safe }]);
    await record(staff.lead, family, again);
    expect(await visitsOf(staff.lead, mother!.caseId)).toMatchObject([
      { kind: 'follow-up' },
      { kind: 'first' },
    ]);
    expect(await visitsOf(staff.lead, elder!.caseId)).toHaveLength(1);
  });

  it('and whoever was overheard is asked again alone', async () => {
    const family = await takeInFamily();
    const [mother, elder] = family.members;
    const overheard = { safetyAsked: 'not-alone', safetyConcern: 'not-answered', text: null };
    await record(
      staff.lead,
      family,
      visitOf([
        { caseId: mother!.caseId, ...overheard },
        { caseId: elder!.caseId, ...safe },
      ]),
    );
    expect(await codesOf(staff.lead, mother!.personId)).toContain('safety-ask-alone');
    expect(await codesOf(staff.lead, elder!.personId)).not.toContain('safety-ask-alone');
    expect(await codesOf(elsewhere.lead, mother!.personId)).toEqual([]);
    await record(staff.lead, family, visitOf([{ caseId: mother!.caseId, ...safe }]));
    expect(await codesOf(staff.lead, mother!.personId)).not.toContain('safety-ask-alone');
  });

  it('and several at the same moment, in any order, leave one first visit each', async () => {
    const family = await takeInFamily();
    const bodies = [family.members, family.members.toReversed()].map((members) =>
      visitOf(members.map(({ caseId }) => ({ caseId, ...safe, text: null }))),
    );
    const answers = await Promise.all(
      [...bodies, ...bodies].map((body) => record(staff.lead, family, body)),
    );
    for (const { status, body } of answers)
      expect([200, 'first-visit-already-made']).toContain(status === 200 ? status : body.code);
    for (const { caseId } of family.members) {
      const kinds = (await visitsOf(staff.lead, caseId)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'first')).toHaveLength(1);
    }
  });

  it('and whose case is over is not asked about any more', async () => {
    const family = await takeInFamily();
    const path = `GET /api/households/${family.householdId}/family` as const;
    const names = async () => (await call(server, staff.lead, path)).body.members.length;
    expect(await names()).toBe(3);
    await sql`update care.case_file set state = 'closed', closed_at = now()
      where id = ${family.members[1]!.caseId}`.execute(owner);
    expect(await names()).toBe(2);
  });

  it('and of an adult, only an answer given alone ends it', async () => {
    const [adult, child] = (await takeInAll(bench, staff, [30, 4])) as [Made, Made];
    const visited = (caseId: string, safetyAsked: string, safetyConcern: string) =>
      step(bench, staff.lead, [
        `POST /api/cases/${caseId}/visits`,
        {
          visitedOn: dayThere(),
          kind: 'phone',
          present: ['person'],
          text: null,
          nextVisitOn: null,
          safetyAsked,
          safetyConcern,
        },
      ]);
    for (const { caseId } of [adult, child]) {
      await visited(caseId, 'not-alone', 'not-answered');
      await visited(caseId, 'not-able', 'none');
    }
    expect(await codesOf(staff.lead, adult.personId)).toContain('safety-ask-alone');
    expect(await codesOf(staff.lead, child.personId)).not.toContain('safety-ask-alone');
  });

  it('and a file that another one was merged into keeps what waits', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    await sql`update care.case_file set ask_alone_by = care.today() where id = ${caseId}`.execute(
      owner,
    );
    expect(await codesOf(staff.lead, personId)).toContain('safety-ask-alone');
  });

  it('and a visit of an earlier day, written later, answers nothing', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    const visited = (visitedOn: string, more: object) =>
      step(bench, staff.lead, [
        `POST /api/cases/${caseId}/visits`,
        { visitedOn, kind: 'phone', present: ['person'], text: null, nextVisitOn: null, ...more },
      ]);
    await visited(dayThere(), { safetyAsked: 'not-alone', safetyConcern: 'not-answered' });
    await visited(addDays(dayThere(), -3), { safetyAsked: 'alone', safetyConcern: 'none' });
    expect(await codesOf(staff.lead, personId)).toContain('safety-ask-alone');
  });
});
