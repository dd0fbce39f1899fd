// Signing in and out. Sign-in runs on the door's own login role, which can look up one account by
// its login and open a session, and nothing else. A wrong login, a wrong password and a wrong code
// get the same answer after the same work, and both the account and the address slow down after
// failures.

import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from '../../kernel/contract.ts';
import { dayAt } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { isOpen } from '../../kernel/roles.ts';
import { enter, idleLockMinutes } from '../access/actor.ts';
import { openText, sealText } from '../crypto/envelope.ts';
import { hashPassword, matchingTotpStep, passwordMatches } from '../crypto/sign-in-secrets.ts';
import { inTransaction, sql, type Tx } from '../db/database.ts';
import { during } from '../log/current-work.ts';
import { deviceCookie, hashDevice, type OfferedDevice, offeredDevice } from './device-cookie.ts';
import type { Services } from './handler.ts';
import { readInput, sideOfToken } from './perform.ts';
import { Problem } from './problems.ts';
import { cookieName, tokenOf } from './server.ts';
import {
  chooseLocale,
  confirmSession,
  lockSession,
  type Me,
  readSession,
  signIn,
  signOut,
  unlockSession,
} from './session-contract.ts';

const sessionHours = 12;
const addressFailuresMax = 50;

/** Encrypts one-time-code secrets under a key from the key file. */
export function sealTotpSecret(
  services: Pick<Services, 'keyring'>,
  accountId: string,
  secret: string,
): Buffer {
  return sealText(services.keyring.secrets, totpPlace(accountId), secret);
}

function totpPlace(accountId: string) {
  return { table: 'access.account', record: accountId, column: 'totp_secret', version: 1 };
}

export function sessionRoutes(services: Services): (server: FastifyInstance) => void {
  return (server) => {
    route(server, signIn, (request, reply) => handleSignIn(request, reply, services));
    route(server, readSession, (request) =>
      asSignedIn(request, services, (tx) => readMe(tx, services, tokenOf(request))),
    );
    route(server, signOut, (request, reply) => handleSignOut(request, reply, services));
    route(server, lockSession, (request) =>
      atDoor(services, async (tx) => {
        await sql`select access.lock_session(${tokenOf(request)})`.execute(tx);
        return {};
      }),
    );
    route(server, unlockSession, (request) => handleUnlock(request, services));
    route(server, confirmSession, (request) => handleConfirmation(request, services));
    route(server, chooseLocale, (request) =>
      asSignedIn(request, services, async (tx) => {
        const { body } = readInput(chooseLocale, inputOf(request)) as { body: { locale: string } };
        await sql`select access.set_own_locale(${body.locale})`.execute(tx);
        return {};
      }),
    );
  };
}

type Handle = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

function route(server: FastifyInstance, endpoint: Endpoint, handle: Handle): void {
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: 10_000,
    config: { endpoint: endpoint.name },
    handler: async (request, reply) =>
      reply.send(await during(request.work ?? {}, () => handle(request, reply))),
  });
}

function inputOf(request: FastifyRequest) {
  return {
    token: null,
    params: request.params,
    query: request.query,
    body: request.body,
    requestId: request.id,
    commandId: null,
  };
}

function atDoor<Value>(services: Services, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return inTransaction(services.pools.of('door'), work);
}

async function asSignedIn<Value>(
  request: FastifyRequest,
  services: Services,
  work: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  const token = tokenOf(request);
  const side = sideOfToken(token);
  if (!token || !side) throw new Problem('signed-out');
  return inTransaction(services.pools.of(side), async (tx) => {
    const entered = await enter(tx, token);
    if (entered.status === 'locked') throw new Problem('session-locked');
    if (entered.status === 'held') throw new Problem('account-held');
    if (entered.status !== 'ok') throw new Problem('signed-out');
    if (!isOpen(entered.actor.role)) throw new Problem('not-found');
    return work(tx);
  });
}

type FoundAccount = {
  accountId: string | null;
  side: string;
  passwordHash: string;
  totpSecret: Buffer;
  totpLastStep: number;
  lockedUntil: Date | null;
  addressFailures: number;
  isDemo: boolean;
};

async function handleSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<Me> {
  const { body } = readInput(signIn, inputOf(request)) as {
    body: { login: string; password: string; totp: string };
  };
  const address = services.keyring.addressHash(request.ip);
  const found = await atDoor(
    services,
    async (tx) =>
      (
        await sql<FoundAccount>`
    select * from access.account_for_sign_in(${body.login}, ${address})`.execute(tx)
      ).rows[0]!,
  );
  const now = services.now();
  if (
    found.addressFailures >= addressFailuresMax ||
    (found.lockedUntil && found.lockedUntil > now)
  ) {
    throw new Problem('too-many-attempts', {}, { 'retry-after': '900' });
  }
  const step = await verifiedStep(found, body, services);
  // Told only to someone who has proved to be this person; it does not count as a failed attempt.
  if (step !== null) await refuseHeld(services, found.accountId!, request.id);
  const token = `${found.side}.${randomBytes(32).toString('base64url')}`;
  const device = offeredDevice(request);
  const opened =
    step === null
      ? 'refused'
      : await openSession(services, { found, token, step, device, requestId: request.id });
  if (opened === 'refused') {
    return refuseSignIn(services, { found, address, requestId: request.id });
  }
  const secure = request.protocol === 'https' ? '; Secure' : '';
  reply.header('set-cookie', [
    `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${sessionHours * 3600}${secure}`,
    deviceCookie(device, opened === 'new-device', secure),
  ]);
  return inTransaction(services.pools.of(sideOfToken(token)!), async (tx) => {
    await enter(tx, token);
    return readMe(tx, services, token);
  });
}

// A login that does not exist costs the same work, so that timing does not reveal which logins
// exist.
let decoyHash: Promise<string> | null = null;

async function verifiedStep(
  found: FoundAccount,
  body: { password: string; totp: string },
  services: Services,
): Promise<number | null> {
  decoyHash ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await passwordMatches(
    body.password,
    found.accountId ? found.passwordHash : await decoyHash,
  );
  if (!found.accountId || !matches) return null;
  const secret = openText(services.keyring.secrets, totpPlace(found.accountId), found.totpSecret);
  return matchingTotpStep(secret, body.totp, services.now());
}

async function refuseHeld(services: Services, accountId: string, requestId: string): Promise<void> {
  const isHeld = await atDoor(services, async (tx) => {
    const rows = await sql<{ held: boolean }>`select access.is_held(${accountId}) as held`.execute(
      tx,
    );
    if (!rows.rows[0]!.held) return false;
    await sql`select audit.record_at_door(${accountId}, 'sign-in-refused', 'account-held',
      ${requestId}::uuid)`.execute(tx);
    return true;
  });
  if (isHeld) throw new Problem('account-held');
}

type Opening = {
  found: FoundAccount;
  token: string;
  step: number;
  device: OfferedDevice;
  requestId: string;
};
type Opened = 'refused' | 'known-device' | 'new-device';

async function openSession(
  services: Services,
  { found, token, step, device, requestId }: Opening,
): Promise<Opened> {
  return atDoor(services, async (tx) => {
    const hash = createHash('sha256').update(token).digest();
    const rows = await sql<{
      opened: Opened;
    }>`select access.open_session(${newId()}, ${found.accountId}, ${hash}, ${step},
      ${sessionHours}, ${device.held.map(hashDevice)}::bytea[],
      ${hashDevice(device.fresh)}) as opened`.execute(tx);
    const { opened } = rows.rows[0]!;
    if (opened === 'refused') return opened;
    await sql`select audit.record_at_door(${found.accountId}, 'sign-in', 'signed-in',
      ${requestId}::uuid)`.execute(tx);
    return opened;
  });
}

async function refuseSignIn(
  services: Services,
  { found, address, requestId }: { found: FoundAccount; address: Buffer; requestId: string },
): Promise<never> {
  await atDoor(services, async (tx) => {
    await sql`select access.note_sign_in_failure(${found.accountId}::uuid, ${address})`.execute(tx);
    await sql`select audit.record_at_door(${found.accountId}::uuid, 'sign-in-refused',
      'sign-in-refused', ${requestId}::uuid)`.execute(tx);
  });
  throw new Problem('sign-in-failed');
}

async function handleSignOut(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<object> {
  const token = tokenOf(request);
  if (token) {
    await atDoor(services, async (tx) => {
      const rows = await sql<{
        accountId: string;
      }>`select account_id from access.locked_account(${token})`.execute(tx);
      await sql`select access.end_session(${token})`.execute(tx);
      await sql`select audit.record_at_door(${rows.rows[0]?.accountId ?? null}::uuid, 'sign-out',
        'signed-out', ${request.id}::uuid)`.execute(tx);
    });
  }
  reply.header('set-cookie', `${cookieName}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
  return {};
}

async function handleUnlock(request: FastifyRequest, services: Services): Promise<Me> {
  const { body } = readInput(unlockSession, inputOf(request)) as { body: { password: string } };
  const address = services.keyring.addressHash(request.ip);
  const token = tokenOf(request);
  const found = await atDoor(
    services,
    async (tx) =>
      (
        await sql<{
          accountId: string;
          passwordHash: string;
          lockedUntil: Date | null;
        }>`select * from access.locked_account(${token})`.execute(tx)
      ).rows[0],
  );
  if (!found) throw new Problem('signed-out');
  if (found.lockedUntil && found.lockedUntil > services.now())
    throw new Problem('too-many-attempts', {}, { 'retry-after': '900' });
  if (!(await passwordMatches(body.password, found.passwordHash))) {
    return refuseSignIn(services, {
      found: { accountId: found.accountId } as FoundAccount,
      address,
      requestId: request.id,
    });
  }
  await atDoor(services, async (tx) => {
    await sql`select access.unlock_session(${token})`.execute(tx);
    await sql`select audit.record_at_door(${found.accountId}::uuid, 'sign-in', 'session-unlocked',
      ${request.id}::uuid)`.execute(tx);
  });
  return asSignedIn(request, services, (tx) => readMe(tx, services, tokenOf(request)));
}

type ToConfirm = Pick<
  FoundAccount,
  'accountId' | 'passwordHash' | 'totpSecret' | 'lockedUntil' | 'addressFailures'
>;

// For steps that are hard to take back: an open session is not enough, since the device may have
// been left unlocked.
async function handleConfirmation(request: FastifyRequest, services: Services): Promise<object> {
  await asSignedIn(request, services, async () => null);
  const { body } = readInput(confirmSession, inputOf(request)) as {
    body: { password: string; totp: string };
  };
  const address = services.keyring.addressHash(request.ip);
  const token = tokenOf(request);
  const found = (await atDoor(
    services,
    async (tx) =>
      (
        await sql<ToConfirm>`
    select * from access.account_to_confirm(${token}, ${address})`.execute(tx)
      ).rows[0],
  )) as FoundAccount | undefined;
  if (!found) throw new Problem('signed-out');
  const isSlowed = found.lockedUntil !== null && found.lockedUntil > services.now();
  if (isSlowed || found.addressFailures >= addressFailuresMax) {
    throw new Problem('too-many-attempts', {}, { 'retry-after': '900' });
  }
  const step = await verifiedStep(found, body, services);
  const confirmed =
    step !== null &&
    (await atDoor(services, async (tx) => {
      const rows = await sql<{
        confirmed: boolean;
      }>`select access.confirm_session(${token}, ${step}) as confirmed`.execute(tx);
      if (!rows.rows[0]!.confirmed) return false;
      await sql`select audit.record_at_door(${found.accountId}::uuid, 'sign-in',
        'session-confirmed', ${request.id}::uuid)`.execute(tx);
      return true;
    }));
  if (!confirmed) return refuseSignIn(services, { found, address, requestId: request.id });
  return {};
}

type OwnAccount = {
  accountId: string;
  login: string;
  displayName: string;
  locale: Me['locale'];
  organisationId: string | null;
  organisationCode: string;
  organisationNames: NonNullable<Me['organisation']>['names'];
  role: Me['role'];
  side: string;
  duty: string;
};

async function readMe(tx: Tx, services: Services, token: string | null): Promise<Me> {
  const { programme } = services;
  const rows =
    await sql<OwnAccount>`select own.*, access.role() as role, (access.context()).side as side,
    access.duty() as duty from access.own_account() own`.execute(tx);
  const row = rows.rows[0]!;
  return {
    userId: row.accountId,
    displayName: row.displayName,
    login: row.login,
    role: row.role,
    side: row.side as Me['side'],
    duty: row.duty as Me['duty'],
    organisation: row.organisationId
      ? { id: row.organisationId, code: row.organisationCode, names: row.organisationNames }
      : null,
    locale: row.locale,
    demo: programme.isDemo,
    country: programme.country,
    languages: [...programme.languages] as Me['languages'],
    timeZone: programme.timeZone,
    today: dayAt(services.now(), programme.timeZone),
    idleLockMinutes,
    draftKey: services.keyring.pseudonym(`drafts|${token}`),
  };
}
