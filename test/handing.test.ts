// Handing danger to a named colleague, and putting off what may wait, over SQL and HTTP, refusals
// first: who is nobody here, that it stays where it is until somebody accepts, that it counts no
// more once they have left, and that no danger and no clock is put off.

import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../src/kernel/day.ts';
import { sql } from '../src/engine/db/database.ts';
import { rooms } from '../src/app/rooms.ts';
import { chosenPutOffReasons } from '../src/rooms/care/urgent/model.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { type Bench, step } from './support/creating/bench.ts';
import {
  assessed,
  concerned,
  guarded,
  makeStaff,
  type Staff,
  takeIn,
  visit,
} from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { dayThere } from './support/today.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const nothing = '01890000-0000-7000-8000-000000000000';
const today = dayThere();
let staff: Staff;
let elsewhere: Staff;
let mate: TestActor;
let psychologist: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  elsewhere = await makeStaff(bench);
  const { organisationId } = staff;
  mate = await makeActor(database, { role: 'case-manager', organisationId });
  psychologist = await makeActor(database, { role: 'psychologist', organisationId });
});

type Query = ReturnType<typeof sql>;
const one = async (query: Query) => (await query.execute(owner)).rows[0] as any;
const bySql = async (actor: TestActor, query: Query): Promise<any> =>
  asActor(database, actor, async (tx) => (await query.execute(tx)).rows).catch(
    (problem: { code: string }) => problem.code,
  );
async function inTeam(caseId: string): Promise<void> {
  for (const { accountId } of [mate, psychologist]) {
    await step(bench, staff.manager, [`POST /api/cases/${caseId}/team`, { accountId }]);
  }
}
const ask = (
  actor: TestActor,
  caseId: string,
  { concernId = null, to = staff.supervisor }: { concernId?: string | null; to?: TestActor } = {},
) =>
  call(server, actor, `POST /api/cases/${caseId}/handings`, {
    about: concernId ? 'urgent-concern' : 'first-contact',
    concernId,
    toAccountId: to.accountId,
    reason: 'absent',
  });
const answer = (actor: TestActor, id: string, given: string, more: object = {}) =>
  call(server, actor, `PUT /api/handings/${id}`, {
    baseVersion: 1,
    answer: given,
    reason: null,
    ...more,
  });
const read = async (actor: TestActor, personId: string) =>
  (await call(server, actor, `GET /api/persons/${personId}/urgent`)).body;
const handingOf = async (personId: string) =>
  (await read(staff.lead, personId)).concerns[0].handing;

describe('handing on is refused', () => {
  it('to and by whoever is not on the case, like to nobody', async () => {
    const { caseId, concernId } = await concerned(bench, staff);
    for (const actor of [elsewhere.lead, elsewhere.supervisor, mate, staff.officer]) {
      const hidden = await ask(actor, caseId, { concernId, to: staff.supervisor });
      expect(hidden.status).toBe(404);
      expect(hidden.body).toEqual((await ask(actor, nothing, { concernId })).body);
      const asked = await ask(staff.lead, caseId, { concernId, to: actor });
      expect(asked.body.code).toBe('not-a-colleague-for-this');
      const said = await bySql(
        actor,
        sql`select care.ask_handing(${JSON.stringify({
          id: nothing,
          caseId,
          about: 'urgent-concern',
          concernId,
          toAccountId: staff.lead.accountId,
          reason: 'absent',
        })}::jsonb) as said`,
      );
      expect(said).toEqual([{ said: 'not-found' }]);
    }
    const absent = await ask(staff.lead, caseId, {
      concernId,
      to: { ...mate, accountId: nothing },
    });
    expect(absent.body.code).toBe('not-a-colleague-for-this');
    expect(absent.status).toBe(409);
  });

  it('to oneself, to a psychologist, about another case, and when nothing is open', async () => {
    const { caseId, concernId, personId } = await concerned(bench, staff);
    const other = await concerned(bench, staff);
    await inTeam(caseId);
    const said = async (...given: Parameters<typeof ask>) => (await ask(...given)).body.code;
    expect(await said(staff.lead, caseId, { concernId, to: staff.lead })).toBe(
      'handing-to-oneself',
    );
    expect(await said(staff.lead, caseId, { concernId, to: psychologist })).toBe(
      'not-a-colleague-for-this',
    );
    // A supervisor records no visit, so a first contact is not theirs to take on.
    expect(await said(staff.lead, caseId, { to: staff.supervisor })).toBe(
      'not-a-colleague-for-this',
    );
    expect((await ask(staff.lead, caseId, { concernId: other.concernId, to: mate })).status).toBe(
      404,
    );
    expect((await ask(psychologist, caseId, { concernId, to: mate })).status).toBe(404);
    expect((await read(staff.lead, personId)).colleagues).toHaveLength(2);
    const settled = { baseVersion: 1, outcome: 'safe-now', text: null };
    await step(bench, staff.lead, [`PUT /api/concerns/${concernId}/outcome`, settled]);
    expect(await said(staff.lead, caseId, { concernId, to: mate })).toBe('nothing-to-hand-on');
    const calm = await takeIn(bench, staff, 30);
    await inTeam(calm.caseId);
    await step(bench, staff.lead, [
      `POST /api/cases/${calm.caseId}/visits`,
      { ...visit, visitedOn: today },
    ]);
    expect(await said(staff.lead, calm.caseId, { to: mate })).toBe('nothing-to-hand-on');
  });
});

describe('a colleague who was asked', () => {
  it('alone answers; it is taken back only by who asked; a no needs its reason', async () => {
    const { caseId, concernId, personId } = await concerned(bench, staff);
    await inTeam(caseId);
    const { id } = (await ask(staff.lead, caseId, { concernId, to: mate })).body;
    expect((await ask(staff.supervisor, caseId, { concernId, to: mate })).body.code).toBe(
      'already-handed-on',
    );
    for (const [actor, given] of [
      [staff.supervisor, 'accepted'],
      [staff.lead, 'accepted'],
      [mate, 'withdrawn'],
    ] as const) {
      expect((await answer(actor, id, given)).body.code).toBe('handing-not-yours');
    }
    expect((await answer(elsewhere.lead, id, 'accepted')).body).toEqual(
      (await answer(elsewhere.lead, nothing, 'accepted')).body,
    );
    expect((await answer(mate, id, 'declined')).body.code).toBe('decline-needs-reason');
    expect((await answer(mate, id, 'accepted', { reason: 'too-far' })).body.code).toBe(
      'decline-needs-reason',
    );
    expect((await answer(mate, id, 'accepted', { baseVersion: 2 })).body.code).toBe(
      'conflict-changed-meanwhile',
    );
    expect((await answer(mate, id, 'declined', { reason: 'too-far' })).status).toBe(200);
    expect(await handingOf(personId)).toMatchObject({
      state: 'declined',
      declineReason: 'too-far',
      may: { accept: false, decline: false, withdraw: false },
    });
    expect((await answer(staff.lead, id, 'withdrawn', { baseVersion: 2 })).body.code).toBe(
      'handing-already-answered',
    );
    expect((await ask(staff.lead, caseId, { concernId, to: staff.supervisor })).status).toBe(200);
  });

  it('who accepted may give it back, and counts no more once off the case', async () => {
    const { caseId, concernId, personId } = await concerned(bench, staff);
    await inTeam(caseId);
    const { id } = (await ask(staff.lead, caseId, { concernId, to: mate })).body;
    expect((await answer(mate, id, 'accepted')).status).toBe(200);
    expect((await read(mate, personId)).concerns[0].handing).toMatchObject({
      state: 'accepted',
      may: { accept: false, decline: true, withdraw: false },
    });
    expect(
      (
        await call(server, staff.manager, `PUT /api/cases/${caseId}/team/${mate.accountId}/end`, {
          reason: 'absence',
        })
      ).status,
    ).toBe(200);
    expect(await handingOf(personId)).toBe(null);
    expect((await answer(mate, id, 'declined', { baseVersion: 2, reason: 'absent' })).status).toBe(
      404,
    );
    expect((await ask(staff.lead, caseId, { concernId, to: staff.supervisor })).status).toBe(200);
    expect((await one(sql`select state from care.handing where id = ${id}`)).state).toBe(
      'withdrawn',
    );
  });

  it('a clock that started again is another one', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    await inTeam(caseId);
    const { id } = (await ask(staff.lead, caseId, { to: mate })).body;
    expect((await answer(mate, id, 'accepted')).status).toBe(200);
    expect((await read(staff.lead, personId)).firstContact.handing.state).toBe('accepted');
    await step(bench, staff.lead, [
      `POST /api/cases/${caseId}/visits`,
      { ...visit, safetyConcern: 'urgent' },
    ]);
    const now = await read(staff.lead, personId);
    expect(now.firstContact).toMatchObject({ handing: null, may: { handOn: true } });
  });
});

describe('putting off', () => {
  const item = (record: string, fields: object = {}) => ({
    kind: 'visit',
    record,
    untilOn: addDays(today, 5),
    reason: 'travel',
    ...fields,
  });
  const putOff = (actor: TestActor, body: object) =>
    call(server, actor, 'POST /api/put-offs', body);
  const readOf = (actor: TestActor, kind: string, record: string) =>
    call(server, actor, `GET /api/put-offs?kind=${kind}&record=${record}`);

  it('is refused to whoever does not work on the case, as for a thing that is not there', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    for (const actor of [elsewhere.lead, elsewhere.supervisor, mate, psychologist]) {
      expect((await putOff(actor, item(caseId))).body).toEqual(
        (await putOff(actor, item(nothing))).body,
      );
      expect((await readOf(actor, 'visit', caseId)).status).toBe(404);
      expect(
        await bySql(
          actor,
          sql`select care.put_off_item(${JSON.stringify({
            id: nothing,
            ...item(caseId),
          })}::jsonb) ->> 'outcome' as said`,
        ),
      ).toEqual([{ said: 'not-found' }]);
      expect(
        await bySql(actor, sql`select * from care.item_to_put_off('visit', ${caseId})`),
      ).toEqual([]);
    }
    expect((await putOff(staff.manager, item(caseId))).status).toBe(404);
  });

  it.each(['safety-clock', 'urgent', 'hold', 'move', 'handing', 'pair'])(
    'is refused for %s by the database',
    async (kind) => {
      const { caseId } = await concerned(bench, staff);
      const said = await bySql(
        staff.lead,
        sql`select care.put_off_item(${JSON.stringify({
          id: nothing,
          ...item(caseId, { kind }),
        })}::jsonb) ->> 'outcome' as said`,
      );
      expect(said).toEqual([{ said: 'cannot-be-put-off' }]);
    },
  );

  it('is refused for a child whom nobody covers', async () => {
    const { child } = await guarded(bench, staff);
    const { id } = await one(sql`select id from guardianship.cover where person_id = ${child}`);
    const body = item(id, { kind: 'cover' });
    expect((await putOff(staff.lead, body)).status).toBe(200);
    await owner.transaction().execute(async (tx) => {
      await sql`alter table guardianship.cover disable trigger user`.execute(tx);
      await sql`update guardianship.cover set from_on = care.today() - 9,
        until_on = care.today() - 1 where person_id = ${child}`.execute(tx);
      await sql`alter table guardianship.cover enable trigger user`.execute(tx);
    });
    expect((await putOff(staff.lead, body)).body.code).toBe('cannot-be-put-off');
    expect((await readOf(staff.lead, 'cover', id)).body.code).toBe('cannot-be-put-off');
  });

  it('not into the past, and not beyond the days of the pack', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    const said = async (untilOn: string) =>
      (await putOff(staff.lead, item(caseId, { untilOn }))).body;
    expect((await said(addDays(today, -1))).code).toBe('put-off-in-past');
    expect((await said(addDays(today, 16))).code).toBe('put-off-too-long');
    expect((await readOf(staff.lead, 'visit', caseId)).body.putOff).toBe(null);
  });

  it('says until when and why, to the supervisor too; it is brought back once', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    expect((await putOff(staff.lead, item(caseId))).status).toBe(200);
    expect((await readOf(staff.supervisor, 'visit', caseId)).body.putOff).toEqual({
      untilOn: addDays(today, 5),
      reason: 'travel',
      by: { accountId: staff.lead.accountId, name: 'Test case-manager' },
    });
    const back = () =>
      call(server, staff.supervisor, 'PUT /api/put-offs/end', { kind: 'visit', record: caseId });
    expect((await back()).status).toBe(200);
    expect((await readOf(staff.lead, 'visit', caseId)).body.putOff).toBe(null);
    expect((await back()).body.code).toBe('nothing-put-off');
  });

  it('of each kind that may wait, by the record that waits', async () => {
    const { caseId, personId } = await assessed(bench, staff);
    const { id: plan } = await step(bench, staff.lead, [`POST /api/cases/${caseId}/plans`, {}]);
    const { id: consent } = await one(sql`select id from people.consent
      where person_id = ${personId} limit 1`);
    for (const [kind, record] of [
      ['plan', plan],
      ['consent', consent],
      ['visit', caseId],
      ['assessment', caseId],
    ] as const) {
      for (const reason of chosenPutOffReasons.slice(0, 2)) {
        expect([kind, (await putOff(staff.lead, item(record, { kind, reason }))).status]).toEqual([
          kind,
          200,
        ]);
      }
      // A record of another kind is no such thing.
      expect((await putOff(staff.lead, item(record, { kind: 'review' }))).status).toBe(404);
    }
  });
});
