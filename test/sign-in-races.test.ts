// Many attempts to sign in at once: no more passwords are checked than may fail, over HTTP and as
// the door's login role, and nobody with the right password is shut out by others of the same kind.

import { beforeAll, describe, expect, test } from 'vitest';
import { insertAccount, insertOrganisation } from '../src/app/make-account.ts';
import { makeTotpSecret, totpCode } from '../src/engine/crypto/sign-in-secrets.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { buildServer } from '../src/engine/http/server.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
import { newId } from '../src/kernel/id.ts';
import { done } from '../src/kernel/outcome.ts';
import { makeTestProgramme, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { cookiesOf } from './support/door.ts';
import { patience, raced } from './support/rounds.ts';

const database = await testDatabase();
const { owner, pools } = database;
const services = testServices(database);
const server = buildServer([], services, {
  deliver: async () => done(null),
  extra: [sessionRoutes(services)],
});
const secret = makeTotpSecret();
const password = 'a long enough password';
const organisationId = newId();
const many = 14;
let accounts = 0;

beforeAll(async () => {
  await makeTestProgramme(database);
  await inTransaction(owner, (tx) =>
    insertOrganisation(tx, {
      id: organisationId,
      code: 'CSO',
      kind: 'cso',
      side: 'care',
      names: { en: 'CSO' },
      province: null,
    }),
  );
});

async function addAccount(): Promise<{ id: string; login: string }> {
  const [id, login] = [newId(), `racer.${++accounts}`];
  await inTransaction(owner, (tx) =>
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
  return { id, login };
}

const signIn = (login: string, typed = password, cookie = '') =>
  server.inject({
    method: 'POST',
    url: '/api/session',
    headers: { cookie },
    payload: { login, password: typed, totp: totpCode(secret, new Date()) },
  });
const codesOf = (answers: readonly { statusCode: number }[]) =>
  answers.map((one) => one.statusCode).toSorted();
const pending = async () =>
  (await sql`select 1 from access.sign_in_attempt`.execute(owner)).rows.length;
const checked = async (accountId: string) =>
  (
    await sql`select 1 from audit.entry where account_id = ${accountId}
      and event = 'sign-in-refused'`.execute(owner)
  ).rows.length;

describe('many at once', () => {
  test(
    'wrong ones: five are checked, the others find the account at rest',
    { timeout: patience(60_000), ...raced },
    async () => {
      const { id, login } = await addAccount();
      await sql`delete from access.address_failure`.execute(owner);
      const answers = await Promise.all(Array.from({ length: many }, () => signIn(login, 'wrong')));
      expect(codesOf(answers)).toEqual([
        ...Array.from({ length: 5 }, () => 401),
        ...Array.from({ length: many - 5 }, () => 429),
      ]);
      expect([await checked(id), await pending()]).toEqual([5, 0]);
      expect((await signIn(login)).statusCode).toBe(429);
    },
  );

  test(
    'after the rest, one is checked and the account rests again',
    async () => {
      const { id, login } = await addAccount();
      await sql`insert into access.login_failure (login_hash, failures, rests_until)
        values (${services.keyring.loginHash(login)}, 5, now() - interval '1 second')`.execute(
        owner,
      );
      const answers = await Promise.all(Array.from({ length: 6 }, () => signIn(login, 'wrong')));
      expect(codesOf(answers)).toEqual([401, 429, 429, 429, 429, 429]);
      expect(await checked(id)).toBe(1);
    },
    patience(60_000),
  );

  test(
    'right ones wait for each other, and all are let in',
    async () => {
      const { login } = await addAccount();
      const answers = await Promise.all(Array.from({ length: many }, () => signIn(login)));
      expect(new Set(codesOf(answers))).toEqual(new Set([200]));
      expect(await pending()).toBe(0);
    },
    patience(60_000),
  );

  test(
    'wrong ones in one known browser: five are checked, and strangers with the right one come in',
    { timeout: patience(60_000), ...raced },
    async () => {
      const { id, login } = await addAccount();
      const { device } = cookiesOf(await signIn(login));
      const [wrong, right] = await Promise.all([
        Promise.all(Array.from({ length: many }, () => signIn(login, 'wrong', device))),
        Promise.all(Array.from({ length: 3 }, () => signIn(login))),
      ]);
      expect(codesOf(wrong)).toEqual([
        ...Array.from({ length: 5 }, () => 401),
        ...Array.from({ length: many - 5 }, () => 429),
      ]);
      expect(codesOf(right)).toEqual([200, 200, 200]);
      expect([await checked(id), await pending()]).toEqual([5, 0]);
    },
  );

  test(
    'wrong ones of strangers: five are checked, and every known browser comes in and unlocks',
    { timeout: patience(60_000), ...raced },
    async () => {
      const { id, login } = await addAccount();
      await sql`delete from access.address_failure`.execute(owner);
      const devices = [cookiesOf(await signIn(login)), cookiesOf(await signIn(login))];
      const unlocked = async (device: string) => {
        const { all: cookie } = cookiesOf(await signIn(login, password, device));
        const send = (name: string, payload?: object) =>
          server.inject({
            method: 'POST',
            url: `/api/session/${name}`,
            headers: { cookie },
            ...(payload ? { payload } : {}),
          });
        await send('lock');
        return send('unlock', { password });
      };
      const [wrong, right] = await Promise.all([
        Promise.all(Array.from({ length: many }, () => signIn(login, 'wrong'))),
        Promise.all(devices.map(({ device }) => unlocked(device))),
      ]);
      expect(codesOf(wrong).filter((code) => code === 401)).toHaveLength(5);
      expect(codesOf(right)).toEqual([200, 200]);
      expect([await checked(id), await pending()]).toEqual([5, 0]);
    },
  );

  test(
    'from one place against many accounts: no more than fifty',
    async () => {
      await sql`delete from access.address_failure`.execute(owner);
      await sql`insert into access.address_failure (address_hash)
      select ${services.keyring.addressHash('127.0.0.1')} from generate_series(1, 47)`.execute(
        owner,
      );
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, at) => signIn(`nobody.${at}`, 'wrong')),
      );
      expect(codesOf(answers)).toEqual([401, 401, 401, 429, 429, 429, 429, 429]);
      await sql`delete from access.address_failure`.execute(owner);
    },
    patience(60_000),
  );
});

describe('as the door itself', () => {
  const atDoor = <Value>(work: Parameters<typeof inTransaction<Value>>[1]) =>
    inTransaction(pools.of('door'), work);
  const begin = (login: string) =>
    sql<{ attempt: string | null; answer: string }>`
      select * from access.begin_sign_in(${login}, ${services.keyring.loginHash(login)},
        '\\x01'::bytea, '{}')`;

  test('a password is not given out in the transaction that counts the attempt', async () => {
    const { login } = await addAccount();
    const found = await atDoor(async (tx) => {
      const { attempt } = (await begin(login).execute(tx)).rows[0]!;
      return (await sql`select * from access.account_of_attempt(${attempt}::uuid)`.execute(tx))
        .rows;
    });
    expect(found).toEqual([]);
  });

  test('an attempt that nobody answers counts as failed after a minute', async () => {
    const { id, login } = await addAccount();
    for (let turn = 0; turn < 5; turn++) {
      expect((await atDoor((tx) => begin(login).execute(tx))).rows[0]!.answer).toBe('go');
    }
    expect((await atDoor((tx) => begin(login).execute(tx))).rows[0]!.answer).toBe('wait');
    await sql`update access.sign_in_attempt set begun_at = begun_at - interval '2 minutes'
      where account_id = ${id}`.execute(owner);
    expect((await atDoor((tx) => begin(login).execute(tx))).rows[0]!.answer).toBe('rest');
  });

  test('an attempt of one account or session opens no other', async () => {
    const [one, other] = [await addAccount(), await addAccount()];
    const begun = await atDoor((tx) => begin(one.login).execute(tx));
    const opened = await atDoor((tx) =>
      sql<{ said: string }>`select access.open_session(${begun.rows[0]!.attempt}::uuid, ${newId()},
        ${other.id}, '\\x02'::bytea, 99999999, 1, '{}', '\\x03'::bytea) as said`.execute(tx),
    );
    expect(opened.rows[0]!.said).toBe('refused');
  });

  test('no lock is held while a password is checked: a good sign-in does not wait', async () => {
    const { login } = await addAccount();
    await atDoor((tx) => begin(login).execute(tx));
    expect((await signIn(login)).statusCode).toBe(200);
  });
});
