// Closing a case over SQL and HTTP, refusals first: who sees nothing of it, that nobody closes
// alone, that criteria and attempts are counted by the database, that a person may stop at any
// time, and that what is due is due with every job stopped.

import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayAt, type Day } from '../src/kernel/day.ts';
import { sql } from '../src/engine/db/database.ts';
import { roleNames } from '../src/kernel/roles.ts';
import { rooms } from '../src/app/rooms.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testProgramme,
  testServices,
} from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import {
  closing,
  criteria,
  makeStaff,
  type Staff,
  takeIn,
  visit,
} from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { run } from './support/racing/race.ts';

const database = await testDatabase();
const { owner } = database;
const clock = { days: 0 };
const services = testServices(database, {
  now: () => new Date(Date.now() + clock.days * 86_400_000),
});
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const today = (): Day => dayAt(new Date(), testProgramme.timeZone);
let staff: Staff;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
});

const versionOf = async (caseId: string) =>
  (
    await sql<{ version: number }>`select version from care.case_file
    where id = ${caseId}`.execute(owner)
  ).rows[0]!.version;
const stateOf = async (caseId: string) =>
  (
    await sql<{ state: string }>`select state from care.case_file
    where id = ${caseId}`.execute(owner)
  ).rows[0]!.state;

async function propose(actor: TestActor, caseId: string, body: object = {}) {
  return call(server, actor, `POST /api/cases/${caseId}/closings`, {
    baseVersion: await versionOf(caseId),
    reason: 'moved',
    criteria,
    ...body,
  });
}
const closes = { decision: 'closed' };
const decide = (actor: TestActor, closingId: string, body: object = closes) =>
  call(server, actor, `PUT /api/closings/${closingId}/decision`, { baseVersion: 1, ...body });
const todayOf = async (actor: TestActor) =>
  (await call(server, actor, 'GET /api/today')).body.items as any[];
const onToday = async (actor: TestActor, caseId: string) =>
  (await todayOf(actor)).filter((one) => one.caseId === caseId).map((one) => one.why.code);

/** Over SQL, as this login role; the code of the error if it fails. */
const bySql = async (actor: TestActor, query: ReturnType<typeof sql>): Promise<any> =>
  asActor(database, actor, async (tx) => (await query.execute(tx)).rows[0]).catch(
    (problem: { code: string; message: string }) => problem.code,
  );

describe('who has nothing to do with a case', () => {
  it('sees no row of its closing, and cannot tell it from one that does not exist', async () => {
    const { caseId, closingId } = await closing(bench, staff);
    const nothing = '01890000-0000-7000-8000-000000000000';
    const tables = ['care.closing', 'care.closing_criterion', 'care.contact_attempt'];
    for (const role of roleNames) {
      const stranger = await makeActor(database, { role });
      for (const table of tables) {
        const rows = await asActor(
          database,
          stranger,
          async (tx) => (await sql`select 1 from ${sql.table(table)}`.execute(tx)).rows.length,
        ).catch((problem: { code: string }) => (problem.code === '42501' ? 0 : -1));
        expect([role, table, rows]).toEqual([role, table, 0]);
      }
      const [hidden, absent] = await Promise.all([
        call(server, stranger, `GET /api/cases/${caseId}/closings`),
        call(server, stranger, `GET /api/cases/${nothing}/closings`),
      ]);
      expect([role, hidden.status, hidden.body.code]).toEqual([role, 404, absent.body.code]);
      expect((await decide(stranger, closingId)).body).toEqual(
        (await decide(stranger, nothing)).body,
      );
    }
  });

  it('writes no row past the functions', async () => {
    const { caseId, closingId } = await closing(bench, staff);
    for (const actor of [staff.lead, staff.supervisor, staff.manager]) {
      for (const query of [
        sql`update care.closing set state = 'closed' where id = ${closingId}`,
        sql`insert into care.closing (id) values (gen_random_uuid())`,
        sql`delete from care.closing_criterion`,
        sql`update care.case_file set state = 'closed' where id = ${caseId}`,
        sql`select programme.use_pack('{}')`,
        sql`select numbers from programme.pack_number`,
        sql`select care.close_case(c, g) from care.case_file c, care.closing g`,
      ]) {
        expect(await bySql(actor, query)).toBe('42501');
      }
    }
  });
});

describe('two people', () => {
  it('nobody closes what they proposed, under one account or under two of one name', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    const { id } = (await propose(staff.supervisor, caseId)).body;
    const again = (actor: TestActor) =>
      bySql(
        actor,
        sql`select care.decide_closing(jsonb_build_object('closingId', ${id}::text,
          'baseVersion', 1, 'decision', 'closed')) as answer`,
      );
    expect((await again(staff.supervisor)).answer.outcome).toBe('second-person-needed');
    const second = await makeActor(database, {
      role: 'supervisor',
      organisationId: staff.organisationId,
    });
    await sql`insert into access.reach (account_id, person_id, via)
      select ${second.accountId}, person_id, 'case-supervisor' from care.case_file
      where id = ${caseId}`.execute(owner);
    expect((await again(second)).answer.outcome).toBe('second-person-needed');
    await expect(
      sql`update care.closing set state = 'closed', decided_at = now(),
        decided_by = ${second.accountId} where id = ${id}`.execute(owner),
    ).rejects.toThrow('second-person-needed');
    expect(await stateOf(caseId)).toBe('closing');
    // What the supervisor proposed is the manager's from the first day.
    expect(await onToday(staff.supervisor, caseId)).toEqual([]);
    expect(await onToday(staff.manager, caseId)).toEqual(['closing-to-decide']);
    expect((await decide(staff.manager, id)).body.state).toBe('closed');
  });

  it('the supervisor decides; the manager only once the days have passed', async () => {
    const { caseId, closingId } = await closing(bench, staff);
    expect((await decide(staff.lead, closingId)).status).toBe(404);
    expect((await decide(staff.manager, closingId)).body.code).toBe('closing-is-for-supervisor');
    expect(await onToday(staff.supervisor, caseId)).toContain('closing-to-decide');
    expect(await onToday(staff.manager, caseId)).toEqual([]);
    await sql`update care.closing set decide_until = current_date - 2
      where id = ${closingId}`.execute(owner);
    expect(await onToday(staff.manager, caseId)).toEqual(['closing-to-decide']);
    expect((await decide(staff.manager, closingId)).body.state).toBe('closed');
    expect((await decide(staff.supervisor, closingId)).body.code).toBe('closing-already-decided');
  });

  it('no direct way leads to closing or closed', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    for (const to of ['closing', 'closed']) {
      const version = await versionOf(caseId);
      const moved = sql`select care.move_case(${caseId}, ${version}, ${to}, 'goals-met') as answer`;
      expect((await bySql(staff.supervisor, moved)).answer).toBe('case-cannot-move-there');
      const advanced = sql`select care.advance_case(${caseId}, ${to}, 'goals-met') as answer`;
      expect((await bySql(staff.lead, advanced)).answer).toBe(false);
      const put = await call(server, staff.supervisor, `PUT /api/cases/${caseId}/state`, {
        baseVersion: version,
        to,
        reason: 'work-continues',
      });
      expect(put.status).toBe(400);
    }
    // Nor does a step without the work it follows from.
    for (const to of ['registered', 'assessment', 'active', 'review']) {
      const advanced = sql`select care.advance_case(${caseId}, ${to}, 'opened') as answer`;
      expect((await bySql(staff.lead, advanced)).answer).toBe(false);
    }
  });
});

describe('a child who died', () => {
  it('is not sought any longer: the search ends with the second decision, not before', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 8);
    await sql`insert into guardianship.search (id, person_id, body_organisation_id)
      select gen_random_uuid(), ${personId}, o.id from workforce.organisation o
      where o.kind = 'guardianship-body' and not exists (select 1 from guardianship.search s
        where s.person_id = ${personId} and s.state = 'open') limit 1`.execute(owner);
    const outcome = async () =>
      (
        await sql<{ outcome: string | null }>`select outcome from guardianship.search
        where person_id = ${personId} order by opened_at desc limit 1`.execute(owner)
      ).rows.map((row) => row.outcome);
    const proposed = await propose(staff.lead, caseId, { reason: 'died', criteria: null });
    expect([proposed.status, await outcome()]).toEqual([200, [null]]);
    const [waiting] = (await call(server, staff.supervisor, `GET /api/cases/${caseId}/closings`))
      .body.closings;
    const decided = await call(
      server,
      staff.supervisor,
      `PUT /api/closings/${waiting.id}/decision`,
      {
        baseVersion: waiting.version,
        decision: 'closed',
      },
    );
    expect([decided.status, await outcome()]).toEqual([200, ['died']]);
  });
});

describe('criteria', () => {
  it('are answered, each of them; a no has its reason, sealed', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    const code = async (body: object) => (await propose(staff.lead, caseId, body)).body.code;
    expect(await code({ criteria: null })).toBe('criteria-unanswered');
    const noReason = { ...criteria, papers: { answer: 'not-met', reason: null } };
    expect(await code({ criteria: noReason })).toBe('criterion-reason-needed');
    expect(await code({ reason: 'goals-met' })).toBe('reason-does-not-fit');
    expect(await code({ reason: 'died' })).toBe('reason-does-not-fit');
    const partly = sql`select care.propose_closing(jsonb_build_object('id', gen_random_uuid(),
      'caseId', ${caseId}::text, 'baseVersion', ${await versionOf(caseId)}::integer,
      'reason', 'moved', 'criteria', '[{"criterion": "goals", "answer": "met"}]'::jsonb)) as a`;
    expect((await bySql(staff.lead, partly)).a.outcome).toBe('criteria-unanswered');
    await expect(
      sql`insert into care.closing_criterion (closing_id, person_id, criterion, answer)
        select id, person_id, 'goals', 'not-met' from care.closing limit 1`.execute(owner),
    ).rejects.toThrow(/closing_criterion_check/);
    const made = await propose(staff.lead, caseId);
    expect(made.status).toBe(200);
    const stored = await sql<{ reason: Buffer | null }>`select reason from care.closing_criterion
      where closing_id = ${made.body.id} and criterion = 'goals'`.execute(owner);
    expect(stored.rows[0]!.reason!.includes('Handed')).toBe(false);
    const reasonsOf = async (actor: TestActor) =>
      (
        await call(server, actor, `GET /api/cases/${caseId}/closings`)
      ).body.closings[0].criteria.map((one: any) => one.reason)[0];
    expect(await reasonsOf(staff.supervisor)).toBe(criteria.goals.reason);
    expect(await reasonsOf(staff.manager)).toBe(null);
  });

  it('a child always has a guardian to look for, and is not left without cover', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 7);
    await call(server, staff.lead, `POST /api/cases/${caseId}/visits`, visit);
    const code = async (body: object = {}) => (await propose(staff.lead, caseId, body)).body.code;
    expect(await code()).toBe('criterion-applies');
    const answered = {
      ...criteria,
      'guardian-six-months': { answer: 'not-met', reason: 'Appointed lately.' },
    };
    // As it stands when a cover has run out by the calendar: no trigger sees that.
    await sql`alter table guardianship.cover disable trigger user`.execute(owner);
    await sql`update guardianship.cover set from_on = current_date - 30,
      until_on = current_date - 1 where person_id = ${personId}`.execute(owner);
    await sql`alter table guardianship.cover enable trigger user`.execute(owner);
    expect(await code({ criteria: answered })).toBe('minor-without-cover');
    const stopped = await propose(staff.lead, caseId, { reason: 'person-stops', criteria: null });
    expect(stopped.status).toBe(200);
    expect((await decide(staff.supervisor, stopped.body.id)).body.code).toBe('minor-without-cover');
  });

  it('lost contact needs three days of attempts since the last meeting', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    const lost = () => propose(staff.lead, caseId, { reason: 'lost-contact' });
    const attempt = (ago: number, way = 'phone') =>
      call(server, staff.lead, `POST /api/cases/${caseId}/contact-attempts`, {
        attemptedOn: addDays(today(), -ago),
        way,
      });
    await call(server, staff.lead, `POST /api/cases/${caseId}/visits`, {
      ...visit,
      visitedOn: addDays(today(), -6),
    });
    expect((await lost()).body.code).toBe('attempts-missing');
    for (const way of ['police', 'mahalla', 'neighbours']) {
      expect((await attempt(1, way)).status).toBe(400);
      const forged = sql`insert into care.contact_attempt (id, case_id, person_id, attempted_on,
          way, made_by)
        select gen_random_uuid(), id, person_id, current_date, ${way}, ${staff.lead.accountId}
        from care.case_file where id = ${caseId}`;
      expect(await bySql(staff.lead, forged)).toBe('23514');
    }
    expect((await attempt(-1)).body.code).toBe('day-in-future');
    // The same day twice is one day, and a day before the last meeting is none.
    for (const ago of [1, 1, 2, 8]) await attempt(ago);
    expect((await lost()).body.code).toBe('attempts-missing');
    expect((await attempt(3, 'home-visit')).body.attemptDays).toBe(3);
    expect((await lost()).status).toBe(200);
  });
});

describe('a person who stops', () => {
  it('is not asked anything, and nobody is reminded of them from that moment', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    clock.days = 40;
    expect(await onToday(staff.lead, caseId)).not.toEqual([]);
    clock.days = 0;
    const waiting = await propose(staff.lead, caseId);
    const stopped = await propose(staff.lead, caseId, { reason: 'person-stops', criteria: null });
    expect(stopped.status).toBe(200);
    clock.days = 40;
    expect(await onToday(staff.lead, caseId)).toEqual([]);
    clock.days = 0;
    const page = (await call(server, staff.lead, `GET /api/cases/${caseId}`)).body;
    expect([page.nextVisitOn, page.contactMissed, page.stoppedAt !== null]).toEqual([
      null,
      false,
      true,
    ]);
    const { closings } = (await call(server, staff.lead, `GET /api/cases/${caseId}/closings`)).body;
    expect(closings.map((one: any) => [one.id, one.state, one.criteria.length])).toEqual([
      [stopped.body.id, 'proposed', 0],
      [waiting.body.id, 'replaced', 6],
    ]);
    expect((await decide(staff.supervisor, stopped.body.id)).body.state).toBe('closed');
    const after = await sql`select follow_up_due_on from care.closing
      where id = ${stopped.body.id}`.execute(owner);
    expect(after.rows).toEqual([{ followUpDueOn: null }]);
  });
});

describe('at the same moment', () => {
  it.each(['visit', 'reopening'])(
    'a decision and a %s: nothing half done, no failure',
    async (what) => {
      const { caseId, closingId } = await closing(bench, staff);
      const base = await versionOf(caseId);
      const { lead, supervisor } = staff;
      const answers = await run(bench, {
        table: 'care.case_file',
        one: [supervisor, `PUT /api/closings/${closingId}/decision`, { baseVersion: 1, ...closes }],
        other:
          what === 'visit'
            ? [lead, `POST /api/cases/${caseId}/visits`, visit]
            : [
                supervisor,
                `PUT /api/cases/${caseId}/state`,
                { baseVersion: base + 1, to: 'reopened', reason: 'new-need' },
              ],
        effect: { query: sql`select 1`, rows: 1 },
      });
      for (const { status } of answers) expect([200, 404, 409]).toContain(status);
      expect(answers[0]!.status).toBe(200);
      const both = answers.every(({ status }) => status === 200);
      expect(await stateOf(caseId)).toBe(both && what === 'reopening' ? 'reopened' : 'closed');
      const seen = await sql`select 1 from care.visit where case_id = ${caseId}`.execute(owner);
      expect(seen.rows).toHaveLength(both && what === 'visit' ? 1 : 0);
    },
  );
});

describe('what follows', () => {
  it('a returned closing takes the case back to where it was, and the lead learns why', async () => {
    const { caseId, closingId } = await closing(bench, staff);
    const returned = { decision: 'refused', refusal: 'safety-first' };
    expect((await decide(staff.supervisor, closingId, { decision: 'refused' })).status).toBe(400);
    expect((await decide(staff.supervisor, closingId, returned)).body.state).toBe('identified');
    const item = (await todayOf(staff.lead)).find((one) => one.why.code === 'closing-returned');
    expect(item).toMatchObject({ caseId, why: { facts: { refusal: 'safety-first' } } });
    clock.days = 8;
    expect(await onToday(staff.lead, caseId)).not.toContain('closing-returned');
    clock.days = 0;
    expect((await propose(staff.lead, caseId)).status).toBe(200);
  });

  it('after three months somebody asks again, with every job stopped', async () => {
    const { caseId, closingId } = await closing(bench, staff);
    await decide(staff.supervisor, closingId);
    const path = `PUT /api/closings/${closingId}/follow-up` as const;
    const record = (actor: TestActor) => call(server, actor, path, { followUp: 'doing-well' });
    expect((await record(staff.supervisor)).body.code).toBe('follow-up-not-due');
    expect((await record(staff.lead)).status).toBe(404);
    for (const [days, supervisor, manager] of [
      [75, [], []],
      [76, ['follow-up-due'], []],
      [90, ['follow-up-due'], []],
      [91, ['follow-up-due'], ['follow-up-due']],
    ] as const) {
      clock.days = days;
      expect([days, await onToday(staff.supervisor, caseId)]).toEqual([days, supervisor]);
      expect([days, await onToday(staff.manager, caseId)]).toEqual([days, manager]);
    }
    clock.days = 0;
    await sql`update care.closing set follow_up_due_on = current_date
      where id = ${closingId}`.execute(owner);
    expect((await record(staff.supervisor)).status).toBe(200);
    expect((await record(staff.manager)).body.code).toBe('follow-up-already-recorded');
  });

  it('reopening keeps the closing with its criteria, and nothing is due from it', async () => {
    const { caseId, closingId } = await closing(bench, staff);
    await decide(staff.supervisor, closingId);
    const reopened = await call(server, staff.supervisor, `PUT /api/cases/${caseId}/state`, {
      baseVersion: await versionOf(caseId),
      to: 'reopened',
      reason: 'new-need',
    });
    expect(reopened.body.state).toBe('reopened');
    const kept = (await call(server, staff.supervisor, `GET /api/cases/${caseId}/closings`)).body;
    expect(kept.closings).toMatchObject([{ id: closingId, state: 'closed', followUpDueOn: null }]);
    expect(kept.closings[0].criteria).toHaveLength(6);
    const late = await call(server, staff.supervisor, `PUT /api/closings/${closingId}/follow-up`, {
      followUp: 'doing-well',
    });
    expect(late.body.code).toBe('follow-up-not-due');
  });

  it('leaves an entry in the trail, as codes', async () => {
    const { rows } = await sql<{ event: string; purpose: string }>`select distinct event, purpose
      from audit.entry where record = 'closing' and action = 'write' order by 1, 2`.execute(owner);
    const events = new Set(rows.map((one) => one.event));
    for (const event of ['closing-proposed', 'case-closed', 'closing-refused']) {
      expect(events).toContain(event);
    }
  });
});
