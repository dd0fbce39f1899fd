// Consent ends when it is taken back: who may not record, withdraw or see it; what makes an answer
// valid; and what stops in the same transaction. The database decides, whichever door is used.

import { beforeAll, describe, expect, it, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { isOpen, roleNames } from '../src/kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import {
  actionOn,
  daysFrom,
  type Helped,
  helped,
  no,
  recording,
  today,
  yes,
} from './support/answers.ts';
import { type Bench } from './support/creating/bench.ts';
import { makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import {
  addConsent,
  agreedByBoth,
  bornYearsAgo,
  decided,
  makeArrivedHousehold,
} from './support/households.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
let staff: Staff;
let her: Helped;
let stranger: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  her = await helped(bench, staff);
  stranger = await makeActor(database, { role: 'case-manager' });
});

const post = (actor: TestActor, personId: string, body: object) =>
  call(server, actor, `POST /api/persons/${personId}/consents`, body);
const withdraw = (actor: TestActor, { personId, consentId }: Omit<Helped, 'goalId' | 'caseId'>) =>
  call(server, actor, `PUT /api/persons/${personId}/consents/${consentId}/withdrawal`, {});
const consentsOf = async (personId: string) =>
  (await call(server, staff.lead, `GET /api/persons/${personId}`)).body.consents;
type Answering = ReturnType<typeof sql<{ answer: string }>>;
const answerOf = (actor: TestActor, query: Answering) =>
  asActor(database, actor, async (tx) => (await query.execute(tx)).rows[0]!.answer);
const failure = (actor: TestActor, query: ReturnType<typeof sql>) =>
  asActor(database, actor, (tx) => query.execute(tx)).then(
    () => null,
    (problem: { code: string }) => problem.code,
  );
const withdrawing = (personId: string, consentId: string) =>
  sql<{ answer: string }>`select people.withdraw_consent(${personId}, ${consentId}) as answer`;

describe('who does not write the file', () => {
  it('records and withdraws nothing over HTTP, and learns nothing', async () => {
    for (const [personId, consentId] of [
      [her.personId, her.consentId],
      [newId(), newId()],
    ] as const) {
      const answers = [
        await post(stranger, personId, yes),
        await withdraw(stranger, { personId, consentId }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
      expect(answers[0]!.raw).toBe((await post(stranger, newId(), yes)).raw);
    }
    expect((await withdraw(staff.lead, { ...her, consentId: newId() })).status).toBe(404);
  });
  it.each(
    roleNames.filter(
      (role) =>
        isOpen(role) &&
        !['case-manager', 'child-protection-officer', 'national-coordinator'].includes(role),
    ),
  )('withdraws nothing as %s', async (role) => {
    const actor = await makeActor(database, { role });
    expect((await withdraw(actor, her)).status).toBe(404);
    const said = await answerOf(actor, withdrawing(her.personId, her.consentId)).catch(
      (problem: { code: string }) => problem.code,
    );
    expect(['not-found', '42501']).toContain(said);
    const recorded = await answerOf(actor, recording(her.personId)).catch(
      (problem: { code: string }) => problem.code,
    );
    expect(recorded).toBe(said);
  });
  it('gets one answer over SQL for a hidden person and for nobody', async () => {
    const told = [];
    for (const personId of [her.personId, newId()]) {
      told.push(await answerOf(stranger, recording(personId)));
      told.push(await answerOf(stranger, withdrawing(personId, her.consentId)));
      told.push(await answerOf(staff.coordinator, recording(personId)));
      told.push(await answerOf(staff.supervisor, recording(personId)));
    }
    expect(new Set(told)).toEqual(new Set(['not-found']));
    expect((await consentsOf(her.personId)).length).toBe(1);
  });
  it('writes the table through no other door', async () => {
    const lead = staff.lead;
    const row = sql`insert into people.consent (id, person_id, purpose, ground, told_in, told_how,
      told_on, until_on) values (${newId()}, ${her.personId}, 'legal-aid', 'refused', 'ky', 'spoken',
      current_date, current_date + 9)`;
    const revive = sql`update people.consent set ended_at = null, until_on = '2099-01-01'`;
    const remove = sql`delete from people.consent`;
    const text = sql`insert into people.duty_statement (version, texts, source, status)
      values ('x', '{}', 'x', 'x')`;
    const kept = sql`update care.action set earlier_bases = '[]'`;
    for (const query of [row, revive, remove, text, kept]) {
      expect(await failure(lead, query)).toBe('42501');
      expect(await failure(staff.coordinator, query)).toBe('42501');
    }
    expect(await failure(lead, sql`select people.use_duty_statement('{}')`)).toBe('42501');
  });
});

describe('an answer is refused', () => {
  const child = () => takeIn(bench, staff, 9);
  const grown = () => Promise.resolve(her);
  it.each([
    ['without the statement read aloud', grown, { dutyReadOn: null }, 'duty-not-read'],
    ['with a statement nobody knows', grown, { dutyVersion: 'none' }, 'duty-not-read'],
    ['with one read after the answer', grown, { dutyReadOn: daysFrom(1) }, 'duty-not-read'],
    ['if nobody says who was there', grown, { alone: null }, 'alone-not-said'],
    ['from tomorrow', grown, { toldOn: daysFrom(1) }, 'day-in-future'],
    ['that ends before it begins', grown, { untilOn: today }, 'consent-ends-before-it-begins'],
    ['from another adult for her', grown, agreedByBoth(today), 'answers-alone'],
    ['from a child alone', child, {}, 'child-needs-both'],
    ['of an adult alone', child, { ground: 'assent-and-guardian' }, 'child-needs-both'],
    [
      'without who decided and why',
      grown,
      { ...decided, ground: 'law', decision: null },
      'decision-needed',
    ],
  ])('%s', async (_, person, fields, code) => {
    const { personId } = await person();
    const answer = await post(staff.lead, personId, { ...yes, ...fields });
    expect([answer.status, answer.body.code]).toEqual([409, code]);
    expect(await consentsOf(personId)).toHaveLength(1);
  });
  it('from an adult who is not of the family, or whose file is hidden', async () => {
    const { personId } = await child();
    const both = agreedByBoth(today);
    const by = (adultPersonId: string) =>
      post(staff.lead, personId, {
        ...yes,
        ...both,
        child: { ...both.child, adultPersonId, adultName: null, adultRelation: null },
      });
    const said = [await by(her.personId), await by(newId()), await by(personId)];
    expect(said.map(({ body }) => body.code)).toEqual(Array(3).fill('adult-not-in-family'));
  });
});

describe('a consent', () => {
  const holds = async (fields: Parameters<typeof addConsent>[2], day = today) => {
    const { personId } = await takeIn(bench, staff, 30);
    const id = await addConsent(database, personId, { purpose: 'legal-aid', ...fields });
    const found = await sql<{
      holds: boolean;
    }>`select people.consent_holds(s, ${day}::date) as holds
      from people.consent s where s.id = ${id}`.execute(owner);
    return found.rows[0]!.holds;
  };
  it.each([
    ['on its last day', { untilOn: today }, true],
    ['the day after', { untilOn: daysFrom(-1) }, false],
    ['once withdrawn', { withdrawnAt: today }, false],
    ['that was refused', { ground: 'refused' }, false],
    ['replaced by a named basis', { ground: 'best-interests' }, true],
    ['before it was told', { toldOn: daysFrom(1) }, false],
  ])('%s', async (_, fields, expected) => expect(await holds(fields)).toBe(expected));

  it('from a child holds with the assent of the child and the adult, and with neither no', async () => {
    const { personId } = await takeIn(bench, staff, 9);
    const both = agreedByBoth(today);
    const valid = async (child: object) => {
      const made = await post(staff.lead, personId, {
        ...yes,
        ...both,
        child: { ...both.child, ...child },
      });
      expect(made.status).toBe(200);
      const rows = await consentsOf(personId);
      return rows.find((one: { id: string }) => one.id === made.body.id).valid;
    };
    expect(await valid({ assent: 'refused' })).toBe(false);
    expect(await valid({ assent: 'not-able-yet' })).toBe(true);
    expect(await valid({ adultAnswer: 'refused' })).toBe(false);
    expect(await valid({})).toBe(true);
  });
  it('given while somebody listened is no consent, and leaves the earlier answer as it was', async () => {
    const before = await consentsOf(her.personId);
    const made = await post(staff.lead, her.personId, { ...yes, alone: false });
    const after = await consentsOf(her.personId);
    const one = after.find(({ id }: { id: string }) => id === made.body.id);
    expect([one.valid, one.endedWhy, one.alone]).toEqual([false, 'not-alone', false]);
    expect(after.filter(({ id }: { id: string }) => id !== made.body.id)).toEqual(before);
  });
  it('keeps who read what, and opens why others decided only to who holds the file', async () => {
    const made = await post(staff.lead, her.personId, {
      ...yes,
      ...decided,
      purpose: 'share-with-organisation',
      ground: 'vital-interest',
      decision: { reason: 'cnry-decision', authority: 'Guardianship body' },
    });
    const rows = await consentsOf(her.personId);
    const one = rows.find(({ id }: { id: string }) => id === made.body.id);
    expect(one).toMatchObject({ reason: 'cnry-decision', authority: 'Guardianship body' });
    const stored = await sql<{ row: string }>`select s::text as row from people.consent s
      where s.id = ${made.body.id}`.execute(owner);
    expect(stored.rows[0]!.row).not.toContain('cnry-decision');
    const read = rows.find(({ id }: { id: string }) => id === her.consentId);
    expect(read).toMatchObject({ dutyVersion: 'general-1', dutyReadOn: '2020-01-01' });
  });
});

describe('taken back', () => {
  const basesOnToday = async (actor: TestActor, actionId: string) =>
    (await call(server, actor, 'GET /api/today?limit=100')).body.items.filter(
      (item: { why: { code: string; facts: { actionId?: string } } }) =>
        item.why.code === 'basis-needed' && item.why.facts.actionId === actionId,
    );
  const planOf = async ({ caseId }: Helped) =>
    (await call(server, staff.lead, `GET /api/cases/${caseId}/plan`)).body.plan;
  const needsBasis = async (one: Helped) =>
    (await planOf(one)).goals[0].actions.map((each: { needsBasis: boolean }) => each.needsBasis);
  const add = (one: Helped, consentId: string | null, fields: object = {}) =>
    call(server, staff.lead, `POST /api/goals/${one.goalId}/actions`, actionOn(consentId, fields));

  it('stops what rested on it at once: no reason asked, and what happened stays', async () => {
    const one = await helped(bench, staff);
    const { id } = (await add(one, one.consentId)).body;
    expect([await needsBasis(one), await basesOnToday(staff.lead, id)]).toEqual([[false], []]);
    expect((await withdraw(staff.lead, one)).status).toBe(200);
    expect((await withdraw(staff.lead, one)).body.code).toBe('consent-over');
    expect(await needsBasis(one)).toEqual([true]);
    expect(await basesOnToday(staff.lead, id)).toHaveLength(1);
    expect(await basesOnToday(staff.supervisor, id)).toEqual([]);
    await sql`update people.consent set ended_at = now() - interval '9 days'
      where id = ${one.consentId}`.execute(owner);
    expect(await basesOnToday(staff.supervisor, id)).toMatchObject([{ missed: true }]);
    expect((await add(one, one.consentId)).body.code).toBe('consent-does-not-hold');
    const [kept] = await consentsOf(one.personId);
    expect(kept).toMatchObject({ valid: false, withdrawn: true, endedWhy: 'withdrawn' });
    const trail = await sql`select 1 from audit.entry where event = 'consent-withdrawn'
      and account_id = ${staff.lead.accountId}`.execute(owner);
    expect(trail.rows).not.toHaveLength(0);
  });

  it('a new basis settles it, and the earlier one is kept', async () => {
    const one = await helped(bench, staff);
    const action = (await add(one, one.consentId)).body;
    await withdraw(staff.lead, one);
    const settle = (body: object) =>
      call(server, staff.lead, `PUT /api/actions/${action.id}/basis`, {
        ground: 'consent',
        consentId: one.consentId,
        baseVersion: 1,
        ...body,
      });
    expect((await settle({})).body.code).toBe('consent-does-not-hold');
    // A later yes does not revive what was taken back by itself.
    const again = (await post(staff.lead, one.personId, yes)).body.id;
    expect(await needsBasis(one)).toEqual([true]);
    expect((await settle({ consentId: null })).body.code).toBe('consent-needed');
    expect((await settle({ consentId: again })).status).toBe(200);
    expect([await needsBasis(one), await basesOnToday(staff.lead, action.id)]).toEqual([
      [false],
      [],
    ]);
    expect((await settle({ consentId: again })).body.code).toBe('conflict-changed-meanwhile');
    const kept = await sql<{ earlierBases: object[] }>`select earlier_bases from care.action
      where id = ${action.id}`.execute(owner);
    expect(kept.rows[0]!.earlierBases).toMatchObject([
      { ground: 'consent', consentId: one.consentId, changedBy: staff.lead.accountId },
    ]);
    const other = await call(server, stranger, `PUT /api/actions/${action.id}/basis`, {
      ground: 'law',
      decision: { reason: 'Ordered.', untilOn: null },
      consentId: null,
      baseVersion: 2,
    });
    expect(other.status).toBe(404);
  });

  it('a no ends the yes; a renewed yes carries the actions on', async () => {
    const one = await helped(bench, staff);
    await add(one, one.consentId);
    const renewed = (await post(staff.lead, one.personId, yes)).body.id;
    expect(await needsBasis(one)).toEqual([false]);
    expect((await planOf(one)).goals[0].actions[0].consentId).toBe(renewed);
    await post(staff.lead, one.personId, no);
    expect(await needsBasis(one)).toEqual([true]);
    const rows = await consentsOf(one.personId);
    expect(rows.map((each: { endedWhy: string | null }) => each.endedWhy).toSorted()).toEqual([
      null,
      'refused',
      'replaced',
    ]);
    const inForce = rows.filter((each: { endedAt: string | null }) => each.endedAt === null);
    expect(inForce).toMatchObject([{ ground: 'refused', valid: false }]);
  });

  it.each([
    ['for another purpose', { purpose: 'share-with-organisation' }, {}],
    ['for legal aid, by a consent to support', {}, { service: 'legal-aid' }],
    ['of yesterday', { untilOn: daysFrom(-1) }, {}],
    ['refused', { ground: 'refused' }, {}],
    ['on another ground', { ground: 'law' }, {}],
    ['told to another organisation', { organisationId: 'of-staff' }, { provider: 'other' }],
  ])('an action rests on no consent %s, by no door', async (_, held, fields) => {
    const one = await helped(bench, staff);
    const other = await makeOrganisation(database, { side: 'care' });
    const isOfStaff = 'organisationId' in held;
    const consentId = await addConsent(database, one.personId, {
      ...held,
      purpose: 'purpose' in held ? held.purpose : 'case-support',
      organisationId: isOfStaff ? staff.organisationId : null,
    });
    const wanted = {
      ...('service' in fields ? fields : {}),
      ...('provider' in fields ? { providerOrganisationId: other, providerName: null } : {}),
    };
    const answer = await add(one, consentId, wanted);
    expect(answer.body.code).toBe('consent-does-not-hold');
    const body = actionOn(consentId, wanted);
    const { planId } = (
      await sql<{ planId: string }>`select plan_id from care.goal where id = ${one.goalId}`.execute(
        owner,
      )
    ).rows[0]!;
    const insert = sql`insert into care.action (id, goal_id, plan_id, person_id, service, wording,
        provider_organisation_id, provider_name, due_on, ground, consent_id, made_by)
      values (${newId()}, ${one.goalId}, ${planId}, ${one.personId}, ${body.service}, 'x',
        ${body.providerOrganisationId}::uuid, ${Buffer.from('x')}, ${body.dueOn}, 'consent',
        ${consentId}, ${staff.lead.accountId})`;
    expect(await failure(staff.lead, insert)).toBe('AL001');
    const why = { ground: 'law', decision: { reason: 'Ordered.', untilOn: null } };
    const named = (await add(one, null, { ...wanted, ...why })).body.id;
    const update = sql`update care.action set ground = 'consent', consent_id = ${consentId}
      where id = ${named}`;
    expect(await failure(staff.lead, update)).toBe('AL001');
  });

  it('a consent that runs out behaves the same, with every job stopped', async () => {
    const one = await helped(bench, staff);
    const { id } = (await add(one, one.consentId)).body;
    await sql`update people.consent set until_on = current_date - 1
      where id = ${one.consentId}`.execute(owner);
    expect([await needsBasis(one), (await basesOnToday(staff.lead, id)).length]).toEqual([
      [true],
      1,
    ]);
  });
});

describe('before the handover', () => {
  const arrived = async () => {
    const made = await makeArrivedHousehold(
      database,
      { coordinator: staff.coordinator, services },
      [{ name: 'Aida Testova', birth: bornYearsAgo(30), sex: 'female' }],
    );
    const personId = made.personIds[0]!;
    const share = { ...yes, purpose: 'share-with-organisation' };
    const consentId = (await post(staff.coordinator, personId, share)).body.id;
    const offer = await call(server, staff.coordinator, 'POST /api/offers', {
      householdId: made.id,
      organisationId: staff.organisationId,
      languages: ['ky'],
      urgentNeeds: [],
    });
    expect(offer.status).toBe(200);
    return { personId, consentId, share, offerId: offer.body.id as string };
  };
  const stateOf = async (offerId: string) =>
    (
      await sql<{ state: string }>`select state from care.offer where id = ${offerId}`.execute(
        owner,
      )
    ).rows[0]!.state;

  it('a withdrawal takes the open offer away at once', async () => {
    const one = await arrived();
    expect((await withdraw(staff.coordinator, one)).status).toBe(200);
    expect(await stateOf(one.offerId)).toBe('withdrawn');
    const accepted = await call(
      server,
      staff.manager,
      `PUT /api/offers/${one.offerId}/acceptance`,
      {
        baseVersion: 1,
      },
    );
    expect(accepted.status).toBe(409);
  });
  it('so does a no to this organisation, and a yes to all goes on for the others', async () => {
    const one = await arrived();
    const refused = { ...no, purpose: one.share.purpose, organisationId: staff.organisationId };
    expect((await post(staff.coordinator, one.personId, refused)).status).toBe(200);
    expect(await stateOf(one.offerId)).toBe('withdrawn');
    const other = await makeOrganisation(database, { side: 'care' });
    const agreed = await sql<{ own: boolean; other: boolean }>`select
      care.sharing_agreed(${one.personId}, ${staff.organisationId}) as own,
      care.sharing_agreed(${one.personId}, ${other}) as other`.execute(owner);
    expect(agreed.rows[0]).toEqual({ own: false, other: true });
  });
  it('afterwards the coordinator neither records nor withdraws', async () => {
    const one = await arrived();
    const accepted = await call(
      server,
      staff.manager,
      `PUT /api/offers/${one.offerId}/acceptance`,
      {
        baseVersion: 1,
      },
    );
    expect(accepted.status).toBe(200);
    expect((await withdraw(staff.coordinator, one)).status).toBe(404);
    expect((await post(staff.coordinator, one.personId, no)).status).toBe(404);
    const key = sql`select 1 from people.file_key where person_id = ${one.personId}`;
    const seen = await asActor(database, staff.coordinator, (tx) => key.execute(tx));
    expect(seen.rows).toEqual([]);
  });
});

test('a birthday: an adult’s answer brings a task, and after the pack’s days it ends by itself', async () => {
  const { personId } = await takeIn(bench, staff, 9);
  const born = (day: string) =>
    sql`update people.person set birth_from = ${day}, birth_to = ${day}
      where id = ${personId}`.execute(owner);
  const asked = async () =>
    (await call(server, staff.lead, 'GET /api/today?limit=100')).body.items.filter(
      (item: { personId: string; why: { code: string } }) =>
        item.personId === personId && item.why.code === 'consent-ask-themselves',
    );
  const state = async () => {
    const [one] = await consentsOf(personId);
    return [one.valid, one.askThemselves, (await asked()).length];
  };
  const before = (days: number) => `${Number(today.slice(0, 4)) - 18}${daysFrom(days).slice(4)}`;
  await born(before(1));
  expect(await state()).toEqual([true, false, 0]);
  await born(before(0));
  expect(await state()).toEqual([true, true, 1]);
  await born(before(-40));
  expect(await state()).toEqual([false, true, 1]);
  expect((await asked())[0].missed).toBe(true);
  await post(staff.lead, personId, yes);
  const rows = await consentsOf(personId);
  expect(rows.map((one: { endedWhy: string }) => one.endedWhy)).toEqual([null, 'came-of-age']);
  expect(await asked()).toEqual([]);
});
