// Exemption, amnesty and pardon: the refusals, what granting does at once, that no one is told, and
// that an exempted proceeding disappears for everyone without the matter. Then sentences and
// detention.

import { beforeAll, describe, expect, test } from 'vitest';
import { countTables } from '../../../engine/db/backup.ts';
import { inTransaction, sql } from '../../../engine/db/database.ts';
import { newId } from '../../../kernel/id.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { makeTestProgramme, testServices } from '../../../../test/support/actors.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { call, serverWith } from '../../../../test/support/http.ts';
import {
  addExemptionRules,
  type Court,
  type Matter,
  openCourt,
  todayOf,
} from '../../../../test/support/matters.ts';
import { legalRoom } from '../room.ts';

const database = await testDatabase();
const { owner } = database;
const server = serverWith([legalRoom], testServices(database));
let court: Court;
let editionId: string;
let today: Day;

const path = ({ subjectId, proceedingId }: Matter, more = '') =>
  `/api/matters/${subjectId}/proceedings/${proceedingId}${more}` as const;
const pageOf = async (of: Matter) => (await call(server, court.officer, `GET ${path(of)}`)).body;
const opening = () => ({
  legalAidOfferedOn: '2026-01-15',
  legalAidAnswer: 'accepted',
  openedOn: '2026-01-16',
  editionId,
  ruleCode: 'returned-and-told',
});
const open = (of: Matter, more: object = {}) =>
  call(server, court.officer, `POST ${path(of, '/exemptions')}`, { ...opening(), ...more });
const answer = (of: Matter, id: string, body: object) =>
  call(server, court.officer, `POST /api/matters/${of.subjectId}/exemptions/${id}/answers`, {
    evidence: 'Sheet 12 of the file',
    ...body,
  });
const decide = (of: Matter, id: string, body: object) =>
  call(server, court.officer, `PUT /api/matters/${of.subjectId}/exemptions/${id}/decision`, {
    decidedBy: 'The commission',
    orderNumber: '5',
    decidedOn: '2026-01-20',
    baseVersion: 1,
    ...body,
  });

/** Through a request: the law here has rules. */
async function exempt(of: Matter): Promise<void> {
  const { id } = (await open(of, { ruleCode: 'one-is-enough' })).body;
  await answer(of, id, { condition: 'came-forward', answer: 'yes' });
  expect((await decide(of, id, { state: 'granted', decidedOn: '2026-02-01' })).status).toBe(200);
}

beforeAll(async () => {
  await makeTestProgramme(database);
  court = await openCourt(database, server);
  editionId = await addExemptionRules(database);
  today = await todayOf(database);
});

describe('a request', () => {
  test('needs legal aid first, a rule in force, and a proceeding that can be exempted', async () => {
    const matter = await court.enter({ state: 'check' });
    const cases: [object, string][] = [
      [{ legalAidOfferedOn: '2026-01-17' }, 'legal-aid-first'],
      [{ openedOn: addDays(today, 1) }, 'state-in-the-future'],
      [{ ruleCode: 'nothing' }, 'no-such-rule'],
      [{ editionId: newId() }, 'law-changed-meanwhile'],
      [{ legalAidOfferedOn: '2010-01-01', openedOn: '2010-01-02' }, 'no-such-rule'],
    ];
    for (const [more, code] of cases)
      expect([more, (await open(matter, more)).body.code]).toEqual([more, code]);
    const { legalAidAnswer: _, ...without } = opening();
    expect(
      (await call(server, court.officer, `POST ${path(matter, '/exemptions')}`, without)).status,
    ).toBe(400);
    await expect(
      sql`insert into legal.exemption_request (id, subject_id, proceeding_id, edition_id, rule_code,
        legal_aid_offered_on,
      legal_aid_answer, opened_on, recorded_by) values (${newId()}, ${matter.subjectId},
        ${matter.proceedingId}, ${editionId},
      'returned-and-told', '2026-01-17', 'later', '2026-01-16', ${court.officer.accountId})`.execute(
        owner,
      ),
    ).rejects.toThrow('legal-aid-first');
    expect((await court.move(matter, 'ended')).status).toBe(200);
    expect((await open(matter)).body.code).toBe('no-such-step');
  });

  test('fits the cited offence, and one is open at a time', async () => {
    const matter = await court.enter({ state: 'opened' });
    const { body } = await call(
      server,
      court.officer,
      `GET /api/matters/offences?from=2022-01-01&to=2022-01-01`,
    );
    const mercenary = body.offences.find((one: any) => one.code === 'mercenary');
    const other = await court.enter({
      act: { from: '2022-01-01', to: '2022-01-01', precision: 'day' },
      offence: { editionId, code: 'mercenary', from: mercenary.from },
    });
    expect((await open(other)).body.code).toBe('rule-not-for-this-offence');
    expect(await pageOf(other)).toMatchObject({
      rules: [],
      hasRules: true,
      may: { requestExemption: false },
    });
    expect((await open(matter)).status).toBe(200);
    expect((await open(matter)).body.code).toBe('request-is-open');
  });

  test('is granted only when the conditions are met, in the database too, and exempts at once', async () => {
    const matter = await court.enter({ state: 'check' });
    const { id } = (await open(matter)).body;
    const past = () =>
      sql`update legal.exemption_request set state = 'granted', decided_by = 'x', order_number =
        '1',
      decided_on = '2026-01-20' where id = ${id}`.execute(owner);
    expect(
      (await answer(matter, id, { condition: 'returned-voluntarily', answer: 'yes' })).status,
    ).toBe(200);
    expect((await answer(matter, id, { condition: 'nothing', answer: 'yes' })).body.code).toBe(
      'no-such-condition',
    );
    expect(
      (await answer(matter, id, { condition: 'told-what-happened', answer: 'yes', evidence: null }))
        .body.code,
    ).toBe('evidence-needed');
    expect((await decide(matter, id, { state: 'granted' })).body.code).toBe('conditions-not-met');
    await expect(past()).rejects.toThrow('conditions-not-met');
    await answer(matter, id, { condition: 'told-what-happened', answer: 'yes' });
    await answer(matter, id, { condition: 'told-what-happened', answer: 'no' });
    expect((await decide(matter, id, { state: 'granted' })).body.code).toBe('conditions-not-met');
    await answer(matter, id, { condition: 'told-what-happened', answer: 'yes' });
    expect(
      (await decide(matter, id, { state: 'granted', decidedOn: '2026-01-13' })).body.code,
    ).toBe('before-the-last-state');
    expect((await decide(matter, id, { state: 'granted', orderNumber: null })).body.code).toBe(
      'decision-needs-a-body',
    );
    expect((await decide(matter, id, { state: 'granted', baseVersion: 2 })).body.code).toBe(
      'conflict-changed-meanwhile',
    );
    expect((await decide(matter, id, { state: 'granted' })).body).toEqual({ id, version: 2 });
    expect(await pageOf(matter)).toMatchObject({
      state: 'exempted',
      stateOn: '2026-01-20',
      exemptions: [
        {
          state: 'granted',
          decidedBy: 'The commission',
          isMet: true,
          answers: [{ evidence: 'Sheet 12 of the file' }, {}],
        },
      ],
    });
    expect((await decide(matter, id, { state: 'refused', baseVersion: 2 })).body.code).toBe(
      'request-is-decided',
    );
    expect(
      (await answer(matter, id, { condition: 'told-what-happened', answer: 'no' })).body.code,
    ).toBe('request-is-decided');
    const { subjectId } = matter;
    const hidden = await call(
      server,
      court.otherRegistrar,
      `PUT /api/matters/${subjectId}/exemptions/${id}/decision`,
      {
        state: 'refused',
        decidedBy: 'x',
        orderNumber: '1',
        decidedOn: '2026-01-20',
        baseVersion: 1,
      },
    );
    expect(hidden.status).toBe(404);
  });

  test('whether all conditions are asked for is not known: then all are; where one is enough, one is', async () => {
    const [all, any] = [await court.enter(), await court.enter()];
    const first = (await open(all, { ruleCode: 'decree-5542' })).body.id;
    await answer(all, first, { condition: 'came-forward', answer: 'yes' });
    expect((await decide(all, first, { state: 'granted' })).body.code).toBe('conditions-not-met');
    const second = (await open(any, { ruleCode: 'one-is-enough' })).body.id;
    expect((await decide(any, second, { state: 'granted' })).body.code).toBe('conditions-not-met');
    await answer(any, second, { condition: 'came-forward', answer: 'yes' });
    expect((await decide(any, second, { state: 'granted' })).status).toBe(200);
  });

  test('refused or withdrawn changes nothing else, and another may follow', async () => {
    const matter = await court.enter({ state: 'opened' });
    const first = (await open(matter)).body.id;
    expect((await decide(matter, first, { state: 'refused' })).status).toBe(200);
    const second = (await open(matter)).body.id;
    expect(
      (await decide(matter, second, { state: 'withdrawn', decidedBy: null, orderNumber: null }))
        .status,
    ).toBe(200);
    expect(await pageOf(matter)).toMatchObject({
      state: 'opened',
      version: 1,
      may: { requestExemption: true },
    });
    expect((await open(matter)).status).toBe(200);
  });

  test('nobody is told: nothing is written outside the matter and the trail', async () => {
    const counts = () => inTransaction(owner, countTables);
    const matter = await court.enter({ state: 'check' });
    const before = await counts();
    const { id } = (await open(matter)).body;
    for (const condition of ['returned-voluntarily', 'told-what-happened'])
      await answer(matter, id, { condition, answer: 'yes' });
    await decide(matter, id, { state: 'granted' });
    const changed = (await counts())
      .filter((one, at) => one.rows !== before[at]!.rows)
      .map((one) => one.table);
    expect(changed.filter((table) => table !== 'audit.entry')).toEqual([
      'legal.exemption_answer',
      'legal.exemption_request',
      'legal.proceeding_transition',
    ]);
  });

  test('what was exempted is told to no probation officer', async () => {
    const matter = await court.enter({ state: 'opened' });
    await call(server, court.officer, `POST /api/matters/${matter.subjectId}/hearings`, {
      proceedingId: matter.proceedingId,
      heldOn: '2026-01-15',
      placeKind: 'video',
      outcome: 'held',
      note: null,
    });
    const seen = async () =>
      (await call(server, court.probation, `GET /api/matters/${matter.subjectId}`)).body;
    expect(await seen()).toMatchObject({ proceedings: [{ state: 'opened' }], hearings: [{}] });
    await exempt(matter);
    expect(await seen()).toMatchObject({ proceedings: [], hearings: [] });
    expect((await court.move(matter, 'final')).status).toBe(200);
    expect(await seen()).toMatchObject({ proceedings: [], hearings: [] });
    const { matters } = (await call(server, court.probation, `GET /api/matters`)).body;
    expect(matters.find((one: any) => one.subjectId === matter.subjectId)).toMatchObject({
      state: null,
      court: null,
      nextHearingOn: null,
    });
  });
});

describe('a sentence', () => {
  const given = {
    months: 60,
    conditionalMonths: null,
    article: 'Art. 243',
    orderNumber: '9',
    decidedOn: '2026-01-20',
    cumulationGround: null,
  };
  const convicted = async () => {
    const matter = await court.enter({
      state: 'trial',
      offence: { editionId, code: 'armed-conflict-abroad', from: '2021-12-01' },
    });
    expect(
      (await call(server, court.officer, `POST ${path(matter, '/sentences')}`, given)).body.code,
    ).toBe('sentence-needs-a-conviction');
    expect((await court.move(matter, 'convicted')).status).toBe(200);
    return matter;
  };
  test('above the greatest penalty, or for life, needs its cumulation ground, in the database too', async () => {
    const matter = await convicted();
    const send = (more: object) =>
      call(server, court.officer, `POST ${path(matter, '/sentences')}`, { ...given, ...more });
    expect((await send({ months: 97 })).body).toMatchObject({
      code: 'cumulation-ground-needed',
      facts: { monthsMax: 96 },
    });
    expect((await send({ months: null })).body.code).toBe('cumulation-ground-needed');
    await expect(
      sql`insert into legal.sentence (id, subject_id, proceeding_id, months, is_life, article,
        order_number, decided_on, recorded_by)
      values (${newId()}, ${matter.subjectId}, ${matter.proceedingId}, 97, false, '1', '1',
        '2026-01-20', ${court.officer.accountId})`.execute(owner),
    ).rejects.toThrow('cumulation-ground-needed');
    expect((await send({ months: 96 })).status).toBe(200);
    expect((await send({ conditionalMonths: 61 })).status).toBe(400);
    expect(
      (await send({ months: 120, cumulationGround: 'With article 340.', decidedOn: '2026-01-21' }))
        .status,
    ).toBe(200);
    expect((await pageOf(matter)).sentences).toMatchObject([
      { months: 120, cumulationGround: 'With article 340.' },
      { months: 96 },
    ]);
    await exempt(matter);
    expect((await send({})).body.code).toBe('sentence-needs-a-conviction');
  });
});

describe('detention', () => {
  const detained = () => ({
    startedOn: '2026-01-15',
    orderNumber: 'D-1',
    reason: 'By order of the court.',
    whyNoAlternative: null,
    nextReviewOn: addDays(today, 3),
  });
  const detain = (of: Matter, more: object = {}) =>
    call(server, court.officer, `POST ${path(of, '/detentions')}`, { ...detained(), ...more });
  test('always has a next review, and of a child a reason why nothing milder is enough', async () => {
    const young = await court.enter({
      birth: { from: '2001-01-01', to: '2001-12-31', precision: 'year' },
    });
    expect((await detain(young)).body.code).toBe('last-resort-reason-needed');
    await expect(
      sql`insert into legal.detention (id, subject_id, proceeding_id, started_on, order_number,
        reason, next_review_on, recorded_by)
      values (${newId()}, ${young.subjectId}, ${young.proceedingId}, '2026-01-15', '1', '',
        '2026-02-15', ${court.officer.accountId})`.execute(owner),
    ).rejects.toThrow('last-resort-reason-needed');
    expect((await detain(young, { nextReviewOn: '2026-01-15' })).status).toBe(400);
    expect((await detain(young, { startedOn: addDays(today, 1) })).body.code).toBe(
      'state-in-the-future',
    );
    expect(
      (await detain(young, { whyNoAlternative: 'Nobody can be found to stand for her.' })).status,
    ).toBe(200);
    expect((await detain(young, { whyNoAlternative: 'x' })).body.code).toBe('detention-is-open');
  });
  test('reviews are listed when due, overdue said plainly, and one ends it', async () => {
    const matter = await court.enter();
    const { id } = (await detain(matter)).body;
    const due = async (who = court.officer) =>
      (await call(server, who, 'GET /api/matters/today?limit=100')).body.items
        .filter((one: any) => one.record === id)
        .map((one: any) => [one.dueOn, one.missed]);
    expect(await due()).toEqual([[addDays(today, 3), false]]);
    for (const [who, seen] of [
      [court.registrar, 0],
      [court.colleague, 0],
      [court.otherRegistrar, 0],
    ] as const) {
      expect((await due(who)).length).toBe(seen);
    }
    for (const [day, isOverdue] of [
      [addDays(today, -1), true],
      [today, false],
      [addDays(today, 14), false],
    ] as const) {
      await sql`update legal.detention set next_review_on = ${day} where id = ${id}`.execute(owner);
      expect(await due()).toEqual([[day, isOverdue]]);
    }
    const review = (body: object) =>
      call(
        server,
        court.officer,
        `POST /api/matters/${matter.subjectId}/detentions/${id}/reviews`,
        {
          reviewedOn: today,
          outcome: 'continued',
          nextReviewOn: addDays(today, 30),
          orderNumber: 'D-2',
          ...body,
        },
      );
    expect((await review({ nextReviewOn: null })).body.code).toBe('next-review-needed');
    expect((await review({ reviewedOn: '2026-01-14' })).body.code).toBe('before-the-last-state');
    expect((await review({})).status).toBe(200);
    expect(await due()).toEqual([]);
    expect((await review({ outcome: 'released', nextReviewOn: null })).status).toBe(200);
    expect((await review({ outcome: 'released', nextReviewOn: null })).body.code).toBe(
      'detention-is-over',
    );
    expect((await pageOf(matter)).detentions).toMatchObject([
      { endedOn: today, isOverdue: false, reason: 'By order of the court.', reviews: [{}, {}] },
    ]);
    expect(
      (
        await call(
          server,
          court.colleague,
          `POST /api/matters/${matter.subjectId}/detentions/${id}/reviews`,
          { reviewedOn: today, outcome: 'released', nextReviewOn: null, orderNumber: '1' },
        )
      ).status,
    ).toBe(404);
  });
});
