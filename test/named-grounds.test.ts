// An action without the person's consent says who decided so, why and until when, whoever writes it
// and through whichever door; it ends by itself, and Today says so before.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { actionOn, daysFrom, type Helped, helped, today } from './support/answers.ts';
import type { Bench } from './support/creating/bench.ts';
import { makeStaff, type Staff } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const reason = 'cnry-groundy she could not be asked';
/** The days of the country pack. */
const longest = 90;
let staff: Staff;
let her: Helped;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  her = await helped(bench, staff);
});

const add = (fields: object, by: TestActor = staff.lead) =>
  call(
    server,
    by,
    `POST /api/goals/${her.goalId}/actions`,
    actionOn(null, { ground: 'vital-interest', decision: { reason, untilOn: null }, ...fields }),
  );
const actionOf = async (id: string) =>
  (
    await call(server, staff.lead, `GET /api/cases/${her.caseId}/plan`)
  ).body.plan.goals[0].actions.find((one: { id: string }) => one.id === id);
type Item = { why: { code: string; facts: Record<string, unknown> }; missed: boolean };
const told = async (actor: TestActor, id: string) =>
  (await call(server, actor, 'GET /api/today?limit=100')).body.items
    .filter(({ why }: Item) => why.facts['actionId'] === id && why.code !== 'action-due')
    .map(({ why, missed }: Item) => [why.code, why.facts['untilOn'] ?? why.facts['dueOn'], missed]);

describe('refused', () => {
  it.each([
    ['without a reason', { decision: null }, 'decision-needed'],
    ['until a day that has passed', { untilOn: daysFrom(-1) }, 'ground-out-of-days'],
    [
      'for longer than the country allows',
      { untilOn: daysFrom(longest + 1) },
      'ground-out-of-days',
    ],
  ])('%s', async (_, { decision, untilOn }: any, code) => {
    const answer = await add({ decision: decision === null ? null : { reason, untilOn } });
    expect([answer.status, answer.body.code]).toEqual([409, code]);
  });

  it('to others, with the answer of an action that does not exist', async () => {
    const { id } = (await add({})).body;
    const stranger = await makeActor(database, { role: 'case-manager' });
    const rest = (actionId: string) =>
      call(server, stranger, `PUT /api/actions/${actionId}/basis`, {
        ground: 'law',
        consentId: null,
        decision: { reason, untilOn: null },
        baseVersion: 1,
      });
    const [hidden, absent] = [await rest(id), await rest(newId())];
    expect([hidden.status, hidden.body.code]).toEqual([404, absent.body.code]);
    expect((await add({}, stranger)).status).toBe(404);
    const rows = await asActor(
      database,
      stranger,
      async (tx) => (await sql`select ground_reason from care.action`.execute(tx)).rows,
    );
    expect(rows).toEqual([]);
  });

  it('over SQL as well, and nobody else is named as having decided', async () => {
    const { id } = (await add({})).body;
    const failure = (query: ReturnType<typeof sql>) =>
      asActor(database, staff.lead, (tx) => query.execute(tx)).then(
        () => null,
        ({ code, message }: { code: string; message: string }) =>
          code === 'AL001' ? message : code,
      );
    const of = sql`where id = ${id}`;
    expect(
      await failure(sql`update care.action set ground = 'law', ground_reason = null ${of}`),
    ).toBe('decision-needed');
    expect(await failure(sql`update care.action set ground_reason = null ${of}`)).toBe(
      'decision-needed',
    );
    expect(await failure(sql`update care.action set ground_until = care.today() + 91 ${of}`)).toBe(
      'ground-out-of-days',
    );
    expect(
      await failure(
        sql`update care.action set ground_decided_by = ${staff.supervisor.accountId} ${of}`,
      ),
    ).toBe('42501');
    const found = await sql<{ by: string; stored: string }>`select ground_decided_by as by,
      t::text as stored from care.action t ${of}`.execute(owner);
    expect(found.rows[0]!.by).toBe(staff.lead.accountId);
    expect(found.rows[0]!.stored).not.toContain('cnry-groundy');
  });
});

describe('a ground other than consent', () => {
  it('counts for the days of the country unless somebody says less', async () => {
    const [all, less] = [await add({}), await add({ decision: { reason, untilOn: daysFrom(20) } })];
    expect(await actionOf(all.body.id)).toMatchObject({
      groundReason: reason,
      groundUntil: daysFrom(longest),
      needsBasis: false,
    });
    expect((await actionOf(less.body.id)).groundUntil).toBe(daysFrom(20));
  });

  it('is on Today fourteen days before, rests after its last day, and is decided anew', async () => {
    const { id } = (await add({})).body;
    const until = (days: number) =>
      sql`update care.action set ground_until = ${daysFrom(days)}::date where id = ${id}`.execute(
        owner,
      );
    await until(15);
    expect(await told(staff.lead, id)).toEqual([]);
    await until(14);
    expect(await told(staff.lead, id)).toEqual([['ground-ends', daysFrom(14), false]]);
    await until(0);
    expect(await told(staff.lead, id)).toEqual([['ground-ends', today, false]]);
    expect((await actionOf(id)).needsBasis).toBe(false);
    await until(-1);
    expect((await actionOf(id)).needsBasis).toBe(true);
    expect(await told(staff.lead, id)).toEqual([['basis-needed', daysFrom(7), false]]);
    expect(await told(staff.supervisor, id)).toEqual([]);
    await until(-9);
    expect(await told(staff.supervisor, id)).toEqual([['basis-needed', daysFrom(-1), true]]);
    const anew = await call(server, staff.lead, `PUT /api/actions/${id}/basis`, {
      ground: 'vital-interest',
      consentId: null,
      decision: { reason: 'Still not reached.', untilOn: daysFrom(30) },
      baseVersion: 1,
    });
    expect(anew.status).toBe(200);
    expect(await actionOf(id)).toMatchObject({
      groundReason: 'Still not reached.',
      groundUntil: daysFrom(30),
      needsBasis: false,
    });
    const kept = await sql<{ bases: object[] }>`select earlier_bases as bases from care.action
      where id = ${id}`.execute(owner);
    expect(kept.rows[0]!.bases.at(-1)).toMatchObject({
      ground: 'vital-interest',
      lastDay: daysFrom(-9),
      decidedBy: staff.lead.accountId,
    });
  });

  it('leaves nothing behind once the person was asked', async () => {
    const { id } = (await add({})).body;
    const body = { ground: 'consent', consentId: her.consentId, decision: null, baseVersion: 1 };
    expect((await call(server, staff.lead, `PUT /api/actions/${id}/basis`, body)).status).toBe(200);
    expect(await actionOf(id)).toMatchObject({ groundReason: null, groundUntil: null });
  });
});
