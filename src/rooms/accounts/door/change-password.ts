// Changing one's own password by the old one. A wrong old one counts as an attempt, so that an
// unlocked screen is no place to guess at; the rules are checked before, because they tell nothing.

import type { FastifyRequest } from 'fastify';
import { hashPassword, passwordMatches } from '../../../engine/crypto/sign-in-secrets.ts';
import { sql } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { asSignedIn, inputOf, readMe } from '../../../engine/http/own-session.ts';
import { changePassword } from '../../../engine/http/passkey-contract.ts';
import { readInput } from '../../../engine/http/perform.ts';
import { Problem } from '../../../engine/http/problems.ts';
import { tokenOf } from '../../../engine/http/server.ts';
import { passwordFault } from '../own/rules.ts';
import { atDoor } from './at-door.ts';
import { type Door, refuseSignIn } from './proving.ts';
import { beginAgain } from './sign-in-again.ts';

export async function handlePasswordChange(request: FastifyRequest, door: Door): Promise<object> {
  const token = tokenOf(request)!;
  const me = await asSignedIn(request, door, (tx) => readMe(tx, door, token));
  const { body } = readInput(changePassword, inputOf(request)) as {
    body: { oldPassword: string; newPassword: string };
  };
  const fault =
    body.oldPassword === body.newPassword
      ? 'password-as-before'
      : passwordFault(body.newPassword, me);
  if (fault) throw new Problem('refused', { code: fault });
  await door.lines.known.through(token, () =>
    change(door, { ...body, token, requestId: request.id }),
  );
  return {};
}

type Change = { oldPassword: string; newPassword: string; token: string; requestId: string };

async function change(services: Services, { token, requestId, ...given }: Change): Promise<void> {
  const found = await beginAgain(services, token, false);
  const isOld = await passwordMatches(given.oldPassword, found.passwordHash);
  const hash = isOld ? await hashPassword(given.newPassword) : null;
  const isChanged =
    hash !== null &&
    (await atDoor(services, async (tx) => {
      const { rows } = await sql<{ changed: boolean }>`
        select access.change_password(${token}, ${found.attempt}::uuid, ${hash})
          as changed`.execute(tx);
      if (!rows[0]!.changed) return false;
      await sql`select audit.record_at_door(${found.accountId}::uuid, 'write',
        'password-changed', ${requestId}::uuid)`.execute(tx);
      return true;
    }));
  if (!isChanged) await refuseSignIn(services, { found, requestId });
}
