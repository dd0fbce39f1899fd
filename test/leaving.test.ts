// An organisation leaves the programme, refusals first: who decides it and who learns of it; that
// nobody new goes there, that no case of it is left behind unseen, that nobody moves against a no,
// and that it closes only when nothing of it is open.

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { roleNames } from '../src/kernel/roles.ts';
import { asActor, makeActor, makeOrganisation, type TestActor } from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import { makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { confirm } from './support/disclosures.ts';
import { addConsent } from './support/households.ts';
import { call, serverWith } from './support/http.ts';
import { movesBetween } from './support/moving.ts';
import { fillProgramme } from './support/programme.ts';
import { dayThere } from './support/today.ts';

const database = await testDatabase();
const { owner } = database;
const programme = await fillProgramme(database, { persons: 40 });
const { services } = programme;
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const nothing = '01890000-0000-7000-8000-000000000000';
const dayAhead = dayThere(30);
const coordinator = programme.actor('national-coordinator');
let staff: Staff;
let next: Staff;
let moves: ReturnType<typeof movesBetween>;

beforeAll(async () => {
  next = await makeStaff(bench);
  await confirm(database, coordinator);
});
beforeEach(async () => {
  staff = await makeStaff(bench);
  moves = movesBetween(bench, staff, next);
});

const decide = (actor: TestActor, organisationId = staff.organisationId, leavesOn = dayAhead) =>
  call(server, actor, 'POST /api/leavings', { organisationId, leavesOn, reason: 'funding-ends' });
const end = (actor: TestActor, id: string, how: 'withdrawal' | 'closure', baseVersion = 1) =>
  call(server, actor, `PUT /api/leavings/${id}/${how}`, { baseVersion });
async function decided(): Promise<string> {
  const answer = await decide(coordinator);
  expect(answer.raw).toContain('id');
  return answer.body.id;
}

describe('who has nothing to do with it', () => {
  it('neither decides nor learns of it, over SQL or HTTP', async () => {
    const { code } = await takeIn(bench, staff, 30);
    const id = await decided();
    for (const role of roleNames) {
      const stranger = await makeActor(database, { role });
      const table = await asActor(
        database,
        stranger,
        async (tx) => (await sql`select id from care.leaving`.execute(tx)).rows.length,
      ).catch((problem: { code: string }) => problem.code);
      expect([role, table]).toEqual([role, '42501']);
      if (role === 'national-coordinator') continue;
      expect([role, (await decide(stranger)).status]).toEqual([role, 404]);
      expect([role, (await end(stranger, id, 'closure')).status]).toEqual([role, 404]);
      expect([role, (await end(stranger, id, 'withdrawal')).status]).toEqual([role, 404]);
      const list = await call(server, stranger, 'GET /api/leavings');
      const left = await call(server, stranger, `GET /api/leavings/${id}/cases`);
      expect(list.raw + left.raw).not.toContain(id);
      expect(left.raw).not.toContain(code);
      expect(left.body).toEqual(
        (await call(server, stranger, `GET /api/leavings/${nothing}/cases`)).body,
      );
    }
    await end(coordinator, id, 'withdrawal');
  });

  it('is decided with password and code, for a care organisation, once, for a later day', async () => {
    const other = await makeActor(database, { role: 'national-coordinator' });
    expect((await decide(other)).body.code).toBe('confirm-it-is-you');
    const court = await makeOrganisation(database, { side: 'justice' });
    for (const organisationId of [court, nothing]) {
      expect((await decide(coordinator, organisationId)).body.code).toBe('not-a-care-organisation');
    }
    const past = dayThere(-1);
    expect((await decide(coordinator, staff.organisationId, past)).body.code).toBe('day-not-ahead');
    const id = await decided();
    expect((await decide(coordinator)).body.code).toBe('already-leaves');
    expect((await end(coordinator, id, 'withdrawal', 2)).body.code).toBe(
      'conflict-changed-meanwhile',
    );
    await end(coordinator, id, 'withdrawal');
    expect((await end(coordinator, id, 'closure', 2)).body.code).toBe('leaving-already-over');
  });
});

describe('an organisation that leaves', () => {
  it('gets nobody new: moves to it end, and none begins', async () => {
    const { caseId } = await moves.agreed();
    const back = movesBetween(bench, next, staff);
    const coming = await back.proposed();
    const id = await decided();
    const row = await sql<any>`select state from care.move where id = ${coming.moveId}`.execute(
      owner,
    );
    expect(row.rows[0]).toEqual({ state: 'withdrawn' });
    const other = await back.agreed();
    expect((await back.propose(next.supervisor, other.caseId)).body.code).toBe(
      'not-a-care-organisation',
    );
    expect((await moves.propose(staff.supervisor, caseId)).status).toBe(200);
    await end(coordinator, id, 'withdrawal');
  });

  it('shows by code what is left, to the coordinator and to its manager', async () => {
    const left = await takeIn(bench, staff, 30);
    const moving = await moves.proposed();
    const id = await decided();
    for (const actor of [coordinator, staff.manager]) {
      const list = await call(server, actor, 'GET /api/leavings');
      const mine = list.body.leavings.find((row: any) => row.id === id);
      expect(mine).toMatchObject({ open: 2, moving: 1 });
      const { body, raw } = await call(server, actor, `GET /api/leavings/${id}/cases`);
      expect(body.cases.map((row: any) => [row.caseCode, row.moveState])).toEqual([
        [left.code, null],
        [moving.code, 'proposed'],
      ]);
      for (const hidden of [left.personId, left.caseId, 'testova']) {
        expect(raw).not.toContain(hidden);
      }
    }
    const today = await call(server, staff.manager, 'GET /api/today');
    expect(today.body.leaving).toEqual({ leavesOn: dayAhead, left: 1 });
    await sql`update care.leaving set leaves_on = care.today() - 1 where id = ${id}`.execute(owner);
    const alarms = await call(server, coordinator, 'GET /api/cockpit/alarms?kind=move-late');
    expect(alarms.raw).toContain(left.code);
    await end(coordinator, id, 'withdrawal');
  });

  it('moves somebody who could not be asked, but nobody against a no', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    const unasked = { notAskedWhy: 'not-reached' };
    expect((await moves.propose(staff.supervisor, caseId, unasked)).body.code).toBe(
      'organisation-stays',
    );
    const id = await decided();
    expect((await moves.propose(staff.supervisor, caseId)).body.code).toBe('sharing-not-agreed');
    await addConsent(database, personId, {
      ground: 'refused',
      organisationId: next.organisationId,
    });
    expect((await moves.propose(staff.supervisor, caseId, unasked)).body.code).toBe(
      'sharing-refused',
    );
    const asked = await takeIn(bench, staff, 30);
    const proposed = await moves.propose(staff.supervisor, asked.caseId, unasked);
    expect(proposed.status).toBe(200);
    await moves.accept(next.manager, proposed.body.id);
    expect((await moves.complete(staff.supervisor, proposed.body.id)).status).toBe(200);
    const items = (await call(server, next.lead, 'GET /api/today?limit=100')).body.items;
    expect(
      items.filter((row: any) => row.caseId === asked.caseId).map((row: any) => row.why.code),
    ).toContain('case-moved-unasked');
    await end(coordinator, id, 'withdrawal');
  });

  it('takes such a move back with the decision', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    const id = await decided();
    const { body } = await moves.propose(staff.supervisor, caseId, { notAskedWhy: 'no-answer' });
    expect((await end(coordinator, id, 'withdrawal')).status).toBe(200);
    const row = await sql<any>`select state from care.move where id = ${body.id}`.execute(owner);
    expect(row.rows[0]).toEqual({ state: 'withdrawn' });
  });

  it('closes when nothing of it is open, and then nobody works there', async () => {
    const { caseId } = await moves.agreed();
    const id = await decided();
    expect((await end(coordinator, id, 'closure')).body.code).toBe('organisation-has-cases');
    const { body } = await moves.propose(staff.supervisor, caseId);
    await moves.accept(next.manager, body.id);
    expect((await end(coordinator, id, 'closure')).body.code).toBe('organisation-has-cases');
    await moves.complete(staff.supervisor, body.id);
    expect((await end(coordinator, id, 'closure')).status).toBe(200);
    expect((await call(server, staff.manager, 'GET /api/today')).status).toBe(401);
    const late = sql`update care.case_file set organisation_id = ${staff.organisationId}
      where id = ${caseId}`;
    await expect(late.execute(owner)).rejects.toMatchObject({ code: '40001' });
    const [entry] = (
      await sql<any>`select event from audit.entry where account_id = ${coordinator.accountId}
        and event = 'organisation-closed'`.execute(owner)
    ).rows;
    expect(entry).toEqual({ event: 'organisation-closed' });
  });
});
