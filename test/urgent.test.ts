// What was said to be urgent, over SQL and HTTP, refusals first: who sees nothing of it, that
// nobody writes past the functions, that one person alone does not say it was nothing, and that it
// ends only when somebody records what was done: not by a move, a merge, stopping or closing.

import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import { roleNames } from '../src/kernel/roles.ts';
import { rooms } from '../src/app/rooms.ts';
import { urgentOutcomes } from '../src/rooms/care/urgent/model.ts';
import { asActor, makeActor, type TestActor } from './support/actors.ts';
import { type Bench, step } from './support/creating/bench.ts';
import {
  criteria,
  type Made,
  makeStaff,
  type Staff,
  takeIn,
  visit,
} from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { movesBetween } from './support/moving.ts';
import { makeTestProgramme, testServices } from './support/actors.ts';
import { makeFile, makePost, propose, stepOf } from './support/racing/rules/files.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const nothing = '01890000-0000-7000-8000-000000000000';
let staff: Staff;
let next: Staff;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  next = await makeStaff(bench);
});

type Query = ReturnType<typeof sql>;
const rowsOf = async (query: Query) => (await query.execute(owner)).rows as any[];
const one = async (query: Query) => (await rowsOf(query))[0];
const bySql = async (actor: TestActor, query: Query): Promise<any> =>
  asActor(database, actor, async (tx) => (await query.execute(tx)).rows).catch(
    (problem: { code: string }) => problem.code,
  );
const read = (actor: TestActor, personId: string) =>
  call(server, actor, `GET /api/persons/${personId}/urgent`);
const settle = (actor: TestActor, id: string, body: object = {}) =>
  call(server, actor, `PUT /api/concerns/${id}/outcome`, {
    baseVersion: 1,
    outcome: 'help-given',
    text: null,
    ...body,
  });
const visited = (caseId: string, fields: object = {}, actor = staff.lead) =>
  call(server, actor, `POST /api/cases/${caseId}/visits`, {
    ...visit,
    kind: 'follow-up',
    safetyConcern: 'urgent',
    ...fields,
  });
type Urgent = Made & { readonly concernId: string };
async function urgent(): Promise<Urgent> {
  const made = await takeIn(bench, staff, 30);
  expect((await visited(made.caseId)).status).toBe(200);
  const { id } = await one(sql`select id from care.urgent_concern where case_id = ${made.caseId}`);
  return { ...made, concernId: id };
}
const stateOf = (concernId: string) =>
  one(sql`select case_id, person_id, outcome, version from care.urgent_concern
    where id = ${concernId}`);
const level = (priority = 'none') => ({ strengths: [], needs: [], priority, text: null });
const levels = (urgentOnes: readonly string[] = []) =>
  Object.fromEntries(
    ['individual', 'family', 'education', 'community', 'structural'].map((name) => [
      name,
      level(urgentOnes.includes(name) ? 'urgent' : 'none'),
    ]),
  );

describe('who has nothing to do with a case', () => {
  it('sees no concern of it, and cannot tell it from one that does not exist', async () => {
    const { personId, concernId } = await urgent();
    for (const role of roleNames) {
      const stranger = await makeActor(database, { role });
      for (const table of ['care.urgent_concern', 'care.handing', 'care.put_off']) {
        const rows = await bySql(stranger, sql`select 1 from ${sql.table(table)}`);
        expect([role, table, rows === '42501' ? 0 : rows.length]).toEqual([role, table, 0]);
      }
      expect((await read(stranger, personId)).body).toEqual((await read(stranger, nothing)).body);
      const hidden = await settle(stranger, concernId);
      expect([role, hidden.status]).toEqual([role, 404]);
      expect(hidden.body).toEqual((await settle(stranger, nothing)).body);
      const answered = await bySql(
        stranger,
        sql`select care.settle_concern(${concernId}, 1,
        'safe-now', null) as said`,
      );
      if (answered !== '42501') expect([role, answered[0].said]).toEqual([role, 'not-found']);
      const late = await bySql(stranger, sql`select * from care.concerns_for_manager()`);
      if (late !== '42501') expect([role, late]).toEqual([role, []]);
    }
    expect((await stateOf(concernId)).outcome).toBe(null);
  });

  it('who holds the file reads it; a manager no row, once late the case alone', async () => {
    const { personId, concernId } = await urgent();
    const columns = sql`select id from care.urgent_concern where id = ${concernId}`;
    expect(await bySql(staff.lead, columns)).toHaveLength(1);
    expect(await bySql(staff.supervisor, columns)).toHaveLength(1);
    expect(await bySql(staff.manager, columns)).toEqual([]);
    expect((await read(staff.manager, personId)).status).toBe(404);
    const told = sql`select * from care.concerns_for_manager() c where c.concern_id = ${concernId}`;
    expect(await bySql(staff.manager, told)).toEqual([]);
    await sql`update care.urgent_concern set due_at = now() - interval '1 minute'
      where id = ${concernId}`.execute(owner);
    const [late] = await bySql(staff.manager, told);
    expect(Object.keys(late).toSorted()).toEqual([
      'caseId',
      'concernId',
      'dueAt',
      'personId',
      'raisedAt',
    ]);
    expect(await bySql(next.manager, told)).toEqual([]);
    expect(await bySql(staff.supervisor, told)).toEqual([]);
  });

  it('the page of the case says so to the manager alone, once late, without a word', async () => {
    const { personId, concernId } = await urgent();
    const page = (actor: TestActor) => call(server, actor, `GET /api/persons/${personId}/case`);
    expect((await page(staff.manager)).body.lateConcern).toBeNull();
    await sql`update care.urgent_concern set due_at = now() - interval '1 minute'
      where id = ${concernId}`.execute(owner);
    const { body } = await page(staff.manager);
    expect(Object.keys(body.lateConcern)).toEqual(['since', 'dueAt']);
    for (const actor of [staff.lead, staff.supervisor])
      expect([actor.role, (await page(actor)).body.lateConcern]).toEqual([actor.role, null]);
    expect((await page(next.manager)).status).toBe(404);
  });

  it('nobody writes past the functions', async () => {
    const { concernId, caseId, personId } = await urgent();
    for (const actor of [staff.lead, staff.supervisor, staff.manager]) {
      for (const query of [
        sql`update care.urgent_concern set outcome = 'safe-now' where id = ${concernId}`,
        sql`delete from care.urgent_concern`,
        sql`insert into care.urgent_concern (case_id, person_id, source, source_id, raised_by,
          due_at) values (${caseId}, ${personId}, 'visit', gen_random_uuid(), ${nothing}, now())`,
        sql`insert into care.handing (id) values (gen_random_uuid())`,
        sql`insert into care.put_off (id) values (gen_random_uuid())`,
        sql`select care.raise_concern(c, 'visit', gen_random_uuid()) from care.case_file c`,
        sql`select care.carry_concerns(${caseId}, ${caseId})`,
      ]) {
        expect(await bySql(actor, query)).toBe('42501');
      }
    }
  });

  it('a psychologist of the team reads it and does not settle it', async () => {
    const { caseId, personId, concernId } = await urgent();
    const { organisationId } = staff;
    const { accountId, ...rest } = await makeActor(database, {
      role: 'psychologist',
      organisationId,
    });
    const psychologist = { accountId, ...rest };
    await step(bench, staff.manager, [`POST /api/cases/${caseId}/team`, { accountId }]);
    const seen = await read(psychologist, personId);
    expect(seen.body.concerns[0].may).toEqual({ settle: false, deny: false, handOn: false });
    expect((await settle(psychologist, concernId)).status).toBe(404);
    const said = await bySql(
      psychologist,
      sql`select care.settle_concern(${concernId}, 1,
      'safe-now', null) as said`,
    );
    expect(said[0].said).toBe('not-found');
  });
});

describe('an urgent visit', () => {
  it('starts a clock of its own, whatever the priority was, and no other visit does', async () => {
    const { personId, caseId } = await takeIn(bench, staff, 30);
    await visited(caseId, { kind: 'first', safetyConcern: 'needs-attention' });
    await visited(caseId, { safetyConcern: 'none' });
    expect((await read(staff.lead, personId)).body.concerns).toEqual([]);
    for (const priority of ['high', 'low']) {
      await sql`update care.case_file set priority = ${priority} where id = ${caseId}`.execute(
        owner,
      );
      await visited(caseId);
    }
    const { concerns } = (await read(staff.lead, personId)).body;
    expect(concerns).toHaveLength(2);
    for (const concern of concerns) {
      expect(concern).toMatchObject({ source: 'visit', outcome: null, late: false });
      expect(Date.parse(concern.dueAt) - Date.parse(concern.raisedAt)).toBe(24 * 3_600_000);
      expect(concern.raisedBy.accountId).toBe(staff.lead.accountId);
    }
  });

  it('over SQL alone as well', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    await bySql(
      staff.lead,
      sql`insert into care.visit (id, case_id, person_id, visited_on, kind,
        present, safety_concern, made_by)
      values (gen_random_uuid(), ${caseId}, ${personId}, care.today(), 'phone', '{}', 'urgent',
        ${staff.lead.accountId})`,
    );
    expect(
      await one(sql`select source, outcome from care.urgent_concern
      where case_id = ${caseId}`),
    ).toEqual({ source: 'visit', outcome: null });
  });
});

describe('an assessment', () => {
  const assess = (caseId: string, urgentOnes: readonly string[]) =>
    step(bench, staff.lead, [
      `POST /api/cases/${caseId}/assessments`,
      { assessedOn: '2026-01-11', levels: levels(urgentOnes) },
    ]);
  const change = (id: string, baseVersion: number, urgentOnes: readonly string[]) =>
    step(bench, staff.lead, [
      `PUT /api/assessments/${id}`,
      { baseVersion, levels: levels(urgentOnes) },
    ]);
  const countOf = async (caseId: string) =>
    (await rowsOf(sql`select 1 from care.urgent_concern where case_id = ${caseId}`)).length;

  it('with a new urgent need raises the case as a visit does', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    await visited(caseId, { kind: 'first', safetyConcern: 'none' });
    const before = await one(sql`select version, priority from care.case_file
      where id = ${caseId}`);
    expect(before.priority).toBe('low');
    const { id } = await assess(caseId, ['family', 'structural']);
    expect(await countOf(caseId)).toBe(1);
    expect(
      await one(sql`select priority, priority_reason, contacted_at is null as runs,
        contact_due_at <= now() + interval '24 hours' as soon, version > ${before.version} as newer
        from care.case_file where id = ${caseId}`),
    ).toEqual({
      priority: 'high',
      priorityReason: 'safety-concern',
      runs: true,
      soon: true,
      newer: true,
    });
    await change(id, 1, ['family', 'structural', 'individual']);
    expect(await countOf(caseId)).toBe(1);
    const [concern] = (await read(staff.lead, personId)).body.concerns;
    expect(concern.source).toBe('assessment');
    expect((await settle(staff.lead, concern.id)).status).toBe(200);
    await change(id, 2, ['family', 'structural', 'individual']);
    expect(await countOf(caseId)).toBe(1);
    await change(id, 3, ['family', 'community']);
    expect(await countOf(caseId)).toBe(2);
  });

  it('without one raises nothing', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    await visited(caseId, { kind: 'first', safetyConcern: 'none' });
    await assess(caseId, []);
    expect(await countOf(caseId)).toBe(0);
  });
});

describe('recording what was done', () => {
  it('that it was not urgent takes words and somebody else than who said it', async () => {
    const { concernId } = await urgent();
    const deny = { outcome: 'not-urgent-after-all', text: 'A door that stuck.' };
    expect((await settle(staff.supervisor, concernId, { ...deny, text: null })).body.code).toBe(
      'concern-needs-words',
    );
    expect((await settle(staff.lead, concernId, deny)).body.code).toBe(
      'concern-second-person-needed',
    );
    expect(
      (await read(staff.lead, (await stateOf(concernId)).personId)).body.concerns[0].may,
    ).toEqual({ settle: true, deny: false, handOn: true });
    expect((await settle(staff.supervisor, concernId, { ...deny, baseVersion: 2 })).body.code).toBe(
      'conflict-changed-meanwhile',
    );
    expect((await settle(staff.supervisor, concernId, deny)).status).toBe(200);
    expect((await settle(staff.lead, concernId, { baseVersion: 2 })).body.code).toBe(
      'concern-already-settled',
    );
  });

  it.each(urgentOutcomes.slice(0, 4))('%s: by the lead, with sealed words', async (outcome) => {
    const { concernId, personId } = await urgent();
    const text = 'canary-what-was-done';
    expect((await settle(staff.lead, concernId, { outcome, text })).body).toEqual({ version: 2 });
    const [seen] = (await read(staff.supervisor, personId)).body.concerns;
    expect(seen).toMatchObject({ outcome, text, doneBy: { accountId: staff.lead.accountId } });
    const { kept } = await one(sql`select encode(text, 'escape') as kept from care.urgent_concern
      where id = ${concernId}`);
    expect(kept).not.toContain(text);
    const audited = await rowsOf(sql`select event, record from audit.entry
      where event = 'concern-settled' and purpose = ${outcome}`);
    expect(audited).toContainEqual({ event: 'concern-settled', record: 'concern' });
  });
});

describe('it ends by nothing else', () => {
  const closingOf = async (caseId: string, reason: string, given: object | null) => {
    const { version } = await one(sql`select version from care.case_file where id = ${caseId}`);
    return call(server, staff.lead, `POST /api/cases/${caseId}/closings`, {
      baseVersion: version,
      reason,
      criteria: given,
    });
  };
  const decided = (closingId: string) =>
    call(server, staff.supervisor, `PUT /api/closings/${closingId}/decision`, {
      baseVersion: 1,
      decision: 'closed',
    });

  it('a closing is refused, also with a later visit without concern', async () => {
    const { caseId, concernId } = await urgent();
    await visited(caseId, { safetyConcern: 'none' });
    const unsafe = { ...criteria, safety: { answer: 'not-met', reason: 'x' } };
    for (const given of [criteria, unsafe]) {
      expect((await closingOf(caseId, 'moved', given)).body.code).toBe('open-safety-concern');
    }
    expect(
      (await call(server, staff.lead, `GET /api/cases/${caseId}`)).body.closureBlockers,
    ).toEqual(['open-safety-concern']);
    await settle(staff.lead, concernId);
    const { body } = await closingOf(caseId, 'moved', criteria);
    await visited(caseId);
    expect((await decided(body.id)).body.code).toBe('open-safety-concern');
    expect(
      await bySql(
        staff.supervisor,
        sql`select care.decide_closing(jsonb_build_object('closingId',
        ${body.id}::text, 'baseVersion', 1, 'decision', 'closed')) ->> 'outcome' as said`,
      ),
    ).toEqual([{ said: 'open-safety-concern' }]);
  });

  it('a person may stop at any time; the case closes once somebody dealt with it', async () => {
    const { caseId, concernId } = await urgent();
    const { status, body } = await closingOf(caseId, 'person-stops', null);
    expect(status).toBe(200);
    expect((await decided(body.id)).body.code).toBe('open-safety-concern');
    expect((await stateOf(concernId)).outcome).toBe(null);
    await settle(staff.supervisor, concernId);
    expect((await decided(body.id)).status).toBe(200);
  });

  it('of the dead nobody asks it', async () => {
    const { caseId } = await urgent();
    const { status, body } = await closingOf(caseId, 'died', null);
    expect(status).toBe(200);
    expect((await decided(body.id)).status).toBe(200);
  });

  it('a move takes it along: the new workers settle it, the old ones see nothing', async () => {
    const moves = movesBetween(bench, staff, next);
    const { caseId, personId, moveId } = await moves.accepted();
    await visited(caseId);
    const { id } = await one(sql`select id from care.urgent_concern where case_id = ${caseId}`);
    expect((await moves.complete(staff.supervisor, moveId)).status).toBe(200);
    expect((await settle(staff.lead, id)).status).toBe(404);
    expect((await read(staff.lead, personId)).status).toBe(404);
    expect((await settle(next.lead, id)).status).toBe(200);
  });

  it('merging files takes it along, and separating them brings back what is open', async () => {
    const post = await makePost(bench);
    const [kept, merged] = [await makeFile(bench, post), await makeFile(bench, post)];
    const [lead] = post.leads;
    await sql`update care.case_file set intake = false where id = ${merged.caseId}`.execute(owner);
    const raised = async () => {
      await visited(merged.caseId, {}, lead);
      return (
        await one(sql`select id from care.urgent_concern where outcome is null
          and case_id = ${merged.caseId}`)
      ).id as string;
    };
    const done = await raised();
    expect((await settle(lead, done, { text: 'Seen.' })).status).toBe(200);
    const open = await raised();
    const asked = await call(server, lead, `POST /api/cases/${merged.caseId}/handings`, {
      about: 'urgent-concern',
      concernId: open,
      toAccountId: post.supervisor.accountId,
      reason: 'absent',
    });
    expect(asked.status).toBe(200);
    await propose(bench, kept, merged, lead);
    const said = await bySql(
      post.supervisor,
      sql`select ${stepOf(kept, merged, 'merged')}
      ->> 'outcome' as said`,
    );
    expect(said).toEqual([{ said: 'ok' }]);
    expect(await stateOf(open)).toEqual({
      ...kept,
      householdId: undefined,
      outcome: null,
      version: 2,
    });
    expect((await stateOf(done)).caseId).toBe(merged.caseId);
    expect((await settle(lead, open)).body.code).toBe('conflict-changed-meanwhile');
    const [seen] = (await read(lead, kept.personId)).body.concerns;
    expect(seen.handing.to.accountId).toBe(post.supervisor.accountId);
    await sql`update people.person set merged_into = null, merged_at = null
      where id = ${merged.personId}`.execute(owner);
    expect(await stateOf(open)).toMatchObject({ caseId: merged.caseId, outcome: null });
  });
});

describe('a follow-up is never called a first visit', () => {
  it('by the endpoint, and by the database', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    const offered = async () =>
      (await call(server, staff.lead, `GET /api/cases/${caseId}`)).body.visitKinds;
    expect((await offered())[0]).toBe('first');
    await visited(caseId, { kind: 'other-place', visitedOn: '2026-01-12' });
    expect(await offered()).not.toContain('first');
    const first = { kind: 'first', visitedOn: '2026-01-13', safetyConcern: 'none' };
    expect((await visited(caseId, first)).body.code).toBe('first-visit-already-made');
    const insert = (day: string) => sql`insert into care.visit (id, case_id, person_id, visited_on,
        kind, present, safety_concern, made_by)
      values (gen_random_uuid(), ${caseId}, ${personId}, ${day}, 'first', '{person}', 'none',
        ${staff.lead.accountId}) returning 'written' as said`;
    expect(await bySql(staff.lead, insert('2026-01-13'))).toBe('AL001');
    expect(await bySql(staff.lead, insert('2026-01-11'))).toEqual([{ said: 'written' }]);
  });
});
