// After an opening because a life was in danger: the second person, the judging with its races,
// what the organisation of the one who opened may do, and the seventy-two hours to the minute.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sql } from '../../../engine/db/database.ts';
import { newId } from '../../../kernel/id.ts';
import { asActor } from '../../../../test/support/actors.ts';
import { call } from '../../../../test/support/http.ts';
import { canary, openEmergencies } from '../../../../test/support/emergencies.ts';

const {
  database,
  owner,
  services,
  server,
  as,
  rowsOf,
  mother,
  child,
  open,
  opened,
  forget,
  read,
  review,
  listed,
  notice,
  age,
} = await openEmergencies();

describe('the second person', () => {
  it('is the supervisor of the case, who sees at once who, when, which case and why', async () => {
    const id = await opened('helper');
    expect(await notice('supervisor')).toMatchObject({
      waiting: expect.any(Number),
      newest: expect.any(String),
    });
    expect(await listed('supervisor', id)).toMatchObject({
      caseCode: mother.code,
      kind: 'violence',
      opener: 'Person helper',
      openerRole: 'case-manager',
      isOpen: true,
      wasTold: true,
      mayReview: true,
      reason: `Her brother stands at the door. ${canary}`,
      verdict: null,
    });
    const told = await rowsOf(sql`select d.told_at = o.opened_at as together, d.account_id
        from care.emergency_told d
      join care.emergency_opening o on o.id = d.opening_id where o.id = ${id}`);
    expect(told).toEqual([{ together: true, accountId: as('supervisor').accountId }]);
  });
  it('ends it at once', async () => {
    const id = await opened('helper');
    expect((await call(server, as('supervisor'), `PUT /api/emergencies/${id}/end`)).status).toBe(
      200,
    );
    expect((await read('helper', id)).status).toBe(404);
    expect((await call(server, as('supervisor'), `PUT /api/emergencies/${id}/end`)).body.code).toBe(
      'emergency-already-over',
    );
    expect(await listed('supervisor', id)).toMatchObject({
      isOpen: false,
      endedBy: 'Person supervisor',
    });
  });
  it('is the manager when the case has no supervisor, and never the one who opens nor their namesake', async () => {
    await sql`update care.assignment set until_at = now() where case_id = ${child.caseId}
      and part = 'supervisor'`.execute(owner);
    const toldOf = async (id: string) =>
      (await rowsOf(sql`select account_id from care.emergency_told where opening_id = ${id}`)).map(
        (row) => row['accountId'],
      );
    expect(await toldOf(await opened('helper', child.code))).toEqual([as('manager').accountId]);
    expect(await toldOf(await opened('second', child.code))).toEqual([as('manager').accountId]);
    await sql`update access.account set display_name = 'person  HELPER'
      where id = ${as('manager').accountId}`.execute(owner);
    expect((await toldOf(await opened('helper', child.code))).toSorted()).toEqual(
      [as('supervisor').accountId, as('second').accountId].toSorted(),
    );
    await sql`update access.account set display_name = 'Person manager'
      where id = ${as('manager').accountId}`.execute(owner);
    await sql`update care.assignment set until_at = 'infinity' where case_id = ${child.caseId}
      and part = 'supervisor'`.execute(owner);
    await forget('second');
  });
  it('of somebody of another organisation: theirs is told too, without the reason and without a say', async () => {
    const id = await opened('stranger');
    expect((await read('stranger', id)).body.told).toEqual([
      'Person stranger-manager',
      'Person supervisor',
    ]);
    expect(await listed('stranger-manager', id)).toMatchObject({
      reason: null,
      mayReview: false,
      wasTold: true,
    });
    expect(await listed('stranger-supervisor', id)).toBeUndefined();
    const refused = await review('stranger-manager', id);
    expect(refused.status).toBe(404);
    expect((await review('stranger-supervisor', id)).raw).toBe(refused.raw);
    expect(await notice('stranger-manager')).toMatchObject({ waiting: 1 });
    expect(
      (await call(server, as('stranger-manager'), `PUT /api/emergencies/${id}/end`)).status,
    ).toBe(200);
    expect(await notice('stranger-manager')).toMatchObject({ waiting: 0 });
    expect(await listed('supervisor', id)).toMatchObject({
      openerOrganisation: expect.any(Object),
      mayReview: true,
    });
  });
  it('of an officer whose body has no lead is the supervisor of the case', async () => {
    expect((await read('officer', await opened('officer', child.code))).body.told).toEqual([
      'Person supervisor',
    ]);
  });
  it('is asked for by the open page itself, which keeps no session awake', async () => {
    const session = sql`token_hash = ${createHash('sha256').update(as('second').token).digest()}`;
    const idle = () =>
      sql`update access.session set seen_at = now() - interval '14 minutes'
        where ${session}`.execute(owner);
    const minutes = async () =>
      (
        await rowsOf(sql`select round(extract(epoch from now() - seen_at) / 60)::int as idle
      from access.session where ${session}`)
      )[0]!['idle'];
    await idle();
    await notice('second');
    expect(await minutes()).toBe(14);
    await call(server, as('second'), 'GET /api/emergency-reviews');
    expect(await minutes()).toBe(0);
  });
  it('may be away: after a day the other leads are asked', async () => {
    const id = await opened('helper');
    const before = (await notice('second')).waiting;
    await age(id, '25 hours');
    expect((await notice('second')).waiting).toBe(before + 1);
  });
});

describe('judging', () => {
  it('is not for the one who opened, nor for another account under the same name', async () => {
    await forget('second');
    const id = await opened('second');
    const own = await review('second', id);
    expect([own.status, own.body.code]).toEqual([409, 'reviewer-is-opener']);
    await sql`update access.account set display_name = 'PERSON second'
      where id = ${as('manager').accountId}`.execute(owner);
    expect((await review('manager', id)).body.code).toBe('reviewer-is-opener');
    expect(await listed('manager', id)).toMatchObject({ mayReview: false });
    await sql`update access.account set display_name = 'Person manager'
      where id = ${as('manager').accountId}`.execute(owner);
    await expect(
      sql`update care.emergency_opening set verdict = 'justified', reviewed_by = by_account,
        reviewed_at = now()
      where id = ${id}`.execute(owner),
    ).rejects.toThrow(/check constraint/);
    expect((await review('manager', id)).status).toBe(200);
  });
  it('is for a lead of that organisation; to everybody else it does not exist', async () => {
    const id = await opened('helper');
    const absent = await call(
      server,
      as('stranger-manager'),
      `PUT /api/emergencies/${newId()}/review`,
      { verdict: 'justified', note: 'x' },
    );
    for (const name of ['stranger-manager', 'stranger-supervisor'])
      expect((await review(name, id)).raw).toBe(absent.raw);
    for (const name of ['lead', 'helper', 'officer'])
      expect((await review(name, id)).status).toBe(404);
    expect((await review('second', id)).status).toBe(200);
    expect(await listed('supervisor', id)).toMatchObject({
      verdict: 'justified',
      reviewer: 'Person second',
      note: `I called her. ${canary}`,
    });
  });
  it('and ending, past the endpoints: over SQL nobody else has an effect', async () => {
    const id = await opened('helper');
    const note = JSON.stringify({ id, verdict: 'justified', note: null });
    const questions = [
      sql`select care.end_emergency(${id}) ->> 'outcome' as answer`,
      sql`select care.review_emergency(${note}::jsonb) as answer`,
      sql`select coalesce((select 'seen' from care.list_emergencies(${id}, 9)), 'not-found') as
        answer`,
      sql`select case when care.lift_emergencies_withdrawn(${as('helper').accountId}) then 'lifted'
        else 'not-found' end as answer`,
    ];
    for (const name of [
      'other',
      'lead',
      'officer',
      'stranger',
      'stranger-manager',
      'stranger-supervisor',
      'psychologist',
      'teacher',
    ]) {
      for (const question of questions) {
        expect([
          name,
          (await asActor(database, as(name), (tx) => question.execute(tx))).rows,
        ]).toEqual([name, [{ answer: 'not-found' }]]);
      }
    }
    for (const name of ['prosecutor', 'national-coordinator', 'auditor']) {
      for (const question of questions) {
        await expect(asActor(database, as(name), (tx) => question.execute(tx))).rejects.toThrow(
          /permission denied/,
        );
      }
    }
    expect((await read('helper', id)).status).toBe(200);
  });
  it('and ending leave their entries', async () => {
    const id = await opened('helper');
    await call(server, as('supervisor'), `PUT /api/emergencies/${id}/end`);
    await review('supervisor', id);
    const entries = await rowsOf(sql`select event, purpose, subjects from audit.entry
        where account_id = ${as('supervisor').accountId}
      and action = 'write' and record = 'emergency' order by at desc limit 2`);
    const subjects = [services.keyring.pseudonym(mother.personId)];
    expect(entries).toEqual([
      { event: 'emergency-justified', purpose: 'threat-to-life', subjects },
      { event: 'emergency-ended', purpose: 'threat-to-life', subjects },
    ]);
  });
  it('by two at once has one effect', async () => {
    const id = await opened('helper');
    const answers = await Promise.all([
      review('supervisor', id),
      review('manager', id, 'not-justified'),
    ]);
    expect(answers.map(({ status, body }) => body.code ?? status).toSorted()).toEqual([
      200,
      'emergency-already-reviewed',
    ]);
    const [row] = await rowsOf(
      sql`select verdict, reviewed_by from care.emergency_opening where id = ${id}`,
    );
    const [first] = answers.filter(({ status }) => status === 200);
    expect(row!['verdict']).toBe(first!.body.verdict);
    await forget('helper');
  });
  it('as not justified ends it and takes the right, until another lead gives it back', async () => {
    const id = await opened('helper');
    expect((await review('supervisor', id, 'not-justified')).status).toBe(200);
    expect((await read('helper', id)).status).toBe(404);
    await age(id, '2 hours');
    expect((await open(as('helper'), mother.code)).body.code).toBe('emergency-right-withdrawn');
    const lift = (name: string) =>
      call(server, as(name), 'PUT /api/emergency-rights', { accountId: as('helper').accountId });
    for (const name of ['helper', 'stranger-manager', 'officer'])
      expect([name, (await lift(name)).status]).toEqual([name, 404]);
    expect(
      (await call(server, as('manager'), 'GET /api/emergency-reviews')).body.withdrawn,
    ).toEqual([
      {
        accountId: as('helper').accountId,
        name: 'Person helper',
        since: expect.any(String),
        mayLift: true,
      },
    ]);
    expect((await lift('manager')).status).toBe(200);
    expect((await lift('manager')).status).toBe(404);
    expect((await open(as('helper'), mother.code)).status).toBe(200);
  });
});

describe('the organisation of the one who opened', () => {
  const lift = (name: string) =>
    call(server, as(name), 'PUT /api/emergency-rights', { accountId: as('stranger').accountId });
  it('sees a verdict and cannot lift it; the organisation of the case can', async () => {
    const id = await opened('stranger');
    expect((await review('supervisor', id, 'not-justified')).status).toBe(200);
    const withdrawn = async (name: string) =>
      (await call(server, as(name), 'GET /api/emergency-reviews')).body.withdrawn;
    expect(await withdrawn('stranger-manager')).toMatchObject([
      { name: 'Person stranger', mayLift: false },
    ]);
    expect((await lift('stranger-manager')).status).toBe(404);
    expect(await withdrawn('manager')).toMatchObject([{ name: 'Person stranger', mayLift: true }]);
    expect((await lift('manager')).status).toBe(200);
    expect(await withdrawn('stranger-manager')).toEqual([]);
    await forget('stranger');
  });
  it("judges only while nobody of the case's could, so that no account rests for ever", async () => {
    const id = await opened('stranger');
    const leads = ['supervisor', 'second', 'manager'].map((name) => as(name).accountId);
    const grants = (until: string) =>
      sql`update workforce.membership set until_at = ${until}
      where account_id = any(${leads}::uuid[])`.execute(owner);
    expect((await review('stranger-manager', id)).status).toBe(404);
    const [before] = await rowsOf(
      sql`select until_at::text from workforce.membership where account_id = ${leads[0]}`,
    );
    await grants(new Date(Date.now() - 1000).toISOString());
    expect(await listed('stranger-manager', id)).toMatchObject({
      mayReview: true,
      reason: expect.stringContaining(canary),
    });
    await grants(before!['untilAt']);
    expect(await listed('stranger-manager', id)).toMatchObject({ mayReview: false, reason: null });
    await grants(new Date(Date.now() - 1000).toISOString());
    await age(id, '73 hours');
    expect((await review('stranger-manager', id)).status).toBe(200);
    await grants(before!['untilAt']);
    await forget('stranger');
  });
  it('a lead who rests is not told of an opening, somebody who can act is', async () => {
    const resting = await opened('supervisor', child.code).catch(() => null);
    expect(resting).toBeNull();
    await sql`insert into care.emergency_opening (id, case_id, person_id, by_account,
      by_organisation_id, kind, reason, opened_at,
        until_at, review_due_at) select gen_random_uuid(), id, person_id,
          ${as('supervisor').accountId}, organisation_id, 'health', ''::bytea,
        now() - interval '73 hours', now() - interval '72 hours', now() - interval '1 hour'
      from care.case_file where id = ${mother.caseId}`.execute(owner);
    expect((await read('helper', await opened('helper'))).body.told).toEqual(['Person manager']);
    await forget('supervisor');
    await forget('helper');
  });
});

describe('seventy-two hours', () => {
  const heldAt = async (name: string, id: string, seconds: number) =>
    (
      await rowsOf(sql`select access.is_held_at(
    ${as(name).accountId}, o.opened_at + make_interval(secs => ${seconds})) as is
      from care.emergency_opening o where id = ${id}`)
    )[0]!['is'];
  const hours72 = 72 * 3600;
  it('unjudged, the account rests: a day before, a minute before, at, a minute after, a day after', async () => {
    const id = await opened('third');
    expect(
      await Promise.all(
        [
          hours72 - 86_400,
          hours72 - 60,
          hours72 - 0.001,
          hours72,
          hours72 + 60,
          hours72 + 86_400,
        ].map((at) => heldAt('third', id, at)),
      ),
    ).toEqual([false, false, false, true, true, true]);
  });
  it('nothing answers then, and everything again after the review, in the same session', async () => {
    const id = await opened('third');
    await age(id, '71 hours 59 minutes');
    expect((await call(server, as('third'), 'GET /api/my-cases')).status).toBe(200);
    await age(id, '2 minutes');
    const held = await call(server, as('third'), 'GET /api/my-cases');
    expect([held.status, held.body.code]).toEqual([401, 'account-held']);
    await expect(asActor(database, as('third'), async () => undefined)).rejects.toThrow('held');
    const alarms = await call(
      server,
      as('national-coordinator'),
      'GET /api/cockpit/alarms?kind=emergency-unreviewed',
    );
    expect(alarms.body.counts['emergency-unreviewed']).toBe(1);
    expect(alarms.body.alarms).toEqual([
      expect.objectContaining({ reference: mother.code, responsible: 'Person supervisor' }),
    ]);
    expect(await listed('supervisor', id)).toMatchObject({ isOverdue: true });
    expect((await review('supervisor', id)).status).toBe(200);
    expect((await call(server, as('third'), 'GET /api/my-cases')).status).toBe(200);
    expect(
      (await call(server, as('national-coordinator'), 'GET /api/cockpit/alarms')).body.counts[
        'emergency-unreviewed'
      ],
    ).toBe(0);
  });
  it('a held account learns nothing of its session that a stranger could not', async () => {
    const id = await opened('third');
    await age(id, '73 hours');
    await sql`update access.session set ended_at = now()
      where token_hash = ${createHash('sha256').update(as('third').token).digest()}`.execute(owner);
    expect((await call(server, as('third'), 'GET /api/my-cases')).body.code).toBe('signed-out');
    await forget('third');
  });
});
