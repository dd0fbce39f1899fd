// An imported caseload goes to colleagues by load and is taken back as one step within a day, if
// nothing was written since: who may not, what stops it, what is gone, and what is left.

import { beforeAll, describe, expect, it } from 'vitest';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../../test/support/actors.ts';
import { importList, listOf, previewOf } from '../../../../test/support/caseload.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { confirm, unconfirm } from '../../../../test/support/disclosures.ts';
import { call, serverWith } from '../../../../test/support/http.ts';
import { rooms } from '../../../app/rooms.ts';
import { sql } from '../../../engine/db/database.ts';
import { loginRoles, roleName } from '../../../engine/db/roles.ts';
import { newId } from '../../../kernel/id.ts';
import { isOpen, roleNames } from '../../../kernel/roles.ts';
import { dayThere } from '../../../../test/support/today.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith(rooms, services);
const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>) =>
  (await query.execute(database.owner)).rows;

const year = new Date().getFullYear();
let serial = 0;
/** Two families and a woman alone; never the same file twice. */
function someList(): Uint8Array {
  serial += 1;
  return listOf(
    `${serial}-1,Жусупова Айгуль ${serial},1990-03-05`,
    `${serial}-1,Жусупова Асель,${year - 9}-02-01`,
    `${serial}-1,Жусупов Данияр,${year - 6}-02-01`,
    `${serial}-2,Усенова Бурул,1988-01-02`,
    `${serial}-2,Усенова Жылдыз,1967-01-02`,
    `,Токтогулова Мээрим,1985-02-01`,
  );
}

type Imported = {
  readonly importer: TestActor;
  readonly bytes: Uint8Array;
  readonly caseloadId: string;
  readonly personIds: readonly string[];
};
async function imported(importer: TestActor, more: Record<string, string> = {}): Promise<Imported> {
  const bytes = someList();
  const answer = await importList(server, importer, bytes, more);
  expect([answer.status, answer.body]).toMatchObject([200, { earlier: false }]);
  const [list] = await rowsOf(sql<{ id: string }>`select id from operations.caseload_list
    where imported_by = ${importer.accountId} order by imported_at desc limit 1`);
  const persons = await rowsOf(sql<{ id: string }>`select person_id as id
    from operations.caseload_person where list_id = ${list!.id} order by 1`);
  return { importer, bytes, caseloadId: list!.id, personIds: persons.map(({ id }) => id) };
}
const intakeOf = (organisationId?: string) =>
  makeActor(database, {
    role: 'case-manager',
    duty: 'intake',
    ...(organisationId && { organisationId }),
  });
const takeBack = (actor: TestActor | null, caseloadId: string) =>
  call(server, actor, `PUT /api/caseload-lists/${caseloadId}/taking-back`, {});
const stillThere = async ({ personIds }: Imported) =>
  (
    await rowsOf(sql`select 1 from people.person where id = any(${personIds}::uuid[])
    and expunged_at is null`)
  ).length;
const caseOf = async (personId: string) =>
  (
    await rowsOf(sql<{ id: string; code: string }>`select id, code from care.case_file
    where person_id = ${personId}`)
  )[0]!;
const visit = (actor: TestActor, caseId: string) =>
  call(server, actor, `POST /api/cases/${caseId}/visits`, {
    visitedOn: dayThere(),
    kind: 'first',
    present: ['person'],
    safetyConcern: 'none',
    nextVisitOn: null,
    text: null,
  });

beforeAll(async () => {
  await makeTestProgramme(database);
  await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
});

describe('taking a list back is refused', () => {
  let list: Imported;
  beforeAll(async () => {
    list = await imported(await intakeOf());
    await confirm(database, list.importer);
  });

  it('to nobody signed in, and to every other role as a path that does not exist', async () => {
    expect((await takeBack(null, list.caseloadId)).status).toBe(401);
    for (const role of roleNames.filter(isOpen)) {
      if (['case-manager', 'child-protection-officer', 'cso-manager'].includes(role)) continue;
      const actor = await makeActor(database, {
        role,
        organisationId: list.importer.organisationId,
      });
      const absent = await call(server, actor, 'PUT /api/nothing', {});
      expect([role, (await takeBack(actor, list.caseloadId)).raw]).toEqual([role, absent.raw]);
    }
  });
  it('to anyone else, exactly as for a list that does not exist', async () => {
    const { organisationId } = list.importer;
    const others = [
      await intakeOf(),
      await intakeOf(organisationId),
      await makeActor(database, { role: 'case-manager', organisationId }),
      await makeActor(database, { role: 'cso-manager' }),
    ];
    await confirm(database, ...others);
    for (const actor of others) {
      const answer = await takeBack(actor, list.caseloadId);
      expect([actor.role, answer.status, answer.raw]).toEqual([
        actor.role,
        404,
        (await takeBack(actor, newId())).raw,
      ]);
    }
  });
  it('without password and code', async () => {
    await unconfirm(database, list.importer);
    expect((await takeBack(list.importer, list.caseloadId)).body.code).toBe('confirm-it-is-you');
    await confirm(database, list.importer);
  });
  it('a day later, and in another epoch', async () => {
    const change = (query: ReturnType<typeof sql>) => query.execute(database.owner);
    await change(sql`update operations.caseload_list
      set imported_at = imported_at - interval '24 hours' where id = ${list.caseloadId}`);
    expect((await takeBack(list.importer, list.caseloadId)).body.code).toBe('list-too-old');
    await change(sql`update operations.caseload_list
      set imported_at = imported_at + interval '24 hours' where id = ${list.caseloadId}`);
    const [epoch] = await rowsOf(sql<{ id: string }>`select id from programme.epoch`);
    await change(sql`update programme.epoch set id = gen_random_uuid()`);
    expect((await takeBack(list.importer, list.caseloadId)).body.code).toBe('list-too-old');
    await change(sql`update programme.epoch set id = ${epoch!.id}`);
  });
  it('over SQL to every login role: which files came with it, and linking others to it', async () => {
    for (const role of loginRoles) {
      await expect(
        sql`select 1 from operations.caseload_person`.execute(database.pools.of(role)),
        roleName(role),
      ).rejects.toThrow('permission denied');
    }
    const link = asActor(database, list.importer, (tx) =>
      sql`select operations.link_list(${list.caseloadId}, ${list.personIds}::uuid[])`.execute(tx),
    );
    await expect(link).rejects.toThrow('not the files of this import');
  });
  it('once something was written into a file, naming cases that one can open', async () => {
    const { id, code } = await caseOf(list.personIds[0]!);
    expect((await visit(list.importer, id)).status).toBe(200);
    expect((await takeBack(list.importer, list.caseloadId)).body).toMatchObject({
      status: 409,
      code: 'list-written-into',
      facts: { codes: code },
    });
    expect(await stillThere(list)).toBe(6);
  });
});

describe('something written', () => {
  it.each([
    [
      'an answer',
      (personId: string) => sql`update people.consent set told_how = 'written'
      where person_id = ${personId}`,
    ],
    [
      'a correction of a name',
      (personId: string) => sql`update people.person_name
      set language = 'ky' where person_id = ${personId}`,
    ],
    [
      'a phone number',
      (personId: string) => sql`insert into people.contact (id, person_id, kind,
      value, recorded_by) values (gen_random_uuid(), ${personId}, 'phone', 'sealed',
      gen_random_uuid())`,
    ],
    [
      'a cover',
      (personId: string) => sql`update guardianship.cover set from_on = from_on
      where person_id = ${personId}`,
    ],
    [
      'an assignment',
      (personId: string) => sql`update care.assignment set reason = 'workload'
      where person_id = ${personId}`,
    ],
    [
      'a question of the other side',
      (personId: string) => sql`insert into link.subject_person
      (subject_id, person_id) values (gen_random_uuid(), ${personId})`,
    ],
  ])(
    'stops it: %s, and tells nothing to whoever no longer reaches the person',
    async (_, write) => {
      const list = await imported(await intakeOf());
      await confirm(database, list.importer);
      const child = await rowsOf(sql<{ id: string }>`select p.id from people.person p
      join guardianship.cover g on g.person_id = p.id
      where p.id = any(${list.personIds}::uuid[]) limit 1`);
      await write(child[0]!.id).execute(database.owner);
      const { code } = await caseOf(child[0]!.id);
      const answer = await takeBack(list.importer, list.caseloadId);
      expect([answer.body.code, answer.body.facts]).toEqual(['list-written-into', { codes: code }]);
      await sql`delete from access.reach where account_id = ${list.importer.accountId}`.execute(
        database.owner,
      );
      const blind = await takeBack(list.importer, list.caseloadId);
      expect(blind.body.facts).toEqual({ codes: '–' });
      expect(await stillThere(list)).toBe(6);
    },
  );
});

describe('a list', () => {
  it('taken back leaves no file, no name and no list; the same file comes in again', async () => {
    const importer = await intakeOf();
    const list = await imported(importer);
    await confirm(database, importer);
    expect((await takeBack(importer, list.caseloadId)).body).toEqual({ persons: 6 });
    expect(await stillThere(list)).toBe(0);
    const [left] = await rowsOf(sql<Record<string, number>>`select
      (select count(*) from people.person_name where person_id = any(${list.personIds}::uuid[]))
        as names,
      (select count(*) from people.consent where person_id = any(${list.personIds}::uuid[]))
        as consents,
      (select count(*) from access.reach where person_id = any(${list.personIds}::uuid[]))
        as reach,
      (select count(*) from guardianship.cover where person_id = any(${list.personIds}::uuid[]))
        as covers,
      (select count(*) from care.case_file where person_id = any(${list.personIds}::uuid[])
        and state <> 'closed') as open,
      (select count(*) from people.file_key where person_id = any(${list.personIds}::uuid[])
        and wrapped_key is not null) as keys,
      (select count(*) from operations.caseload_list where id = ${list.caseloadId}) as lists,
      (select count(*) from programme.ending where kind = 'erased'
        and record = any(${[...list.personIds, list.caseloadId]}::uuid[])) as noted`);
    expect(left).toEqual({
      names: 0,
      consents: 0,
      reach: 0,
      covers: 0,
      open: 0,
      keys: 0,
      lists: 0,
      noted: 7,
    });
    const entries = await rowsOf(sql<{ event: string }>`select event from audit.entry
      where account_id = ${importer.accountId} and event = 'caseload-taken-back'`);
    expect(entries).toHaveLength(1);
    expect((await takeBack(importer, list.caseloadId)).status).toBe(404);
    expect((await previewOf(server, importer, list.bytes)).body.importedAt).toBe(null);
    expect((await importList(server, importer, list.bytes)).body).toMatchObject({
      earlier: false,
      persons: 6,
    });
  });
  it('can be taken back by the manager too, and by an officer who brought it in', async () => {
    const list = await imported(await intakeOf());
    const { organisationId } = list.importer;
    const manager = await makeActor(database, { role: 'cso-manager', organisationId });
    await confirm(database, manager);
    expect((await takeBack(manager, list.caseloadId)).status).toBe(200);
    const body = await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
    const officer = await makeActor(database, {
      role: 'child-protection-officer',
      organisationId: body,
    });
    const theirs = await imported(officer);
    await confirm(database, officer);
    expect((await takeBack(officer, theirs.caseloadId)).status).toBe(200);
  });
  it('does not come back with an older backup', async () => {
    const list = await imported(await intakeOf());
    await sql`select operations.end_again('erased', array[${list.caseloadId}]::uuid[])`.execute(
      database.owner,
    );
    const left = await rowsOf(sql`select 1 from operations.caseload_list
      where id = ${list.caseloadId}`);
    expect(left).toEqual([]);
  });
  it.each([
    [
      'a first visit',
      (actor: TestActor, { caseId }: Target) => visit(actor, caseId),
      ({ caseId }: Target) => sql`select 1 from care.visit where case_id = ${caseId}`,
    ],
    [
      'a phone number',
      (actor: TestActor, { personId }: Target) =>
        call(server, actor, `POST /api/persons/${personId}/contacts`, {
          kind: 'phone',
          value: '+996 555 000 000',
        }),
      ({ personId }: Target) => sql`select 1 from people.contact where person_id = ${personId}`,
    ],
  ])(
    'and %s at the same moment: one of them wins, nothing is half done',
    async (_, write, kept) => {
      for (let round = 0; round < 6; round += 1) {
        const list = await imported(await intakeOf());
        await confirm(database, list.importer);
        const personId = list.personIds[round]!;
        const target = { personId, caseId: (await caseOf(personId)).id };
        const wait = (isLate: boolean) =>
          new Promise((go) => setTimeout(go, isLate ? round * 4 : 0));
        const [back, written] = await Promise.all([
          wait(round % 2 === 0).then(() => takeBack(list.importer, list.caseloadId)),
          wait(round % 2 === 1).then(() => write(list.importer, target)),
        ]);
        const rows = (await rowsOf(kept(target))).length;
        const isBack = back.status === 200;
        expect([isBack, written.status === 200, rows, await stillThere(list)]).toEqual(
          isBack ? [true, false, 0, 0] : [false, true, 1, 6],
        );
        expect([back.status, written.status].toSorted()).not.toContain(500);
        if (!isBack) expect(back.body.code).toBe('list-written-into');
      }
    },
  );
});

type Target = { readonly personId: string; readonly caseId: string };

describe('sharing out', () => {
  it('is refused with whoever is no colleague who leads cases, with nothing kept', async () => {
    const importer = await intakeOf();
    const { organisationId } = importer;
    const wrong = [
      (await makeActor(database, { role: 'case-manager' })).accountId,
      (await makeActor(database, { role: 'supervisor', organisationId })).accountId,
      newId(),
    ];
    for (const leads of wrong) {
      const bytes = someList();
      expect((await previewOf(server, importer, bytes, { leads })).body.code).toBe(
        'not-a-colleague-for-this',
      );
      expect((await importList(server, importer, bytes, { leads })).body.code).toBe(
        'not-a-colleague-for-this',
      );
    }
    expect(
      await rowsOf(sql`select 1 from people.person
      where organisation_id = ${organisationId}`),
    ).toEqual([]);
    const plain = await makeActor(database, { role: 'case-manager', organisationId });
    const asked = await asActor(database, plain, (tx) =>
      sql<{ leads: null }>`select care.share_out(array[${plain.accountId}]::uuid[],
        array[1]) as leads`.execute(tx),
    );
    expect(asked.rows[0]!.leads).toBe(null);
    await expect(
      asActor(database, plain, (tx) => sql`select care.share_out_cases('[]')`.execute(tx)),
    ).rejects.toThrow('not open to this role');
  });
  it('gives whole families to whoever has least to do, as shown before', async () => {
    const importer = await intakeOf();
    const { organisationId } = importer;
    const [busy, free] = [
      await makeActor(database, { role: 'case-manager', organisationId }),
      await makeActor(database, { role: 'case-manager', organisationId }),
    ];
    await imported(importer, { leads: busy.accountId });
    const bytes = someList();
    const leads = `${busy.accountId},${free.accountId}`;
    const { body } = await previewOf(server, importer, bytes, { leads });
    expect(body.shares).toEqual([{ accountId: free.accountId, households: 3, persons: 6 }]);
    expect(body.colleagues.map((one: { accountId: string }) => one.accountId)).toContain(
      free.accountId,
    );
    expect((await importList(server, importer, bytes, { leads })).status).toBe(200);
    const next = await imported(importer, { leads });
    const assigned = await rowsOf(sql<{ accountId: string; cases: number; families: number }>`
      select a.account_id, count(*)::integer as cases,
        count(distinct c.household_id)::integer as families
      from care.assignment a join care.case_file c on c.id = a.case_id
      where a.part = 'lead' and a.person_id = any(${next.personIds}::uuid[]) group by 1`);
    const of = (actor: TestActor) => assigned.find((one) => one.accountId === actor.accountId);
    expect([of(busy)?.cases, of(free)?.cases].toSorted()).toEqual([3, 3]);
    expect((of(busy)?.families ?? 0) + (of(free)?.families ?? 0)).toBe(3);
    expect(of(importer)).toBeUndefined();
    const [importers] = await rowsOf(sql<{ count: number }>`select count(*)::integer as count
      from access.reach where account_id = ${importer.accountId}`);
    expect(importers!.count).toBe(0);
    const today = await call(server, free, 'GET /api/today?limit=100');
    const codes = today.body.items.map((one: { why: { code: string } }) => one.why.code);
    expect(codes.filter((code: string) => code === 'consent-by-list').length).toBeGreaterThan(8);
    await confirm(database, importer);
    expect((await takeBack(importer, next.caseloadId)).status).toBe(200);
  });
});

describe('whose files are gone', () => {
  it('is told which list it was and how many, for a week, and nobody else is', async () => {
    const importer = await intakeOf();
    const { organisationId } = importer;
    const [one, other] = [
      await makeActor(database, { role: 'case-manager', organisationId }),
      await makeActor(database, { role: 'case-manager', organisationId }),
    ];
    const list = await imported(importer, { leads: one.accountId });
    const told = async (actor: TestActor) =>
      (await call(server, actor, 'GET /api/today?limit=10')).body.takenBack;
    await confirm(database, importer);
    expect(await told(one)).toEqual([]);
    expect((await takeBack(importer, list.caseloadId)).status).toBe(200);
    for (const role of loginRoles) {
      await expect(
        sql`select 1 from operations.list_taken_back`.execute(database.pools.of(role)),
        roleName(role),
      ).rejects.toThrow('permission denied');
    }
    const manager = await makeActor(database, { role: 'cso-manager', organisationId });
    for (const actor of [importer, other, manager]) expect(await told(actor)).toEqual([]);
    const answer = await call(server, one, 'GET /api/today?limit=10');
    expect(answer.body.takenBack).toMatchObject([{ id: list.caseloadId, files: 6 }]);
    for (const hidden of [...list.personIds, 'Жусупова']) expect(answer.raw).not.toContain(hidden);
    const ago = (interval: string) =>
      sql`update operations.list_taken_back set taken_back_at = now() - ${interval}::interval
        where list_id = ${list.caseloadId}`.execute(database.owner);
    await ago('6 days 23 hours');
    expect(await told(one)).toHaveLength(1);
    await ago('7 days');
    expect(await told(one)).toEqual([]);
  });
  it('is told too if they brought it in and the manager took it back', async () => {
    const list = await imported(await intakeOf());
    const { organisationId } = list.importer;
    const manager = await makeActor(database, { role: 'cso-manager', organisationId });
    await confirm(database, manager);
    expect((await takeBack(manager, list.caseloadId)).status).toBe(200);
    const { body } = await call(server, list.importer, 'GET /api/today?limit=10');
    expect(body.takenBack).toMatchObject([{ id: list.caseloadId, files: 6 }]);
  });
});

describe('who sees to it', () => {
  it('is told in numbers: importer, manager, and a supervisor of their own cases only', async () => {
    const list = await imported(await intakeOf());
    const { organisationId } = list.importer;
    const read = async (actor: TestActor) =>
      (await call(server, actor, 'GET /api/caseload-lists')).body.lists;
    const supervisor = await makeActor(database, { role: 'supervisor', organisationId });
    const manager = await makeActor(database, { role: 'cso-manager', organisationId });
    const expected = { id: list.caseloadId, persons: 6, onGround: 6, may: { takeBack: true } };
    expect(await read(list.importer)).toMatchObject([expected]);
    expect(await read(manager)).toMatchObject([{ ...expected, onGround: 0, askBy: null }]);
    expect(await read(await intakeOf(organisationId))).toEqual([]);
    expect(await read(await makeActor(database, { role: 'cso-manager' }))).toEqual([]);
    expect(await read(supervisor)).toEqual([]);
    await call(
      server,
      manager,
      `PUT /api/cases/${(await caseOf(list.personIds[0]!)).id}/assignment`,
      {
        part: 'supervisor',
        accountId: supervisor.accountId,
        reason: 'first-assignment',
        baseVersion: 1,
      },
    );
    const today = async (actor: TestActor) =>
      (await call(server, actor, 'GET /api/today?limit=10')).body.lists;
    const seen = [{ id: list.caseloadId, onGround: 1, takeBackUntil: null }];
    expect(await today(supervisor)).toMatchObject(seen);
    expect(await today(manager)).toMatchObject([{ onGround: 0 }]);
    expect((await today(manager))[0].takeBackUntil).not.toBe(null);
  });
});
