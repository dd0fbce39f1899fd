// What every way of signing in ends with: a session's token, the cookies of session and device, and
// the answer that says who is signed in.

import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { enter } from '../../../engine/access/actor.ts';
import { inTransaction } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { readMe } from '../../../engine/http/own-session.ts';
import { sideOfToken } from '../../../engine/http/perform.ts';
import type { Me } from '../../../engine/http/session-contract.ts';
import { deviceCookie, type OfferedDevice } from './device-cookie.ts';
import { secureAttribute, sessionCookie } from './session-cookie.ts';

export type OpenedSession = {
  readonly token: string;
  readonly device: OfferedDevice;
  readonly isNewDevice: boolean;
  /** Null: no recovery code was used. */
  readonly recoveryCodesLeft: number | null;
};

/** A token names its side only to choose the connection; the database keeps its hash alone. */
export function makeToken(side: string): string {
  return `${side}.${randomBytes(32).toString('base64url')}`;
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export async function answerSignedIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, opened }: { services: Services; opened: OpenedSession },
): Promise<Me> {
  const { token, device, isNewDevice, recoveryCodesLeft } = opened;
  const secure = secureAttribute(request, services);
  reply.header('set-cookie', [
    sessionCookie(token, secure),
    deviceCookie(device, isNewDevice, secure),
  ]);
  return inTransaction(services.pools.of(sideOfToken(token)!), async (tx) => {
    await enter(tx, token);
    return { ...(await readMe(tx, services, token)), recoveryCodesLeft };
  });
}
