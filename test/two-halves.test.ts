// An account is opened by a link and a code from two people: neither opens anything alone, both
// work once and end, five wrong codes end them, and neither is found anywhere afterwards. Over
// HTTP, and over SQL as each login role.

import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { totpCode } from '../src/engine/crypto/sign-in-secrets.ts';
import { sql } from '../src/engine/db/database.ts';
import { loginRoles } from '../src/engine/db/roles.ts';
import { deliverTo } from '../src/engine/http/perform.ts';
import { buildServer } from '../src/engine/http/server.ts';
import { newId } from '../src/kernel/id.ts';
import { openRoleNames } from '../src/kernel/roles.ts';
import { hashOfToken } from '../src/rooms/accounts/invitations/halves.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call } from './support/http.ts';
import {
  comeIn,
  confirmedBy,
  type Halves,
  invite,
  type Invited,
  look,
  password,
  tokenOfLink,
} from './support/invited.ts';
import { heardLog } from './support/log.ts';

const database = await testDatabase();
const { owner } = database;
const lines: string[] = [];
const log = heardLog((line) => lines.push(JSON.stringify(line)), 'debug');
const services = testServices(database, { log });
const bindings = rooms.flatMap((room) => room.bindings);
const server = buildServer(bindings, services, {
  deliver: deliverTo(rooms),
  extra: [sessionRoutes(services)],
});
let cso: string;
let administrator: TestActor;
let manager: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  cso = await makeOrganisation(database, { side: 'care' });
  administrator = await makeActor(database, { role: 'administrator' });
  manager = await makeActor(database, { role: 'cso-manager', organisationId: cso });
});

const inviteWorker = () =>
  invite(server, administrator, { role: 'case-manager', organisationId: cso });

async function inviteWithCode(): Promise<Invited & Halves> {
  const invited = await inviteWorker();
  return { ...invited, code: await confirmedBy(server, manager, invited) };
}

const refusalOf = async (halves: Halves) => {
  const { status, body } = await look(server, halves);
  return [status, body.code];
};
const wrong = (code: string) => (code === '00000000' ? '00000001' : '00000000');
const over = [409, 'invitation-over'];
const rowOf = async ({ accountId }: Pick<Invited, 'accountId'>) =>
  (
    await sql<Record<string, unknown>>`select a.password_hash, length(a.totp_secret) as totp,
      i.ended_as, i.wrong_codes, i.link_hash, i.code_hash from access.account a
      join access.invitation i on i.account_id = a.id where a.id = ${accountId}
      order by i.made_at desc limit 1`.execute(owner)
  ).rows[0]!;

describe('one half opens nothing', () => {
  test('the link before the code is given', async () => {
    const { token } = await inviteWorker();
    expect(await refusalOf({ token, code: '12345678' })).toEqual([409, 'invitation-waits']);
  });

  test('the link with a wrong code, and the fifth ends it, also for the right one', async () => {
    const { token, code, accountId } = await inviteWithCode();
    for (let time = 1; time <= 4; time++)
      expect(await refusalOf({ token, code: wrong(code) })).toEqual([409, 'invitation-code-wrong']);
    expect(await refusalOf({ token, code: wrong(code) })).toEqual(over);
    expect(await refusalOf({ token, code })).toEqual(over);
    expect(await rowOf({ accountId })).toMatchObject({ endedAs: 'wrong-codes', codeHash: null });
  });

  test('the code with another link', async () => {
    const [one, other] = [await inviteWithCode(), await inviteWithCode()];
    expect((await look(server, { token: one.token, code: other.code })).status).toBe(409);
    expect(await refusalOf({ token: 'x'.repeat(43), code: one.code })).toEqual(over);
  });

  test('sign-in, with any password', async () => {
    const { login } = await inviteWithCode();
    for (const typed of ['-', '', password]) {
      const answer = await call(server, null, 'POST /api/session', {
        login,
        password: typed || ' ',
        totp: '123456',
      });
      expect([answer.status, answer.body.code]).toEqual([401, 'sign-in-failed']);
    }
  });
});

describe('over, with one answer', () => {
  const days = (count: number, { accountId }: Invited) =>
    sql`update access.invitation set expires_at = expires_at - make_interval(days => ${count})
      where account_id = ${accountId}`.execute(owner);

  test('when it was used', async () => {
    const halves = await inviteWithCode();
    const { body } = await look(server, halves);
    expect((await comeIn(server, halves, body.totpSecret)).status).toBe(200);
    expect(await refusalOf(halves)).toEqual(over);
    const again = await comeIn(server, halves, body.totpSecret);
    expect([again.status, again.body.code]).toEqual(over);
  });

  test('after seven days, and not the moment before', async () => {
    const halves = await inviteWithCode();
    await sql`update access.invitation set expires_at = now() + interval '1 minute'
      where account_id = ${halves.accountId}`.execute(owner);
    expect((await look(server, halves)).status).toBe(200);
    await days(1, halves);
    expect(await refusalOf(halves)).toEqual(over);
    const { accountId } = await inviteWorker();
    const made = await sql<{ days: number }>`select extract(day from expires_at - made_at)::int
      as days from access.invitation where account_id = ${accountId}`.execute(owner);
    expect(made.rows).toEqual([{ days: 7 }]);
  });

  test('when the grant was withdrawn', async () => {
    const halves = await inviteWithCode();
    expect(
      (await call(server, manager, `DELETE /api/accounts/${halves.membershipId}`)).status,
    ).toBe(200);
    expect(await refusalOf(halves)).toEqual(over);
    expect(await rowOf(halves)).toMatchObject({ endedAs: 'taken-back', linkHash: null });
  });

  test('when a new one was made', async () => {
    const halves = await inviteWithCode();
    const path = `/api/accounts/${halves.membershipId}/invitation` as const;
    const made = await call(server, administrator, `POST ${path}`);
    const next = { token: tokenOfLink(made.body.link), code: halves.code };
    expect(await refusalOf(halves)).toEqual(over);
    // The code of the one before does not fit the new link.
    expect(await refusalOf(next)).toEqual([409, 'invitation-waits']);
    const given = await call(server, manager, `PUT ${path}`);
    expect((await look(server, { ...next, code: given.body.code })).status).toBe(200);
  });
});

describe('coming in', () => {
  test('chooses the password and is signed in; the way to sign in is what was chosen', async () => {
    const halves = await inviteWithCode();
    const seen = await look(server, halves);
    expect(seen.body).toMatchObject({ login: halves.login, locale: 'en' });
    // The same picture when the page is loaded again.
    expect((await look(server, halves)).body.totpSecret).toBe(seen.body.totpSecret);
    expect(decodeURIComponent(seen.body.totpAddress)).toContain(`:${halves.login}?`);
    const answer = await comeIn(server, halves, seen.body.totpSecret);
    expect(answer.body.me).toMatchObject({ userId: halves.accountId, role: 'case-manager' });
    const signedIn = await call(server, null, 'POST /api/session', {
      login: halves.login,
      password,
      totp: totpCode(seen.body.totpSecret, new Date(Date.now() + 30_000)),
    });
    expect(signedIn.status).toBe(200);
    const entries = await sql<{ event: string }>`select event from audit.entry
      where account_id = ${halves.accountId} order by at, id`.execute(owner);
    expect(entries.rows.map(({ event }) => event)).toEqual(['invitation-used', 'signed-in']);
  });

  test('not with a wrong code of the authenticator, which ends nothing', async () => {
    const halves = await inviteWithCode();
    const { body } = await look(server, halves);
    const past = totpCode(body.totpSecret, new Date(Date.now() - 3_600_000));
    const input = { token: halves.token, code: halves.code, password, totp: past };
    const answer = await call(server, null, 'POST /api/invitation/use', input);
    expect([answer.status, answer.body.code]).toEqual([409, 'authenticator-code-wrong']);
    expect((await comeIn(server, halves, body.totpSecret)).status).toBe(200);
  });

  test('once, also when the link is used twice at once', async () => {
    const halves = await inviteWithCode();
    const { body } = await look(server, halves);
    const answers = await Promise.all([0, 1, 2].map(() => comeIn(server, halves, body.totpSecret)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const { rows } = await sql`select 1 from access.session
      where account_id = ${halves.accountId}`.execute(owner);
    expect(rows.length).toBe(1);
  });

  test('five wrong codes at once are five', async () => {
    const { token, code, accountId } = await inviteWithCode();
    await Promise.all(Array.from({ length: 8 }, () => look(server, { token, code: wrong(code) })));
    expect(await rowOf({ accountId })).toMatchObject({ endedAs: 'wrong-codes' });
    expect(await refusalOf({ token, code })).toEqual(over);
  });
});

describe('the halves go to two people', () => {
  test('the code is given once, and of two who confirm at once to one', async () => {
    const second = await makeActor(database, { role: 'cso-manager', organisationId: cso });
    await sql`update access.account set display_name = 'Another Manager'
      where id = ${second.accountId}`.execute(owner);
    const { membershipId } = await inviteWorker();
    const path = `PUT /api/accounts/${membershipId}/confirmation` as const;
    const answers = await Promise.all([call(server, manager, path), call(server, second, path)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    expect(answers.filter(({ body }) => /^\d{8}$/.test(body.code)).length).toBe(1);
    const again = await call(server, manager, `PUT /api/accounts/${membershipId}/invitation`);
    expect(again.status).toBe(404);
  });

  test('a link that is over when the grant is confirmed gets no code', async () => {
    const invited = await inviteWorker();
    await sql`update access.invitation set expires_at = now() - interval '1 second'
      where account_id = ${invited.accountId}`.execute(owner);
    expect(await confirmedBy(server, manager, invited)).toBeNull();
    const seen = await call(server, administrator, 'GET /api/accounts');
    const row = seen.body.grants.find((one: Invited) => one.membershipId === invited.membershipId);
    expect([row.opening, row.may.giveLink, row.may.giveCode]).toEqual(['over', true, false]);
  });

  test.each(openRoleNames)('%s of elsewhere gets neither', async (role) => {
    const waiting = await inviteWorker();
    const open = await inviteWithCode();
    const stranger = await makeActor(database, { role });
    for (const { membershipId } of [waiting, open]) {
      const path = `/api/accounts/${membershipId}/invitation` as const;
      expect((await call(server, stranger, `PUT ${path}`)).status).toBe(404);
      if (role !== 'administrator')
        expect((await call(server, stranger, `POST ${path}`)).status).toBe(404);
    }
    const asked = async (query: ReturnType<typeof sql>) =>
      asActor(database, stranger, async (tx) => (await query.execute(tx)).rows[0]).then(
        (row) => Object.values(row as object)[0],
        (problem: { code?: string }) => problem.code,
      );
    const { membershipId } = open;
    const hash = hashOfToken(newId());
    expect([false, '42501']).toContain(
      await asked(sql`select access.give_code(${membershipId}, ${hash})`),
    );
    if (role !== 'administrator')
      expect([false, '42501']).toContain(
        await asked(sql`select access.renew_invitation(${membershipId}, ${hash})`),
      );
  });

  test('nobody is both: whoever made the new link gives no code', async () => {
    const { membershipId } = await inviteWithCode();
    const path = `/api/accounts/${membershipId}/invitation` as const;
    expect((await call(server, administrator, `POST ${path}`)).status).toBe(200);
    expect((await call(server, administrator, `PUT ${path}`)).status).toBe(404);
    expect((await call(server, manager, `POST ${path}`)).status).toBe(404);
    const { rows } = await sql<{ who: string }>`select conname as who from pg_constraint
      where conname in ('invitation_two_people', 'invitation_not_oneself')`.execute(owner);
    expect(rows.length).toBe(2);
  });

  test('who has come in gets no new link from one person', async () => {
    const halves = await inviteWithCode();
    const { body } = await look(server, halves);
    await comeIn(server, halves, body.totpSecret);
    const path = `POST /api/accounts/${halves.membershipId}/invitation` as const;
    expect((await call(server, administrator, path)).status).toBe(404);
  });
});

describe('a grant that waited in vain', () => {
  test('is given again with a new link, and by whoever makes it', async () => {
    const organisationId = await makeOrganisation(database, { side: 'programme' });
    const [second, coordinator] = [
      await makeActor(database, { role: 'administrator' }),
      await makeActor(database, { role: 'national-coordinator' }),
    ];
    await sql`update access.account set display_name = 'Second Administrator'
      where id = ${second.accountId}`.execute(owner);
    const invited = await invite(server, administrator, { role: 'donor', organisationId });
    await sql`update workforce.membership set granted_at = now() - interval '15 days'
      where id = ${invited.membershipId}`.execute(owner);
    const confirm = () =>
      call(server, coordinator, `PUT /api/accounts/${invited.membershipId}/confirmation`);
    expect((await confirm()).status).toBe(404);
    const made = await call(
      server,
      second,
      `POST /api/accounts/${invited.membershipId}/invitation`,
    );
    expect(made.status).toBe(200);
    const self = await call(
      server,
      second,
      `PUT /api/accounts/${invited.membershipId}/confirmation`,
    );
    expect(self.status).toBe(404);
    const token = tokenOfLink(made.body.link);
    const { code } = (await confirm()).body;
    expect((await look(server, { token, code })).status).toBe(200);
  });
});

describe('neither half is anywhere afterwards', () => {
  test('in no table, kept answer or line of the log, and no login role reads the hashes', async () => {
    const invited = await inviteWorker();
    const answer = await server.inject({
      method: 'PUT',
      url: `/api/accounts/${invited.membershipId}/confirmation`,
      headers: { authorization: `Bearer ${manager.token}`, 'idempotency-key': newId() },
    });
    const code = answer.json().code as string;
    await look(server, { token: invited.token, code: wrong(code) });
    await look(server, { token: invited.token, code });
    const tables = await sql<{ name: string }>`select c.oid::regclass::text as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`.execute(
      owner,
    );
    for (const { name } of tables.rows) {
      const { rows } = await sql`select 1 from ${sql.raw(name)} t
        where t::text like ${`%${invited.token}%`} or t::text like ${`%${code}%`}`.execute(owner);
      expect([name, rows.length]).toEqual([name, 0]);
    }
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((line) => line.includes(invited.token) || line.includes(code))).toEqual([]);
    for (const role of loginRoles) {
      const read = sql`select link_hash, code_hash from access.invitation`.execute(
        database.pools.of(role),
      );
      await expect(read).rejects.toThrow('permission denied');
    }
  });

  test('the door learns nothing by the functions of opening without both', async () => {
    const { token, code, accountId } = await inviteWithCode();
    const door = database.pools.of('door');
    const found = await sql<Record<string, unknown>>`select * from access.prove_invitation(
      ${hashOfToken(token)}, 'x')`.execute(door);
    expect(found.rows[0]).toMatchObject({ outcome: 'wrong', login: null, side: null });
    const chosen = { passwordHash: 'x', totpSecret: '00', totpStep: 1, sessionId: newId() };
    const used = await sql<{ isOpen: boolean }>`select access.use_invitation(${hashOfToken(token)},
      'x', ${JSON.stringify({ ...chosen, tokenHash: '00', deviceHash: '01' })}::jsonb,
      1) as is_open`.execute(door);
    expect(used.rows[0]!.isOpen).toBe(false);
    expect(await rowOf({ accountId })).toMatchObject({ passwordHash: '-', endedAs: null });
    expect(code).toMatch(/^\d{8}$/);
  });
});

describe('what is over goes', () => {
  const sweep = () => sql`select access.forget_old_sessions()`.execute(owner);
  const leftOf = async (accountId: string) => {
    const counted = sql<{ invitations: number; requests: number }>`select
      (select count(*)::int from access.invitation i where i.account_id = a.id) as invitations,
      (select count(*)::int from access.help_request h where h.account_id = a.id) as requests
      from access.account a where a.id = ${accountId}`;
    const { rows } = await counted.execute(owner);
    return rows[0]!;
  };

  test('an invitation thirty days after its end, used or not, and not before', async () => {
    const [used, late, open] = [
      await inviteWithCode(),
      await inviteWithCode(),
      await inviteWorker(),
    ];
    const { body } = await look(server, used);
    await comeIn(server, used, body.totpSecret);
    const past = (days: number) =>
      sql`update access.invitation set
      ended_at = ended_at - make_interval(days => ${days}),
      expires_at = expires_at - make_interval(days => case when ended_at is null then ${days} + 7
        else 0 end)
      where account_id in (${used.accountId}, ${late.accountId})`.execute(owner);
    await past(29);
    await sweep();
    expect([await leftOf(used.accountId), await leftOf(late.accountId)]).toEqual([
      { invitations: 1, requests: 0 },
      { invitations: 1, requests: 0 },
    ]);
    await past(2);
    await sweep();
    expect([await leftOf(used.accountId), await leftOf(late.accountId)]).toEqual([
      { invitations: 0, requests: 0 },
      { invitations: 0, requests: 0 },
    ]);
    expect((await leftOf(open.accountId)).invitations).toBe(1);
  });

  test('a request for help thirty days after it ended or was told, else after 400', async () => {
    const [asker, agreer] = [manager.accountId, administrator.accountId];
    const add = async (state: ReturnType<typeof sql>, days: number) => {
      const { accountId } = await makeActor(database, {
        role: 'case-manager',
        organisationId: cso,
      });
      await sql`with made as (insert into access.help_request (id, account_id, asked_by, asked_at,
          expires_at) values (${newId()}, ${accountId}, ${asker},
          now() - make_interval(days => ${days}), now() - make_interval(days => ${days})
          + interval '14 days'))
        select`.execute(owner);
      await sql`update access.help_request set ${state} where account_id = ${accountId}`.execute(
        owner,
      );
      return accountId;
    };
    const agreed = sql`agreed_by = ${agreer}, agreed_at = asked_at`;
    const told = sql`agreed_by = ${agreer}, agreed_at = asked_at, told_at = asked_at`;
    const nothing = sql`told_at = null`;
    const kept = [await add(nothing, 43), await add(told, 29), await add(agreed, 399)];
    const gone = [await add(nothing, 45), await add(told, 31), await add(agreed, 401)];
    await sweep();
    for (const [accounts, requests] of [[kept, 1] as const, [gone, 0] as const])
      for (const accountId of accounts) expect((await leftOf(accountId)).requests).toBe(requests);
  });
});
