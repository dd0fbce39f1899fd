// Supervision of those who work here: first who learns nothing of it, over SQL and over HTTP; then
// what the database keeps, and what stands with whom.

import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { makeServer } from '../src/app/serve.ts';
import { sql } from '../src/engine/db/database.ts';
import { addDays } from '../src/kernel/day.ts';
import { newId } from '../src/kernel/id.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { type Bench, step } from './support/creating/bench.ts';
import { makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { held, planned, supervised } from './support/creating/supervision.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { dayThere } from './support/today.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
let staff: Staff;
let next: Staff;

beforeAll(async () => {
  await makeTestProgramme(database);
  [staff, next] = [await makeStaff(bench), await makeStaff(bench)];
});

const tables = ['supervision', 'supervision_worker', 'supervision_ask', 'supervised'] as const;
const listOf = async (actor: TestActor) => call(server, actor, 'GET /api/supervision');
const hold = (actor: TestActor, id: string, body: object = { minutes: 45, baseVersion: 1 }) =>
  call(server, actor, `PUT /api/supervision/${id}/held`, body);
const move = (actor: TestActor, id: string, body: object = {}) =>
  call(server, actor, `PUT /api/supervision/${id}/not-held`, {
    movedFor: 'worker',
    newDay: null,
    newHour: null,
    baseVersion: 1,
    ...body,
  });
const plan = (actor: TestActor, workers: readonly TestActor[], wanted: object = {}) =>
  call(server, actor, 'POST /api/supervision', {
    kind: 'individual',
    workerIds: workers.map(({ accountId }) => accountId),
    onDay: addDays(dayThere(), 2),
    atHour: '10:00',
    ...wanted,
  });
const ask = (actor: TestActor, wish: string | null = null) =>
  call(server, actor, 'POST /api/supervision-asks', { wish });
const see = (actor: TestActor, id: string) =>
  call(server, actor, `PUT /api/supervision-asks/${id}/seen`);
const waitingOf = async (actor: TestActor): Promise<any[]> =>
  (await step(bench, actor, ['GET /api/today?limit=100'])).supervision;
const codesAbout = async (actor: TestActor, record: string): Promise<string[]> =>
  (await waitingOf(actor)).filter((one) => one.record === record).map(({ code }) => code);

describe('nobody else', () => {
  let worker: TestActor;
  let sessionId: string;
  let askId: string;
  const asOwner = async (table: string): Promise<number> =>
    (await sql.raw(`select 1 from workforce.${table}`).execute(owner)).rows.length;

  beforeAll(async () => {
    worker = await supervised(bench, staff);
    askId = (await ask(worker)).body.id;
    sessionId = await planned(bench, staff, { worker, onDay: addDays(dayThere(), -1) });
    await ask(worker);
  });

  test('of the care side finds, plans, records or answers any of it', async () => {
    const { organisationId } = staff;
    const others = [
      await makeActor(database, { role: 'case-manager', organisationId }),
      await makeActor(database, { role: 'supervisor', organisationId }),
      next.supervisor,
      next.manager,
      next.lead,
      next.officer,
    ];
    for (const actor of others) {
      const { body } = await listOf(actor);
      expect(JSON.stringify(body)).not.toContain(worker.accountId);
      expect(body.sessions).toEqual([]);
      expect(await codesAbout(actor, sessionId)).toEqual([]);
      expect((await plan(actor, [worker])).status).not.toBe(200);
      for (const answer of [
        await hold(actor, sessionId),
        await move(actor, sessionId),
        await see(actor, askId),
      ]) {
        expect(answer.status).toBe(404);
      }
      for (const table of tables) {
        expect(await asOwner(table)).toBeGreaterThan(0);
        const seen = await asActor(database, actor, (tx) =>
          sql.raw(`select * from workforce.${table}`).execute(tx),
        );
        expect(JSON.stringify(seen.rows)).not.toContain(worker.accountId);
      }
      const asked = await asActor(database, actor, async (tx) => [
        (
          await sql`select workforce.end_supervision(${sessionId}, 1,
          '{"outcome": "held", "minutes": 30}') as a`.execute(tx)
        ).rows[0],
        (await sql`select workforce.note_ask_seen(${askId}) as a`.execute(tx)).rows[0],
        (await sql`select workforce.withdraw_ask(${askId}) as a`.execute(tx)).rows[0],
      ]);
      expect(asked).toEqual([{ a: 'not-found' }, { a: 'not-found' }, { a: 'not-found' }]);
    }
  });

  test('of the other sides reads a row, or may call what reads one', async () => {
    const others = [
      'national-coordinator',
      'donor',
      'administrator',
      'auditor',
      'prosecutor',
      'probation-officer',
    ] as const;
    for (const role of others) {
      const actor = await makeActor(database, { role });
      expect((await listOf(actor)).status).toBe(404);
      for (const query of [
        ...tables.map((table) => `select * from workforce.${table}`),
        'select * from workforce.supervision_waiting()',
        'select * from workforce.list_supervised()',
      ]) {
        await expect(
          asActor(database, actor, (tx) => sql.raw(query).execute(tx)),
        ).rejects.toMatchObject({ code: '42501' });
      }
    }
  });

  test('writes a row past the functions, not even the supervisor', async () => {
    for (const table of tables) {
      for (const statement of [
        `insert into workforce.${table} (id) values (gen_random_uuid())`,
        `update workforce.${table} set id = id`,
        `delete from workforce.${table}`,
      ]) {
        await expect(
          asActor(database, staff.supervisor, (tx) => sql.raw(statement).execute(tx)),
        ).rejects.toMatchObject({ code: '42501' });
      }
    }
  });

  test('of a group learns who else takes part', async () => {
    const [one, other] = [await supervised(bench, staff), await supervised(bench, staff)];
    const { id } = (await plan(staff.supervisor, [one, other], { kind: 'group' })).body;
    const { sessions } = (await listOf(one)).body;
    const found = sessions.find((session: any) => session.id === id);
    expect(found.workers.map(({ accountId }: any) => accountId)).toEqual([one.accountId]);
    expect(found.may).toEqual({ hold: false, move: false, correct: false });
  });
});

describe('the database keeps', () => {
  const insert = (values: object) => {
    const row = {
      id: newId(),
      organisation_id: staff.organisationId,
      supervisor_id: staff.supervisor.accountId,
      kind: 'individual',
      planned_at: new Date(),
      ...values,
    };
    return sql`insert into workforce.supervision
      select * from jsonb_populate_record(null::workforce.supervision, ${JSON.stringify({
        state: 'planned',
        made_at: new Date(),
        version: 1,
        revision: 1,
        changed_xid: '1',
        ...row,
      })}::jsonb) returning id`.execute(owner);
  };
  const ended = { ended_by: newId(), ended_at: new Date() };
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

  test('that nobody supervises themselves', async () => {
    const { accountId } = staff.supervisor;
    await expect(
      sql`insert into workforce.supervised (id, organisation_id, worker_id, supervisor_id)
        values (${newId()}, ${staff.organisationId}, ${accountId}, ${accountId})`.execute(owner),
    ).rejects.toMatchObject({ constraint: 'supervised_not_by_oneself' });
    const { rows } = await insert({});
    const [{ id }] = rows as [{ id: string }];
    await expect(
      sql`insert into workforce.supervision_worker (supervision_id, supervisor_id, worker_id)
        values (${id}, ${accountId}, ${accountId})`.execute(owner),
    ).rejects.toMatchObject({ constraint: 'supervision_not_of_oneself' });
    // Nor under another supervisor's name.
    await expect(
      sql`insert into workforce.supervision_worker (supervision_id, supervisor_id, worker_id)
        values (${id}, ${staff.lead.accountId}, ${accountId})`.execute(owner),
    ).rejects.toMatchObject({ code: '23503' });
  });

  test.each([-33, 368])('that a time %i days from its agreement is none', async (days) => {
    await expect(insert({ planned_at: inDays(days) })).rejects.toMatchObject({
      constraint: 'supervision_time_in_range',
    });
  });

  test.each([4, 481])('that %i minutes are not recorded', async (minutes) => {
    await expect(
      insert({ state: 'held', planned_at: inDays(-1), minutes, ...ended }),
    ).rejects.toMatchObject({ constraint: 'supervision_minutes_in_range' });
  });

  test('that what lies ahead was not held', async () => {
    await expect(
      insert({ state: 'held', planned_at: inDays(1), minutes: 50, ...ended }),
    ).rejects.toMatchObject({ code: 'AL001' });
  });

  test('what was recorded: it changes only into corrected', async () => {
    const id = await held(bench, staff, await supervised(bench, staff));
    for (const change of [
      "state = 'planned', minutes = null, ended_by = null, ended_at = null",
      'minutes = 90',
      "planned_at = planned_at - interval '1 hour'",
      "kind = 'group'",
      "state = 'corrected', minutes = 90",
    ]) {
      await expect(
        sql.raw(`update workforce.supervision set ${change} where id = '${id}'`).execute(owner),
      ).rejects.toMatchObject({ code: 'AL001' });
    }
  });
});

describe('a session', () => {
  test('is recorded once, from the version seen, and not before its time', async () => {
    const worker = await supervised(bench, staff);
    const { id: ahead } = (await plan(staff.supervisor, [worker])).body;
    expect((await hold(staff.supervisor, ahead)).body.code).toBe('supervision-still-ahead');
    const id = await planned(bench, staff, { worker, onDay: dayThere() });
    expect((await hold(staff.supervisor, id, { minutes: 45, baseVersion: 2 })).body.code).toBe(
      'conflict-changed-meanwhile',
    );
    expect((await hold(staff.supervisor, id)).body).toEqual({ version: 2 });
    expect((await hold(staff.supervisor, id)).body.code).toBe('supervision-already-recorded');
    expect((await move(staff.supervisor, id)).body.code).toBe('supervision-already-recorded');
  });

  test('that does not take place has another time, and no reason', async () => {
    const worker = await supervised(bench, staff);
    const { id } = (await plan(staff.supervisor, [worker])).body;
    const newDay = addDays(dayThere(), 5);
    for (const wrong of [
      { newDay },
      { newHour: '09:00' },
      { newDay: addDays(dayThere(), -1), newHour: '09:00' },
    ]) {
      expect((await move(staff.supervisor, id, wrong)).body.code).toBe('supervision-time-wrong');
    }
    expect((await move(staff.supervisor, id, { newDay, newHour: '09:00' })).status).toBe(200);
    const { sessions } = (await listOf(worker)).body;
    expect(sessions.map(({ state, movedFor }: any) => [state, movedFor])).toEqual([
      ['planned', null],
      ['not-held', 'worker'],
    ]);
  });

  test('is corrected by a right record, and the wrong one is kept', async () => {
    const worker = await supervised(bench, staff);
    const id = await held(bench, staff, worker);
    const right = {
      outcome: 'held',
      onDay: addDays(dayThere(), -3),
      atHour: '11:00',
      minutes: 30,
      movedFor: null,
      baseVersion: 2,
    };
    const correct = (body: object) =>
      call(server, staff.supervisor, `POST /api/supervision/${id}/corrections`, body);
    expect((await correct({ ...right, minutes: null })).body.code).toBe(
      'supervision-outcome-unclear',
    );
    expect((await correct({ ...right, onDay: addDays(dayThere(), 1) })).body.code).toBe(
      'supervision-still-ahead',
    );
    expect((await correct(right)).status).toBe(200);
    expect((await correct(right)).body.code).toBe('supervision-not-recorded');
    const { sessions, workers } = (await listOf(worker)).body;
    expect(sessions.map(({ state, minutes }: any) => [state, minutes])).toEqual([
      ['corrected', 50],
      ['held', 30],
    ]);
    const owed = workers[0].owed.find(({ kind }: any) => kind === 'individual');
    expect(owed).toMatchObject({ nextAt: null, dueOn: addDays(dayThere(), 11), overdue: false });
  });

  test('takes those whom its kind takes, of the own team', async () => {
    const [one, other] = [await supervised(bench, staff), await supervised(bench, staff)];
    for (const [workers, kind] of [
      [[one, other], 'individual'],
      [[one, other], 'observation'],
      [[one], 'group'],
    ] as const) {
      expect((await plan(staff.supervisor, workers, { kind })).body.code).toBe(
        'supervision-number-wrong',
      );
    }
    const stranger = await supervised(bench, next);
    expect((await plan(staff.supervisor, [stranger])).body.code).toBe('not-in-own-team');
    for (const onDay of [addDays(dayThere(), -32), addDays(dayThere(), 370)]) {
      expect((await plan(staff.supervisor, [one], { onDay })).body.code).toBe(
        'supervision-time-wrong',
      );
    }
  });
});

describe('an ask', () => {
  test('is one, is seen, and is answered by a time after it', async () => {
    const worker = await supervised(bench, staff);
    const { id } = (await ask(worker, 'today')).body;
    expect((await ask(worker)).body.code).toBe('supervision-already-asked');
    expect(await codesAbout(staff.supervisor, id)).toEqual(['supervision-asked']);
    expect(await codesAbout(staff.manager, id)).toEqual([]);
    expect((await see(staff.manager, id)).status).toBe(404);
    expect((await see(staff.supervisor, id)).status).toBe(200);
    const own = (await waitingOf(worker)).find(({ record }) => record === id);
    expect(own).toMatchObject({ wish: 'today', with: { accountId: staff.supervisor.accountId } });
    expect(own.seenAt).not.toBeNull();
    await planned(bench, staff, { worker, onDay: addDays(dayThere(), -1) });
    expect(await codesAbout(staff.supervisor, id)).toEqual(['supervision-asked']);
    await plan(staff.supervisor, [worker]);
    expect(await codesAbout(staff.supervisor, id)).toEqual([]);
    expect((await ask(worker)).status).toBe(200);
  });

  test('of a worker whom nobody supervises stands with the manager at once', async () => {
    const { organisationId } = staff;
    const worker = await makeActor(database, { role: 'community-mentor', organisationId });
    const { id } = (await ask(worker)).body;
    expect(await codesAbout(staff.manager, id)).toEqual(['supervision-asked']);
    expect((await see(staff.manager, id)).status).toBe(200);
  });
});

describe('who supervises whom', () => {
  const supervisorOf = async (worker: TestActor) =>
    (await listOf(worker)).body.workers[0].supervisor?.accountId;

  test('begins with the first case, and stays when another case has another supervisor', async () => {
    const own = await makeStaff(bench);
    const made = await takeIn(bench, own, 30);
    expect(await supervisorOf(own.lead)).toBe(own.supervisor.accountId);
    const { organisationId } = own;
    const other = await makeActor(database, { role: 'supervisor', organisationId });
    await takeIn(bench, { ...own, supervisor: other }, 30);
    expect(await supervisorOf(own.lead)).toBe(own.supervisor.accountId);
    const mate = await makeActor(database, { role: 'psychologist', organisationId });
    await step(bench, own.manager, [
      `POST /api/cases/${made.caseId}/team`,
      { accountId: mate.accountId },
    ]);
    expect(await supervisorOf(mate)).toBe(own.supervisor.accountId);
  });

  test('is what the manager says: a supervisor of the same organisation', async () => {
    const worker = await supervised(bench, staff);
    const name = (actor: TestActor, of: TestActor, { accountId }: TestActor) =>
      call(server, actor, `POST /api/workers/${of.accountId}/supervisor`, {
        supervisorId: accountId,
      });
    for (const wrong of [worker, staff.lead, staff.manager, next.supervisor]) {
      expect((await name(staff.manager, worker, wrong)).body.code).toBe('not-a-supervisor-here');
    }
    expect((await name(next.manager, worker, next.supervisor)).status).toBe(404);
    expect((await name(staff.manager, worker, staff.supervisor)).body.code).toBe(
      'already-their-supervisor',
    );
    const { organisationId } = staff;
    const other = await makeActor(database, { role: 'supervisor', organisationId });
    expect((await name(staff.manager, worker, other)).status).toBe(200);
    expect(await supervisorOf(worker)).toBe(other.accountId);
    expect((await plan(staff.supervisor, [worker])).body.code).toBe('not-in-own-team');
  });

  test('ends with the grant of the supervisor, and the manager learns it', async () => {
    const { organisationId } = staff;
    const other = await makeActor(database, { role: 'supervisor', organisationId });
    const worker = await supervised(bench, { ...staff, supervisor: other });
    expect(await codesAbout(staff.manager, worker.accountId)).toEqual([]);
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${other.accountId}`.execute(owner);
    expect(await codesAbout(staff.manager, worker.accountId)).toEqual(['supervisor-missing']);
    expect(await supervisorOf(worker)).toBeUndefined();
  });
});

describe('what is owed', () => {
  test.each([
    [6, []],
    [7, ['individual']],
    [23, ['group', 'individual']],
    [83, ['group', 'individual', 'observation']],
  ])('%i days after the supervisor was named: %j', async (days, kinds) => {
    const worker = await supervised(bench, staff);
    await sql`update workforce.supervised set named_at = now() - make_interval(days => ${days})
      where worker_id = ${worker.accountId}`.execute(owner);
    const found = (await waitingOf(staff.supervisor)).filter(
      ({ record }) => record === worker.accountId,
    );
    expect(found.map(({ kind }) => kind).toSorted()).toEqual(kinds);
  });

  test('of a psychologist nobody watches; a mentor may ask, and is owed nothing', async () => {
    for (const [role, kinds] of [
      ['psychologist', ['group', 'individual']],
      ['community-mentor', []],
    ] as const) {
      const worker = await supervised(bench, staff, role);
      const [own] = (await listOf(worker)).body.workers;
      expect(own.owed.map(({ kind }: any) => kind).toSorted()).toEqual(kinds);
    }
  });

  test('does not stand while one is planned in time', async () => {
    const worker = await supervised(bench, staff);
    await sql`update workforce.supervised set named_at = now() - interval '13 days'
      where worker_id = ${worker.accountId}`.execute(owner);
    const due = () => codesAbout(staff.supervisor, worker.accountId);
    expect(await due()).toEqual(['supervision-due']);
    await plan(staff.supervisor, [worker], { onDay: addDays(dayThere(), 60) });
    expect(await due()).toEqual(['supervision-due']);
    await plan(staff.supervisor, [worker]);
    expect(await due()).toEqual([]);
  });
});

test('it is on the agenda of both, and outside as a meeting', async () => {
  const worker = await supervised(bench, staff);
  const { id } = (await plan(staff.supervisor, [worker])).body;
  for (const actor of [worker, staff.supervisor]) {
    const { entries } = await step(bench, actor, [`GET /api/agenda?from=${dayThere()}&days=7`]);
    expect(entries.filter(({ record }: any) => record === id)).toEqual([
      expect.objectContaining({ kind: 'supervision', code: 'individual', personId: null }),
    ]);
  }
  await sql`update access.session set confirmed_at = now()
    where account_id = ${worker.accountId}`.execute(owner);
  const { address } = await step(bench, worker, ['POST /api/account/calendar']);
  const outside = await makeServer(services).inject({
    method: 'GET',
    url: new URL(address).pathname,
  });
  expect([...outside.body.matchAll(/SUMMARY:(.*)\r/g)].map(([, word]) => word)).toEqual([
    'Meeting',
  ]);
});

test('past its day it is shown to nobody, and the erasing job deletes it', async () => {
  const worker = await supervised(bench, staff);
  const id = await held(bench, staff, worker);
  await ask(worker);
  await sql`alter table workforce.supervision disable trigger recorded_once`.execute(owner);
  await sql`update workforce.supervision set planned_at = planned_at - interval '731 days',
      made_at = made_at - interval '731 days' where id = ${id}`.execute(owner);
  await sql`alter table workforce.supervision enable trigger recorded_once`.execute(owner);
  await sql`update workforce.supervision_ask set asked_at = now() - interval '731 days'
    where worker_id = ${worker.accountId}`.execute(owner);
  const { sessions, workers } = (await listOf(worker)).body;
  expect([sessions, workers[0].ask]).toEqual([[], null]);
  await sql`select programme.erase_what_is_due()`.execute(owner);
  const left = await sql`select id from workforce.supervision where id = ${id}
    union all select id from workforce.supervision_ask where worker_id = ${worker.accountId}
    union all select id from workforce.supervision_worker where supervision_id = ${id}`.execute(
    owner,
  );
  expect(left.rows).toEqual([]);
});
