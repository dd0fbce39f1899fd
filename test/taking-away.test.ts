// Taking away access takes two on the programme's and the oversight side: an administrator alone
// withdraws nobody there. A duty is given by two and taken at once. Over HTTP and over SQL.

import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { openRoleNames, type OpenRole } from '../src/kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  openSession,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const server = serverWith(rooms, testServices(database));
type Somebody = TestActor & { readonly membershipId: string };
let administrator: Somebody;

async function person(role: OpenRole, place: object = {}, name = `Somebody ${newId()}`) {
  const actor = await makeActor(database, { role, ...place });
  const { rows } = await sql<{ id: string }>`with named as (update access.account
      set display_name = ${name} where id = ${actor.accountId})
    select id from workforce.membership where account_id = ${actor.accountId}`.execute(owner);
  return { ...actor, membershipId: rows[0]!.id } satisfies Somebody;
}

beforeAll(async () => {
  await makeTestProgramme(database);
  administrator = await person('administrator');
});

const isOpen = (actor: TestActor) => asActor(database, actor, async () => true).catch(() => false);
const withdraw = (by: TestActor, { membershipId }: Somebody) =>
  call(server, by, `DELETE /api/accounts/${membershipId}`);
const agree = (by: TestActor, { membershipId }: Somebody) =>
  call(server, by, `PUT /api/accounts/${membershipId}/withdrawal`);
const keep = (by: TestActor, { membershipId }: Somebody) =>
  call(server, by, `DELETE /api/accounts/${membershipId}/withdrawal`);
const rowFor = async (by: TestActor, { membershipId }: Somebody) =>
  (await call(server, by, 'GET /api/accounts')).body.grants.find(
    (one: Somebody) => one.membershipId === membershipId,
  );
/** What a function answers to this actor; false also if the login role may not call it. */
const inSql = (by: TestActor, query: ReturnType<typeof sql>) =>
  asActor(database, by, async (tx) => Object.values((await query.execute(tx)).rows[0]!)[0]).catch(
    (problem: { code?: string }) => problem.code === '42501' && false,
  );
const twoSided = ['administrator', 'national-coordinator', 'donor', 'auditor'] as const;

describe('an administrator alone takes away nobody of the programme or of oversight', () => {
  test.each(twoSided)('%s: it waits, the sessions end once, the access goes on', async (role) => {
    const target = await person(role);
    const answer = await withdraw(administrator, target);
    expect([answer.status, answer.body.waits]).toEqual([200, true]);
    expect(await isOpen(target)).toBe(false);
    const again = { ...target, token: await openSession(database, target) };
    expect(await isOpen(again)).toBe(true);
    expect((await withdraw(administrator, target)).status).toBe(404);
    expect(await isOpen(again)).toBe(true);
    expect((await agree(administrator, target)).status).toBe(404);
    for (const name of ['withdraw_grant', 'agree_withdrawal'])
      expect(
        await inSql(
          administrator,
          sql`select ${sql.raw(`access.${name}`)}(${target.membershipId})`,
        ),
      ).toBe(false);
    expect(await isOpen(again)).toBe(true);
  });

  test.each(openRoleNames)('%s asks for nothing unless an administrator', async (role) => {
    const [other, target] = [await person(role), await person('auditor')];
    expect((await withdraw(other, target)).status).toBe(role === 'administrator' ? 200 : 404);
    if (role !== 'administrator')
      expect(await inSql(other, sql`select access.ask_withdrawal(${target.membershipId})`)).toBe(
        false,
      );
  });

  test('nor themselves', async () => {
    expect((await withdraw(administrator, administrator)).status).toBe(404);
    expect(
      await inSql(administrator, sql`select access.ask_withdrawal(${administrator.membershipId})`),
    ).toBe(false);
  });
});

describe('the second person', () => {
  const mayFor: Partial<Record<OpenRole, readonly string[]>> = {
    administrator: twoSided,
    'national-coordinator': ['administrator', 'national-coordinator', 'donor'],
    auditor: ['auditor'],
  };
  test.each(openRoleNames)('%s', async (role) => {
    for (const of of twoSided) {
      const [target, other] = [await person(of), await person(role)];
      await withdraw(administrator, target);
      const may = mayFor[role]?.includes(of) ?? false;
      expect([
        of,
        (await rowFor(other, target).catch(() => null))?.may.agreeWithdrawal ?? false,
      ]).toEqual([of, may]);
      expect([of, (await agree(other, target)).status]).toEqual([of, may ? 200 : 404]);
    }
  });

  test('is nobody who asked or who is meant, with another account either', async () => {
    const asker = await person('administrator', {}, 'Boris Asker');
    const twin = await person('administrator', {}, 'boris  asker');
    const target = await person('national-coordinator', {}, 'Vera Meant');
    const double = await person('national-coordinator', {}, 'Vera Meant');
    await withdraw(asker, target);
    const back = { ...target, token: await openSession(database, target) };
    for (const one of [asker, twin, back, double]) {
      expect((await agree(one, target)).status).toBe(404);
      expect(await inSql(one, sql`select access.agree_withdrawal(${target.membershipId})`)).toBe(
        false,
      );
    }
    expect(await isOpen(back)).toBe(true);
  });

  test('keeps the access, and whoever asked may take the question back', async () => {
    const target = await person('auditor');
    for (const by of [await person('auditor'), administrator]) {
      await withdraw(administrator, target);
      expect((await keep(await person('national-coordinator'), target)).status).toBe(404);
      expect((await keep(by, target)).status).toBe(200);
      expect((await agree(await person('administrator'), target)).status).toBe(404);
    }
  });

  test('not after two weeks', async () => {
    const target = await person('auditor');
    await withdraw(administrator, target);
    await sql`update workforce.membership set withdrawal_asked_at = now() - interval '14 days'
      where id = ${target.membershipId}`.execute(owner);
    expect((await agree(await person('auditor'), target)).status).toBe(404);
    expect((await rowFor(administrator, target)).withdrawalAsked).toBeNull();
  });

  test('then everything ends, and both are on record', async () => {
    const [target, second] = [await person('auditor'), await person('auditor')];
    await withdraw(administrator, target);
    const back = { ...target, token: await openSession(database, target) };
    expect((await agree(second, target)).status).toBe(200);
    expect(await isOpen(back)).toBe(false);
    const { rows } = await sql<{ event: string; accountId: string }>`select event, account_id
      from audit.entry where event in ('withdrawal-asked', 'grant-withdrawn')
      order by at desc, id desc limit 2`.execute(owner);
    expect(rows).toEqual([
      { event: 'grant-withdrawn', accountId: second.accountId },
      { event: 'withdrawal-asked', accountId: administrator.accountId },
    ]);
  });
});

describe('a duty', () => {
  let organisationId: string;
  let manager: Somebody;
  beforeAll(async () => {
    organisationId = await makeOrganisation(database, { side: 'care' });
    manager = await person('cso-manager', { organisationId });
  });
  const worker = (place: object = {}) => person('case-manager', { organisationId, ...place });
  const give = (by: TestActor, { membershipId }: Somebody, duty: string) =>
    call(server, by, `PUT /api/accounts/${membershipId}/duty`, { duty });
  const confirm = (by: TestActor, { membershipId }: Somebody, duty: string) =>
    call(server, by, `PUT /api/accounts/${membershipId}/duty/confirmation`, { duty });
  const dutyOf = async ({ accountId }: Somebody) =>
    (
      await sql<{ duty: string }>`select duty from workforce.membership
        where account_id = ${accountId} and withdrawn_at is null`.execute(owner)
    ).rows[0]!.duty;

  test.each(openRoleNames)('is not given by %s of elsewhere, nor confirmed', async (role) => {
    const [other, target, waiting] = [await person(role), await worker(), await worker()];
    await give(manager, waiting, 'intake');
    if (role !== 'administrator') {
      expect((await give(other, target, 'intake')).status).toBe(404);
      expect((await confirm(other, waiting, 'intake')).status).toBe(404);
      expect(
        await inSql(other, sql`select access.change_duty(${target.membershipId}, 'intake')`),
      ).toBe(false);
      expect(
        await inSql(other, sql`select access.confirm_duty(${waiting.membershipId}, 'intake')`),
      ).toBe(false);
    }
    expect([await dutyOf(target), await dutyOf(waiting)]).toEqual(['member', 'member']);
  });

  test('nobody gives themselves one, or confirms what they gave, with two accounts', async () => {
    const twin = await person('cso-manager', { organisationId }, 'Twin Manager');
    const works = await person('case-manager', { organisationId }, 'twin manager');
    expect((await give(manager, manager, 'legal-approver')).status).toBe(404);
    expect((await give(twin, works, 'intake')).status).toBe(404);
    const target = await worker();
    await give(manager, target, 'intake');
    expect((await confirm(manager, target, 'intake')).status).toBe(404);
    await give(administrator, works, 'intake');
    expect((await confirm(twin, works, 'intake')).status).toBe(404);
    expect((await confirm(works, works, 'intake')).status).toBe(404);
  });

  test('one of the two is of that organisation: two administrators are not enough', async () => {
    const target = await worker();
    await give(administrator, target, 'intake');
    expect((await confirm(await person('administrator'), target, 'intake')).status).toBe(404);
    expect((await confirm(manager, target, 'intake')).status).toBe(200);
    const other = await worker();
    await give(manager, other, 'intake');
    expect((await confirm(administrator, other, 'intake')).status).toBe(200);
    expect([await dutyOf(target), await dutyOf(other)]).toEqual(['intake', 'intake']);
  });

  test('that does not fit the role is refused, and one that nobody saw is not confirmed', async () => {
    const target = await worker();
    const answer = await give(manager, target, 'registrar');
    expect([answer.status, answer.body.code]).toEqual([409, 'duty-not-for-this-role']);
    await give(manager, target, 'intake');
    expect((await confirm(administrator, target, 'legal-approver')).status).toBe(404);
  });

  test('is taken at once, by one, and the sessions end in the same moment', async () => {
    const target = await worker({ duty: 'intake' });
    expect(await isOpen(target)).toBe(true);
    const answer = await give(manager, target, 'member');
    expect([answer.status, answer.body.waits]).toEqual([200, false]);
    expect([await dutyOf(target), await isOpen(target)]).toEqual(['member', false]);
  });
});

describe('province and languages', () => {
  test('by a manager there or the administrator, from the pack, and colleagues see them', async () => {
    const organisationId = await makeOrganisation(database, { side: 'care' });
    const manager = await person('cso-manager', { organisationId });
    const target = await person('case-manager', { organisationId });
    const body = (more: object = {}) => ({
      baseVersion: 1,
      province: 'KG-O',
      languages: ['ky', 'ru'],
      ...more,
    });
    const path = `PUT /api/accounts/${target.membershipId}/place` as const;
    for (const role of openRoleNames.filter((one) => one !== 'administrator'))
      expect([role, (await call(server, await person(role), path, body())).status]).toEqual([
        role,
        404,
      ]);
    const elsewhere = await call(server, manager, path, body({ province: 'KZ-75' }));
    expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'no-such-province']);
    expect((await call(server, manager, path, body())).status).toBe(200);
    const late = await call(server, administrator, path, body());
    expect([late.status, late.body.code]).toEqual([409, 'conflict-changed-meanwhile']);
    const { body: shown } = await call(server, manager, 'GET /api/colleagues');
    expect(
      shown.colleagues.find((one: TestActor) => one.accountId === target.accountId),
    ).toMatchObject({ province: 'KG-O', languages: ['ky', 'ru'] });
  });
});
