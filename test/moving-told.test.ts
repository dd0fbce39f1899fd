// Who learns of a move, and what happens if nobody does anything: the manager who is asked, whoever
// proposed it, the old supervisor, and at last the coordinator, by the code of the case alone.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { asActor, makeActor, type TestActor } from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import { makeStaff, type Staff } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { movesBetween } from './support/moving.ts';
import { fillProgramme } from './support/programme.ts';

const database = await testDatabase();
const { owner } = database;
const programme = await fillProgramme(database, { persons: 40 });
const { services } = programme;
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
let staff: Staff;
let next: Staff;
let coordinator: TestActor;
let moves: ReturnType<typeof movesBetween>;

beforeAll(async () => {
  staff = await makeStaff(bench);
  next = await makeStaff(bench);
  coordinator = programme.actor('national-coordinator');
  moves = movesBetween(bench, staff, next);
});

const todayOf = async (actor: TestActor) => call(server, actor, 'GET /api/today?limit=100');
const codesOf = async (actor: TestActor, caseId: string): Promise<string[]> =>
  (await todayOf(actor)).body.items
    .filter((item: any) => item.caseId === caseId && item.kind === 'move')
    .map((item: any) => (item.missed ? `${item.why.code} late` : item.why.code));
const codedOf = async (actor: TestActor, moveId: string) =>
  (await todayOf(actor)).body.moves.find(({ id }: any) => id === moveId) ?? null;
const alarms = async (): Promise<any[]> =>
  (await call(server, coordinator, 'GET /api/cockpit/alarms?kind=move-late&limit=100')).body.alarms;
const dueDaysAgo = (moveId: string, days: number) =>
  sql`update care.move set due_on = care.today() - ${days}::integer where id = ${moveId}`.execute(
    owner,
  );

describe('a proposed move', () => {
  it('is told to nobody but the manager who is asked, by the code of the case', async () => {
    const { moveId, personId, caseId, code } = await moves.proposed();
    for (const actor of [staff.lead, staff.supervisor, staff.manager, next.lead, next.supervisor]) {
      expect((await todayOf(actor)).body.moves).toEqual([]);
      expect(await codesOf(actor, caseId)).toEqual([]);
    }
    const stranger = await makeActor(database, { role: 'cso-manager' });
    expect(await codedOf(stranger, moveId)).toBeNull();
    const answer = await todayOf(next.manager);
    const shown = answer.body.moves.find(({ id }: any) => id === moveId);
    expect(shown).toMatchObject({ caseCode: code, state: 'proposed', missed: false });
    const days = (Date.parse(shown.dueOn) - Date.parse(shown.since.slice(0, 10))) / 86_400_000;
    expect([6, 7, 8]).toContain(days);
    for (const hidden of [personId, caseId, 'testova']) expect(answer.raw).not.toContain(hidden);
  });

  it('that nobody answers is late the day after its day, and not before', async () => {
    const { moveId, caseId, code } = await moves.proposed();
    await dueDaysAgo(moveId, 0);
    expect((await codedOf(next.manager, moveId)).missed).toBe(false);
    expect(await codesOf(staff.supervisor, caseId)).toEqual([]);
    expect((await alarms()).map(({ reference }) => reference)).not.toContain(code);
    await dueDaysAgo(moveId, 1);
    expect((await codedOf(next.manager, moveId)).missed).toBe(true);
    expect(await codesOf(staff.supervisor, caseId)).toEqual(['move-unanswered late']);
    expect(await codesOf(staff.lead, caseId)).toEqual([]);
    const alarm = (await alarms()).find(({ reference }) => reference === code);
    expect(alarm).toMatchObject({ organisation: { id: next.organisationId }, responsible: null });
    expect(JSON.stringify(alarm)).not.toContain(caseId);
  });

  it('is no alarm for anyone but the coordinator', async () => {
    const { moveId } = await moves.proposed();
    await dueDaysAgo(moveId, 1);
    for (const actor of [staff.supervisor, next.manager, programme.actor('administrator')]) {
      const rows = await asActor(
        database,
        actor,
        async (tx) => (await sql`select * from care.late_moves()`.execute(tx)).rows.length,
      ).catch((problem: { code: string }) => (problem.code === '42501' ? 0 : -1));
      expect(rows).toBe(0);
    }
  });
});

describe('an accepted move', () => {
  it('that is not handed on in time is late, and the old organisation answers for it', async () => {
    const { moveId, caseId, code } = await moves.accepted();
    expect(await codedOf(next.manager, moveId)).toBeNull();
    expect(await codesOf(staff.supervisor, caseId)).toEqual(['move-to-complete']);
    await dueDaysAgo(moveId, 1);
    expect(await codesOf(staff.supervisor, caseId)).toEqual(['move-to-complete late']);
    expect(await codesOf(staff.lead, caseId)).toEqual(['move-to-complete late']);
    const alarm = (await alarms()).find(({ reference }) => reference === code);
    expect(alarm).toMatchObject({
      organisation: { id: staff.organisationId },
      responsible: 'Test supervisor',
    });
  });

  it('waits for the managers of the old organisation once its supervisor has left', async () => {
    const { moveId, caseId } = await moves.accepted();
    expect(await codesOf(staff.manager, caseId)).toEqual([]);
    const gone = await makeActor(database, {
      role: 'supervisor',
      organisationId: staff.organisationId,
    });
    await sql`update care.assignment set account_id = ${gone.accountId}
      where case_id = ${caseId} and part = 'supervisor'`.execute(owner);
    expect(await codesOf(staff.manager, caseId)).toEqual([]);
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${gone.accountId}`.execute(owner);
    expect(await codesOf(staff.manager, caseId)).toEqual(['move-to-complete']);
    expect((await moves.complete(staff.manager, moveId)).status).toBe(200);
  });

  it.each<[string, 'lead' | 'supervisor', ReturnType<typeof sql>]>([
    ['lead was withdrawn', 'lead', sql`withdrawn_at = now()`],
    ['lead had their last day', 'lead', sql`until_at = now() - interval '1 minute'`],
    ['supervisor was withdrawn', 'supervisor', sql`withdrawn_at = now()`],
  ])('whose future %s waits for the manager who took it, by its code', async (_, part, ends) => {
    const { moveId, caseId, personId, code } = await moves.proposed();
    const role = part === 'lead' ? 'case-manager' : 'supervisor';
    const gone = await makeActor(database, { role, organisationId: next.organisationId });
    await moves.accept(next.manager, moveId, { [`${part}AccountId`]: gone.accountId });
    expect(await codedOf(next.manager, moveId)).toBeNull();
    await sql`update workforce.membership set ${ends}
      where account_id = ${gone.accountId}`.execute(owner);
    for (const actor of [
      staff.manager,
      next.lead,
      next.supervisor,
      await makeActor(database, { role: 'cso-manager' }),
    ]) {
      expect(await codedOf(actor, moveId)).toBeNull();
      const rows = await asActor(
        database,
        actor,
        async (tx) => (await sql`select * from care.moves_without_takers()`.execute(tx)).rows,
      );
      expect(rows).toEqual([]);
    }
    const answer = await todayOf(next.manager);
    expect(answer.body.moves.find(({ id }: any) => id === moveId)).toMatchObject({
      caseCode: code,
      state: 'accepted',
      missed: false,
    });
    for (const hidden of [personId, caseId, 'testova']) expect(answer.raw).not.toContain(hidden);
    await dueDaysAgo(moveId, 1);
    expect((await codedOf(next.manager, moveId)).missed).toBe(true);
    const alarm = (await alarms()).find(({ reference }) => reference === code);
    expect(alarm).toMatchObject({ organisation: { id: next.organisationId }, responsible: null });
    const again = await moves.accept(next.manager, moveId, { baseVersion: 2 });
    expect(again.status).toBe(200);
    expect(await codedOf(next.manager, moveId)).toBeNull();
    expect((await moves.complete(staff.supervisor, moveId, { baseVersion: 3 })).status).toBe(200);
  });

  it('that is taken back is told to the manager who had taken it', async () => {
    const { moveId } = await moves.accepted();
    const back = await moves.put(staff.supervisor, moveId, 'withdrawal', { baseVersion: 2 });
    expect(back.status).toBe(200);
    expect(await codedOf(next.manager, moveId)).toMatchObject({ state: 'withdrawn' });
    await sql`update care.move set decided_at = now() - interval '8 days' where id = ${moveId}`.execute(
      owner,
    );
    expect(await codedOf(next.manager, moveId)).toBeNull();
  });
});

describe('a move that does not happen', () => {
  const decline = (moveId: string) =>
    moves.put(next.manager, moveId, 'decline', { reason: 'no-capacity' });
  const knows = (actor: TestActor, moveId: string) =>
    call(server, actor, `PUT /api/moves/${moveId}/acknowledgement`, {});

  it('is told to whoever proposed it until they have read it, and to nobody else', async () => {
    const { moveId, caseId } = await moves.proposed(staff.manager);
    expect((await decline(moveId)).status).toBe(200);
    expect(await codesOf(staff.manager, caseId)).toEqual(['move-declined']);
    for (const actor of [staff.supervisor, staff.lead]) {
      expect(await codesOf(actor, caseId)).toEqual([]);
      expect((await knows(actor, moveId)).status).toBe(404);
    }
    expect((await knows(next.manager, moveId)).status).toBe(404);
    expect((await knows(staff.manager, moveId)).body).toEqual({ state: 'declined' });
    expect(await codesOf(staff.manager, caseId)).toEqual([]);
    expect((await knows(staff.manager, moveId)).status).toBe(404);
  });

  it('also if the person took the answer back, or a colleague the proposal', async () => {
    const one = await moves.proposed();
    await call(
      server,
      staff.lead,
      `PUT /api/persons/${one.personId}/consents/${one.consentId}/withdrawal`,
      {},
    );
    expect(await codesOf(staff.supervisor, one.caseId)).toEqual(['move-withdrawn']);
    const other = await moves.proposed();
    await moves.put(staff.manager, other.moveId, 'withdrawal');
    expect(await codesOf(staff.supervisor, other.caseId)).toEqual(['move-withdrawn']);
    const own = await moves.proposed();
    await moves.put(staff.supervisor, own.moveId, 'withdrawal');
    expect(await codesOf(staff.supervisor, own.caseId)).toEqual([]);
  });

  it('is told to the supervisor if whoever proposed it may no longer decide', async () => {
    const gone = await makeActor(database, {
      role: 'cso-manager',
      organisationId: staff.organisationId,
    });
    const { moveId, caseId } = await moves.proposed(gone);
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${gone.accountId}`.execute(owner);
    await decline(moveId);
    expect(await codesOf(staff.supervisor, caseId)).toEqual(['move-declined']);
    const read = await call(server, staff.supervisor, `GET /api/cases/${caseId}/moves`);
    expect(read.body.moves[0].may.acknowledge).toBe(true);
    expect((await knows(staff.supervisor, moveId)).status).toBe(200);
  });
});
