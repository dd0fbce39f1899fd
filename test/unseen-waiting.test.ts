// What used to wait unseen: an offer without an answer, a family offered to nobody, a case that
// nobody was ever given, a search without an officer, a proposal about two files, an assessment and
// a plan that nobody made. Who is not told of it first, then the last day on which it is in time.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { type Bench, step } from './support/creating/bench.ts';
import { assessed, makeStaff, type Staff, takeIn, visit } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { addConsent, bornYearsAgo, makeArrivedHousehold } from './support/households.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
let staff: Staff;
let stranger: Staff;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  stranger = await makeStaff(bench);
});

const today = (actor: TestActor) => call(server, actor, 'GET /api/today?limit=100');
const codesOf = async (actor: TestActor, personId: string) =>
  (await today(actor)).body.items
    .filter((one: any) => one.personId === personId)
    .map((one: any) => (one.missed ? `${one.why.code} late` : one.why.code));
const codedOf = async (actor: TestActor, id: string) =>
  (await today(actor)).body.coded.find((one: any) => one.id === id) ?? null;
const alarmOf = async (kind: string, reference: string) =>
  (
    await call(server, staff.coordinator, `GET /api/cockpit/alarms?kind=${kind}&limit=100`)
  ).body.alarms.find((one: any) => one.reference === reference) ?? null;
const daysAgo = (days: number) => sql`now() - make_interval(days => ${days}::integer)`;
/** On the last day of a number of days, and when it has passed. */
const around = (days: number) =>
  [
    ['in time', sql`${daysAgo(days)} + interval '1 minute'`, false],
    ['late', sql`${daysAgo(days)} - interval '1 minute'`, true],
  ] as const;

async function arrived() {
  const { coordinator } = staff;
  const made = await makeArrivedHousehold(database, { coordinator, services }, [
    { name: 'Aida Testova', birth: bornYearsAgo(30), sex: 'female' },
  ]);
  await addConsent(database, made.personIds[0]!);
  return made;
}
async function offered() {
  const household = await arrived();
  const { id } = await step(bench, staff.coordinator, [
    'POST /api/offers',
    {
      householdId: household.id,
      organisationId: staff.organisationId,
      languages: ['ky'],
      urgentNeeds: ['medicine'],
    },
  ]);
  return { ...household, offerId: id as string };
}

it('alarms are nobody’s but the coordinator’s, through SQL too', async () => {
  const donor = await makeActor(database, { role: 'donor' });
  for (const name of [
    'care.unanswered_offers',
    'care.families_not_offered',
    'care.cases_without_lead',
    'guardianship.searches_not_taken',
  ]) {
    const asked = (actor: TestActor) =>
      asActor(database, actor, async (tx) => sql.raw(`select * from ${name}()`).execute(tx));
    await arrived();
    await sql`update people.household set made_at = ${daysAgo(90)}`.execute(owner);
    expect([name, (await asked(donor)).rows]).toEqual([name, []]);
    for (const actor of [staff.manager, staff.lead, staff.officer]) {
      await expect(asked(actor)).rejects.toThrow(/permission denied/);
    }
  }
});

describe('an offer', () => {
  it('stands on the Today of no one but the manager who is asked, by code', async () => {
    const { offerId, personIds, code } = await offered();
    for (const actor of [staff.lead, staff.supervisor, staff.officer, stranger.manager]) {
      expect([actor.role, await codedOf(actor, offerId)]).toEqual([actor.role, null]);
    }
    const answer = await today(staff.manager);
    expect(answer.body.coded.find(({ id }: any) => id === offerId)).toMatchObject({
      code: 'offer-to-answer',
      reference: code,
      isUrgent: true,
      missed: false,
    });
    for (const hidden of [...personIds, 'Testova']) expect(answer.raw).not.toContain(hidden);
    await step(bench, staff.manager, [
      `PUT /api/offers/${offerId}/decline`,
      { baseVersion: 1, reason: 'no-capacity' },
    ]);
    expect(await codedOf(staff.manager, offerId)).toBeNull();
  });

  it.each(around(3))('that nobody answered: %s', async (_, at, isLate) => {
    const { offerId, code } = await offered();
    await sql`update care.offer set offered_at = ${at} where id = ${offerId}`.execute(owner);
    expect((await codedOf(staff.manager, offerId)).missed).toBe(isLate);
    const alarm = await alarmOf('offer-unanswered', code);
    expect(alarm?.organisation.id ?? null).toBe(isLate ? staff.organisationId : null);
    // The lists of both say the same day as Today.
    const { dueAt: answerBy } = await codedOf(staff.manager, offerId);
    for (const actor of [staff.manager, staff.coordinator]) {
      const { offers } = (await call(server, actor, 'GET /api/offers?state=open&limit=100')).body;
      expect(offers.find(({ id }: any) => id === offerId)).toMatchObject({ answerBy, isLate });
    }
    await step(bench, staff.coordinator, [
      `PUT /api/offers/${offerId}/withdrawal`,
      { baseVersion: 1 },
    ]);
    expect(await alarmOf('offer-unanswered', code)).toBeNull();
  });
});

describe('a family that came', () => {
  it.each(around(7))('and is offered to nobody: %s', async (_, at, isLate) => {
    const { id, code } = await arrived();
    await sql`update people.household set made_at = ${at} where id = ${id}`.execute(owner);
    expect((await alarmOf('family-not-offered', code)) !== null).toBe(isLate);
  });

  it('is no alarm while an offer is open, and one again when too much time passed since', async () => {
    const { id, code, offerId } = await offered();
    await sql`update people.household set made_at = ${daysAgo(90)} where id = ${id}`.execute(owner);
    expect(await alarmOf('family-not-offered', code)).toBeNull();
    await step(bench, staff.coordinator, [
      `PUT /api/offers/${offerId}/withdrawal`,
      { baseVersion: 1 },
    ]);
    expect(await alarmOf('family-not-offered', code)).toBeNull();
    await sql`update care.offer set decided_at = ${daysAgo(8)} where id = ${offerId}`.execute(
      owner,
    );
    expect(await alarmOf('family-not-offered', code)).not.toBeNull();
  });
});

describe('a case that nobody was ever given', () => {
  async function accepted() {
    const { offerId } = await offered();
    const { cases } = await step(bench, staff.manager, [
      `PUT /api/offers/${offerId}/acceptance`,
      { baseVersion: 1 },
    ]);
    return cases[0] as { caseId: string; code: string; personId: string };
  }
  const assign = async (caseId: string, part: 'lead' | 'supervisor') => {
    const { version } = await step(bench, staff.manager, [`GET /api/cases/${caseId}`]);
    await step(bench, staff.manager, [
      `PUT /api/cases/${caseId}/assignment`,
      { baseVersion: version, part, accountId: staff[part].accountId, reason: 'first-assignment' },
    ]);
  };
  const leftOf = async (actor: TestActor) => (await today(actor)).body.leftBehind;

  it('counts for its manager alone, until it has a lead and a supervisor', async () => {
    const before = await leftOf(staff.manager);
    const { caseId } = await accepted();
    for (const actor of [staff.lead, staff.supervisor, stranger.manager])
      expect(await leftOf(actor)).toBe(0);
    expect(await leftOf(staff.manager)).toBe(before + 1);
    await assign(caseId, 'lead');
    expect(await leftOf(staff.manager)).toBe(before + 1);
    await assign(caseId, 'supervisor');
    expect(await leftOf(staff.manager)).toBe(before);
  });

  it.each(around(2))('is an alarm after the pack’s days: %s', async (_, at, isLate) => {
    const { caseId, code } = await accepted();
    await sql`update care.case_file set without_lead_since = ${at},
      without_supervisor_since = ${at} where id = ${caseId}`.execute(owner);
    expect((await alarmOf('case-without-lead', code)) !== null).toBe(isLate);
    await assign(caseId, 'lead');
    await assign(caseId, 'supervisor');
    expect(await alarmOf('case-without-lead', code)).toBeNull();
  });

  it('is one too when its lead has left', async () => {
    const own = await makeStaff(bench);
    const { code } = await takeIn(bench, own, 30);
    const leave = (at: ReturnType<typeof sql>) =>
      sql`update workforce.membership set withdrawn_at = ${at}
        where account_id = ${own.lead.accountId}`.execute(owner);
    await leave(sql`now()`);
    expect(await alarmOf('case-without-lead', code)).toBeNull();
    await leave(daysAgo(3));
    expect(await alarmOf('case-without-lead', code)).not.toBeNull();
  });
});

describe('a search that no officer took', () => {
  async function searched() {
    const made = await takeIn(bench, staff, 7);
    const { rows } = await sql<{ id: string; body: string }>`select id, body_organisation_id as body
      from guardianship.search where person_id = ${made.personId}`.execute(owner);
    await sql`update guardianship.search set body_organisation_id = ${staff.officer.organisationId}
      where id = ${rows[0]!.id}`.execute(owner);
    return { ...made, searchId: rows[0]!.id };
  }

  it('stands, by code, on the Today of each officer of the authority and of nobody else', async () => {
    const { searchId, personId } = await searched();
    const join = () =>
      makeActor(database, {
        role: 'child-protection-officer',
        organisationId: staff.officer.organisationId,
      });
    const [officer, colleague] = [await join(), await join()];
    for (const actor of [staff.lead, staff.supervisor, staff.manager, stranger.officer]) {
      expect([actor.role, await codedOf(actor, searchId)]).toEqual([actor.role, null]);
    }
    for (const actor of [officer, colleague]) {
      const answer = await today(actor);
      expect(answer.body.coded.map(({ id }: any) => id)).toContain(searchId);
      for (const hidden of [personId, 'testova']) expect(answer.raw).not.toContain(hidden);
    }
    await step(bench, officer, [`PUT /api/guardianship-searches/${searchId}/taken`, {}]);
    for (const actor of [officer, colleague]) expect(await codedOf(actor, searchId)).toBeNull();
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${officer.accountId}`.execute(owner);
    expect(await codedOf(colleague, searchId)).not.toBeNull();
  });

  it.each(around(3))('is an alarm after the pack’s days: %s', async (_, at, isLate) => {
    const { searchId, code } = await searched();
    await sql`update guardianship.search set opened_at = ${at} where id = ${searchId}`.execute(
      owner,
    );
    expect((await codedOf(staff.officer, searchId)).missed).toBe(isLate);
    expect((await alarmOf('search-not-taken', code)) !== null).toBe(isLate);
  });
});

describe('two files proposed as one person’s', () => {
  async function proposed(by: TestActor) {
    const [one, other] = [await takeIn(bench, staff, 30), await takeIn(bench, staff, 30)];
    const [a, b] = [one.personId, other.personId].toSorted();
    const { rows } = await sql<{ id: string }>`insert into people.person_pair (id, a_person_id,
        b_person_id, kept_person_id, state) values (gen_random_uuid(), ${a}, ${b},
        ${one.personId}, 'proposed') returning id`.execute(owner);
    await sql`insert into people.person_pair_step (id, pair_id, step, by_account)
      values (gen_random_uuid(), ${rows[0]!.id}, 'proposed', ${by.accountId})`.execute(owner);
    return { personId: one.personId, pairId: rows[0]!.id };
  }
  const pairsOf = async (actor: TestActor, personId: string) =>
    (await codesOf(actor, personId)).filter((code: string) => code.startsWith('pair'));
  const late = (pairId: string) =>
    sql`update people.person_pair set changed_at = ${daysAgo(15)} where id = ${pairId}`.execute(
      owner,
    );

  it('never stand with whoever proposed it, nor with those who do not reach both', async () => {
    const { personId, pairId } = await proposed(staff.lead);
    await late(pairId);
    for (const actor of [staff.lead, staff.officer, stranger.supervisor, stranger.manager]) {
      expect([actor.role, await pairsOf(actor, personId)]).toEqual([actor.role, []]);
    }
  });

  it('stand with the lead, and late with the supervisor', async () => {
    const { personId, pairId } = await proposed(staff.officer);
    expect(await pairsOf(staff.supervisor, personId)).toEqual([]);
    expect(await pairsOf(staff.lead, personId)).toEqual(['pair-to-decide']);
    await late(pairId);
    expect(await pairsOf(staff.supervisor, personId)).toEqual(['pair-to-decide late']);
    expect(await pairsOf(staff.manager, personId)).toEqual([]);
  });

  it('stand with the supervisor if the lead proposed it, and late with the manager', async () => {
    const { personId, pairId } = await proposed(staff.lead);
    expect(await pairsOf(staff.supervisor, personId)).toEqual(['pair-to-decide']);
    expect(await pairsOf(staff.manager, personId)).toEqual([]);
    await late(pairId);
    expect(await pairsOf(staff.manager, personId)).toEqual(['pair-to-decide late']);
  });
});

describe('the next step of the work', () => {
  const since = (caseId: string, at: ReturnType<typeof sql>) =>
    sql`update care.case_transition set moved_at = ${at} where case_id = ${caseId}`.execute(owner);

  it('the assessment stands with the lead, and with the supervisor when it is late', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    await step(bench, staff.lead, [`POST /api/cases/${caseId}/visits`, visit]);
    expect(await codesOf(staff.lead, personId)).toContain('assessment-to-make');
    for (const actor of [staff.supervisor, staff.manager, stranger.lead])
      expect(await codesOf(actor, personId)).not.toContain('assessment-to-make');
    await since(caseId, daysAgo(16));
    expect(await codesOf(staff.lead, personId)).toContain('assessment-to-make late');
    expect(await codesOf(staff.supervisor, personId)).not.toContain('assessment-to-make late');
    await since(caseId, daysAgo(18));
    expect(await codesOf(staff.supervisor, personId)).toContain('assessment-to-make late');
  });

  it('the plan does so after the assessment, until there is one', async () => {
    const { caseId, personId } = await assessed(bench, staff);
    expect(await codesOf(staff.lead, personId)).toContain('plan-to-draft');
    expect(await codesOf(staff.lead, personId)).not.toContain('assessment-to-make');
    await since(caseId, daysAgo(18));
    expect(await codesOf(staff.supervisor, personId)).toContain('plan-to-draft late');
    await step(bench, staff.lead, [`POST /api/cases/${caseId}/plans`, {}]);
    const codes = await codesOf(staff.lead, personId);
    expect(codes).toContain('plan-to-agree');
    expect(codes).not.toContain('plan-to-draft late');
  });
});
