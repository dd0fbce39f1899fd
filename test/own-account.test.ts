// One's own account: first that nobody reads, makes or ends a way into another's, over SQL and over
// HTTP; then recovery codes, the authenticator, the password and the browsers.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { insertAccount, insertOrganisation } from '../src/app/make-account.ts';
import { makeTotpSecret, totpCode } from '../src/engine/crypto/sign-in-secrets.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { buildServer } from '../src/engine/http/server.ts';
import { newId } from '../src/kernel/id.ts';
import { done } from '../src/kernel/outcome.ts';
import { sides } from '../src/kernel/roles.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
import { asActor, makeActor, makeTestProgramme, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';

const database = await testDatabase();
const { owner } = database;
let now = () => new Date();
const services = testServices(database, { now: () => now() });
const server = buildServer(
  rooms.flatMap((room) => room.bindings),
  services,
  { deliver: async () => done(null), extra: [sessionRoutes(services)] },
);
const secret = makeTotpSecret();
const password = 'a long enough password';
const organisationId = newId();

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function send(line: `${Method} ${string}`, cookie = '', payload?: object) {
  const [method, url] = line.split(' ', 2) as [Method, string];
  const answer = await server.inject({ method, url, headers: { cookie }, payload });
  const body = answer.json();
  return { status: answer.statusCode, code: body.code, body, set: answer.headers['set-cookie'] };
}

const cookieOf = ({ set }: { set: unknown }) => (set as string[])[0]!.split(';')[0]!;
const codeNow = (of = secret) => totpCode(of, now());

function signIn(login: string, given: { password?: string; totp?: string } = {}) {
  return send('POST /api/session', '', { login, password, totp: codeNow(), ...given });
}

async function addAccount(login: string): Promise<{ accountId: string; cookie: string }> {
  const accountId = newId();
  const account = { id: accountId, login, displayName: 'Aizada Test', locale: 'ru', password };
  const role = { role: 'case-manager', duty: 'member', organisationId } as const;
  await inTransaction(owner, (tx) =>
    insertAccount(tx, { ...account, ...role, totpSecret: secret }, services.keyring),
  );
  return { accountId, cookie: cookieOf(await signIn(login)) };
}

async function confirm(cookie: string, totp = codeNow()): Promise<void> {
  const answer = await send('POST /api/session/confirmation', cookie, { password, totp });
  expect(answer.status).toBe(200);
}

async function codesOf(cookie: string): Promise<string[]> {
  await confirm(cookie);
  return (await send('POST /api/account/recovery-codes', cookie)).body.codes;
}

const eventsOf = async (accountId: string) =>
  (
    await sql<{ event: string }>`select event from audit.entry where account_id = ${accountId}
      order by at`.execute(owner)
  ).rows.map(({ event }) => event);

beforeAll(async () => {
  await makeTestProgramme(database);
  const names = { en: 'CSO', ru: 'ОО' };
  const organisation = {
    id: organisationId,
    code: 'CSO',
    kind: 'cso',
    side: 'care',
    names,
  } as const;
  await inTransaction(owner, (tx) => insertOrganisation(tx, { ...organisation, province: null }));
});

describe('over SQL', () => {
  it.each(sides)('the login role of %s reads and writes no way in', async (side) => {
    for (const table of ['recovery_code', 'passkey', 'used_challenge']) {
      for (const statement of [
        `select * from access.${table}`,
        `delete from access.${table}`,
        `insert into access.${table} default values`,
      ]) {
        const asked = inTransaction(database.pools.of(side), (tx) =>
          sql.raw(statement).execute(tx),
        );
        await expect(asked).rejects.toThrow(/permission denied/);
      }
    }
  });
  it.each([
    `access.put_recovery_codes(gen_random_uuid(), '{}')`,
    'access.recovery_codes_left(gen_random_uuid())',
    `access.use_recovery_code(gen_random_uuid(), '')`,
    `access.is_recovery_code(gen_random_uuid(), '')`,
    `access.open_session_by_recovery(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '',
      '', 1, '{}', '')`,
    `access.confirm_session_by_recovery('', '', gen_random_uuid())`,
    `access.passkey_of('')`,
    `access.passkeys_of_session('', true)`,
    `access.use_challenge('')`,
    `access.use_passkey(gen_random_uuid(), gen_random_uuid(), 1, '')`,
    `access.open_session_by_passkey(gen_random_uuid(), gen_random_uuid(), 1, '', gen_random_uuid(),
      '', 1, '{}', '')`,
    `access.use_passkey_in_session('', gen_random_uuid(), 1, '', true)`,
    `access.put_passkey(gen_random_uuid(), '{}', '')`,
    `access.begin_session(gen_random_uuid(), gen_random_uuid(), '', 1, '{}', '')`,
    'access.carried_session()',
    `access.change_password('', gen_random_uuid(), 'x')`,
    'access.end_other_sessions(gen_random_uuid(), gen_random_uuid())',
    'access.end_other_attempts(gen_random_uuid(), gen_random_uuid())',
    'access.end_what_is_held_of(gen_random_uuid())',
    'access.end_ways_in(gen_random_uuid())',
  ])('nobody who is signed in calls %s', async (call) => {
    for (const role of ['case-manager', 'prosecutor', 'administrator', 'auditor'] as const) {
      const actor = await makeActor(database, { role });
      const asked = asActor(database, actor, (tx) => sql.raw(`select ${call}`).execute(tx));
      await expect(asked).rejects.toThrow(/permission denied/);
    }
  });
  it.each([
    `access.put_recovery_codes(gen_random_uuid(), '{}')`,
    `access.use_recovery_code(gen_random_uuid(), '')`,
    `access.use_passkey(gen_random_uuid(), gen_random_uuid(), 1, '')`,
    `access.put_passkey(gen_random_uuid(), '{}', '')`,
    `access.begin_session(gen_random_uuid(), gen_random_uuid(), '', 1, '{}', '')`,
    'access.end_ways_in(gen_random_uuid())',
    'access.own_passkeys()',
  ])('the door does not call %s by itself', async (call) => {
    const asked = inTransaction(database.pools.of('door'), (tx) =>
      sql.raw(`select ${call}`).execute(tx),
    );
    await expect(asked).rejects.toThrow(/permission denied/);
  });
  it('a person changes nothing without a session that was just confirmed', async () => {
    const actor = await makeActor(database, { role: 'case-manager' });
    const answers = await asActor(database, actor, async (tx) => {
      const asked = await sql<Record<string, string>>`select
        access.add_own_passkey('{}', '') as a, access.renew_own_recovery_codes('{}') as b,
        access.renew_own_authenticator('x', 1) as c`.execute(tx);
      return Object.values(asked.rows[0]!);
    });
    expect(answers).toEqual(Array(3).fill('confirm-it-is-you'));
    const kept = await sql<{ secret: Buffer }>`select totp_secret as secret from access.account
      where id = ${actor.accountId}`.execute(owner);
    expect(kept.rows[0]!.secret.length).toBe(0);
  });
  it('a role that is not open is told and does nothing', async () => {
    const actor = await makeActor(database, { role: 'counsel' });
    for (const call of ['access.own_passkeys()', 'access.own_devices()', 'access.own_ways_in()']) {
      const asked = asActor(database, actor, (tx) => sql.raw(`select * from ${call}`).execute(tx));
      await expect(asked).rejects.toThrow(/permission denied/);
    }
  });
});

describe('over HTTP', () => {
  it('nothing of an account is read or changed without a session', async () => {
    for (const line of [
      'GET /api/account',
      'POST /api/account/authenticator/offer',
      'POST /api/account/recovery-codes',
      'POST /api/account/passkeys/offer',
      `DELETE /api/account/passkeys/${newId()}`,
      `DELETE /api/account/devices/${newId()}`,
    ] as const) {
      expect([line, (await send(line)).code]).toEqual([line, 'signed-out']);
    }
    const change = { oldPassword: password, newPassword: 'another long password' };
    expect((await send('PUT /api/session/password', '', change)).code).toBe('signed-out');
  });
  it('another’s browser is as one that does not exist', async () => {
    const [one, other] = [await addAccount('of.one'), await addAccount('of.other')];
    const theirs = (await send('GET /api/account', other.cookie)).body.devices[0].deviceId;
    const answers = [
      await send(`DELETE /api/account/devices/${theirs}`, one.cookie),
      await send(`DELETE /api/account/devices/${newId()}`, one.cookie),
    ];
    expect(answers.map(({ status, code }) => [status, code])).toEqual([
      [404, 'not-found'],
      [404, 'not-found'],
    ]);
    expect((await send('GET /api/session', other.cookie)).status).toBe(200);
  });
});

describe('recovery codes', () => {
  it('are given out only after a confirmation, and once', async () => {
    const { cookie, accountId } = await addAccount('codes.once');
    expect((await send('POST /api/account/recovery-codes', cookie)).code).toBe('confirm-it-is-you');
    const codes = await codesOf(cookie);
    expect(new Set(codes).size).toBe(10);
    const stored = await sql<{ line: string }>`select to_jsonb(c)::text as line
      from access.recovery_code c where account_id = ${accountId}`.execute(owner);
    expect(stored.rows).toHaveLength(10);
    const plain = codes.map((code) => code.replaceAll('-', ''));
    expect(stored.rows.some(({ line }) => plain.some((code) => line.includes(code)))).toBe(false);
    expect(JSON.stringify((await send('GET /api/account', cookie)).body)).not.toContain(codes[0]);
  });
  it('each works once in place of the one-time code, and tells how many are left', async () => {
    const { cookie, accountId } = await addAccount('codes.used');
    const [first, second] = await codesOf(cookie);
    const wrong = [
      await signIn('codes.used', { totp: 'aaaa-bbbb-cccc-dddd' }),
      await signIn('codes.used', { totp: first, password: 'wrong' }),
    ];
    const opened = await signIn('codes.used', { totp: first!.toUpperCase().replaceAll('-', ' ') });
    expect([opened.status, opened.body.recoveryCodesLeft]).toEqual([200, 9]);
    const again = await signIn('codes.used', { totp: first });
    for (const answer of [...wrong, again]) expect(answer.code).toBe('sign-in-failed');
    await confirm(cookieOf(opened), second);
    const late = await send('POST /api/session/confirmation', cookieOf(opened), {
      password,
      totp: second,
    });
    expect(late.code).toBe('sign-in-failed');
    const own = await send('GET /api/account', cookie);
    expect(own.body.recoveryCodesLeft).toBe(8);
    expect((await signIn('codes.used')).body.recoveryCodesLeft).toBeNull();
    expect(await eventsOf(accountId)).toContain('signed-in-by-recovery-code');
  });
  it('of another account, or from before they were renewed, are wrong', async () => {
    const [one, other] = [await addAccount('codes.one'), await addAccount('codes.other')];
    const [old] = await codesOf(one.cookie);
    const [theirs] = await codesOf(other.cookie);
    await send('POST /api/account/recovery-codes', one.cookie);
    for (const totp of [old, theirs]) {
      expect((await signIn('codes.one', { totp })).code).toBe('sign-in-failed');
    }
  });
  it('opens one session, however often it is sent at the same moment', async () => {
    const { cookie } = await addAccount('codes.raced');
    const [code] = await codesOf(cookie);
    const answers = await Promise.all([1, 2, 3].map(() => signIn('codes.raced', { totp: code })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401]);
  });
  it('does not help an account without a password, or without the right one', async () => {
    const { cookie, accountId } = await addAccount('codes.alone');
    const [code] = await codesOf(cookie);
    await sql`update access.account set password_hash = '-' where id = ${accountId}`.execute(owner);
    for (const given of [password, '-']) {
      expect((await signIn('codes.alone', { totp: code, password: given })).code).toBe(
        'sign-in-failed',
      );
    }
  });
});

/** A sign-in elsewhere whose password was just found right, and that opens its session later. */
async function comeInElsewhere(login: string, accountId: string) {
  const { keyring, pools } = services;
  const door = pools.of('door');
  const { rows } = await sql<{ attempt: string }>`select attempt from access.begin_sign_in(${login},
    ${keyring.loginHash(login)}, ${keyring.addressHash(login)}, '{}')`.execute(door);
  const step = Math.floor(now().getTime() / 30_000) + 1;
  return async () => {
    const opened = await sql<{ how: string }>`select access.open_session(${rows[0]!.attempt},
      ${newId()}, ${accountId}, ${Buffer.from(newId())}, ${step}, 1, '{}',
      ${Buffer.from(newId())}) as how`.execute(door);
    return opened.rows[0]!.how;
  };
}

describe('the authenticator', () => {
  const offer = async (cookie: string) =>
    (await send('POST /api/account/authenticator/offer', cookie)).body;
  const renew = (cookie: string, given: object) =>
    send('POST /api/account/authenticator', cookie, given);

  it('is not renewed without a confirmation, a code, or the key that was offered', async () => {
    const { cookie } = await addAccount('totp.refused');
    const other = await addAccount('totp.other');
    expect((await offer(cookie)).code).toBe('confirm-it-is-you');
    await confirm(cookie);
    await confirm(other.cookie);
    const [own, theirs] = [await offer(cookie), await offer(other.cookie)];
    const mine = makeTotpSecret();
    for (const [given, code] of [
      [{ ...own, code: '000000' }, 'code-wrong'],
      [{ ...own, secret: mine, code: codeNow(mine) }, 'offer-over'],
      [{ ...theirs, code: codeNow(theirs.secret) }, 'offer-over'],
    ] as const) {
      const { address: _address, ...body } = given;
      expect((await renew(cookie, body)).code).toBe(code);
    }
    const { secret: offered, ticket } = own;
    now = () => new Date(Date.now() + 21 * 60_000);
    const late = { secret: offered, ticket, code: codeNow(offered) };
    expect((await renew(cookie, late)).code).toBe('offer-over');
    now = () => new Date();
    expect((await signIn('totp.refused')).status).toBe(200);
  });
  it('is renewed by a code of the new one; the old one is over, and so are other sessions', async () => {
    const { cookie, accountId } = await addAccount('totp.renewed');
    const elsewhere = cookieOf(await signIn('totp.renewed'));
    await confirm(cookie);
    const comesIn = await comeInElsewhere('totp.renewed', accountId);
    const { secret: offered, ticket, address } = await offer(cookie);
    expect(address).toContain(`secret=${offered}`);
    const answer = await renew(cookie, { secret: offered, ticket, code: codeNow(offered) });
    expect(answer.status).toBe(200);
    expect(await comesIn()).toBe('refused');
    expect((await send('GET /api/session', elsewhere)).code).toBe('signed-out');
    expect((await send('GET /api/session', cookie)).status).toBe(200);
    expect((await signIn('totp.renewed')).code).toBe('sign-in-failed');
    expect((await signIn('totp.renewed', { totp: codeNow(offered) })).status).toBe(200);
    expect(await eventsOf(accountId)).toContain('authenticator-renewed');
  });
});

describe('the password', () => {
  const next = 'four grey horses drink';
  const change = (cookie: string, given: { oldPassword?: string; newPassword?: string } = {}) =>
    send('PUT /api/session/password', cookie, {
      oldPassword: password,
      newPassword: next,
      ...given,
    });

  it('is not changed to one that is guessed first, nor to the same', async () => {
    const { cookie } = await addAccount('aizada.rules');
    for (const [newPassword, code] of [
      ['short', 'password-too-short'],
      ['Aizada.Rules-1', 'password-like-your-name'],
      ['Password123456', 'password-too-common'],
      [password, 'password-as-before'],
    ] as const) {
      const answer = await change(cookie, { newPassword });
      expect([answer.status, answer.code]).toEqual([409, code]);
    }
  });
  it('a wrong old one counts as an attempt, as at the door', async () => {
    const { cookie, accountId } = await addAccount('old.wrong');
    for (let time = 0; time < 5; time++) {
      expect((await change(cookie, { oldPassword: 'wrong' })).code).toBe('sign-in-failed');
    }
    expect((await change(cookie)).code).toBe('too-many-attempts');
    expect(await eventsOf(accountId)).not.toContain('password-changed');
  });
  it('is not changed while the screen is locked', async () => {
    const { cookie } = await addAccount('old.locked');
    await send('POST /api/session/lock', cookie);
    expect((await change(cookie)).code).toBe('session-locked');
  });
  it('is changed by the old one; sessions elsewhere end, this one goes on', async () => {
    const { cookie, accountId } = await addAccount('old.right');
    const elsewhere = cookieOf(await signIn('old.right'));
    expect(await (await comeInElsewhere('old.right', accountId))()).toBe('new-device');
    const comesIn = await comeInElsewhere('old.right', accountId);
    expect((await change(cookie)).status).toBe(200);
    expect(await comesIn()).toBe('refused');
    expect((await send('GET /api/session', elsewhere)).code).toBe('signed-out');
    expect((await send('GET /api/session', cookie)).status).toBe(200);
    expect((await signIn('old.right')).code).toBe('sign-in-failed');
    expect((await signIn('old.right', { password: next })).status).toBe(200);
    expect(await eventsOf(accountId)).toContain('password-changed');
  });
});

describe('browsers', () => {
  it('are listed and ended, all but this one', async () => {
    const { cookie, accountId } = await addAccount('browsers');
    const elsewhere = cookieOf(await signIn('browsers'));
    const { devices, signIns } = (await send('GET /api/account', cookie)).body;
    expect(devices.map((one: { isHere: boolean }) => one.isHere)).toEqual([true, false]);
    expect(signIns.map((one: { event: string }) => one.event)).toEqual(['signed-in', 'signed-in']);
    const [here, there] = devices as { deviceId: string }[];
    expect((await send(`DELETE /api/account/devices/${here!.deviceId}`, cookie)).status).toBe(404);
    expect((await send(`DELETE /api/account/devices/${there!.deviceId}`, cookie)).status).toBe(200);
    expect((await send('GET /api/session', elsewhere)).code).toBe('signed-out');
    expect((await send('GET /api/account', cookie)).body.devices).toHaveLength(1);
    expect(await eventsOf(accountId)).toContain('device-ended');
  });
});

describe('all ways in', () => {
  it('end together, and nothing of before signs in any more', async () => {
    const { cookie, accountId } = await addAccount('all.ends');
    const [code] = await codesOf(cookie);
    await sql`insert into access.passkey (id, account_id, credential_id, public_key, name, has_prf,
      is_synced) values (${newId()}, ${accountId}, 'all', '', 'x', false, false)`.execute(owner);
    await sql`select access.end_ways_in(${accountId})`.execute(owner);
    expect((await send('GET /api/session', cookie)).code).toBe('signed-out');
    for (const totp of [codeNow(), code!]) {
      expect((await signIn('all.ends', { totp })).code).toBe('sign-in-failed');
    }
    const left = await sql<{ n: number }>`select (select count(*) from access.passkey
        where account_id = ${accountId}) + (select count(*) from access.recovery_code
        where account_id = ${accountId}) + (select count(*) from access.device
        where account_id = ${accountId} and ended_at is null) as n`.execute(owner);
    expect(Number(left.rows[0]!.n)).toBe(0);
  });
  it('with a new password but no authenticator, a one-time code opens nothing', async () => {
    const { accountId } = await addAccount('no.totp');
    await sql`update access.account set totp_secret = '' where id = ${accountId}`.execute(owner);
    expect((await signIn('no.totp')).code).toBe('sign-in-failed');
  });
  it('of a closed account are gone after thirty days', async () => {
    const { cookie, accountId } = await addAccount('closed.long');
    await codesOf(cookie);
    const count = async () =>
      Number(
        (
          await sql<{ n: number }>`select count(*) as n from access.recovery_code
            where account_id = ${accountId}`.execute(owner)
        ).rows[0]!.n,
      );
    await sql`update access.account set closed_at = now() - interval '29 days'
      where id = ${accountId}`.execute(owner);
    await sql`select access.empty_closed_accounts()`.execute(owner);
    expect(await count()).toBe(10);
    await sql`update access.account set closed_at = now() - interval '31 days'
      where id = ${accountId}`.execute(owner);
    await sql`select access.empty_closed_accounts()`.execute(owner);
    expect(await count()).toBe(0);
  });
});
