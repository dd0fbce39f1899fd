// Signing in and out. Sign-in looks up one account by its login and opens a session.

import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../../../kernel/id.ts';
import { enter } from '../../../engine/access/actor.ts';
import { inTransaction, sql } from '../../../engine/db/database.ts';
import { deviceCookie, hashDevice, type OfferedDevice, offeredDevice } from './device-cookie.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { inputOf, readMe } from '../../../engine/http/own-session.ts';
import { readInput, sideOfToken } from '../../../engine/http/perform.ts';
import { Problem } from '../../../engine/http/problems.ts';
import {
  atDoor,
  beginAttempt,
  type Begun,
  type FoundAccount,
  refuseSignIn,
  verifiedStep,
} from './proving.ts';
import {
  endedSessionCookie,
  secureAttribute,
  sessionCookie,
  sessionHours,
} from './session-cookie.ts';
import { tokenOf } from '../../../engine/http/server.ts';
import { type Me, signIn } from '../../../engine/http/session-contract.ts';

export async function handleSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<Me> {
  const { body } = readInput(signIn, inputOf(request)) as {
    body: { login: string; password: string; totp: string };
  };
  const address = services.keyring.addressHash(request.ip);
  const found = (await beginAttempt(services, async (tx) => {
    const begun = await sql<Begun>`
      select * from access.begin_sign_in(${body.login}, ${address})`.execute(tx);
    return begun.rows;
  }))!;
  const step = await verifiedStep(found, body, services);
  // Told only to someone who has proved to be this person; it does not count as a failed attempt.
  if (step !== null) await refuseHeld(services, found, request.id);
  const token = `${found.side}.${randomBytes(32).toString('base64url')}`;
  const device = offeredDevice(request);
  const opened =
    step === null
      ? 'refused'
      : await openSession(services, { found, token, step, device, requestId: request.id });
  if (opened === 'refused') {
    return refuseSignIn(services, { found, requestId: request.id });
  }
  const secure = secureAttribute(request, services);
  reply.header('set-cookie', [
    sessionCookie(token, secure),
    deviceCookie(device, opened === 'new-device', secure),
  ]);
  return inTransaction(services.pools.of(sideOfToken(token)!), async (tx) => {
    await enter(tx, token);
    return readMe(tx, services, token);
  });
}

async function refuseHeld(
  services: Services,
  { accountId, attempt }: FoundAccount,
  requestId: string,
): Promise<void> {
  const isHeld = await atDoor(services, async (tx) => {
    const rows = await sql<{ held: boolean }>`select access.is_held(${accountId}) as held`.execute(
      tx,
    );
    if (!rows.rows[0]!.held) return false;
    await sql`select access.end_attempt(${attempt}::uuid)`.execute(tx);
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
    }>`select access.open_session(${found.attempt}::uuid, ${newId()},
      ${found.accountId}, ${hash}, ${step}, ${sessionHours},
      ${device.held.map(hashDevice)}::bytea[],
      ${hashDevice(device.fresh)}) as opened`.execute(tx);
    const { opened } = rows.rows[0]!;
    if (opened === 'refused') return opened;
    await sql`select audit.record_at_door(${found.accountId}, 'sign-in', 'signed-in',
      ${requestId}::uuid)`.execute(tx);
    return opened;
  });
}

export async function handleSignOut(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<object> {
  const token = tokenOf(request);
  if (token) {
    await atDoor(services, async (tx) => {
      const rows = await sql<{
        accountId: string | null;
      }>`select access.account_of_session(${token}) as account_id`.execute(tx);
      // A token of nobody leaves no entry, or anyone could fill the trail without signing in.
      const accountId = rows.rows[0]?.accountId ?? null;
      if (accountId === null) return;
      await sql`select access.end_session(${token})`.execute(tx);
      await sql`select audit.record_at_door(${accountId}::uuid, 'sign-out',
        'signed-out', ${request.id}::uuid)`.execute(tx);
    });
  }
  reply.header('set-cookie', endedSessionCookie(secureAttribute(request, services)));
  return {};
}
