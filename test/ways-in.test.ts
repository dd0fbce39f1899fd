// Guessing slows down a way in, not a person: what strangers try closes no account to whoever owns
// it, tells nobody which logins exist, and is told to the owner.

import { beforeEach, describe, expect, it, test } from 'vitest';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { asActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { cookiesOf, type DoorAnswer, openTestDoor, password, type Sent } from './support/door.ts';

const database = await testDatabase();
const { owner } = database;
const { addAccount, signIn, ask, codeNow, services } = await openTestDoor(database);
const wrong = { password: 'wrong' };
let accounts = 0;
const nextLogin = () => `way.${++accounts}`;

beforeEach(async () => {
  await sql`delete from access.address_failure`.execute(owner);
});

const statusOf = ({ statusCode }: DoorAnswer) => statusCode;
async function tryWrong(login: string, times: number, sent: Sent = {}): Promise<number[]> {
  const statuses = [];
  for (let time = 0; time < times; time++) {
    statuses.push(statusOf(await signIn(login, { ...wrong, ...sent })));
  }
  return statuses;
}
async function signedIn(login: string, cookie = '') {
  const answer = await signIn(login, { cookie });
  expect(answer.statusCode).toBe(200);
  return cookiesOf(answer);
}

describe('a stranger', () => {
  it('rests after five wrong tries, from wherever they come, also with the right password', async () => {
    const login = nextLogin();
    await addAccount(login);
    for (let at = 1; at <= 5; at++) await tryWrong(login, 1, { from: `203.0.113.${at}` });
    const answer = await signIn(login, { from: '203.0.113.99' });
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'too-many-attempts']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(20);
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(30);
  });

  it('cannot tell a login that exists from one that does not, however often they ask', async () => {
    const login = nextLogin();
    await addAccount(login);
    const told = async (asked: string) => {
      const answers = [];
      for (let time = 0; time < 7; time++) {
        const { statusCode, headers, payload } = await signIn(asked, wrong);
        const { date: _date, ...rest } = headers;
        answers.push({ statusCode, payload, headers: { ...rest, 'retry-after': '' } });
      }
      return answers;
    };
    const [existing, missing] = [await told(login), await told(nextLogin())];
    expect(existing.map((one) => one.statusCode)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(missing).toEqual(existing);
  });

  it('has no other way in by typing the login in capitals', async () => {
    const login = nextLogin();
    await addAccount(login);
    await tryWrong(login, 3);
    expect(await tryWrong(login.toUpperCase(), 3)).toEqual([401, 401, 429]);
  });

  it('is who holds a secret made up, of another account, or of a device that ended', async () => {
    const [login, other] = [nextLogin(), nextLogin()];
    const account = await addAccount(login);
    await addAccount(other);
    const own = await signedIn(login);
    const foreign = await signedIn(other);
    await sql`update access.device set ended_at = now() where account_id = ${account}`.execute(
      owner,
    );
    await tryWrong(login, 5);
    const madeUp = `alongside-device=${'p'.repeat(43)}`;
    for (const cookie of [own.device, foreign.device, madeUp]) {
      expect(statusOf(await signIn(login, { cookie }))).toBe(429);
    }
  });

  it('who proves to be the owner begins anew', async () => {
    const login = nextLogin();
    await addAccount(login);
    await tryWrong(login, 4);
    await signedIn(login);
    expect(await tryWrong(login, 6)).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('is forgiven after a day without a failure', async () => {
    const login = nextLogin();
    await addAccount(login);
    await tryWrong(login, 5);
    await sql`update access.login_failure set failed_at = failed_at - interval '25 hours',
      rests_until = rests_until - interval '25 hours'`.execute(owner);
    expect(await tryWrong(login, 6)).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('of one address rests after fifty failures, and nobody behind the same proxy does', async () => {
    const login = nextLogin();
    await addAccount(login);
    const address = services.keyring.addressHash('203.0.113.66');
    await sql`insert into access.address_failure (address_hash)
      select ${address} from generate_series(1, 50)`.execute(owner);
    const closed = await signIn(login, { from: '203.0.113.66' });
    expect([closed.statusCode, closed.headers['retry-after']]).toEqual([429, '900']);
    expect(statusOf(await signIn(login, { from: '203.0.113.67' }))).toBe(200);
  });
});

test('the rest grows from half a minute to a quarter of an hour', async () => {
  const { rows } = await sql<{ rest: number | null }>`
    select extract(epoch from access.rest_after(failures))::integer as rest
    from unnest(array[0, 4, 5, 6, 7, 8, 9, 10, 11, 100000]) failures`.execute(owner);
  expect(rows.map(({ rest }) => rest)).toEqual([null, null, 30, 60, 120, 240, 480, 900, 900, 900]);
});

describe('a browser that is known', () => {
  it('signs in, locks, unlocks, confirms and leaves beside strangers who rest', async () => {
    const login = nextLogin();
    await addAccount(login);
    const { device } = await signedIn(login);
    const address = services.keyring.addressHash('127.0.0.1');
    await sql`insert into access.address_failure (address_hash)
      select ${address} from generate_series(1, 60)`.execute(owner);
    await tryWrong(login, 5, { from: '203.0.113.5' });
    expect(statusOf(await signIn(login, { from: '203.0.113.5' }))).toBe(429);
    const { all } = await signedIn(login, device);
    const confirmation = { password, totp: codeNow() };
    const done = [
      await ask('POST', 'lock', { cookie: all }),
      await ask('POST', 'unlock', { cookie: all, body: { password } }),
      await ask('POST', 'confirmation', { cookie: all, body: confirmation }),
      await ask('DELETE', '', { cookie: all }),
    ];
    expect(done.map(statusOf)).toEqual([200, 200, 200, 200]);
  });

  it('rests after its own five wrong tries, and no other way in does', async () => {
    const login = nextLogin();
    await addAccount(login);
    const [one, other] = [await signedIn(login), await signedIn(login)];
    expect(await tryWrong(login, 6, { cookie: one.device })).toEqual([
      401, 401, 401, 401, 401, 429,
    ]);
    const resting = await signIn(login, { cookie: one.device });
    expect(Number(resting.headers['retry-after'])).toBeLessThanOrEqual(30);
    expect(statusOf(await signIn(login, { cookie: other.device }))).toBe(200);
    expect(statusOf(await signIn(login))).toBe(200);
    const failures = await sql`select 1 from access.address_failure`.execute(owner);
    expect(failures.rows).toEqual([]);
  });

  it('rests for wrong tries in its session, to unlock as to confirm', async () => {
    const login = nextLogin();
    await addAccount(login);
    const { all, device } = await signedIn(login);
    const guess = { password: 'wrong', totp: codeNow() };
    for (let time = 0; time < 2; time++) {
      await ask('POST', 'confirmation', { cookie: all, body: guess });
    }
    await ask('POST', 'lock', { cookie: all });
    const tries = [];
    for (let time = 0; time < 5; time++) {
      tries.push(await ask('POST', 'unlock', { cookie: all, body: wrong }));
    }
    expect(tries.map(statusOf)).toEqual([401, 401, 401, 429, 429]);
    expect(statusOf(await ask('POST', 'unlock', { cookie: all, body: { password } }))).toBe(429);
    expect(statusOf(await signIn(login, { cookie: device }))).toBe(429);
    expect(statusOf(await signIn(login))).toBe(200);
  });

  it('is nobody with a token of nobody, and costs no turn', async () => {
    for (const cookie of [`alongside_session=care.${'x'.repeat(43)}`, '']) {
      const answer = await ask('POST', 'unlock', { cookie, body: { password } });
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'signed-out']);
    }
  });

  it('waits for no stranger who is being counted', async () => {
    const login = nextLogin();
    await addAccount(login);
    const { device } = await signedIn(login);
    await inTransaction(owner, async (tx) => {
      await sql`select access.take_turn('sign-in')`.execute(tx);
      const { all } = await signedIn(login, device);
      await ask('POST', 'lock', { cookie: all });
      const opened = await ask('POST', 'unlock', { cookie: all, body: { password } });
      expect(opened.statusCode).toBe(200);
    });
  });
});

describe('the owner is told of wrong tries', () => {
  const meOf = async (cookie: string) => (await ask('GET', '', { cookie })).json();

  it('nobody else, and nothing before the first', async () => {
    const [login, other] = [nextLogin(), nextLogin()];
    await addAccount(login);
    await addAccount(other);
    const first = await signedIn(login);
    expect((await meOf(first.all)).wrongTries).toBeNull();
    await tryWrong(login, 3);
    // Not in the session that was open: it would tell whoever mistypes to unlock.
    expect((await meOf(first.all)).wrongTries).toBeNull();
    expect((await meOf((await signedIn(other)).all)).wrongTries).toBeNull();
  });

  it('at the next sign-in, until they have read it there', async () => {
    const login = nextLogin();
    await addAccount(login);
    const { device } = await signedIn(login);
    await tryWrong(login, 3);
    const before = Date.now();
    const next = await signIn(login, { cookie: device });
    const { wrongTries } = next.json();
    expect(wrongTries.count).toBe(3);
    expect(before - Date.parse(wrongTries.lastAt)).toBeLessThan(5_000);
    expect((await meOf(cookiesOf(await signIn(login, { cookie: device })).all)).wrongTries).toEqual(
      wrongTries,
    );
    const { all } = cookiesOf(next);
    expect(statusOf(await ask('PUT', 'wrong-tries', { cookie: all }))).toBe(200);
    expect((await meOf(all)).wrongTries).toBeNull();
    expect((await signIn(login, { cookie: device })).json().wrongTries).toBeNull();
  });

  it('on each browser by itself, also on a new one', async () => {
    const login = nextLogin();
    await addAccount(login);
    const known = await signedIn(login);
    await tryWrong(login, 2);
    const elsewhere = await signIn(login);
    expect(elsewhere.json().wrongTries).toMatchObject({ count: 2 });
    await ask('PUT', 'wrong-tries', { cookie: cookiesOf(elsewhere).all });
    expect((await signIn(login, { cookie: known.device })).json().wrongTries).toMatchObject({
      count: 2,
    });
  });

  it('in words of the database only about the own account', async () => {
    const [login, other] = [nextLogin(), nextLogin()];
    const accountId = await addAccount(login);
    await addAccount(other);
    await signedIn(other);
    await tryWrong(other, 2);
    const tokenOf = (cookie: string) => /alongside_session=([^;]+)/.exec(cookie)![1]!;
    const [own, foreign] = [await signedIn(login), await signedIn(other)];
    const person = { accountId, token: tokenOf(own.all), side: 'care', role: 'case-manager' };
    const told = await asActor(database, person as never, async (tx) => {
      await sql`select access.note_wrong_tries_read(${tokenOf(foreign.all)})`.execute(tx);
      return (await sql`select * from access.wrong_tries(${tokenOf(foreign.all)})`.execute(tx))
        .rows;
    });
    expect(told).toEqual([]);
    expect((await meOf(foreign.all)).wrongTries).toMatchObject({ count: 2 });
  });
});
