// Signing in as a person does, over HTTP with the cookie: first what is refused and that refusals
// look alike, then one whole session with lock, unlock and end.

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { insertAccount, insertOrganisation } from '../src/app/make-account.ts';
import {
  hashPassword,
  makeTotpSecret,
  matchingTotpStep,
  passwordMatches,
  totpCode,
} from '../src/engine/crypto/sign-in-secrets.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { type Proxies, proxiesHere } from '../src/engine/config/proxies.ts';
import { buildServer } from '../src/engine/http/server.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
import { done } from '../src/kernel/outcome.ts';
import { newId } from '../src/kernel/id.ts';
import { makeTestProgramme, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { whileReal } from './support/while-real.ts';

const database = await testDatabase();
const services = testServices(database);
const server = buildServer([], services, {
  deliver: async () => done(null),
  extra: [sessionRoutes(services)],
});
const secret = makeTotpSecret();
const password = 'a long enough password';
const organisationId = newId();

async function addAccount(login: string): Promise<string> {
  const id = newId();
  await inTransaction(database.owner, (tx) =>
    insertAccount(
      tx,
      {
        id,
        login,
        displayName: login,
        role: 'case-manager',
        duty: 'member',
        organisationId,
        locale: 'ru',
        password,
        totpSecret: secret,
      },
      services.keyring,
    ),
  );
  return id;
}

function signIn(
  login: string,
  given: { password?: string; totp?: string; headers?: Record<string, string> } = {},
) {
  return server.inject({
    method: 'POST',
    url: '/api/session',
    headers: given.headers ?? {},
    payload: {
      login,
      password: given.password ?? password,
      totp: given.totp ?? totpCode(secret, new Date()),
    },
  });
}

beforeAll(async () => {
  await makeTestProgramme(database);
  await inTransaction(database.owner, (tx) =>
    insertOrganisation(tx, {
      id: organisationId,
      code: 'CSO',
      kind: 'cso',
      side: 'care',
      names: { en: 'CSO', ru: 'ОО' },
      province: null,
    }),
  );
  await addAccount('aigerim');
});

describe('passwords and codes', () => {
  it('a password matches its own hash only, however it was typed in Unicode', async () => {
    const hash = await hashPassword('пароль й');
    expect([
      await passwordMatches('пароль и\u0306', hash),
      await passwordMatches('пароль', hash),
      await passwordMatches('x', 'broken'),
    ]).toEqual([true, false, false]);
  });
  it('a code holds for its step and one either way', () => {
    const now = new Date('2026-11-23T10:00:15Z');
    const at = (seconds: number) =>
      matchingTotpStep(secret, totpCode(secret, new Date(now.getTime() + seconds * 1000)), now) !==
      null;
    expect([at(0), at(-30), at(30), at(-90), at(90)]).toEqual([true, true, true, false, false]);
  });
});

describe('signing in refuses', () => {
  it('a wrong login, password or code with one and the same answer', async () => {
    const answers = await Promise.all([
      signIn('nobody'),
      signIn('aigerim', { password: 'wrong' }),
      signIn('aigerim', { totp: '000000' }),
    ]);
    expect(new Set(answers.map((one) => `${one.statusCode} ${one.payload}`)).size).toBe(1);
    expect(answers[0]!.json().code).toBe('sign-in-failed');
    expect(answers.every((one) => one.headers['set-cookie'] === undefined)).toBe(true);
  });
  it('the right password after five failures, for a while', async () => {
    await addAccount('locked.one');
    for (let attempt = 0; attempt < 5; attempt++) await signIn('locked.one', { password: 'wrong' });
    const answer = await signIn('locked.one');
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'too-many-attempts']);
    expect(answer.headers['retry-after']).toMatch(/^(2[5-9]|30)$/);
  });
  it('a code used before, in a real programme', async () => {
    await addAccount('careful');
    const codes = await whileReal(database.owner, async () =>
      [await signIn('careful'), await signIn('careful')].map((one) => one.statusCode),
    );
    expect(codes).toEqual([200, 401]);
  });
});

describe('an account with an emergency opening that nobody judged in 72 hours', () => {
  /** The opening as it would be after this many hours. */
  async function opening(account: string, hours: number): Promise<string> {
    const [personId, caseId, id] = [newId(), newId(), newId()];
    await sql`insert into people.person (id, code, sex, birth_from, birth_to, birth_precision)
      values (${personId}, ${personId.slice(-9)}, 'female', '1980-01-01', '1980-01-01',
        'day')`.execute(database.owner);
    await sql`insert into care.case_file (id, person_id, organisation_id, intake, priority,
      priority_reason, contact_due_at)
      values (${caseId}, ${personId}, ${organisationId}, false, 'low', 'usual', now())`.execute(
      database.owner,
    );
    await sql`insert into care.emergency_opening (id, case_id, person_id, by_account,
      by_organisation_id, kind, reason, opened_at,
        until_at, review_due_at)
      select ${id}, ${caseId}, ${personId}, ${account}, ${organisationId}, 'health', 'x', at,
        at + interval '60 minutes',
        at + interval '72 hours' from (select now() - make_interval(hours => ${hours}) as at) moment`.execute(
      database.owner,
    );
    return id;
  }
  it('is told so at the door, and only there and only to itself', async () => {
    const account = await addAccount('held.one');
    const [before, id] = [await signIn('held.one'), await opening(account, 72)];
    expect(before.statusCode).toBe(200);
    const held = await signIn('held.one');
    expect([held.statusCode, held.json().code, held.headers['set-cookie']]).toEqual([
      401,
      'account-held',
      undefined,
    ]);
    for (const given of [{ password: 'wrong' }, { totp: '000000' }]) {
      expect((await signIn('held.one', given)).json().code).toBe('sign-in-failed');
    }
    const headers = { cookie: String(before.headers['set-cookie']).split(';')[0]! };
    const who = () => server.inject({ method: 'GET', url: '/api/session', headers });
    expect((await who()).json().code).toBe('account-held');
    await server.inject({ method: 'POST', url: '/api/session/lock', headers });
    const unlocked = await server.inject({
      method: 'POST',
      url: '/api/session/unlock',
      headers,
      payload: { password },
    });
    expect(unlocked.json().code).toBe('account-held');
    const entries = await sql`select 1 from audit.entry where account_id = ${account}
        and event = 'account-held'`.execute(database.owner);
    expect(entries.rows).toHaveLength(1);
    const judge = await addAccount('judge.one');
    await sql`update care.emergency_opening set verdict = 'justified', reviewed_at = now(),
      reviewed_by = ${judge}
      where id = ${id}`.execute(database.owner);
    expect([(await who()).statusCode, (await signIn('held.one')).statusCode]).toEqual([200, 200]);
  });
  it('works until then', async () => {
    await opening(await addAccount('held.later'), 71);
    expect((await signIn('held.later')).statusCode).toBe(200);
  });
});

describe('a session', () => {
  it('goes from sign-in over lock and unlock to its end', async () => {
    const opened = await signIn('Aigerim');
    expect(opened.statusCode).toBe(200);
    expect(opened.json()).toMatchObject({
      login: 'aigerim',
      role: 'case-manager',
      side: 'care',
      locale: 'ru',
      demo: true,
    });
    const cookie = String(opened.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const headers = { cookie: cookie.split(';')[0]! };
    const who = () => server.inject({ method: 'GET', url: '/api/session', headers });
    expect((await who()).statusCode).toBe(200);
    const { draftKey } = opened.json();
    expect((await who()).json().draftKey).toBe(draftKey);
    expect((await signIn('Aigerim')).json().draftKey).not.toBe(draftKey);
    await server.inject({ method: 'POST', url: '/api/session/lock', headers });
    expect((await who()).statusCode).toBe(423);
    expect((await who()).body).not.toContain('draftKey');
    const wrong = await server.inject({
      method: 'POST',
      url: '/api/session/unlock',
      headers,
      payload: { password: 'wrong' },
    });
    expect(wrong.statusCode).toBe(401);
    const unlocked = await server.inject({
      method: 'POST',
      url: '/api/session/unlock',
      headers,
      payload: { password },
    });
    expect(unlocked.json()).toMatchObject({ role: expect.any(String), login: expect.any(String) });
    expect((await who()).statusCode).toBe(200);
    await server.inject({
      method: 'PUT',
      url: '/api/session/locale',
      headers,
      payload: { locale: 'ky' },
    });
    expect((await who()).json().locale).toBe('ky');
    await server.inject({ method: 'DELETE', url: '/api/session', headers });
    expect((await who()).statusCode).toBe(401);
  });
  it('takes codes in other digits and in groups, to sign in and to confirm', async () => {
    const totp = totpCode(secret, new Date());
    const shifted = (zero: number) =>
      [...totp].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
    const arabic = shifted(0x660);
    const opened = await signIn('aigerim', { totp: `${arabic.slice(0, 3)} ${arabic.slice(3)}` });
    expect(opened.statusCode).toBe(200);
    const headers = { cookie: String(opened.headers['set-cookie']).split(';')[0]! };
    const confirmed = await server.inject({
      method: 'POST',
      url: '/api/session/confirmation',
      headers,
      payload: { password, totp: `\u200f${shifted(0x6f0)}-` },
    });
    expect(confirmed.statusCode).toBe(200);
    for (const odd of ['12345', '1234567', '12345a', '12345½']) {
      expect((await signIn('aigerim', { totp: odd })).json().code).toBe('invalid-input');
    }
  });
  it('keeps no token and no code in the database', async () => {
    const opened = await signIn('aigerim');
    const token = /alongside_session=([^;]+)/.exec(String(opened.headers['set-cookie']))![1]!;
    const stored = await sql<{
      line: string;
    }>`select to_jsonb(s)::text as line from access.session s
      union all select to_jsonb(a)::text from access.account a
      union all select to_jsonb(d)::text from access.device d`.execute(database.owner);
    const device = /alongside-device=([^;]+)/.exec(String(opened.headers['set-cookie']))![1]!;
    const secrets = [token, secret, device];
    expect(stored.rows.some((row) => secrets.some((one) => row.line.includes(one)))).toBe(false);
  });
  it('leaves no entry when somebody without one signs out, and is not locked by them', async () => {
    const entries = async () =>
      Number(
        (await sql<{ n: number }>`select count(*) as n from audit.entry`.execute(database.owner))
          .rows[0]!.n,
      );
    const before = await entries();
    const nobody = { authorization: `Bearer care.${'x'.repeat(43)}` };
    const out = await server.inject({ method: 'DELETE', url: '/api/session', headers: nobody });
    expect(out.statusCode).toBe(200);
    expect(await entries()).toBe(before);
    for (const headers of [nobody, {}]) {
      const locked = await server.inject({ method: 'POST', url: '/api/session/lock', headers });
      expect([locked.statusCode, locked.json().code]).toEqual([401, 'signed-out']);
    }
  });
  it('leaves an entry for coming, for being refused and for going', async () => {
    const actions = await sql<{ action: string }>`select distinct action from audit.entry`.execute(
      database.owner,
    );
    expect(actions.rows.map((row) => row.action)).toEqual(
      expect.arrayContaining(['sign-in', 'sign-in-refused', 'sign-out']),
    );
  });
});

describe('a device', () => {
  type Device = { id: string; tokenHash: Buffer; endedAt: Date | null; sessions: number };
  const devicesOf = async (login: string) =>
    (
      await sql<Device>`select d.id, d.token_hash, d.ended_at, count(s.id)::int as sessions
        from access.device d join access.account a on a.id = d.account_id
        left join access.session s on s.device_id = d.id and s.account_id = d.account_id
        where a.login = ${login} group by d.id order by d.made_at`.execute(database.owner)
    ).rows;
  /** The cookies the browser has afterwards, of the session and of the device. */
  const cookiesOf = (answer: { headers: Record<string, unknown> }) => {
    const [session, device] = answer.headers['set-cookie'] as string[];
    return { session: session!, device: device!, held: device!.split(';')[0]! };
  };
  const signInWith = (login: string, cookie: string) => signIn(login, { headers: { cookie } });
  const who = (headers: Record<string, string>) =>
    server.inject({ method: 'GET', url: '/api/session', headers });

  it('opens nothing by itself, whatever it is sent as', async () => {
    await addAccount('device.alone');
    const { held } = cookiesOf(await signIn('device.alone'));
    const value = held.split('=')[1]!;
    const attempts: Record<string, string>[] = [
      { cookie: held },
      { cookie: `alongside_session=${value}` },
      { cookie: `alongside_session=care.${value}; ${held}` },
      { authorization: `Bearer ${value}` },
      { authorization: `Bearer care.${value}` },
    ];
    for (const headers of attempts) {
      const answer = await who(headers);
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'signed-out']);
    }
    const wrong = await signIn('device.alone', { password: 'wrong', headers: { cookie: held } });
    expect([wrong.json().code, wrong.headers['set-cookie']]).toEqual(['sign-in-failed', undefined]);
  });
  it('is refused from another site, as every cookie is', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    const answer = await signIn('aigerim', { headers });
    expect([answer.json().code, answer.headers['set-cookie']]).toEqual(['cross-site', undefined]);
  });
  it('is the same at each sign-in of its account, also after signing out', async () => {
    await addAccount('device.one');
    const first = cookiesOf(await signIn('device.one'));
    expect(first.device).toMatch(
      /^alongside-device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=31536000$/,
    );
    const headers = { cookie: `${first.session.split(';')[0]!}; ${first.held}` };
    const gone = await server.inject({ method: 'DELETE', url: '/api/session', headers });
    expect(String(gone.headers['set-cookie'])).not.toContain('alongside-device');
    const second = cookiesOf(await signInWith('device.one', first.held));
    expect(second.held).toBe(first.held);
    const found = await devicesOf('device.one');
    expect(found.map((one) => [one.sessions, one.endedAt])).toEqual([[2, null]]);
    const stored = found[0]!.tokenHash.toString('hex');
    expect(stored).toBe(createHash('sha256').update(first.held.split('=')[1]!).digest('hex'));
  });
  it('is another for each account of one browser, and each is known again', async () => {
    await Promise.all([addAccount('device.her'), addAccount('device.him')]);
    const her = cookiesOf(await signIn('device.her'));
    const both = cookiesOf(await signInWith('device.him', her.held));
    expect(both.held.split('.')[0]).toBe(her.held);
    for (const login of ['device.her', 'device.him']) {
      expect(cookiesOf(await signInWith(login, both.held)).held).toBe(both.held);
      expect((await devicesOf(login)).map((one) => one.sessions)).toEqual([2]);
    }
  });
  it('is new for each sign-in of a script, and for a secret that was not made here', async () => {
    await addAccount('device.script');
    await signIn('device.script');
    await signIn('device.script', { headers: { authorization: `Bearer ${'x'.repeat(43)}` } });
    const planted = 'p'.repeat(43);
    const { held } = cookiesOf(
      await signInWith('device.script', `alongside-device=${planted}; more=1`),
    );
    const found = await devicesOf('device.script');
    const hash = createHash('sha256').update(planted).digest('hex');
    expect(found.map((one) => one.sessions)).toEqual([1, 1, 1]);
    expect(found.map((one) => one.tokenHash.toString('hex'))).not.toContain(hash);
    expect(held).toMatch(/^alongside-device=p{43}\.[\w-]{43}$/);
  });
  it('says Secure where the session does', async () => {
    const overTls = async (proxies: Proxies) => {
      const behind = buildServer([], services, {
        deliver: async () => done(null),
        proxies,
        extra: [sessionRoutes(services)],
      });
      const answer = await behind.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'x-forwarded-proto': 'https' },
        payload: { login: 'aigerim', password, totp: totpCode(secret, new Date()) },
      });
      const { session, device } = cookiesOf(answer);
      return [session, device].map((one) => one.endsWith('; Secure'));
    };
    expect(await overTls(proxiesHere)).toEqual([true, true]);
    expect(await overTls(1)).toEqual([true, true]);
    expect(await overTls(['192.0.2.1'])).toEqual([false, false]);
    expect(await overTls(false)).toEqual([false, false]);
  });
  it('says Secure wherever the address begins with https, also when it ends', async () => {
    const address = { ...services.address, isSecure: true };
    const behind = buildServer([], services, {
      deliver: async () => done(null),
      proxies: false,
      extra: [sessionRoutes({ ...services, address })],
    });
    const payload = { login: 'aigerim', password, totp: totpCode(secret, new Date()) };
    const answer = await behind.inject({ method: 'POST', url: '/api/session', payload });
    const { session, device } = cookiesOf(answer);
    expect([session, device].map((one) => one.endsWith('; Secure'))).toEqual([true, true]);
    const headers = { cookie: session.split(';')[0]! };
    const gone = await behind.inject({ method: 'DELETE', url: '/api/session', headers });
    expect(String(gone.headers['set-cookie'])).toMatch(/^alongside_session=; .*; Secure$/);
  });
  it('ends with the grant; who comes back has a new one', async () => {
    const account = await addAccount('device.back');
    const { held } = cookiesOf(await signIn('device.back'));
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${account}`.execute(database.owner);
    expect((await devicesOf('device.back')).map((one) => one.endedAt !== null)).toEqual([true]);
    await sql`insert into workforce.membership (id, account_id, organisation_id, role, confirmed_at)
      values (${newId()}, ${account}, ${organisationId}, 'case-manager', now())`.execute(
      database.owner,
    );
    const later = cookiesOf(await signInWith('device.back', held));
    expect(later.held).not.toBe(held);
    const found = await devicesOf('device.back');
    expect(found.map((one) => [one.endedAt !== null, one.sessions])).toEqual([
      [true, 1],
      [false, 1],
    ]);
  });
  it('is of the account that signs in, which the database insists on', async () => {
    const account = await addAccount('device.other');
    await expect(
      sql`insert into access.session (id, token_hash, account_id, device_id, expires_at)
        select ${newId()}, '', ${account}, id, now() from access.device
        limit 1`.execute(database.owner),
    ).rejects.toThrow('foreign key');
  });
});

describe('saying again who sits here', () => {
  const confirmAs = (cookie: string, given: { password?: string; totp?: string } = {}) =>
    server.inject({
      method: 'POST',
      url: '/api/session/confirmation',
      headers: { cookie },
      payload: {
        password: given.password ?? password,
        totp: given.totp ?? totpCode(secret, new Date()),
      },
    });
  const confirmedAt = async (login: string) =>
    (
      await sql<{ at: Date | null }>`select s.confirmed_at as at from access.session s
    join access.account a on a.id = s.account_id where a.login = ${login}
      and s.ended_at is null`.execute(database.owner)
    ).rows[0]!.at;

  it('takes password and code of this person, in this session, and nothing less', async () => {
    await addAccount('confirming');
    expect((await confirmAs('')).json().code).toBe('signed-out');
    const cookie = String((await signIn('confirming')).headers['set-cookie']).split(';')[0]!;
    const wrong = [
      await confirmAs(cookie, { password: 'wrong' }),
      await confirmAs(cookie, { totp: '000000' }),
    ];
    expect(wrong.map((one) => [one.statusCode, one.json().code])).toEqual([
      [401, 'sign-in-failed'],
      [401, 'sign-in-failed'],
    ]);
    expect(await confirmedAt('confirming')).toBeNull();
    expect((await confirmAs(cookie)).statusCode).toBe(200);
    expect(await confirmedAt('confirming')).not.toBeNull();
    const entries = await sql<{
      event: string;
    }>`select e.event from audit.entry e join access.account a on a.id = e.account_id
      where a.login = 'confirming' order by e.at`.execute(database.owner);
    expect(entries.rows.map((row) => row.event)).toEqual([
      'signed-in',
      'sign-in-refused',
      'sign-in-refused',
      'session-confirmed',
    ]);
  });
  it('slows down like signing in, and not while the screen is locked', async () => {
    await addAccount('guessing');
    const cookie = String((await signIn('guessing')).headers['set-cookie']).split(';')[0]!;
    await server.inject({ method: 'POST', url: '/api/session/lock', headers: { cookie } });
    expect((await confirmAs(cookie)).json().code).toBe('session-locked');
    await server.inject({
      method: 'POST',
      url: '/api/session/unlock',
      headers: { cookie },
      payload: { password },
    });
    for (let time = 1; time <= 5; time++) await confirmAs(cookie, { password: 'wrong' });
    expect((await confirmAs(cookie)).json().code).toBe('too-many-attempts');
  });
  it('a code once used is worth nothing outside a demo', async () => {
    await addAccount('again');
    const cookie = String((await signIn('again')).headers['set-cookie']).split(';')[0]!;
    const used = await whileReal(database.owner, () => confirmAs(cookie));
    expect(used.json().code).toBe('sign-in-failed');
  });
});
