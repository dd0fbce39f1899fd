// Proving oneself again in an open session: after the idle lock, and before a step that is hard to
// take back.

import type { FastifyRequest } from 'fastify';
import { passwordMatches } from '../../../engine/crypto/sign-in-secrets.ts';
import { sql } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { asSignedIn, inputOf, readMe } from '../../../engine/http/own-session.ts';
import { readInput } from '../../../engine/http/perform.ts';
import { Problem } from '../../../engine/http/problems.ts';
import {
  atDoor,
  beginAttempt,
  type Begun,
  type FoundAccount,
  refuseSignIn,
  verifiedStep,
} from './proving.ts';
import { tokenOf } from '../../../engine/http/server.ts';
import { confirmSession, type Me, unlockSession } from '../../../engine/http/session-contract.ts';

export async function handleUnlock(request: FastifyRequest, services: Services): Promise<Me> {
  const { body } = readInput(unlockSession, inputOf(request)) as { body: { password: string } };
  const address = services.keyring.addressHash(request.ip);
  const token = tokenOf(request);
  const found = await beginAgain(services, { token, address, whileLocked: true });
  const isGood =
    (await passwordMatches(body.password, found.passwordHash)) &&
    (await atDoor(services, async (tx) => {
      const rows = await sql<{ unlocked: boolean }>`
        select access.unlock_session(${token}, ${found.attempt}::uuid) as unlocked`.execute(tx);
      if (!rows.rows[0]!.unlocked) return false;
      await sql`select audit.record_at_door(${found.accountId}::uuid, 'sign-in',
        'session-unlocked', ${request.id}::uuid)`.execute(tx);
      return true;
    }));
  if (!isGood) return refuseSignIn(services, { found, requestId: request.id });
  return asSignedIn(request, services, (tx) => readMe(tx, services, tokenOf(request)));
}

type Again = { token: string | null; address: Buffer; whileLocked: boolean };

async function beginAgain(
  services: Services,
  { token, address, whileLocked }: Again,
): Promise<FoundAccount> {
  const found = await beginAttempt(services, async (tx) => {
    const begun = await sql<Begun>`
      select * from access.begin_again(${token}, ${address}, ${whileLocked})`.execute(tx);
    return begun.rows;
  });
  if (!found) throw new Problem('signed-out');
  return found;
}

// For steps that are hard to take back: an open session is not enough, since the device may have
// been left unlocked.
export async function handleConfirmation(
  request: FastifyRequest,
  services: Services,
): Promise<object> {
  await asSignedIn(request, services, async () => null);
  const { body } = readInput(confirmSession, inputOf(request)) as {
    body: { password: string; totp: string };
  };
  const address = services.keyring.addressHash(request.ip);
  const token = tokenOf(request);
  const found = await beginAgain(services, { token, address, whileLocked: false });
  const step = await verifiedStep(found, body, services);
  const confirmed =
    step !== null &&
    (await atDoor(services, async (tx) => {
      const rows = await sql<{
        confirmed: boolean;
      }>`select access.confirm_session(${token}, ${step},
        ${found.attempt}::uuid) as confirmed`.execute(tx);
      if (!rows.rows[0]!.confirmed) return false;
      await sql`select audit.record_at_door(${found.accountId}::uuid, 'sign-in',
        'session-confirmed', ${request.id}::uuid)`.execute(tx);
      return true;
    }));
  if (!confirmed) return refuseSignIn(services, { found, requestId: request.id });
  return {};
}
