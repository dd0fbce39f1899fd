// Who is told of what another person did, over SQL and HTTP, refusals first: no other account, no
// other organisation and no other side sees or counts a notice; when access is lost it is gone; and
// nothing of a file is in it.

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
import { type Bench, sendText, step, undescribed } from './support/creating/bench.ts';
import { concerned, makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { makeWorld, stepsOf, type World } from './support/disclosures.ts';
import { call, serverWith } from './support/http.ts';
import { movesBetween } from './support/moving.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const tables = { care: 'care_notice', justice: 'justice_notice', programme: 'programme_notice' };
let staff: Staff;
let elsewhere: Staff;
let world: World;
let mate: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
  elsewhere = await makeStaff(bench);
  world = await makeWorld(database, services);
  mate = await makeActor(database, {
    role: 'case-manager',
    organisationId: staff.organisationId,
  });
});

type Query = ReturnType<typeof sql>;
const bySql = async (actor: TestActor, query: Query): Promise<any> =>
  asActor(database, actor, async (tx) => (await query.execute(tx)).rows).catch(
    (problem: { code: string }) => problem.code,
  );
const list = async (actor: TestActor) =>
  (await call(server, actor, 'GET /api/notices')).body.notices as any[];
const count = async (actor: TestActor) =>
  (await call(server, actor, 'GET /api/notice-count')).body.count as number;
const kinds = async (actor: TestActor) => (await list(actor)).map(({ kind }) => kind);
const about = async (actor: TestActor, recordId: string) =>
  (await list(actor)).filter(({ places }) =>
    places.some((place: any) => [place.recordId, place.caseId].includes(recordId)),
  );
const rowsOf = async (actor: TestActor) =>
  (
    await sql<{ kind: string }>`select kind from ${sql.table(
      `notices.${tables[actor.side as 'care']}`,
    )} where receiver_id = ${actor.accountId} order by kind`.execute(owner)
  ).rows.map(({ kind }) => kind);
async function lead(caseId: string, to: TestActor) {
  const { rows } = await sql<{ version: number }>`select version from care.case_file
    where id = ${caseId}`.execute(owner);
  return call(server, staff.manager, `PUT /api/cases/${caseId}/assignment`, {
    baseVersion: rows[0]!.version,
    part: 'lead',
    accountId: to.accountId,
    reason: 'workload',
  });
}

describe('a notice is nobody else’s', () => {
  it('neither seen nor counted by any other account, organisation or side', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    const others = [
      staff.lead,
      staff.officer,
      staff.manager,
      elsewhere.lead,
      elsewhere.supervisor,
      elsewhere.manager,
      mate,
      staff.coordinator,
      world.officer,
    ];
    const before = await Promise.all(others.map(count));
    expect(await about(staff.supervisor, caseId)).toHaveLength(1);
    const [own] = await bySql(
      staff.supervisor,
      sql`select id from notices.care_notice order by made_at desc limit 1`,
    );
    expect((await lead(caseId, mate)).status).toBe(200);
    for (const [at, actor] of others.entries()) {
      expect(
        (await list(actor)).some(({ id }) => id === own.id),
        actor.role,
      ).toBe(false);
      expect(await count(actor), actor.role).toBe(before[at]! + (actor === mate ? 1 : 0));
      const seen = await bySql(
        actor,
        sql`select id from notices.care_notice
        where id = ${own.id}`,
      );
      expect(seen).toEqual(actor.side === 'care' ? [] : '42501');
    }
    for (const actor of [world.auditor]) {
      expect((await call(server, actor, 'GET /api/notices')).status).toBe(404);
      expect((await call(server, actor, 'GET /api/notice-count')).status).toBe(404);
      expect(await bySql(actor, sql`select 1 from notices.care_notice`)).toBe('42501');
    }
  });

  it('each login role reads the table of its own side alone', async () => {
    for (const actor of [staff.lead, world.officer, staff.coordinator]) {
      for (const [side, table] of Object.entries(tables)) {
        const seen = await bySql(actor, sql`select count(*) from ${sql.table(`notices.${table}`)}`);
        expect(seen === '42501').toBe(side !== actor.side);
      }
      expect(await bySql(actor, sql`select 1 from notices.look`)).toBe('42501');
    }
  });

  it('nobody writes one, or tells, over their login role', async () => {
    for (const actor of [staff.lead, world.officer, staff.coordinator]) {
      const table = sql.table(`notices.${tables[actor.side as 'care']}`);
      for (const query of [
        sql`insert into ${table} (receiver_id, kind, about, record_id, cause_id)
          values (${actor.accountId}, 'offer-accepted', 'offer', ${newId()}, ${newId()})`,
        sql`update ${table} set made_at = now()`,
        sql`delete from ${table}`,
        sql`select notices.tell(array[${actor.accountId}]::uuid[], 'assigned-lead', 'assignment',
          ${newId()}::uuid)`,
        sql`select notices.erase_by_the_clock()`,
      ]) {
        expect(await bySql(actor, query)).toBe('42501');
      }
    }
  });

  it('no account has a row in the table of another side, whoever writes it', async () => {
    const put = (table: string, side: string, kind: string, receiver: TestActor) =>
      sql`insert into ${sql.table(`notices.${table}`)} (receiver_id, side, kind, about, record_id,
        cause_id) values (${receiver.accountId}, ${side}, ${kind}, 'disclosure', ${newId()},
        ${newId()})`
        .execute(owner)
        .then(
          () => 'written',
          (problem: { code: string }) => problem.code,
        );
    expect(await put('care_notice', 'care', 'disclosure-asked', world.officer)).toBe('23503');
    expect(await put('care_notice', 'justice', 'disclosure-asked', world.officer)).toBe('23514');
    expect(await put('justice_notice', 'justice', 'disclosure-asked', staff.lead)).toBe('23503');
    expect(await put('justice_notice', 'care', 'disclosure-asked', staff.lead)).toBe('23514');
    expect(await put('care_notice', 'care', 'matter-assigned', staff.lead)).toBe('23514');
  });
});

describe('access lost: the notice is gone', () => {
  it('when somebody else leads the case', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    await lead(caseId, mate);
    const before = await count(mate);
    expect((await about(mate, caseId)).map(({ kind }) => kind)).toEqual(['assigned-lead']);
    await lead(caseId, staff.lead);
    expect(await about(mate, caseId)).toEqual([]);
    expect(await count(mate)).toBe(before - 1);
    expect(await rowsOf(mate)).toContain('assigned-lead');
  });

  it('when the case moves away, for everyone of the old organisation', async () => {
    const moves = movesBetween(bench, staff, elsewhere);
    const { moveId, caseId } = await moves.accepted();
    expect((await about(staff.lead, moveId)).map(({ kind }) => kind)).toEqual(['move-accepted']);
    expect((await moves.complete(staff.supervisor, moveId)).status).toBe(200);
    for (const actor of [staff.lead, staff.supervisor]) {
      expect(await about(actor, moveId)).toEqual([]);
      expect(await about(actor, caseId)).toEqual([]);
    }
    const taken = await about(elsewhere.lead, caseId);
    expect(taken.map(({ kind }) => kind)).toEqual(['assigned-lead']);
  });

  it('when the grant is withdrawn', async () => {
    const leaver = await makeActor(database, {
      role: 'case-manager',
      organisationId: staff.organisationId,
    });
    const { caseId } = await takeIn(bench, staff, 30);
    await lead(caseId, leaver);
    expect(await count(leaver)).toBe(1);
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${leaver.accountId}`.execute(owner);
    expect((await call(server, leaver, 'GET /api/notices')).status).toBe(401);
  });

  it('when six weeks have passed, with every job stopped', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    expect(await about(staff.supervisor, caseId)).toHaveLength(1);
    await sql`update notices.care_notice set made_at = now() - interval '43 days'
      where receiver_id = ${staff.supervisor.accountId}`.execute(owner);
    expect(await list(staff.supervisor)).toEqual([]);
    expect(await count(staff.supervisor)).toBe(0);
    expect((await rowsOf(staff.supervisor)).length).toBeGreaterThan(0);
    await sql`select notices.erase_by_the_clock()`.execute(owner);
    expect(await rowsOf(staff.supervisor)).toEqual([]);
  });
});

describe('whom it is told to', () => {
  it('never to whoever did it, and to the others of an urgent concern', async () => {
    const { concernId, personId } = await concerned(bench, staff);
    expect(await about(staff.lead, concernId)).toEqual([]);
    const [told] = await about(staff.supervisor, concernId);
    expect(told).toMatchObject({ kind: 'concern-raised', isNew: true });
    expect(told.places).toMatchObject([{ about: 'concern', personId }]);
    await step(bench, staff.supervisor, [
      `PUT /api/concerns/${concernId}/outcome`,
      { baseVersion: 1, outcome: 'help-given', text: null },
    ]);
    expect((await about(staff.lead, concernId)).map(({ kind }) => kind)).toEqual([
      'concern-settled',
    ]);
  });

  it('the lead of what a colleague attached or took off, and of nothing they did themselves', async () => {
    const { personId } = await takeIn(bench, staff, 30);
    await sql`insert into access.reach (account_id, person_id, via)
      values (${mate.accountId}, ${personId}, 'case-team')`.execute(owner);
    const attach = async (actor: TestActor) => {
      const uploads = [await sendText(bench, actor)];
      const body = { about: 'person', aboutId: personId, kind: 'letter', ...undescribed, uploads };
      const made = await step(bench, actor, [
        `POST /api/persons/${personId}/attached-documents`,
        body,
      ]);
      return made.id as string;
    };
    const own = await attach(staff.lead);
    expect(await about(staff.lead, own)).toEqual([]);
    const theirs = await attach(mate);
    const [told] = await about(staff.lead, theirs);
    expect(told).toMatchObject({ kind: 'document-attached' });
    expect(told.places).toMatchObject([{ about: 'document', personId }]);
    for (const actor of [mate, staff.supervisor, elsewhere.lead]) {
      expect(await about(actor, theirs)).toEqual([]);
    }
    await step(bench, mate, [`POST /api/person-documents/${own}/take-off`, { because: 'twice' }]);
    expect((await about(staff.lead, own)).map(({ kind }) => kind)).toEqual(['document-taken-off']);
    expect(await about(mate, own)).toEqual([]);
  });

  it('once, however often the command is sent', async () => {
    const { caseId, version } = await takeIn(bench, staff, 30).then(async (made) => ({
      ...made,
      ...(await step(bench, staff.manager, [`GET /api/cases/${made.caseId}`])),
    }));
    const send = () =>
      server.inject({
        method: 'PUT',
        url: `/api/cases/${caseId}/assignment`,
        headers: {
          authorization: `Bearer ${staff.manager.token}`,
          'idempotency-key': '0190aaaa-0000-7000-8000-00000000cafe',
        },
        payload: {
          baseVersion: version,
          part: 'lead',
          accountId: mate.accountId,
          reason: 'workload',
        },
      });
    expect([(await send()).statusCode, (await send()).statusCode]).toEqual([200, 200]);
    expect(await about(mate, caseId)).toHaveLength(1);
  });

  it('not if the act itself is undone', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    const before = await rowsOf(mate);
    await asActor(database, staff.manager, async (tx) => {
      await sql`select care.assign(${caseId}::uuid, 'lead', ${mate.accountId}::uuid, 'workload',
        null)`.execute(tx);
      throw new Error('undone');
    }).catch(() => undefined);
    expect(await rowsOf(mate)).toEqual(before);
  });

  it('one act about several records is one notice', async () => {
    const before = await count(mate);
    const cases = [await takeIn(bench, staff, 30), await takeIn(bench, staff, 31)];
    await asActor(database, staff.manager, async (tx) => {
      for (const { caseId } of cases) {
        await sql`select care.assign(${caseId}::uuid, 'lead', ${mate.accountId}::uuid,
          'workload', null)`.execute(tx);
      }
    });
    const [newest] = await list(mate);
    expect(newest.places).toHaveLength(2);
    expect(await count(mate)).toBe(before + 1);
  });
});

describe('across the wall', () => {
  it('each side in its own table, and the requester nothing before the answer', async () => {
    const steps = stepsOf(database, server, world);
    const id = await steps.released();
    for (const actor of [world.supervisor, world.manager]) {
      expect(await kinds(actor)).toContain('disclosure-asked');
    }
    expect(await kinds(world.checker)).toContain('disclosure-to-approve');
    expect(await rowsOf(world.officer)).toEqual(['package-arrived']);
    expect((await list(world.officer))[0].places).toMatchObject([
      { about: 'disclosure', recordId: id },
    ]);
    for (const actor of [world.colleague, world.stranger, world.strangeChecker, world.worker]) {
      expect((await about(actor, id)).length, actor.role).toBe(0);
    }
  });

  it('a matter given to an officer is told to that officer alone', async () => {
    await asActor(database, world.registrar, (tx) =>
      sql`select legal.assign(${newId()}::uuid, ${world.subjectId}::uuid,
        ${world.colleague.accountId}::uuid, 'workload')`.execute(tx),
    );
    const [told] = await list(world.colleague);
    expect(told).toMatchObject({ kind: 'matter-assigned', isNew: true });
    expect(told.places).toMatchObject([{ about: 'matter', subjectId: world.subjectId }]);
    expect(await kinds(world.registrar)).not.toContain('matter-assigned');
    await asActor(database, world.registrar, (tx) =>
      sql`select legal.assign(${newId()}::uuid, ${world.subjectId}::uuid,
        ${world.officer.accountId}::uuid, 'workload')`.execute(tx),
    );
    expect(await kinds(world.colleague)).not.toContain('matter-assigned');
  });
});

describe('what is in it', () => {
  it('no name, code, place or word of a file', async () => {
    const { personId, code } = await takeIn(bench, staff, 30);
    const { rows } = await sql<{ word: string }>`
      select full_name as word from people.person_name union all
      select code from people.person union all select code from care.case_file union all
      select login from access.account union all select display_name from access.account union all
      select names ->> 'en' from workforce.organisation`.execute(owner);
    const shown = (await call(server, staff.supervisor, 'GET /api/notices')).raw;
    expect(shown).toContain(personId);
    expect(shown).not.toContain(code);
    for (const { word } of rows) expect(shown.includes(word), word).toBe(false);
    const columns = await sql<{ type: string; name: string }>`
      select data_type as type, column_name as name from information_schema.columns
      where table_schema = 'notices' and table_name like '%_notice'`.execute(owner);
    const texts = columns.rows.filter(({ type }) => type === 'text').map(({ name }) => name);
    expect([...new Set(texts)].toSorted()).toEqual(['about', 'kind', 'side']);
  });
});

describe('looking', () => {
  const look = (actor: TestActor, shownUntil: string) =>
    call(server, actor, 'PUT /api/notices/look', { shownUntil });

  it('ends the count, and what was new stays so during the visit', async () => {
    await takeIn(bench, staff, 30);
    const [newest] = await list(staff.supervisor);
    expect(await count(staff.supervisor)).toBeGreaterThan(0);
    expect((await look(staff.supervisor, newest.at)).status).toBe(200);
    expect(await count(staff.supervisor)).toBe(0);
    expect((await list(staff.supervisor))[0]).toMatchObject({ id: newest.id, isNew: true });
    await sql`update notices.look set looked_at = looked_at - interval '31 minutes'`.execute(owner);
    expect((await list(staff.supervisor))[0]).toMatchObject({ id: newest.id, isNew: false });
    await takeIn(bench, staff, 30);
    expect(await count(staff.supervisor)).toBe(1);
    expect((await list(staff.supervisor)).map(({ isNew }) => isNew).slice(0, 2)).toEqual([
      true,
      false,
    ]);
  });

  it('does not hide what was written before and committed after', async () => {
    const { caseId } = await takeIn(bench, staff, 30);
    await look(staff.supervisor, new Date().toISOString());
    await look(mate, new Date().toISOString());
    expect(await count(mate)).toBe(0);
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let goOn = () => {};
    const isLooked = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const late = asActor(database, staff.manager, async (tx) => {
      await sql`select care.assign(${caseId}::uuid, 'lead', ${mate.accountId}::uuid, 'workload',
        null)`.execute(tx);
      begun();
      await isLooked;
    });
    await isBegun;
    await look(mate, new Date(Date.now() + 1000).toISOString());
    expect(await count(mate)).toBe(0);
    goOn();
    await late;
    expect(await count(mate)).toBe(1);
  });

  it('is one’s own alone', async () => {
    await takeIn(bench, staff, 30);
    const before = await count(staff.supervisor);
    await look(elsewhere.supervisor, new Date().toISOString());
    expect(await count(staff.supervisor)).toBe(before);
  });
});
