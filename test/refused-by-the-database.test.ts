// What protects a person is refused by the database itself: written over SQL as the login role of
// someone who may write in this file, past everything that the endpoints check first. And what must
// follow from a row follows, whoever wrote it.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { daysFrom, type Helped, helped } from './support/answers.ts';
import { type Bench } from './support/creating/bench.ts';
import { type Made, makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const bench: Bench = { database, services, server: serverWith(rooms, services) };
type Query = ReturnType<typeof sql>;
type Row = Record<string, any>;
type Of = { readonly personId: string; readonly caseId: string };
let staff: Staff;
let her: Helped;
let planId: string;
let unmet: Made;
let earlierGoalId: string;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  her = await helped(bench, staff);
  unmet = await takeIn(bench, staff, 30);
  earlierGoalId = newId();
  await sql`with earlier as (insert into care.plan (id, case_id, person_id, made_by, state,
        ended_at)
      select ${newId()}, case_id, person_id, made_by, 'ended', now() from care.plan
      where case_id = ${her.caseId} returning id)
    insert into care.goal (id, plan_id, person_id, level, strength, wording, words_of, owner,
        made_by)
      select ${earlierGoalId}, e.id, g.person_id, g.level, g.strength, g.wording, g.words_of,
        g.owner, g.made_by from earlier e, care.goal g where g.id = ${her.goalId}`.execute(owner);
  planId = (
    await rowsOf(sql`select id from care.plan where case_id = ${her.caseId}
    and state = 'draft'`)
  )[0]!['id'];
});

const rowsOf = async (query: Query) => (await query.execute(owner)).rows as Row[];
const as = (actor: TestActor, query: Query) =>
  asActor(database, actor, async (tx) => (await query.execute(tx)).rows as Row[]);
const refusal = (actor: TestActor, query: Query) =>
  as(actor, query).then(
    () => 'written',
    (problem: Error) => problem.message,
  );
const visit = (of: Of, fields: Row = {}, by = staff.lead) => {
  const row = { on: daysFrom(0), present: ['person'], concern: 'none', ...fields };
  return sql`insert into care.visit (id, case_id, person_id, visited_on, kind, present,
      safety_concern, made_by)
    values (${newId()}, ${of.caseId}, ${of.personId}, ${row.on}, 'follow-up', ${row.present},
      ${row.concern}, ${by.accountId})`;
};
const assessment = (of: Of, on: string) => sql`insert into care.assessment (id, case_id,
    person_id, assessed_on, made_by)
  values (${newId()}, ${of.caseId}, ${of.personId}, ${on}, ${staff.lead.accountId})`;
const plan = (of: Of) => sql`insert into care.plan (id, case_id, person_id, made_by)
  values (${newId()}, ${of.caseId}, ${of.personId}, ${staff.lead.accountId})`;
const legalAid = (of: Of, on: string) => sql`insert into care.legal_aid_offer (id, case_id,
    person_id, offered_on, told_in, answer, made_by)
  values (${newId()}, ${of.caseId}, ${of.personId}, ${on}, 'ky', 'later',
    ${staff.lead.accountId})`;
const attempt = (of: Of, on: string, by = staff.lead) => sql`insert into care.contact_attempt (id,
    case_id, person_id, attempted_on, way, made_by)
  values (${newId()}, ${of.caseId}, ${of.personId}, ${on}, 'phone', ${by.accountId})`;
const goal = (wordsOf: string) => sql`insert into care.goal (id, plan_id, person_id, level,
    strength, wording, words_of, owner, made_by)
  values (${newId()}, ${planId}, ${her.personId}, 'individual', 'copes', 'x', ${wordsOf},
    'person', ${staff.lead.accountId})`;
const action = (fields: Row = {}) => sql`insert into care.action (id, goal_id, plan_id, person_id,
    service, wording, provider_organisation_id, provider_name, due_on, ground, ground_reason,
    ground_until, made_by)
  values (${newId()}, ${fields['goalId'] ?? her.goalId}, ${planId}, ${her.personId}, 'school', 'x',
    ${fields['provider'] ?? null}, 'x', ${daysFrom(30)}, 'law',
    ${fields['reason'] === null ? null : 'x'}, ${fields['until'] ?? null},
    ${staff.lead.accountId})`;

describe('work that may not be written', () => {
  it.each<[string, () => Query]>([
    ['day-in-future', () => visit(her, { on: daysFrom(2) })],
    ['legal-aid-not-offered', () => visit(her, { on: '2019-12-31' })],
    ['child-alone-is-for-minors', () => visit(her, { present: ['child-alone'] })],
    ['day-in-future', () => assessment(her, daysFrom(2))],
    ['visit-first', () => assessment(unmet, daysFrom(0))],
    ['assessment-first', () => plan(unmet)],
    ['day-in-future', () => legalAid(her, daysFrom(2))],
    ['day-in-future', () => attempt(her, daysFrom(2))],
    ['decision-needed', () => action({ reason: null })],
    ['ground-out-of-days', () => action({ until: daysFrom(-1) })],
    ['ground-out-of-days', () => action({ until: daysFrom(91) })],
    ['goal of another plan', () => action({ goalId: earlierGoalId })],
    [
      'conflict-changed-meanwhile',
      () => sql`update care.assessment set version = version + 5 where case_id = ${her.caseId}`,
    ],
    [
      'levels of another version',
      () => sql`insert into care.assessment_level (assessment_id, person_id, version, level,
          strengths, needs, need_priority)
        select id, person_id, version + 5, 'individual', '{}', '{}', 0 from care.assessment
        where case_id = ${her.caseId}`,
    ],
  ])('%s', async (code, query) => {
    expect(await refusal(staff.lead, query())).toBe(code);
  });
});

describe('a visit', () => {
  it('changes its case, whoever wrote it: a concern raises the priority', async () => {
    const clock = sql`select priority, contacted_at is null as runs, contact_due_at > now() as due,
        next_visit_on from care.case_file where id = ${unmet.caseId}`;
    await as(staff.lead, visit(unmet, { concern: 'urgent' }));
    expect(await rowsOf(clock)).toEqual([
      { priority: 'high', runs: true, due: true, nextVisitOn: null },
    ]);
    await as(staff.lead, visit(unmet));
    expect((await rowsOf(clock))[0]).toMatchObject({ priority: 'high', runs: false });
    const [moved] = await rowsOf(sql`select state from care.case_file where id = ${unmet.caseId}`);
    expect(moved!['state']).toBe('registered');
  });
});

describe('a plan', () => {
  const agree = () =>
    as(
      staff.lead,
      sql`select care.agree_plan(jsonb_build_object('planId', id, 'baseVersion', version,
        'agreedOn', care.today(), 'how', 'spoken', 'adultAgreed', null)) from care.plan
        where id = ${planId}`,
    );
  const approve = async () => {
    const answers = await as(
      staff.supervisor,
      sql`select care.approve_plan(id, version) ->> 'outcome' as outcome from care.plan
        where id = ${planId}`,
    );
    return answers[0]!['outcome'];
  };
  const reviews = () =>
    rowsOf(sql`select id, due_on - care.today() as in_days, held_on is null as waits
      from care.review where plan_id = ${planId} order by due_on`);
  it('does not become active without a lead and a supervisor, or out of turn', async () => {
    await agree();
    const leading = (until: Query) =>
      sql`update care.assignment set until_at = ${until}
      where case_id = ${her.caseId} and part = 'lead'`.execute(owner);
    await leading(sql`now()`);
    expect(await approve()).toBe('lead-and-supervisor-needed');
    await leading(sql`'infinity'`);
    const inState = (state: string) =>
      sql`update care.case_file set state = ${state}
      where id = ${her.caseId}`.execute(owner);
    await inState('identified');
    expect(await approve()).toBe('case-cannot-move-there');
    await inState('plan-draft');
  });
  it('gets its reviews by the country pack, and the day it became active is today', async () => {
    expect(await approve()).toBe('ok');
    const days = (await rowsOf(sql`select programme.pack_numbers('review-days') as days`))[0]!;
    expect((await reviews()).map((one) => one['inDays'])).toEqual(days['days']);
    expect(
      await rowsOf(sql`select activated_at > now() - interval '1 hour' as now from care.plan
        where id = ${planId}`),
    ).toEqual([{ now: true }]);
    for (const change of [sql`state = 'draft'`, sql`activated_at = null`]) {
      expect(
        await refusal(staff.lead, sql`update care.plan set ${change} where id = ${planId}`),
      ).toMatch('permission denied');
    }
  });
  it('has its reviews held once, today at the latest, by the actor, with a next one', async () => {
    const hold = (id: string, on: string, by = staff.lead) => sql`update care.review
      set held_on = ${on}, decision = 'continue', held_by = ${by.accountId}, held_at = now()
      where id = ${id}`;
    const all = await reviews();
    const first = all[0]!['id'];
    expect(await refusal(staff.lead, hold(first, daysFrom(2)))).toBe('day-in-future');
    expect(await refusal(staff.lead, hold(first, daysFrom(0), staff.supervisor))).toMatch(
      'row-level security',
    );
    for (const { id } of all) await as(staff.lead, hold(id, daysFrom(0)));
    expect(await refusal(staff.lead, hold(first, daysFrom(-1)))).toBe('review-already-held');
    const waiting = (await reviews()).filter((one) => one['waits']);
    expect(waiting).toHaveLength(1);
    expect(waiting[0]!['inDays']).toBeGreaterThanOrEqual(30);
    const made = sql`insert into care.review (id, plan_id, person_id, after_days, due_on)
      values (${newId()}, ${planId}, ${her.personId}, 1, '2099-01-01')`;
    expect(await refusal(staff.lead, made)).toMatch('permission denied');
  });
});

describe('an action', () => {
  it('goes to no organisation of another side, and is not done tomorrow', async () => {
    const court = await makeOrganisation(database, { side: 'justice' });
    expect(await refusal(staff.lead, action({ provider: court }))).toBe('unknown-organisation');
    await as(staff.lead, action());
    const done = sql`update care.action set state = 'done', done_on = ${daysFrom(2)},
      finished_at = now() where plan_id = ${planId}`;
    expect(await refusal(staff.lead, done)).toBe('day-in-future');
  });
  it('and a goal are not added to a plan that ended', async () => {
    await sql`update care.plan set state = 'ended', ended_at = now() where id = ${planId}`.execute(
      owner,
    );
    expect(await refusal(staff.lead, action())).toBe('plan-ended');
    expect(await refusal(staff.lead, goal('person'))).toBe('plan-ended');
    expect(
      await refusal(
        staff.lead,
        sql`update care.goal set state = 'reached' where id = ${her.goalId}`,
      ),
    ).toBe('plan-ended');
  });
});

describe('a guardian', () => {
  const appoint = (child: string, fields: object) =>
    sql`select guardianship.appoint(${JSON.stringify({
      id: newId(),
      personId: child,
      kind: 'guardian',
      basis: 'court-order',
      relation: 'other',
      fromOn: daysFrom(0),
      untilOn: null,
      orderDetails: 'AAAA',
      orderOn: daysFrom(-1),
      ...fields,
    })}::jsonb)`;
  it('is an adult and somebody else, for a child, and for days to come', async () => {
    const child = await takeIn(bench, staff, 9);
    const sibling = await takeIn(bench, staff, 12);
    await sql`insert into access.reach (account_id, person_id, via)
      select ${staff.officer.accountId}, id, 'intake' from people.person`.execute(owner);
    const told = (personId: string, fields: object) =>
      refusal(staff.officer, appoint(personId, fields));
    expect(await told(child.personId, { holderPersonId: child.personId })).toBe(
      'holder-is-the-child',
    );
    expect(await told(child.personId, { holderPersonId: sibling.personId })).toBe(
      'holder-may-be-minor',
    );
    const holder = { holderPersonId: unmet.personId };
    expect(await told(her.personId, holder)).toBe('child-is-of-age');
    expect(
      await told(child.personId, { ...holder, fromOn: daysFrom(-9), untilOn: daysFrom(-2) }),
    ).toBe('ends-before-it-begins');
    expect(await told(child.personId, holder)).toBe('written');
  });
  it('is not looked for in a search that is closed, nor tomorrow', async () => {
    const child = await takeIn(bench, staff, 7);
    await sql`insert into access.reach (account_id, person_id, via)
      values (${staff.officer.accountId}, ${child.personId}, 'guardianship')`.execute(owner);
    const contact = (on: string) => sql`insert into guardianship.kin_contact (id, search_id,
        person_id, relation, contacted_on, answer, reason, recorded_by)
      select ${newId()}, id, person_id, 'aunt-maternal', ${on}, 'willing',
        'none', ${staff.officer.accountId} from guardianship.search
      where person_id = ${child.personId}`;
    expect(await refusal(staff.officer, contact(daysFrom(2)))).toBe('day-in-future');
    expect(await refusal(staff.officer, contact(daysFrom(0)))).toBe('written');
    await sql`update guardianship.search set state = 'closed', closed_at = now(),
      outcome = 'cover-found' where person_id = ${child.personId}`.execute(owner);
    expect(await refusal(staff.officer, contact(daysFrom(0)))).toBe('search-closed');
  });
});

describe('a file opened at intake', () => {
  const open = (persons: readonly { id: string; birth: string }[], more: object[] = []) => {
    const household = { id: newId(), province: 'KG-O', operationId: null };
    const input = {
      household,
      kinship: [],
      persons: persons.map(({ id, birth }) => ({
        id,
        code: null,
        sex: 'female',
        birthFrom: birth,
        birthTo: birth,
        birthPrecision: 'day',
        citizenship: 'KG',
        wrappedKey: 'AAAA',
        folded: ' testova ',
        names: [],
      })),
    };
    return asActor(database, staff.lead, async (tx) => {
      await sql`select people.add_household(${JSON.stringify(input)}::jsonb)`.execute(tx);
      for (const one of more) {
        const asked = JSON.stringify({ householdId: household.id, persons: [one] });
        await sql`select care.open_intake_cases(${asked}::jsonb)`.execute(tx);
      }
    });
  };
  const casesOf = (id: string) =>
    rowsOf(sql`select c.priority_reason as why, c.contact_due_at is not null as clock,
        (select a.account_id from care.assignment a where a.case_id = c.id and a.part = 'lead'
          and a.until_at = 'infinity') as lead
      from care.case_file c where c.person_id = ${id}`);
  it('has a case with a clock and a lead, though no event was heard', async () => {
    const [adult, child] = [newId(), newId()];
    await open([
      { id: adult, birth: '1990-01-01' },
      { id: child, birth: daysFrom(-2000) },
    ]);
    const lead = staff.lead.accountId;
    expect(await casesOf(adult)).toEqual([{ why: 'usual', clock: true, lead }]);
    expect(await casesOf(child)).toEqual([{ why: 'unaccompanied-minor', clock: true, lead }]);
  });
  it('leaves a child alone alone, whatever parent the caller names', async () => {
    for (const named of [her.personId, newId(), null]) {
      const child = newId();
      const facts = { personId: child, custodialParentPersonId: named };
      await open([{ id: child, birth: daysFrom(-2000) }], [facts]);
      expect((await casesOf(child))[0]!['why']).toBe('unaccompanied-minor');
    }
  });
});

describe('a closed case', () => {
  it('takes no work, and is not told from an open one to others', async () => {
    const stranger = await makeActor(database, { role: 'case-manager' });
    const asStranger = () =>
      Promise.all([
        refusal(stranger, visit(her, {}, stranger)),
        refusal(stranger, attempt(her, daysFrom(0), stranger)),
      ]);
    const open = await asStranger();
    await sql`update care.case_file set state = 'closed', closed_at = now()
      where id = ${her.caseId}`.execute(owner);
    await sql`insert into access.reach (account_id, person_id, via)
      values (${staff.lead.accountId}, ${her.personId}, 'case-team')`.execute(owner);
    for (const query of [
      visit(her),
      assessment(her, daysFrom(0)),
      plan(her),
      legalAid(her, daysFrom(0)),
      attempt(her, daysFrom(0)),
    ]) {
      expect(await refusal(staff.lead, query)).toBe('case-is-closed');
    }
    expect(await asStranger()).toEqual(open);
    expect(open.every((one) => one.includes('row-level security'))).toBe(true);
  });
});
