// Passkeys over HTTP, with an authenticator in software: first everything that must open nothing,
// then making one, signing in, unlocking and confirming by it, and what it leaves in the trail.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { insertAccount, insertOrganisation } from '../src/app/make-account.ts';
import { makeTotpSecret, totpCode } from '../src/engine/crypto/sign-in-secrets.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { buildServer } from '../src/engine/http/server.ts';
import { newId } from '../src/kernel/id.ts';
import { done } from '../src/kernel/outcome.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
import { makeActor, makeTestProgramme, testServices } from './support/actors.ts';
import { type Authenticator, makeAuthenticator, type Odd } from './support/authenticator.ts';
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

type Person = { accountId: string; cookie: string; passkey: Authenticator };
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function send(line: `${Method} ${string}`, cookie = '', payload?: object) {
  const [method, url] = line.split(' ', 2) as [Method, string];
  const answer = await server.inject({ method, url, headers: { cookie }, payload });
  const body = answer.json();
  return { status: answer.statusCode, code: body.code, body, set: answer.headers['set-cookie'] };
}

async function addAccount(login: string): Promise<{ accountId: string; cookie: string }> {
  const accountId = newId();
  const account = { id: accountId, login, displayName: login, locale: 'ru', password };
  const role = { role: 'case-manager', duty: 'member', organisationId } as const;
  await inTransaction(owner, (tx) =>
    insertAccount(tx, { ...account, ...role, totpSecret: secret }, services.keyring),
  );
  const totp = totpCode(secret, new Date());
  const { set } = await send('POST /api/session', '', { login, password, totp });
  const cookie = (set as string[])[0]!.split(';')[0]!;
  return { accountId, cookie };
}

async function confirm(cookie: string): Promise<void> {
  const payload = { password, totp: totpCode(secret, new Date()) };
  expect((await send('POST /api/session/confirmation', cookie, payload)).status).toBe(200);
}

/** The question of the server, and what the authenticator makes of it. */
async function madeBy(passkey: Authenticator, cookie: string, odd: Odd = {}) {
  const { body } = await send('POST /api/account/passkeys/offer', cookie);
  return passkey.make(body.question, odd);
}

async function withPasskey(login: string): Promise<Person> {
  const account = await addAccount(login);
  const passkey = makeAuthenticator();
  await confirm(account.cookie);
  const answer = await madeBy(passkey, account.cookie);
  const added = await send('POST /api/account/passkeys', account.cookie, { name: 'Phone', answer });
  expect(added.status).toBe(200);
  return { ...account, passkey };
}

async function question(purpose: 'sign-in' | 'unlock' | 'confirm', cookie = '') {
  return (await send(`GET /api/session/passkey?purpose=${purpose}`, cookie)).body.question;
}

async function signIn(passkey: Authenticator, odd: Odd = {}) {
  const answer = passkey.answer(await question('sign-in'), odd);
  return send('POST /api/session/passkey', '', { answer });
}

const counted = async (query: ReturnType<typeof sql>) =>
  Number(((await query.execute(owner)).rows[0] as { n: string }).n);
const sessionsOf = (accountId: string) =>
  counted(sql`select count(*) as n from access.session where account_id = ${accountId}`);
const passkeysOf = (accountId: string) =>
  counted(sql`select count(*) as n from access.passkey where account_id = ${accountId}`);

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

describe('a passkey is not added', () => {
  it('by anybody without a session, and not before the person confirmed', async () => {
    const answer = makeAuthenticator().make({ challenge: 'x' });
    expect((await send('POST /api/account/passkeys/offer')).code).toBe('signed-out');
    expect((await send('POST /api/account/passkeys', '', { name: 'x', answer })).code).toBe(
      'signed-out',
    );
    const { cookie, accountId } = await addAccount('add.unconfirmed');
    expect((await send('POST /api/account/passkeys/offer', cookie)).code).toBe('confirm-it-is-you');
    await confirm(cookie);
    const made = await madeBy(makeAuthenticator(), cookie);
    await sql`update access.session set confirmed_at = now() - interval '6 minutes'
      where account_id = ${accountId}`.execute(owner);
    const late = await send('POST /api/account/passkeys', cookie, { name: 'x', answer: made });
    expect([late.code, await passkeysOf(accountId)]).toEqual(['confirm-it-is-you', 0]);
  });
  it('from another origin, for another programme, or without recognising the person', async () => {
    const { cookie, accountId } = await addAccount('add.odd');
    await confirm(cookie);
    const odds: Odd[] = [
      { origin: 'http://localhost:1' },
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { isUnverified: true },
      { challenge: Buffer.alloc(54).toString('base64url') },
      { challenge: (await question('sign-in')).challenge },
    ];
    for (const odd of odds) {
      const answer = await madeBy(makeAuthenticator(), cookie, odd);
      const added = await send('POST /api/account/passkeys', cookie, { name: 'x', answer });
      expect([added.status, added.code]).toEqual([409, 'passkey-not-added']);
    }
    expect(await passkeysOf(accountId)).toBe(0);
  });
  it('with the question of another account, twice, or when another account has it', async () => {
    const one = await withPasskey('add.one');
    const { cookie, accountId } = await addAccount('add.other');
    await confirm(cookie);
    await confirm(one.cookie);
    const foreign = await madeBy(makeAuthenticator(), one.cookie);
    const taken = await madeBy(one.passkey, cookie);
    for (const answer of [foreign, taken]) {
      const added = await send('POST /api/account/passkeys', cookie, { name: 'x', answer });
      expect(added.code).toBe('passkey-not-added');
    }
    const again = await madeBy(makeAuthenticator(), cookie);
    const sent = { name: 'x', answer: again };
    expect((await send('POST /api/account/passkeys', cookie, sent)).status).toBe(200);
    const repeated = { ...again, id: makeAuthenticator().id };
    const second = await send('POST /api/account/passkeys', cookie, {
      name: 'x',
      answer: repeated,
    });
    expect([second.code, await passkeysOf(accountId)]).toEqual(['passkey-not-added', 1]);
  });
  it('as the eleventh', async () => {
    const { cookie, accountId } = await addAccount('add.many');
    await confirm(cookie);
    const last = await madeBy(makeAuthenticator(), cookie);
    await sql`insert into access.passkey (id, account_id, credential_id, public_key, name, has_prf,
        is_synced) select gen_random_uuid(), ${accountId}, sha256(('many' || n)::bytea), '', 'x',
        false, false from generate_series(1, 10) n`.execute(owner);
    expect((await send('POST /api/account/passkeys/offer', cookie)).code).toBe('passkeys-full');
    const added = await send('POST /api/account/passkeys', cookie, { name: 'x', answer: last });
    expect(added.code).toBe('passkeys-full');
  });
});

describe('a passkey opens nothing', () => {
  const refused = { status: 401, code: 'passkey-refused', set: undefined };

  it('from another origin, for another programme, unverified, by another key', async () => {
    const { passkey, accountId } = await withPasskey('odd.one');
    const odds: Odd[] = [
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { isUnverified: true },
      { key: makeAuthenticator().privateKey },
      { challenge: Buffer.alloc(54).toString('base64url') },
      { userHandle: Buffer.from(newId().replaceAll('-', ''), 'hex').toString('base64url') },
    ];
    const before = await sessionsOf(accountId);
    for (const odd of odds) expect(await signIn(passkey, odd)).toMatchObject(refused);
    expect(await sessionsOf(accountId)).toBe(before);
    expect((await signIn(passkey)).status).toBe(200);
  });
  it('with an answer that was given before, or a question that is over', async () => {
    const { passkey } = await withPasskey('replayed');
    const answer = passkey.answer(await question('sign-in'));
    expect((await send('POST /api/session/passkey', '', { answer })).status).toBe(200);
    expect(await send('POST /api/session/passkey', '', { answer })).toMatchObject(refused);
    const late = passkey.answer(await question('sign-in'));
    now = () => new Date(Date.now() + 301_000);
    expect(await send('POST /api/session/passkey', '', { answer: late })).toMatchObject(refused);
    now = () => new Date();
  });
  it('twice at the same moment with one answer', async () => {
    const { passkey, accountId } = await withPasskey('raced');
    const answer = passkey.answer(await question('sign-in'));
    const before = await sessionsOf(accountId);
    const both = await Promise.all(
      [1, 2, 3].map(() => send('POST /api/session/passkey', '', { answer })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401, 401]);
    expect(await sessionsOf(accountId)).toBe(before + 1);
  });
  it('with a counter that did not grow: there is a second key with the same secret', async () => {
    const { passkey } = await withPasskey('counting');
    passkey.countFrom(7);
    expect((await signIn(passkey)).status).toBe(200);
    for (const counter of [8, 3, 0]) {
      expect(await signIn(passkey, { counter })).toMatchObject(refused);
    }
    expect((await signIn(passkey)).status).toBe(200);
  });
  it('when nobody has it, and the answer is the same as for one that is known', async () => {
    const { passkey } = await withPasskey('known.one');
    const unknown = await signIn(makeAuthenticator());
    const wrong = await signIn(passkey, { isUnverified: true });
    expect(unknown).toMatchObject(refused);
    expect({ ...unknown, body: { ...unknown.body } }).toEqual({ ...wrong, body: wrong.body });
  });
  it('of an account that is closed, whose grant ended, or whose role is not open', async () => {
    const ends = [
      (id: string) => sql`update access.account set closed_at = now() where id = ${id}`,
      (id: string) => sql`update workforce.membership set until_at = now()
        where account_id = ${id}`,
      (id: string) => sql`update workforce.membership set confirmed_at = null
        where account_id = ${id}`,
    ];
    for (const [at, end] of ends.entries()) {
      const { passkey, accountId } = await withPasskey(`over.${at}`);
      await end(accountId).execute(owner);
      expect(await signIn(passkey)).toMatchObject(refused);
    }
    const { passkey } = await withPasskey('role.closed');
    const provider = await makeActor(database, { role: 'provider' });
    await sql`update access.passkey set account_id = ${provider.accountId}
      where credential_id = ${Buffer.from(passkey.id, 'base64url')}`.execute(owner);
    expect(await signIn(passkey, { userHandle: undefined })).toMatchObject(refused);
  });
  it('in the session of another account, or with a question for something else', async () => {
    const [one, other] = [await withPasskey('here.one'), await withPasskey('here.other')];
    const confirming = await question('confirm', one.cookie);
    const answers = [
      other.passkey.answer(confirming),
      one.passkey.answer(await question('sign-in')),
      one.passkey.answer(await question('confirm', other.cookie)),
      one.passkey.answer(await question('unlock', one.cookie)),
    ];
    for (const answer of answers) {
      const { code } = await send('POST /api/session/passkey/confirmation', one.cookie, { answer });
      expect(code).toBe('passkey-refused');
    }
    await send('POST /api/session/lock', one.cookie);
    expect((await send('GET /api/session/passkey?purpose=confirm', one.cookie)).code).toBe(
      'signed-out',
    );
    const theirs = other.passkey.answer(await question('unlock', one.cookie));
    const opened = await send('POST /api/session/passkey/unlock', one.cookie, { answer: theirs });
    expect(opened.code).toBe('passkey-refused');
    expect((await send('GET /api/session', one.cookie)).code).toBe('session-locked');
  });
  it('without a session, where there has to be one', async () => {
    const { passkey } = await withPasskey('no.session');
    const answer = passkey.answer(await question('sign-in'));
    for (const end of ['unlock', 'confirmation']) {
      const sent = await send(`POST /api/session/passkey/${end}`, '', { answer });
      expect([sent.status, sent.code]).toEqual([401, 'signed-out']);
    }
    for (const purpose of ['unlock', 'confirm']) {
      expect((await send(`GET /api/session/passkey?purpose=${purpose}`)).code).toBe('signed-out');
    }
  });
});

describe('an account with an emergency opening that was not reviewed', () => {
  it('is told so after the passkey was checked, and opens nothing', async () => {
    const { passkey, accountId } = await withPasskey('held.passkey');
    const [personId, caseId] = [newId(), newId()];
    await sql`insert into people.person (id, code, sex, birth_from, birth_to, birth_precision)
      values (${personId}, 'T-held', 'female', '1980-01-01', '1980-01-01', 'day')`.execute(owner);
    await sql`insert into care.case_file (id, person_id, organisation_id, intake, priority,
        priority_reason, contact_due_at) values (${caseId}, ${personId}, ${organisationId}, false,
        'low', 'usual', now())`.execute(owner);
    await sql`insert into care.emergency_opening (id, case_id, person_id, by_account,
        by_organisation_id, kind, reason, opened_at, until_at, review_due_at)
      select ${newId()}, ${caseId}, ${personId}, ${accountId}, ${organisationId}, 'health', 'x', at,
        at + interval '60 minutes', at + interval '72 hours'
      from (select now() - interval '73 hours' as at) moment`.execute(owner);
    expect(await signIn(passkey)).toMatchObject({ status: 401, code: 'account-held' });
    expect((await signIn(passkey, { isUnverified: true })).code).toBe('passkey-refused');
  });
});

describe('a passkey', () => {
  it('signs in without a login, a password or a code, and makes the browser known', async () => {
    const { passkey, accountId } = await withPasskey('signs.in');
    const opened = await signIn(passkey);
    expect([opened.status, opened.body.login]).toEqual([200, 'signs.in']);
    const [session, device] = opened.set as string[];
    expect(session).toMatch(/^alongside_session=care\..*HttpOnly; SameSite=Strict/);
    expect(device).toMatch(/^alongside-device=/);
    const cookie = session!.split(';')[0]!;
    expect((await send('GET /api/session', cookie)).status).toBe(200);
    const answer = passkey.answer(await question('sign-in'));
    const again = await send('POST /api/session/passkey', device!.split(';')[0]!, { answer });
    expect((again.set as string[])[1]).toBe(device);
    expect(
      await counted(sql`select count(*) as n from access.device where account_id = ${accountId}`),
    ).toBe(2);
  });
  it('is not slowed down by failures of strangers', async () => {
    const { passkey } = await withPasskey('guessed.at');
    const totp = '000000';
    for (let time = 0; time < 6; time++) {
      await send('POST /api/session', '', { login: 'guessed.at', password: 'wrong', totp });
    }
    expect((await signIn(passkey)).status).toBe(200);
  });
  it('unlocks, and confirms before a step that is hard to take back', async () => {
    const { passkey, cookie, accountId } = await withPasskey('unlocks');
    await send('POST /api/session/lock', cookie);
    const unlocking = passkey.answer(await question('unlock', cookie));
    const opened = await send('POST /api/session/passkey/unlock', cookie, { answer: unlocking });
    expect([opened.status, opened.body.login]).toEqual([200, 'unlocks']);
    await sql`update access.session set confirmed_at = null
      where account_id = ${accountId}`.execute(owner);
    expect((await send('POST /api/account/recovery-codes', cookie)).code).toBe('confirm-it-is-you');
    const asked = await question('confirm', cookie);
    expect(asked.allowCredentials.map(({ id }: { id: string }) => id)).toEqual([passkey.id]);
    const answer = passkey.answer(asked);
    const path = 'POST /api/session/passkey/confirmation';
    expect((await send(path, cookie, { answer })).status).toBe(200);
    expect((await send('POST /api/account/recovery-codes', cookie)).status).toBe(200);
    expect((await send(path, cookie, { answer })).code).toBe('passkey-refused');
  });
  it('keeps no secret half, and is on record', async () => {
    const { accountId, passkey } = await withPasskey('on.record');
    await signIn(passkey);
    await signIn(passkey, { isUnverified: true });
    const { rows } = await sql<{ event: string; subjects: string[] }>`select event, subjects
      from audit.entry where account_id = ${accountId} order by at`.execute(owner);
    expect(rows.map(({ event }) => event)).toEqual([
      'signed-in',
      'session-confirmed',
      'passkey-added',
      'signed-in-by-passkey',
      'passkey-refused',
    ]);
    const kept = await sql<{ hasPrf: boolean; isSynced: boolean }>`select has_prf, is_synced
      from access.passkey where account_id = ${accountId}`.execute(owner);
    expect(kept.rows).toEqual([{ hasPrf: true, isSynced: true }]);
  });
  it('says at an account without one that there is none', async () => {
    const { cookie } = await addAccount('has.none');
    const asked = await send('GET /api/session/passkey?purpose=confirm', cookie);
    expect([asked.status, asked.code]).toEqual([409, 'no-passkey']);
  });
  it('ends at once, but not another’s, and not as the last way in', async () => {
    const [one, other] = [await withPasskey('ends.one'), await withPasskey('ends.other')];
    const read = async ({ cookie }: Person) =>
      (await send('GET /api/account', cookie)).body.passkeys as { passkeyId: string }[];
    const [own, theirs] = [(await read(one))[0]!.passkeyId, (await read(other))[0]!.passkeyId];
    const end = (id: string) => send(`DELETE /api/account/passkeys/${id}`, one.cookie);
    expect([(await end(theirs)).code, (await end(newId())).code]).toEqual([
      'not-found',
      'not-found',
    ]);
    await sql`update access.account set totp_secret = '' where id = ${one.accountId}`.execute(
      owner,
    );
    expect((await end(own)).code).toBe('last-way-in');
    await sql`update access.account set totp_secret = 'x' where id = ${one.accountId}`.execute(
      owner,
    );
    expect((await end(own)).status).toBe(200);
    expect((await signIn(one.passkey)).code).toBe('passkey-refused');
    expect((await signIn(other.passkey)).status).toBe(200);
  });
  it('ends with the grant', async () => {
    const { accountId } = await withPasskey('ends.grant');
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${accountId}`.execute(owner);
    expect(await passkeysOf(accountId)).toBe(0);
  });
});
