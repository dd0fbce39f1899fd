// Nobody lets anyone in alone: a grant on the programme's or the oversight side sleeps until a
// second human being of that side confirms it, over HTTP and SQL, and for two weeks at most.

import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { type Role, roleNames, sideOf } from '../src/kernel/roles.ts';
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
const places = {} as Record<'programme' | 'oversight', string>;
let granter: TestActor;
let second: TestActor;
let coordinator: TestActor;
let auditor: TestActor;
let names = 0;

async function person(role: Role, displayName = `Somebody ${++names}`): Promise<TestActor> {
  const actor = await makeActor(database, { role });
  await sql`update access.account set display_name = ${displayName}
    where id = ${actor.accountId}`.execute(owner);
  return actor;
}

beforeAll(async () => {
  await makeTestProgramme(database);
  places.programme = await makeOrganisation(database, { side: 'programme' });
  places.oversight = await makeOrganisation(database, { side: 'oversight' });
  granter = await person('administrator', 'Anna Granter');
  second = await person('administrator');
  coordinator = await person('national-coordinator');
  auditor = await person('auditor');
});

type Granted = { readonly membershipId: string; readonly actor: TestActor; readonly login: string };

async function grant(role: 'administrator' | 'donor' | 'auditor', displayName?: string) {
  const side = sideOf(role) as 'programme' | 'oversight';
  const login = `new.${newId().slice(-12)}`;
  const made = await call(server, granter, 'POST /api/accounts', {
    login,
    displayName: displayName ?? `Newcomer ${++names}`,
    role,
    duty: 'member',
    organisationId: places[side],
    locale: 'en',
  });
  expect(made.status).toBe(200);
  const { accountId, membershipId } = made.body;
  const token = await openSession(database, { accountId, side });
  const actor = { accountId, token, side, role, organisationId: places[side] };
  return { membershipId, actor, login } satisfies Granted;
}

const isOpen = (actor: TestActor) => asActor(database, actor, async () => true).catch(() => false);
const confirm = (actor: TestActor, { membershipId }: Granted) =>
  call(server, actor, `PUT /api/accounts/${membershipId}/confirmation`);
const confirmInSql = (actor: TestActor, { membershipId }: Granted) =>
  asActor(database, actor, async (tx) =>
    sql<{ done: boolean }>`select access.confirm_grant(${membershipId}) as done`.execute(tx),
  ).then(
    ({ rows }) => rows[0]!.done,
    (problem: { code?: string }) => problem.code === '42501' && false,
  );
const waitsFor = async (actor: TestActor, { membershipId }: Granted) => {
  const { body } = await call(server, actor, 'GET /api/accounts');
  return body.grants.find((one: { membershipId: string }) => one.membershipId === membershipId);
};

describe('sleeping', () => {
  test.each(['donor', 'administrator', 'auditor'] as const)('%s opens nothing', async (role) => {
    const made = await grant(role);
    expect(await isOpen(made.actor)).toBe(false);
    const begun = await sql<{ attempt: string }>`select attempt
      from access.begin_sign_in(${made.login}, 'x', 'x', '{}')`.execute(owner);
    const found = await sql<{ accountId: string | null }>`select account_id
      from access.account_of_attempt(${begun.rows[0]!.attempt})`.execute(owner);
    expect(found.rows[0]!.accountId).toBeNull();
  });
});

describe('is confirmed by nobody else than its second person', () => {
  test.each(roleNames.filter((role) => role !== 'self'))('not by %s', async (role) => {
    const [onProgramme, onOversight] = [await grant('donor'), await grant('auditor')];
    const other = await person(role);
    const mayFor = { administrator: [true, false], 'national-coordinator': [true, false] };
    const [programme, oversight] =
      role === 'auditor' ? [false, true] : (mayFor[role as 'administrator'] ?? [false, false]);
    expect(await confirmInSql(other, onProgramme).catch(() => false)).toBe(programme);
    expect(await confirmInSql(other, onOversight).catch(() => false)).toBe(oversight);
  });

  test('not by who granted it or holds it, nor by a second account of either', async () => {
    const made = await grant('administrator', 'Boris Newcomer');
    const twins = [
      granter,
      await person('national-coordinator', 'anna  granter'),
      await person('administrator', 'Boris Newcomer'),
    ];
    for (const twin of twins) {
      expect((await confirm(twin, made)).status).toBe(404);
      expect(await confirmInSql(twin, made)).toBe(false);
    }
    expect(await isOpen(made.actor)).toBe(false);
  });

  test('nor after two weeks; the administrator sees it, and the second person no longer', async () => {
    const made = await grant('donor');
    await sql`update workforce.membership set granted_at = now() - interval '14 days'
      where id = ${made.membershipId}`.execute(owner);
    expect((await confirm(coordinator, made)).status).toBe(404);
    expect(await waitsFor(coordinator, made)).toBeUndefined();
    const seen = await waitsFor(granter, made);
    expect([seen.confirmed, new Date(seen.expiresAt) <= new Date()]).toEqual([false, true]);
  });
});

const nothing = {
  askWithdrawal: false,
  agreeWithdrawal: false,
  refuseWithdrawal: false,
  giveLink: false,
  giveCode: false,
  askHelp: false,
  changeDuty: false,
  confirmDuty: false,
  setPlace: false,
};

describe('its second person', () => {
  test('finds it, and confirms it', async () => {
    for (const [role, by] of [
      ['donor', coordinator],
      ['administrator', second],
      ['auditor', auditor],
    ] as const) {
      const made = await grant(role);
      expect((await waitsFor(by, made)).may).toEqual({
        ...nothing,
        confirm: true,
        withdraw: true,
        // An administrator may also make the link anew, and say where anybody works.
        giveLink: by === second,
        setPlace: by === second,
      });
      expect((await confirm(by, made)).status).toBe(200);
      expect(await isOpen(made.actor)).toBe(true);
      const { rows } = await sql`select confirmed_by from workforce.membership
        where id = ${made.membershipId}`.execute(owner);
      expect(rows).toEqual([{ confirmedBy: by.accountId }]);
    }
  });

  test('says no by withdrawing it; what is confirmed is not theirs to end', async () => {
    const [waiting, open] = [await grant('auditor'), await grant('auditor')];
    await confirm(auditor, open);
    const end = ({ membershipId }: Granted) =>
      call(server, auditor, `DELETE /api/accounts/${membershipId}`);
    expect([(await end(waiting)).status, (await end(open)).status]).toEqual([200, 404]);
  });

  test('sees nothing of other sides and other grants', async () => {
    const made = await grant('donor');
    const { body } = await call(server, auditor, 'GET /api/accounts');
    const roles = new Set(body.grants.map((one: { role: string }) => one.role));
    expect([...roles].filter((role) => role !== 'auditor')).toEqual([]);
    expect(await waitsFor(auditor, made)).toBeUndefined();
  });

  test('as coordinator is told among the alarms, by login', async () => {
    const made = await grant('donor');
    const alarms = async () =>
      (
        await call(server, coordinator, 'GET /api/cockpit/alarms?kind=grant-waiting&limit=100')
      ).body.alarms.map((one: { reference: string }) => one.reference);
    expect(await alarms()).toContain(made.login);
    await confirm(coordinator, made);
    expect(await alarms()).not.toContain(made.login);
  });
});

describe('a login', () => {
  const again = (made: Granted, fields: object = {}) =>
    call(server, granter, 'POST /api/accounts', {
      login: made.login,
      displayName: `Newcomer ${++names}`,
      role: 'donor',
      duty: 'member',
      organisationId: places.programme,
      locale: 'en',
      ...fields,
    });
  const ends: Record<string, ReturnType<typeof sql>> = {
    'was withdrawn': sql`withdrawn_at = now()`,
    'had its last day': sql`until_at = now() - interval '1 minute'`,
    'was not confirmed in time': sql`granted_at = now() - interval '14 days'`,
  };
  const end = ({ membershipId }: Granted, name: string) =>
    sql`update workforce.membership set ${ends[name]!} where id = ${membershipId}`.execute(owner);

  test('is not given again while its grant waits, or is in force', async () => {
    const [waiting, open] = [await grant('donor'), await grant('donor')];
    await confirm(coordinator, open);
    await sql`update workforce.membership set granted_at = now() - interval '13 days'
      where id = ${waiting.membershipId}`.execute(owner);
    await sql`update workforce.membership set granted_at = now() - interval '15 days'
      where id = ${open.membershipId}`.execute(owner);
    for (const made of [waiting, open]) {
      expect((await again(made)).body.code).toBe('login-taken');
    }
    expect(await isOpen(open.actor)).toBe(true);
  });

  test('is not given to another side, nor by anyone but an administrator', async () => {
    const made = await grant('donor');
    await end(made, 'was withdrawn');
    const taken = await again(made, { role: 'auditor', organisationId: places.oversight });
    expect(taken.body.code).toBe('login-taken');
    for (const actor of [coordinator, auditor]) {
      const freed = asActor(database, actor, (tx) =>
        sql`select access.free_login(${made.login}, 'programme')`.execute(tx),
      );
      await expect(freed).rejects.toMatchObject({ code: '42501' });
    }
    const { rows } = await sql<{ login: string }>`select login from access.account
      where id = ${made.actor.accountId}`.execute(owner);
    expect(rows).toEqual([{ login: made.login }]);
  });

  test.each(Object.keys(ends))(
    'whose grant %s is given again, to a second person',
    async (name) => {
      const made = await grant('donor');
      if (name !== 'was not confirmed in time') await confirm(coordinator, made);
      await end(made, name);
      const answer = await again(made);
      expect(answer.status).toBe(200);
      const { accountId, membershipId } = answer.body;
      expect(accountId).not.toBe(made.actor.accountId);
      const token = await openSession(database, { accountId, side: 'programme' });
      const next = { ...made, membershipId, actor: { ...made.actor, accountId, token } };
      expect(await isOpen(next.actor)).toBe(false);
      expect((await confirm(granter, next)).status).toBe(404);
      expect((await confirm(coordinator, next)).status).toBe(200);
      expect([await isOpen(next.actor), await isOpen(made.actor)]).toEqual([true, false]);
      const { body } = await call(server, granter, 'GET /api/accounts');
      const listed = body.grants.filter((one: { accountId: string }) =>
        [accountId, made.actor.accountId].includes(one.accountId),
      );
      expect(listed).toMatchObject([{ accountId, login: made.login }]);
      const kept = await sql<{ isClosed: boolean; isOver: boolean }>`select
        a.closed_at is not null as is_closed, m.withdrawn_at is not null as is_over
      from access.account a join workforce.membership m on m.account_id = a.id
      where a.id = ${made.actor.accountId}`.execute(owner);
      expect(kept.rows).toEqual([{ isClosed: true, isOver: true }]);
    },
  );

  test('is given once, by two administrators at once', async () => {
    const made = await grant('donor');
    await end(made, 'was not confirmed in time');
    const answers = await Promise.all([again(made), again(made)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});
