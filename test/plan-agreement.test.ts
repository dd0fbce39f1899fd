// A plan comes into force by the person's agreement and the supervisor's, refusals first: over SQL,
// over HTTP, after a change, and when two people set aside the last two goals at the same moment.

import { beforeAll, expect, it } from 'vitest';
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
import { assessed, makeStaff, type Staff } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { run } from './support/racing/race.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
let staff: Staff;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
});

const goal = {
  level: 'individual',
  strength: 'copes',
  wording: 'To read again.',
  wordsOf: 'person',
  owner: 'person',
};
/** To a plan with one goal: adding it raised the version. */
const agreed = { baseVersion: 2, agreedOn: '2026-01-12', how: 'spoken', adultAgreed: null };

/** A draft with this many goals in the person's own words. */
async function drafted(goals: number) {
  const { caseId } = await assessed(bench, staff);
  const { id } = await step(bench, staff.lead, [`POST /api/cases/${caseId}/plans`, {}]);
  const goalIds: string[] = [];
  for (let at = 0; at < goals; at++) {
    goalIds.push((await step(bench, staff.lead, [`POST /api/plans/${id}/goals`, goal])).id);
  }
  return { caseId, planId: id as string, goalIds };
}
const agree = (planId: string, body: object = {}, actor: TestActor = staff.lead) =>
  call(server, actor, `PUT /api/plans/${planId}/agreement`, { ...agreed, ...body });
const approve = (planId: string, baseVersion: number, actor = staff.supervisor) =>
  call(server, actor, `PUT /api/plans/${planId}/activation`, { baseVersion });
const stateOf = async (planId: string) =>
  (await sql<{ state: string }>`select state from care.plan where id = ${planId}`.execute(owner))
    .rows[0]!.state;
const bySql = (actor: TestActor, query: ReturnType<typeof sql>): Promise<any> =>
  asActor(database, actor, async (tx) => (await query.execute(tx)).rows[0]).catch(
    (problem: { code: string }) => problem.code,
  );

it('nobody without the person, and no table, brings a plan into force', async () => {
  const { planId } = await drafted(1);
  const forced = sql`update care.plan set state = 'active', activated_at = now()
    where id = ${planId}`;
  for (const actor of [staff.lead, staff.supervisor, staff.manager]) {
    expect(await bySql(actor, forced)).toBe('42501');
  }
  await expect(forced.execute(owner)).rejects.toThrow('agreement-needed');
  const called = (actor: TestActor, version: number) =>
    bySql(actor, sql`select care.approve_plan(${planId}, ${version}) ->> 'outcome' as said`);
  expect((await called(staff.supervisor, 1)).said).toBe('agreement-needed');
  const stranger = await makeActor(database, { role: 'supervisor' });
  expect((await agree(planId, {}, stranger)).status).toBe(404);
  expect((await agree((await drafted(0)).planId, { baseVersion: 1 })).body.code).toBe(
    'no-goal-in-own-words',
  );
  expect((await agree(planId, { adultAgreed: 'mother' })).body.code).toBe('adult-not-needed');
  expect((await agree(planId, { agreedOn: '2199-01-01' })).body.code).toBe('day-in-future');
  expect((await agree(planId)).body).toEqual({ version: 3 });
  for (const actor of [staff.lead, stranger, staff.manager]) {
    expect((await called(actor, 3)).said).toBe('not-found');
  }
  expect(await stateOf(planId)).toBe('draft');
  expect((await approve(planId, 3)).body).toMatchObject({ state: 'active', version: 4 });
  expect((await approve(planId, 4)).body.code).toBe('plan-not-draft');
});

it('whoever recorded the agreement does not approve it as well', async () => {
  const { planId } = await drafted(1);
  expect((await agree(planId, {}, staff.supervisor)).status).toBe(200);
  expect((await approve(planId, 3)).body.code).toBe('second-person-needed');
  expect(await stateOf(planId)).toBe('draft');
});

const codesOf = async (actor: TestActor, caseId: string) =>
  (await call(server, actor, 'GET /api/today?limit=100')).body.items
    .filter((one: any) => one.caseId === caseId && one.kind === 'plan')
    .map((one: any) => one.why.code);
const mayOf = async (actor: TestActor, caseId: string) =>
  (await call(server, actor, `GET /api/cases/${caseId}/plan`)).body.plan.may;

it('a draft stands on Today of whoever leads the case, and of nobody else', async () => {
  const { caseId, planId } = await drafted(1);
  const stranger = await makeActor(database, { role: 'case-manager' });
  for (const actor of [staff.supervisor, staff.manager, stranger]) {
    expect(await codesOf(actor, caseId), actor.role).toEqual([]);
  }
  expect(await codesOf(staff.lead, caseId)).toEqual(['plan-to-agree']);
  expect((await agree(planId)).status).toBe(200);
  expect(await codesOf(staff.lead, caseId)).toEqual([]);
});

it('what a supervisor recorded alone is asked again, and does not stop there', async () => {
  const { caseId, planId } = await drafted(1);
  expect(await mayOf(staff.supervisor, caseId)).toEqual({ agree: false, approve: false });
  expect((await agree(planId, {}, staff.supervisor)).status).toBe(200);
  const tellsWhoSupervises = sql`select care.plan_needs_asking(${planId}) as answer`;
  const stranger = await makeActor(database, { role: 'case-manager' });
  expect((await bySql(stranger, tellsWhoSupervises)).answer).toBe(false);
  expect(await codesOf(staff.lead, caseId)).toEqual(['plan-to-agree']);
  expect(await mayOf(staff.lead, caseId)).toEqual({ agree: true, approve: false });
  expect((await agree(planId, { baseVersion: 3 })).status).toBe(200);
  expect(await codesOf(staff.lead, caseId)).toEqual([]);
  expect(await codesOf(staff.supervisor, caseId)).toEqual(['plan-to-approve']);
  expect((await approve(planId, 4)).body).toMatchObject({ state: 'active' });
});

it('a goal added after the agreement is not part of it', async () => {
  const { planId } = await drafted(1);
  await agree(planId);
  await step(bench, staff.lead, [`POST /api/plans/${planId}/goals`, goal]);
  expect((await approve(planId, 4)).body.code).toBe('agreement-needed');
});

it('a new goal in a plan in force asks again, and what was agreed goes on', async () => {
  const { caseId, planId } = await drafted(1);
  await agree(planId);
  await approve(planId, 3);
  await step(bench, staff.lead, [`POST /api/plans/${planId}/goals`, goal]);
  const plan = (await call(server, staff.lead, `GET /api/cases/${caseId}/plan`)).body.plan;
  expect(plan).toMatchObject({ state: 'active', agreement: { isCurrent: false } });
  const codes = async (actor: TestActor) =>
    (await call(server, actor, 'GET /api/today')).body.items
      .filter((one: any) => one.caseId === caseId && one.kind === 'plan')
      .map((one: any) => one.why.code);
  expect([await codes(staff.lead), await codes(staff.supervisor)]).toEqual([['plan-changed'], []]);
  expect((await agree(planId, { baseVersion: 5 })).status).toBe(200);
  expect([await codes(staff.lead), await codes(staff.supervisor)]).toEqual([
    [],
    ['plan-to-approve'],
  ]);
  expect((await approve(planId, 6)).body).toMatchObject({ state: 'active', version: 7 });
  expect([await codes(staff.lead), await codes(staff.supervisor)]).toEqual([[], []]);
});

it('a goal that is reached says the same as before, and nobody is asked again', async () => {
  const { caseId, planId, goalIds } = await drafted(2);
  await agree(planId, { baseVersion: 3 });
  await approve(planId, 4);
  const put = (body: object) => [`PUT /api/goals/${goalIds[0]!}`, { ...goal, ...body }] as const;
  await step(bench, staff.lead, put({ baseVersion: 1, state: 'reached' }));
  const read = async () =>
    (await call(server, staff.lead, `GET /api/cases/${caseId}/plan`)).body.plan;
  expect(await read()).toMatchObject({ version: 5, agreement: { isCurrent: true } });
  await step(bench, staff.lead, put({ baseVersion: 2, state: 'open', wording: 'To read.' }));
  await step(bench, staff.lead, put({ baseVersion: 3, state: 'reached', wording: 'To read.' }));
  const plan = await read();
  expect(plan).toMatchObject({ version: 6, agreement: { isCurrent: false } });
  expect(plan.goals.map((one: any) => one.wording)).toEqual(['To read.', goal.wording]);
});

it('nobody agrees to a goal, or to words, that came while they read', async () => {
  const { planId, goalIds } = await drafted(1);
  await step(bench, staff.supervisor, [`POST /api/plans/${planId}/goals`, goal]);
  expect((await agree(planId)).body.code).toBe('conflict-changed-meanwhile');
  const other = { ...goal, wording: 'To read to my children.', baseVersion: 1, state: 'open' };
  await step(bench, staff.supervisor, [`PUT /api/goals/${goalIds[0]!}`, other]);
  expect((await agree(planId, { baseVersion: 3 })).body.code).toBe('conflict-changed-meanwhile');
  expect((await agree(planId, { baseVersion: 4 })).status).toBe(200);
});

it('a new action says in plain words what will be done', async () => {
  const { planId, goalIds } = await drafted(1);
  const inserted = (wording: ReturnType<typeof sql>) =>
    bySql(
      staff.lead,
      sql`insert into care.action (id, goal_id, plan_id, person_id, service, wording, provider_name,
          due_on, ground, ground_reason, made_by)
        select gen_random_uuid(), g.id, g.plan_id, g.person_id, 'medical', ${wording}, '\\x01',
          current_date, 'law', '\\x01', ${staff.lead.accountId} from care.goal g
        where g.id = ${goalIds[0]!} and g.plan_id = ${planId}`,
    );
  expect(await inserted(sql`null`)).toBe('42501');
  expect(await inserted(sql`'\\x01'::bytea`)).toBe(undefined);
});

it('two people who set aside the last two goals in own words: one of them is told', async () => {
  const { planId, goalIds } = await drafted(2);
  await agree(planId, { baseVersion: 3 });
  await approve(planId, 4);
  const aside = { ...goal, baseVersion: 1, state: 'set-aside' };
  const answers = await run(bench, {
    table: 'care.goal',
    one: [staff.lead, `PUT /api/goals/${goalIds[0]!}`, aside],
    other: [staff.supervisor, `PUT /api/goals/${goalIds[1]!}`, aside],
    effect: { query: sql`select 1`, rows: 1 },
  });
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)!.body.code).toBe('last-goal-in-own-words');
  const left = await sql`select 1 from care.goal where plan_id = ${planId}
    and words_of = 'person' and state <> 'set-aside'`.execute(owner);
  expect(left.rows).toHaveLength(1);
});
