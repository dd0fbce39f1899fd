// Proving oneself again in an open session: after the idle lock, and before a step that is hard to
// take back. Failures count for the session's own browser.

import type { FastifyRequest } from 'fastify';
import { passwordMatches } from '../../../engine/crypto/sign-in-secrets.ts';
import { sql } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { asSignedIn, inputOf, readMe } from '../../../engine/http/own-session.ts';
import { readInput } from '../../../engine/http/perform.ts';
import { Problem } from '../../../engine/http/problems.ts';
import { tokenOf } from '../../../engine/http/server.ts';
import { confirmSession, type Me, unlockSession } from '../../../engine/http/session-contract.ts';
import { atDoor } from './at-door.ts';
import {
  beginAttempt,
  type Begun,
  type Door,
  findAccountOfToken,
  type FoundAccount,
  refuseSignIn,
  verifiedCode,
} from './proving.ts';

export async function handleUnlock(request: FastifyRequest, door: Door): Promise<Me> {
  const { body } = readInput(unlockSession, inputOf(request)) as { body: { password: string } };
  const token = tokenOf(request);
  // Before the line: whoever has no session must not take the turn of somebody who has one.
  if (!token || (await findAccountOfToken(door, token)) === null) throw new Problem('signed-out');
  await door.lines.known.through(token, () =>
    unlock(door, { token, password: body.password, requestId: request.id }),
  );
  return asSignedIn(request, door, (tx) => readMe(tx, door, token));
}

type Again = { token: string; password: string; requestId: string };

async function unlock(services: Services, { token, password, requestId }: Again): Promise<void> {
  const found = await beginAgain(services, token, true);
  const isGood =
    (await passwordMatches(password, found.passwordHash)) &&
    (await atDoor(services, async (tx) => {
      const rows = await sql<{ unlocked: boolean }>`
        select access.unlock_session(${token}, ${found.attempt}::uuid) as unlocked`.execute(tx);
      if (!rows.rows[0]!.unlocked) return false;
      await sql`select audit.record_at_door(${found.accountId}::uuid, 'sign-in',
        'session-unlocked', ${requestId}::uuid)`.execute(tx);
      return true;
    }));
  if (!isGood) await refuseSignIn(services, { found, requestId });
}

export async function beginAgain(
  services: Services,
  token: string,
  whileLocked: boolean,
): Promise<FoundAccount> {
  const found = await beginAttempt(services, async (tx) => {
    const begun = await sql<Begun>`
      select * from access.begin_again(${token}, ${whileLocked})`.execute(tx);
    return begun.rows;
  });
  if (!found) throw new Problem('signed-out');
  return found;
}

// For steps that are hard to take back: an open session is not enough, since the device may have
// been left unlocked.
export async function handleConfirmation(request: FastifyRequest, door: Door): Promise<object> {
  await asSignedIn(request, door, async () => null);
  const { body } = readInput(confirmSession, inputOf(request)) as {
    body: { password: string; totp: string };
  };
  const token = tokenOf(request)!;
  await door.lines.known.through(token, () =>
    confirm(door, { ...body, token, requestId: request.id }),
  );
  return {};
}

async function confirm(services: Services, again: Again & { totp: string }): Promise<void> {
  const { token, requestId } = again;
  const found = await beginAgain(services, token, false);
  const code = await verifiedCode(found, again, services);
  const isGood =
    code !== null &&
    (await atDoor(services, async (tx) => {
      const { attempt } = found;
      const asked =
        'step' in code
          ? sql`access.confirm_session(${token}, ${code.step}, ${attempt}::uuid)`
          : sql`access.confirm_session_by_recovery(${token}, ${code.recoveryHash},
              ${attempt}::uuid)`;
      const { rows } = await sql<{ confirmed: boolean }>`
        select ${asked} as confirmed`.execute(tx);
      if (!rows[0]!.confirmed) return false;
      await sql`select audit.record_at_door(${found.accountId}::uuid, 'sign-in',
        'session-confirmed', ${requestId}::uuid)`.execute(tx);
      return true;
    }));
  if (!isGood) await refuseSignIn(services, { found, requestId });
}
