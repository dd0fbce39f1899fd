// Somebody cannot come in any more: one person asks, another agrees, everything that signed in as
// the account ends, and two halves open it again. Nobody helps themselves or does both parts,
// nobody of elsewhere sees it, and the person is told.

import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { loginRoles } from '../src/engine/db/roles.ts';
import { deliverTo } from '../src/engine/http/perform.ts';
import { buildServer } from '../src/engine/http/server.ts';
import { newId } from '../src/kernel/id.ts';
import { openRoleNames, type OpenRole } from '../src/kernel/roles.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
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
import { confirm, unconfirm } from './support/disclosures.ts';
import { call } from './support/http.ts';
import { comeIn, look, tokenOfLink } from './support/invited.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = buildServer(
  rooms.flatMap((room) => room.bindings),
  services,
  { deliver: deliverTo(rooms), extra: [sessionRoutes(services)] },
);
type Somebody = TestActor & { readonly membershipId: string };
let cso: string;
let court: string;
let manager: Somebody;
let registrar: Somebody;
let administrator: Somebody;
let coordinator: Somebody;
let auditor: Somebody;

async function person(role: OpenRole, place: object = {}, name = `Somebody ${newId()}`) {
  const actor = await makeActor(database, { role, ...place });
  const { rows } = await sql<{ id: string }>`with named as (update access.account
      set display_name = ${name} where id = ${actor.accountId})
    select id from workforce.membership where account_id = ${actor.accountId}`.execute(owner);
  await confirm(database, actor);
  return { ...actor, membershipId: rows[0]!.id } satisfies Somebody;
}

/** As if they had never been, so that each test says who else is there. */
async function alone(...others: readonly Somebody[]): Promise<void> {
  await sql`update workforce.membership set withdrawn_at = now()
    where withdrawn_at is null and role in ('administrator', 'national-coordinator', 'auditor')
      and account_id <> all (${others.map((one) => one.accountId)}::uuid[])`.execute(owner);
}

beforeAll(async () => {
  await makeTestProgramme(database);
  cso = await makeOrganisation(database, { side: 'care' });
  court = await makeOrganisation(database, { side: 'justice' });
  manager = await person('cso-manager', { organisationId: cso });
  registrar = await person('prosecutor', { organisationId: court, duty: 'registrar' });
  administrator = await person('administrator');
  coordinator = await person('national-coordinator');
  auditor = await person('auditor');
});

const worker = () => person('case-manager', { organisationId: cso });
const ask = (by: TestActor, { membershipId }: { membershipId: string }) =>
  call(server, by, 'POST /api/help', { membershipId });
const agree = (by: TestActor, helpId: string) =>
  call(server, by, `PUT /api/help/${helpId}/agreement`);
const seenBy = async (by: TestActor, helpId: string) =>
  (await call(server, by, 'GET /api/help')).body.requests.find(
    (one: { helpId: string }) => one.helpId === helpId,
  );
const whomOf = async (by: TestActor): Promise<string[]> =>
  (await call(server, by, 'GET /api/help')).body.whom.map(
    (one: { membershipId: string }) => one.membershipId,
  );
async function asked(by: TestActor, whom: Somebody): Promise<string> {
  const answer = await ask(by, whom);
  expect([answer.status, answer.raw.length > 0]).toEqual([200, true]);
  return answer.body.helpId as string;
}
const isOpen = (actor: TestActor) => asActor(database, actor, async () => true).catch(() => false);

describe('who asks', () => {
  test.each(openRoleNames)('%s of elsewhere asks for nobody of an organisation', async (role) => {
    const [stranger, whom] = [await person(role), await worker()];
    expect((await ask(stranger, whom)).status).toBe(404);
    const direct = await asActor(database, stranger, async (tx) =>
      sql<{ outcome: string }>`select access.ask_help(${newId()}, ${whom.membershipId})
        as outcome`.execute(tx),
    ).then(
      ({ rows }) => rows[0]!.outcome,
      (problem: { code?: string }) => problem.code,
    );
    expect(direct).toBe('not-found');
    expect(role === 'cso-manager' ? await whomOf(stranger) : []).not.toContain(whom.membershipId);
  });

  test('a colleague without that part does not, nor a prosecutor without the duty', async () => {
    const [whom, colleague] = [await worker(), await worker()];
    expect((await ask(colleague, whom)).status).toBe(404);
    const [officer, plain] = [
      await person('probation-officer', { organisationId: court }),
      await person('prosecutor', { organisationId: court }),
    ];
    expect((await ask(plain, officer)).status).toBe(404);
    expect(await whomOf(registrar)).toContain(officer.membershipId);
    expect((await ask(registrar, officer)).status).toBe(200);
  });

  test('nobody for themselves, nor with a second account', async () => {
    expect((await ask(manager, manager)).status).toBe(404);
    const twin = await person('cso-manager', { organisationId: cso }, 'Twin Sister');
    const worksToo = await person('case-manager', { organisationId: cso }, 'twin  sister');
    expect((await ask(twin, worksToo)).status).toBe(404);
    expect((await ask(coordinator, coordinator)).status).toBe(404);
  });

  test('once while it waits, and of two at once one is refused', async () => {
    const whom = await worker();
    const second = await person('cso-manager', { organisationId: cso });
    const answers = await Promise.all([ask(manager, whom), ask(second, whom)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('help-is-asked');
  });

  test('for a manager who is the only one, somebody who looks after access', async () => {
    const organisationId = await makeOrganisation(database, { side: 'care' });
    const only = await person('cso-manager', { organisationId });
    expect(await whomOf(coordinator)).toContain(only.membershipId);
    expect((await ask(manager, only)).status).toBe(404);
    const helpId = await asked(administrator, only);
    expect((await agree(administrator, helpId)).status).toBe(404);
    const other = await person('administrator');
    expect((await agree(other, helpId)).status).toBe(200);
  });
});

describe('who agrees', () => {
  test.each(openRoleNames)(
    '%s: an administrator, and nobody else while there is one',
    async (role) => {
      const helpId = await asked(manager, await worker());
      const other = await person(role);
      const answer = await agree(other, helpId);
      expect(answer.status).toBe(role === 'administrator' ? 200 : 404);
      if (role !== 'administrator') expect(answer.body.code).toBe('not-found');
    },
  );

  test('nobody who asked, nor who is helped, with another account', async () => {
    const one = await person('administrator', {}, 'Anna Helper');
    const twin = await person('administrator', {}, 'anna helper');
    const whom = await person('donor');
    const helpId = await asked(one, whom);
    expect((await agree(one, helpId)).status).toBe(404);
    expect((await agree(twin, helpId)).status).toBe(404);
    const same = await person('donor', {}, 'Anna Helper');
    const other = await asked(coordinator, same);
    expect((await agree(twin, other)).status).toBe(404);
  });

  test('only with password and code of now', async () => {
    const helpId = await asked(manager, await worker());
    await unconfirm(database, administrator);
    const answer = await agree(administrator, helpId);
    expect([answer.status, answer.body.code]).toEqual([409, 'confirm-it-is-you']);
    await confirm(database, administrator);
    expect((await agree(administrator, helpId)).status).toBe(200);
  });

  test('not after 14 days, nor when it was taken back, refused or not needed', async () => {
    const late = await asked(manager, await worker());
    await sql`update access.help_request set expires_at = now() where id = ${late}`.execute(owner);
    expect((await agree(administrator, late)).status).toBe(404);
    const end = (by: TestActor, id: string) => call(server, by, `DELETE /api/help/${id}`);
    const whom = await worker();
    for (const by of [manager, administrator, whom]) {
      const helpId = await asked(manager, whom);
      expect((await end(await worker(), helpId)).status).toBe(404);
      expect((await end(by, helpId)).status).toBe(200);
      expect((await agree(administrator, helpId)).status).toBe(404);
    }
    const { rows } = await sql<{ days: number }>`select distinct
      extract(day from expires_at - asked_at)::int as days from access.help_request
      where id <> ${late}`.execute(owner);
    expect(rows).toEqual([{ days: 14 }]);
  });

  test('a coordinator and an auditor, for the only administrator', async () => {
    await alone(administrator, coordinator, auditor);
    const helpId = await asked(auditor, administrator);
    expect((await seenBy(coordinator, helpId)).may.agree).toBe(true);
    expect((await agree(auditor, helpId)).status).toBe(404);
    const agreed = await agree(coordinator, helpId);
    expect(agreed.status).toBe(200);
    const given = await call(
      server,
      auditor,
      `PUT /api/accounts/${administrator.membershipId}/invitation`,
    );
    const halves = { token: tokenOfLink(agreed.body.link), code: given.body.code };
    const { body } = await look(server, halves);
    expect((await comeIn(server, halves, body.totpSecret)).status).toBe(200);
    const token = await openSession(database, { ...administrator });
    administrator = { ...administrator, token };
    await confirm(database, administrator);
  });
});

describe('when it is agreed to', () => {
  test('every way in ends, and only both halves open the account again', async () => {
    const whom = await worker();
    await sql`update access.account set password_hash = 'x', totp_secret = 'x'
      where id = ${whom.accountId}`.execute(owner);
    const helpId = await asked(manager, whom);
    expect(await isOpen(whom)).toBe(true);
    const { link } = (await agree(administrator, helpId)).body;
    expect(await isOpen(whom)).toBe(false);
    const left = await sql`select a.password_hash, length(a.totp_secret) as totp,
        (select count(*)::int from access.session s where s.account_id = a.id
          and s.ended_at is null) as sessions,
        (select count(*)::int from access.device d where d.account_id = a.id
          and d.ended_at is null) as devices
      from access.account a where a.id = ${whom.accountId}`.execute(owner);
    expect(left.rows).toEqual([{ passwordHash: '-', totp: 0, sessions: 0, devices: 0 }]);
    // The code is for whoever asked, not for whoever has the link.
    const path = `PUT /api/accounts/${whom.membershipId}/invitation` as const;
    expect((await call(server, administrator, path)).status).toBe(404);
    expect((await seenBy(manager, helpId)).may.giveCode).toBe(true);
    const code = (await call(server, manager, path)).body.code as string;
    const halves = { token: tokenOfLink(link), code };
    const { body } = await look(server, halves);
    expect((await comeIn(server, halves, body.totpSecret)).status).toBe(200);
  });

  test('an answer to sign-in that is under way opens nothing', async () => {
    const whom = await worker();
    const helpId = await asked(manager, whom);
    await sql`insert into access.sign_in_attempt (account_id, address_hash, login_hash)
      values (${whom.accountId}, 'x', 'x')`.execute(owner);
    await agree(administrator, helpId);
    const { rows } = await sql`select 1 from access.sign_in_attempt
      where account_id = ${whom.accountId}`.execute(owner);
    expect(rows).toEqual([]);
  });

  test('a passkey that signs in at this very moment opens nothing that lasts', async () => {
    const whom = await worker();
    const helpId = await asked(manager, whom);
    const passkeyId = newId();
    await sql`insert into access.passkey (id, account_id, credential_id, public_key, name, has_prf,
        is_synced) values (${passkeyId}, ${whom.accountId}, ${Buffer.from(passkeyId)}, '', 'x',
        false, false)`.execute(owner);
    const some = () => Buffer.from(newId());
    const under = { way: Promise.resolve({ status: 0 }) };
    await inTransaction(database.pools.of('door'), async (tx) => {
      const { rows } = await sql<{ opened: string }>`select access.open_session_by_passkey(
        ${passkeyId}, ${whom.accountId}, 0, ${some()}, ${newId()}, ${some()}, 1, '{}',
        ${some()}) as opened`.execute(tx);
      expect(rows[0]!.opened).toBe('new-device');
      under.way = agree(administrator, helpId);
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    expect((await under.way).status).toBe(200);
    const { rows } = await sql<{ open: number }>`select count(*)::int as open from access.session
      where account_id = ${whom.accountId} and ended_at is null`.execute(owner);
    expect(rows).toEqual([{ open: 0 }]);
  });

  test('of two who agree at once one does', async () => {
    const other = await person('administrator');
    const helpId = await asked(manager, await worker());
    const answers = await Promise.all([agree(administrator, helpId), agree(other, helpId)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  });

  test('an invitation that ended unused is made again by the same two', async () => {
    const whom = await worker();
    await agree(administrator, await asked(manager, whom));
    const path = `/api/accounts/${whom.membershipId}/invitation` as const;
    const made = await call(server, administrator, `POST ${path}`);
    const { code } = (await call(server, manager, `PUT ${path}`)).body;
    const halves = { token: tokenOfLink(made.body.link), code };
    expect((await look(server, halves)).status).toBe(200);
  });
});

describe('who sees it', () => {
  test.each(openRoleNames)('%s of elsewhere', async (role) => {
    const helpId = await asked(manager, await worker());
    const other = await person(role);
    const answer = await call(server, other, 'GET /api/help');
    const sees =
      answer.status === 200 &&
      answer.body.requests.some((one: { helpId: string }) => one.helpId === helpId);
    expect([role, sees]).toEqual([role, ['administrator', 'auditor'].includes(role)]);
  });

  test('no login role reads the table', async () => {
    for (const role of loginRoles)
      await expect(
        sql`select 1 from access.help_request`.execute(database.pools.of(role)),
      ).rejects.toThrow('permission denied');
  });

  test('the person, while it waits and after it was done, until they say so', async () => {
    const whom = await worker();
    const own = async () => (await call(server, whom, 'GET /api/own-help')).body.requests;
    const helpId = await asked(manager, whom);
    expect(await own()).toMatchObject([{ helpId, agreed: null }]);
    await agree(administrator, helpId);
    const token = await openSession(database, whom);
    const back = { ...whom, token };
    const told = (await call(server, back, 'GET /api/own-help')).body.requests;
    expect(told[0].agreed.by).toMatch(/^Somebody /);
    const seen = (actor: TestActor) => call(server, actor, `PUT /api/own-help/${helpId}/seen`);
    expect((await seen(manager)).status).toBe(404);
    expect((await seen(back)).status).toBe(200);
    expect((await call(server, back, 'GET /api/own-help')).body.requests).toEqual([]);
  });

  test('and the trail', async () => {
    const whom = await worker();
    const helpId = await asked(manager, whom);
    await agree(administrator, helpId);
    const { rows } = await sql<{ event: string }>`select event from audit.entry
      where account_id in (${manager.accountId}, ${administrator.accountId})
      order by at desc, id desc limit 2`.execute(owner);
    expect(rows.map(({ event }) => event)).toEqual(['help-agreed', 'help-asked']);
  });
});
