// Case work on a real database: intake, legal aid, first visit, assessment, plan, review, closing;
// the safety clock with the time passed in; and that texts are stored as ciphertext.

import { beforeAll, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { addDays, dayAt, type Day } from '../../kernel/day.ts';
import { roleNames } from '../../kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  testProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { addConsent, answerOf, bornYearsAgo } from '../../../test/support/households.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { settleAll } from '../../../test/support/urgent.ts';
import { guardianshipRoom } from '../guardianship/room.ts';
import { peopleRoom } from '../people/room.ts';
import { timelineKinds } from './today/model.ts';
import { closingCriteria } from './closing/model.ts';
import { careRoom } from './room.ts';

const database = await testDatabase();
let offset = 0;
const services = testServices(database, { now: () => new Date(Date.now() + offset) });
const server = serverWith([peopleRoom, careRoom, guardianshipRoom], services);
const today = (): Day => dayAt(new Date(), testProgramme.timeZone);
let worker: TestActor;
let supervisor: TestActor;
let manager: TestActor;
let psychologist: TestActor;
let persons: { id: string; code: string }[];
let caseIds: string[];
const canary = 'canary-of-a-visit-text';

const name = (fullName: string) => ({
  fullName,
  givenName: null,
  familyName: null,
  fatherName: null,
  language: 'ky',
});
function birth(years: number) {
  const born = bornYearsAgo(years);
  return { from: born, to: born, precision: 'day' };
}

beforeAll(async () => {
  await makeTestProgramme(database);
  const organisationId = await makeOrganisation(database, { side: 'care' });
  await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
  worker = await makeActor(database, { role: 'case-manager', duty: 'intake', organisationId });
  supervisor = await makeActor(database, { role: 'supervisor', organisationId });
  manager = await makeActor(database, { role: 'cso-manager', organisationId });
  psychologist = await makeActor(database, { role: 'psychologist', organisationId });
  await call(server, worker, 'GET /api/persons?search=Testova');
  const consent = {
    purpose: 'case-support',
    ground: 'consent',
    organisationId: null,
    toldIn: 'ky',
    toldHow: 'spoken',
    toldOn: today(),
    untilOn: addDays(today(), 10),
  };
  const person = (fullName: string, years: number, relationToFirst: string) => ({
    name: name(fullName),
    otherSpellings: [],
    sex: 'female',
    birth: birth(years),
    citizenship: 'KG',
    relationToFirst,
    consents: [{ ...consent, ...answerOf(years, today()) }],
  });
  const added = await call(server, worker, 'POST /api/intake', {
    province: null,
    searchedFor: 'Testova',
    legalAidOffered: { on: today(), answer: 'later' },
    persons: [person('Gulnara Testova', 30, 'self'), person('Aida Testova', 7, 'child')],
  });
  expect(added.status).toBe(200);
  persons = added.body.persons;
});

const personOf = (at: number) => persons[at]!.id;

test('intake opens a case for each person with the intake worker as lead, and cover for the minor', async () => {
  const { cases } = (await call(server, worker, 'GET /api/my-cases')).body;
  expect(cases).toHaveLength(2);
  const page = await Promise.all(
    persons.map((one) => call(server, worker, `GET /api/persons/${one.id}/case`)),
  );
  caseIds = page.map((one) => one.body.caseId);
  expect(
    page.map((one) => [
      one.body.priority,
      one.body.intake,
      one.body.lead.accountId,
      one.body.legalAidDue,
    ]),
  ).toEqual([
    ['low', true, worker.accountId, false],
    ['medium', true, worker.accountId, false],
  ]);
  const cover = await call(server, worker, `GET /api/persons/${personOf(1)}/cover`);
  expect(cover.body).toMatchObject({
    coveredToday: true,
    covers: [{ kind: 'custodial-parent', holder: { name: 'Gulnara Testova', relation: 'mother' } }],
  });
  const vias = await sql<{ via: string }>`select via from access.reach`.execute(database.owner);
  expect(new Set(vias.rows.map((row) => row.via))).toEqual(new Set(['case-lead']));
});

const visit = (fields: object = {}) => ({
  visitedOn: today(),
  kind: 'first',
  present: ['person'],
  safetyConcern: 'none',
  text: canary,
  nextVisitOn: addDays(today(), 3),
  ...fields,
});

test('without legal aid offered the first visit is refused, by the answer and by the database', async () => {
  await sql`delete from care.legal_aid_offer`.execute(database.owner);
  const answer = await call(server, worker, `POST /api/cases/${caseIds[1]}/visits`, visit());
  expect([answer.status, answer.body.code]).toEqual([409, 'legal-aid-not-offered']);
  await expect(
    asActor(database, worker, async (tx) =>
      sql`insert into care.visit (id, case_id,
      person_id, visited_on, kind, present, safety_concern, made_by)
    values (gen_random_uuid(), ${caseIds[1]}, ${personOf(1)}, current_date, 'first', '{person}',
      'none',
      ${worker.accountId})`.execute(tx),
    ),
  ).rejects.toThrow(/legal-aid-not-offered/);
  for (const caseId of caseIds) {
    const offered = await call(server, worker, `POST /api/cases/${caseId}/legal-aid-offers`, {
      offeredOn: today(),
      toldIn: 'ky',
      answer: 'declined',
    });
    expect(offered.status).toBe(200);
  }
});

test('a missed clock stands on Today of the worker and, with no job, of the supervisor', async () => {
  await call(server, manager, `PUT /api/cases/${caseIds[1]}/assignment`, {
    baseVersion: 1,
    part: 'supervisor',
    accountId: supervisor.accountId,
    reason: 'first-assignment',
  });
  expect((await call(server, supervisor, 'GET /api/today')).body.items).toEqual([]);
  const before = (await call(server, worker, 'GET /api/today')).body.items;
  expect(before.map((one: any) => [one.kind, one.missed])).toEqual([
    ['safety-clock', false],
    ['safety-clock', false],
    ['consent', false],
    ['consent', false],
  ]);
  expect(before[0]).toMatchObject({
    why: { code: 'first-contact-due', facts: { priority: 'medium' } },
    personId: personOf(1),
    name: 'Aida Testova',
  });
  offset = 73 * 3_600_000;
  const late = (await call(server, supervisor, 'GET /api/today')).body.items;
  expect(late).toMatchObject([{ kind: 'safety-clock', missed: true, caseId: caseIds[1] }]);
  expect((await call(server, worker, 'GET /api/today')).body.items[0]).toMatchObject({
    missed: true,
    caseId: caseIds[1],
  });
  offset = 0;
});

test('a call does not stop the clock; meeting the child does; a concern raises the priority', async () => {
  const post = (fields: object) =>
    call(server, worker, `POST /api/cases/${caseIds[1]}/visits`, visit(fields));
  expect((await post({ kind: 'phone' })).body).toMatchObject({
    contactMade: false,
    state: 'identified',
  });
  expect((await post({ kind: 'follow-up', present: ['guardian'] })).body.contactMade).toBe(false);
  expect((await post({ present: ['child-alone'] })).body).toMatchObject({
    contactMade: true,
    state: 'registered',
    priority: 'medium',
  });
  expect((await post({})).body.code).toBe('first-visit-already-made');
  const raised = (await post({ kind: 'follow-up', safetyConcern: 'urgent' })).body;
  expect(raised).toMatchObject({ priority: 'high', contactMade: false });
  expect(Date.parse(raised.contactDueAt) - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
  expect((await post({ kind: 'follow-up' })).body).toMatchObject({
    priority: 'high',
    contactMade: true,
  });
  expect(
    (
      await call(
        server,
        worker,
        `POST /api/cases/${caseIds[0]}/visits`,
        visit({ present: ['child-alone'] }),
      )
    ).body.code,
  ).toBe('child-alone-is-for-minors');
});

test('texts come back to who holds the file and lie encrypted', async () => {
  const listed = await call(server, supervisor, `GET /api/cases/${caseIds[1]}/visits?limit=2`);
  expect(listed.body.visits[0]).toMatchObject({
    text: canary,
    madeBy: { accountId: worker.accountId },
  });
  const next = await call(
    server,
    supervisor,
    `GET /api/cases/${caseIds[1]}/visits?after=${listed.body.next}`,
  );
  expect(next.body.visits).toHaveLength(3);
  const stored = await sql<{ text: Buffer }>`select text from care.visit`.execute(database.owner);
  for (const row of stored.rows) expect(row.text.includes(canary)).toBe(false);
  expect((await call(server, supervisor, `GET /api/cases/${caseIds[0]}/visits`)).status).toBe(404);
});

const level = { strengths: [], needs: [], priority: 'none', text: null };
const levels = (fields: object) => ({
  individual: level,
  family: level,
  education: level,
  community: level,
  structural: level,
  ...fields,
});
let assessmentId: string;

test('an assessment keeps versions, then locks; addenda stay possible', async () => {
  const path = `POST /api/cases/${caseIds[1]}/assessments` as const;
  const wrong = await call(server, worker, path, {
    assessedOn: today(),
    levels: levels({ family: { ...level, needs: ['bullying'] } }),
  });
  expect(wrong.status).toBe(400);
  expect(
    (
      await call(server, worker, `POST /api/cases/${caseIds[0]}/assessments`, {
        assessedOn: today(),
        levels: levels({}),
      })
    ).body.code,
  ).toBe('visit-first');
  const made = await call(server, worker, path, {
    assessedOn: today(),
    levels: levels({
      education: {
        strengths: ['likes-learning'],
        needs: ['catch-up'],
        priority: 'high',
        text: 'reads a little',
      },
    }),
  });
  expect(made.body).toMatchObject({ version: 1, state: 'assessment' });
  assessmentId = made.body.id;
  const change = (baseVersion: number) =>
    call(server, worker, `PUT /api/assessments/${assessmentId}`, {
      baseVersion,
      levels: levels({
        education: {
          strengths: ['likes-learning'],
          needs: ['catch-up'],
          priority: 'some',
          text: 'reads well',
        },
      }),
    });
  expect((await change(1)).body.version).toBe(2);
  expect((await change(1)).body.code).toBe('conflict-changed-meanwhile');
  await sql`update care.assessment set made_at = now() - interval '73 hours'`.execute(
    database.owner,
  );
  expect((await change(2)).body.code).toBe('assessment-locked');
  const bySql = await asActor(database, worker, async (tx) =>
    sql`update care.assessment set version = 9`.execute(tx),
  );
  expect(bySql.numAffectedRows).toBe(0n);
  expect(
    (
      await call(server, worker, `POST /api/assessments/${assessmentId}/addenda`, {
        text: 'school found',
      })
    ).status,
  ).toBe(200);
  const read = await call(server, supervisor, `GET /api/cases/${caseIds[1]}/assessments`);
  expect(read.body.assessments[0]).toMatchObject({
    version: 2,
    locked: true,
    addenda: [{ text: 'school found' }],
  });
  expect(read.body.assessments[0].levels[2]).toMatchObject({
    level: 'education',
    priority: 'some',
    text: 'reads well',
  });
});

const goal = {
  level: 'education',
  strength: 'likes-learning',
  wording: 'I want to read to my sister',
  wordsOf: 'person',
  owner: 'person',
};
let plan: { id: string; version: number };
let goalId: string;

test("a plan needs a goal in the person's words, a lead and a supervisor, before it is active", async () => {
  plan = (await call(server, worker, `POST /api/cases/${caseIds[1]}/plans`, {})).body;
  expect((await call(server, worker, `POST /api/cases/${caseIds[1]}/plans`, {})).body.code).toBe(
    'plan-already-open',
  );
  const activate = (actor = supervisor, baseVersion = 1) =>
    call(server, actor, `PUT /api/plans/${plan.id}/activation`, { baseVersion });
  const said = { baseVersion: 3, agreedOn: today(), how: 'spoken', adultAgreed: 'mother' };
  const agree = (fields: object = {}) =>
    call(server, worker, `PUT /api/plans/${plan.id}/agreement`, { ...said, ...fields });
  const post = (fields: object) =>
    call(server, worker, `POST /api/plans/${plan.id}/goals`, { ...goal, ...fields });
  expect((await post({ strength: 'income' })).body.code).toBe('strength-of-another-level');
  // Nobody has to claim a strength.
  expect((await post({ wordsOf: 'worker', strength: null })).status).toBe(200);
  expect((await activate()).body.code).toBe('no-goal-in-own-words');
  await expect(
    asActor(database, worker, async (tx) =>
      sql`update care.plan set state = 'active', activated_at = now()`.execute(tx),
    ),
  ).rejects.toMatchObject({ code: '42501' });
  goalId = (await post({})).body.id;
  expect((await activate()).body.code).toBe('agreement-needed');
  expect((await agree({ adultAgreed: null })).body.code).toBe('adult-needed');
  expect((await agree()).body.version).toBe(4);
  expect((await activate(worker, 4)).status).toBe(404);
  const done = await activate(supervisor, 4);
  expect(done.body).toMatchObject({
    state: 'active',
    reviewsDueOn: [30, 90, 180].map((days) => addDays(today(), days)),
  });
  const keeps = await call(server, worker, `PUT /api/goals/${goalId}`, {
    ...goal,
    baseVersion: 1,
    state: 'set-aside',
  });
  expect(keeps.body.code).toBe('last-goal-in-own-words');
});

test('an action rests on a consent of this person that holds, or on a named ground', async () => {
  const action = {
    service: 'catch-up-classes',
    wording: 'Reading twice a week',
    mhpssLayer: 2,
    providerOrganisationId: null,
    providerName: 'School No 3',
    dueOn: today(),
    ground: 'consent',
    consentId: null,
    fundedUntil: null,
  };
  const post = (fields: object) =>
    call(server, worker, `POST /api/goals/${goalId}/actions`, { ...action, ...fields });
  const strangers = await addConsent(database, personOf(0), { purpose: 'case-support' });
  const own = await addConsent(database, personOf(1), { purpose: 'case-support' });
  expect((await post({})).body.code).toBe('consent-needed');
  expect((await post({ consentId: strangers })).body.code).toBe('consent-does-not-hold');
  expect((await post({ ground: 'law', providerName: null })).body.code).toBe('provider-needed');
  const added = await post({ consentId: own });
  expect(added.status).toBe(200);
  await call(server, manager, `POST /api/cases/${caseIds[1]}/team`, {
    accountId: psychologist.accountId,
  });
  expect((await call(server, psychologist, 'GET /api/today')).body.items).toMatchObject([
    { kind: 'action', why: { code: 'action-due', facts: { service: 'catch-up-classes' } } },
  ]);
  const finished = await call(server, psychologist, `PUT /api/actions/${added.body.id}/outcome`, {
    state: 'not-done',
    baseVersion: 1,
    reason: 'person-declined',
  });
  expect(finished.body.version).toBe(2);
  const read = await call(server, worker, `GET /api/cases/${caseIds[1]}/plan`);
  const shown = read.body.plan.goals.find((one: any) => one.id === goalId);
  expect(shown).toMatchObject({
    wording: goal.wording,
    actions: [{ providerName: 'School No 3', notDoneReason: 'person-declined' }],
  });
  expect((await call(server, worker, `GET /api/cases/${caseIds[1]}`)).body.priority).toBe('high');
});

test('a cover that ends soon, and one that lapsed by the clock, stand on Today', async () => {
  const officer = await makeActor(database, { role: 'child-protection-officer' });
  await sql`insert into access.reach (account_id, person_id, via)
    values (${officer.accountId}, ${personOf(1)}, 'guardianship')`.execute(database.owner);
  await sql`update guardianship.cover set until_on = ${addDays(today(), 5)}
    where person_id = ${personOf(1)}`.execute(database.owner);
  const covers = async (actor: TestActor) =>
    (await call(server, actor, 'GET /api/today')).body.items
      .filter((one: any) => one.kind === 'cover')
      .map((one: any) => [one.why.code, one.missed, one.personId, one.why.facts.untilOn]);
  const lastDay = addDays(today(), 4);
  const ends = [['cover-ends', false, personOf(1), lastDay]];
  const seenBy = [await covers(worker), await covers(officer), await covers(psychologist)];
  expect(seenBy).toEqual([ends, ends, []]);
  // The authority covers from that day, and nothing lapses by the clock: so its row is removed.
  await database.owner.transaction().execute(async (tx) => {
    await sql`alter table guardianship.cover disable trigger cover_leaves_no_gap`.execute(tx);
    const stoodIn = await sql`delete from guardianship.cover where kind = 'interim-body'
      and person_id = ${personOf(1)} and from_on = ${addDays(today(), 5)} returning id`.execute(tx);
    expect(stoodIn.rows).toHaveLength(1);
    await sql`alter table guardianship.cover enable trigger cover_leaves_no_gap`.execute(tx);
  });
  offset = 5 * 24 * 3_600_000;
  const lapsed = [['cover-lapsed', true, personOf(1), undefined]];
  expect([await covers(worker), await covers(officer)]).toEqual([lapsed, lapsed]);
  // Missed since the first moment without cover, not since the last day with it.
  const { items } = (await call(server, worker, 'GET /api/today')).body;
  const { since, dueAt } = items.find((one: any) => one.why.code === 'cover-lapsed');
  expect(dueAt).toBe(since);
  offset = 0;
});

test('who does not rate the help is not pressed: the reason is the answer', async () => {
  const read = async (part = '') =>
    (await call(server, worker, `GET /api/cases/${caseIds[1]}${part}`)).body;
  const { id, version } = (await read('/plan')).plan.reviews.at(-1);
  const { state, priority } = await read();
  const review = { heldOn: today(), decision: 'continue', goals: [] };
  const personRating = { unanswered: 'not-asked' };
  const body = { ...review, baseVersion: version, personRating };
  expect((await call(server, worker, `PUT /api/reviews/${id}/outcome`, body)).status).toBe(200);
  expect(await read()).toMatchObject({ state, priority });
  const held = (await read('/plan')).plan.reviews.find((one: any) => one.id === id);
  expect(held.personRating).toEqual(personRating);
});

test('closing is proposed by a review and agreed by the supervisor, when nothing stands against it', async () => {
  const caseOf = async () => (await call(server, supervisor, `GET /api/cases/${caseIds[1]}`)).body;
  const read = (await call(server, worker, `GET /api/cases/${caseIds[1]}/plan`)).body.plan;
  const review = { baseVersion: 1, heldOn: today(), personRating: 4, decision: 'propose-closing' };
  const goals = read.goals.map((one: any) => ({ goalId: one.id, attainment: 1, state: 'reached' }));
  const hold = (fields: object) =>
    call(server, worker, `PUT /api/reviews/${read.reviews[0].id}/outcome`, {
      ...review,
      ...fields,
    });
  expect(
    (await hold({ goals: [{ goalId: personOf(0), attainment: 1, state: 'open' }] })).body.code,
  ).toBe('goal-of-another-plan');
  const held = await hold({ goals });
  expect(held.body).toMatchObject({ state: 'review', nextReviewOn: addDays(today(), 90) });
  const met = { answer: 'met', reason: null };
  const criteria = Object.fromEntries(closingCriteria.map((one) => [one, met]));
  const propose = async () =>
    call(server, worker, `POST /api/cases/${caseIds[1]}/closings`, {
      baseVersion: (await caseOf()).version,
      reason: 'goals-met',
      criteria,
    });
  await sql`update guardianship.cover set until_on = current_date + 60
    where person_id = ${personOf(1)}`.execute(database.owner);
  // The urgent visit of before stays open until somebody records what was done.
  expect((await propose()).body.code).toBe('open-safety-concern');
  await settleAll(server, worker, personOf(1));
  const proposed = await propose();
  expect(proposed.body).toMatchObject({ state: 'closing' });
  const close = async (actor = supervisor) =>
    call(server, actor, `PUT /api/closings/${proposed.body.id}/decision`, {
      baseVersion: 1,
      decision: 'closed',
    });
  const record = (fields: object) =>
    call(server, worker, `POST /api/cases/${caseIds[1]}/visits`, visit(fields));
  await record({ kind: 'follow-up', safetyConcern: 'urgent' });
  expect((await close()).body.code).toBe('open-safety-concern');
  await record({ kind: 'follow-up' });
  expect((await caseOf()).closureBlockers).toEqual(['open-safety-concern']);
  await settleAll(server, worker, personOf(1));
  expect((await caseOf()).closureBlockers).toEqual([]);
  expect((await close(worker)).status).toBe(404);
  expect((await close()).body.state).toBe('closed');
  // Lead and team left with it; the supervisor still reads it.
  for (const actor of [worker, psychologist]) {
    expect((await call(server, actor, `GET /api/cases/${caseIds[1]}`)).status).toBe(404);
  }
  expect((await record({ kind: 'phone' })).status).toBe(404);
  expect((await call(server, supervisor, `GET /api/cases/${caseIds[1]}`)).body).toMatchObject({
    state: 'closed',
    lead: null,
    supervisor: { accountId: supervisor.accountId },
  });
});

test('the timeline tells it in codes, newest first, page by page, without texts', async () => {
  const first = await call(server, supervisor, `GET /api/persons/${personOf(1)}/timeline?limit=5`);
  // The plan ended at the same instant.
  const newest = first.body.items.filter(({ at }: any) => at === first.body.items[0].at);
  expect(newest).toContainEqual(expect.objectContaining({ kind: 'transition', code: 'closed' }));
  const all: any[] = [...first.body.items];
  for (let { next } = first.body; next;) {
    const page = await call(
      server,
      supervisor,
      `GET /api/persons/${personOf(1)}/timeline?limit=5&after=${next}`,
    );
    all.push(...page.body.items);
    next = page.body.next;
  }
  const apart = ['handing', 'put-off', 'told'];
  expect(new Set(all.map((one) => one.kind))).toEqual(
    new Set(timelineKinds.filter((kind) => !apart.includes(kind))),
  );
  expect(new Set(all.map((one) => `${one.kind}${one.id}${one.code}`)).size).toBe(all.length);
  // Each thing once: that the first visit registered the case is not told beside it.
  expect(all.map(({ kind, code }) => `${kind} ${code}`)).not.toContain('transition registered');
  expect(JSON.stringify(all)).not.toContain(canary);
  expect((await call(server, supervisor, `GET /api/persons/${personOf(0)}/timeline`)).status).toBe(
    404,
  );
});

test('opened again by the supervisor, the file opens to whom they give it', async () => {
  const version = async () =>
    (await call(server, supervisor, `GET /api/cases/${caseIds[1]}`)).body.version;
  const path = `/api/cases/${caseIds[1]}` as const;
  const opened = await call(server, supervisor, `PUT ${path}/state`, {
    baseVersion: await version(),
    to: 'reopened',
    reason: 'new-need',
  });
  expect(opened.body.state).toBe('reopened');
  expect((await call(server, worker, `GET ${path}`)).status).toBe(404);
  const given = await call(server, supervisor, `PUT ${path}/assignment`, {
    baseVersion: await version(),
    part: 'lead',
    accountId: worker.accountId,
    reason: 'first-assignment',
  });
  expect(given.status).toBe(200);
  const joined = await call(server, supervisor, `POST ${path}/team`, {
    accountId: psychologist.accountId,
  });
  expect(joined.status).toBe(200);
  for (const actor of [worker, psychologist]) {
    expect((await call(server, actor, `GET ${path}`)).body.state).toBe('reopened');
  }
});

test('SQL: who does not hold the file sees no row of it, and nobody writes in another name', async () => {
  const holders = new Set(['case-manager', 'supervisor', 'psychologist']);
  const ofPlan = ['plan', 'goal', 'action', 'review'];
  const ofNeeds = ['assessment', 'assessment_level', 'assessment_addendum'];
  const tables = ['visit', ...ofNeeds, ...ofPlan, 'legal_aid_offer', 'case_transition'];
  const seen = async (actor: TestActor, table: string) =>
    asActor(database, actor, async (tx) => {
      const found = await sql`select 1 from ${sql.table(`care.${table}`)}`.execute(tx);
      return found.rows.length;
    }).catch((problem) =>
      (problem as { code: string }).code === '42501' ? 0 : Promise.reject(problem),
    );
  for (const role of roleNames) {
    const stranger = await makeActor(database, { role, organisationId: manager.organisationId });
    for (const table of tables)
      expect([role, table, await seen(stranger, table)]).toEqual([role, table, 0]);
  }
  for (const actor of [worker, supervisor, psychologist, manager]) {
    for (const table of tables) {
      const sees = (await seen(actor, table)) > 0;
      expect([actor.role, table, sees]).toEqual([actor.role, table, holders.has(actor.role)]);
    }
  }
  const insert = (actor: TestActor, madeBy: TestActor) =>
    asActor(database, actor, async (tx) =>
      sql`insert into care.legal_aid_offer (id, case_id, person_id, offered_on, told_in, answer,
        made_by)
      values (gen_random_uuid(), ${caseIds[1]}, ${personOf(1)}, current_date, 'ky', 'later',
        ${madeBy.accountId})`.execute(tx),
    );
  for (const actor of [supervisor, psychologist, manager, worker]) {
    const by = actor === worker ? supervisor : actor;
    await expect(insert(actor, by)).rejects.toMatchObject({ code: '42501' });
  }
  await insert(worker, worker);
});
