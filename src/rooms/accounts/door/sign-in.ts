// Signing in and out. Sign-in looks up one account by its login and opens a session.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../../../kernel/id.ts';
import { sql } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { inputOf } from '../../../engine/http/own-session.ts';
import { readInput } from '../../../engine/http/perform.ts';
import { Problem } from '../../../engine/http/problems.ts';
import { tokenOf } from '../../../engine/http/server.ts';
import { type Me, signIn } from '../../../engine/http/session-contract.ts';
import { atDoor } from './at-door.ts';
import type { CheckedCode } from './checked-code.ts';
import { hashDevice, type OfferedDevice, offeredDevice } from './device-cookie.ts';
import { answerSignedIn, hashToken, makeToken, type OpenedSession } from './opened-session.ts';
import {
  beginAttempt,
  type Begun,
  type Door,
  type FoundAccount,
  refuseSignIn,
  verifiedCode,
} from './proving.ts';
import { endedSessionCookie, secureAttribute, sessionHours } from './session-cookie.ts';

type Coming = {
  /** In small letters: the same login typed otherwise is no other way in. */
  readonly login: string;
  readonly password: string;
  readonly totp: string;
  readonly address: Buffer;
  readonly device: OfferedDevice;
  readonly held: readonly Buffer[];
  readonly requestId: string;
};

export async function handleSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  door: Door,
): Promise<Me> {
  const { body } = readInput(signIn, inputOf(request)) as {
    body: { login: string; password: string; totp: string };
  };
  const device = offeredDevice(request);
  const coming: Coming = {
    ...body,
    login: body.login.toLowerCase(),
    address: door.keyring.addressHash(request.ip),
    device,
    held: device.held.map(hashDevice),
    requestId: request.id,
  };
  const opened = (await isKnown(door, coming))
    ? await door.lines.known.through(coming.login, () => comeIn(door, coming))
    : await door.lines.strangers.through(coming.address.toString('hex'), () =>
        comeIn(door, coming),
      );
  return answerSignedIn(request, reply, { services: door, opened });
}

async function isKnown(services: Services, { login, held }: Coming): Promise<boolean> {
  if (held.length === 0) return false;
  const { rows } = await atDoor(services, (tx) =>
    sql<{ known: boolean }>`
      select access.is_known_browser(${login}, ${held}::bytea[]) as known`.execute(tx),
  );
  return rows[0]!.known;
}

async function comeIn(services: Services, coming: Coming): Promise<OpenedSession> {
  const { login, address, held, device, requestId } = coming;
  const found = (await beginAttempt(services, async (tx) => {
    const begun = await sql<Begun>`select * from access.begin_sign_in(${login},
      ${services.keyring.loginHash(login)}, ${address}, ${held}::bytea[])`.execute(tx);
    return begun.rows;
  }))!;
  const code = await verifiedCode(found, coming, services);
  if (code === null) return refuseSignIn(services, { found, requestId });
  // Told only to someone who has proved to be this person; it does not count as a failed attempt.
  await refuseHeld(services, found, requestId);
  const token = makeToken(found.side);
  const opened = await openSession(services, { ...coming, found, token, code });
  if (opened === null) return refuseSignIn(services, { found, requestId });
  return { token, device, ...opened };
}

/** `attempt`: null for a passkey, which is no guess. */
export async function refuseHeld(
  services: Services,
  { accountId, attempt }: { readonly accountId: string | null; readonly attempt: string | null },
  requestId: string,
): Promise<void> {
  const isHeld = await atDoor(services, async (tx) => {
    const rows = await sql<{ held: boolean }>`select access.is_held(${accountId}) as held`.execute(
      tx,
    );
    if (!rows.rows[0]!.held) return false;
    if (attempt) await sql`select access.end_attempt(${attempt}::uuid)`.execute(tx);
    await sql`select audit.record_at_door(${accountId}, 'sign-in-refused', 'account-held',
      ${requestId}::uuid)`.execute(tx);
    return true;
  });
  if (isHeld) throw new Problem('account-held');
}

type Opening = Coming & { found: FoundAccount; token: string; code: CheckedCode };
type Opened = Pick<OpenedSession, 'isNewDevice' | 'recoveryCodesLeft'>;

/** Null: the code, or the attempt, is no longer good. */
async function openSession(
  services: Services,
  { found, token, code, device, held, requestId }: Opening,
): Promise<Opened | null> {
  const { accountId, attempt } = found;
  const [open, proof, event] =
    'step' in code
      ? (['open_session', code.step, 'signed-in'] as const)
      : (['open_session_by_recovery', code.recoveryHash, 'signed-in-by-recovery-code'] as const);
  return atDoor(services, async (tx) => {
    const { rows } = await sql<{ how: 'refused' | 'known-device' | 'new-device' }>`
      select ${sql.ref(`access.${open}`)}(${attempt}::uuid, ${newId()}, ${accountId},
        ${hashToken(token)}, ${proof}, ${sessionHours}, ${held}::bytea[],
        ${hashDevice(device.fresh)}) as how`.execute(tx);
    if (rows[0]!.how === 'refused') return null;
    await sql`select audit.record_at_door(${accountId}, 'sign-in', ${event},
      ${requestId}::uuid)`.execute(tx);
    const isNewDevice = rows[0]!.how === 'new-device';
    if ('step' in code) return { isNewDevice, recoveryCodesLeft: null };
    const left = await sql<{ left: number }>`
      select access.recovery_codes_left(${accountId}) as left`.execute(tx);
    return { isNewDevice, recoveryCodesLeft: left.rows[0]!.left };
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
