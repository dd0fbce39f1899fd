// The second thing that somebody proves after the password: a one-time code, or a recovery code in
// its place. Checking uses neither up; opening the session does.

import { openText } from '../../../engine/crypto/envelope.ts';
import { matchingTotpStep } from '../../../engine/crypto/sign-in-secrets.ts';
import { sql } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { hashRecoveryCode, readCode } from '../own/recovery-codes.ts';
import { atDoor } from './at-door.ts';
import { totpPlace } from './totp-secret.ts';

/** The step of a one-time code, or the hash of a recovery code. */
export type CheckedCode = { readonly step: number } | { readonly recoveryHash: Buffer };

/** Null: the code is wrong, was used, or there is nothing to compare it with. */
export async function checkedCode(
  services: Services,
  account: { readonly accountId: string; readonly totpSecret: Buffer },
  typed: string,
): Promise<CheckedCode | null> {
  const read = readCode(typed);
  if (read?.kind === 'one-time' && account.totpSecret.length > 0) {
    const place = totpPlace(account.accountId);
    const secret = openText(services.keyring.secrets, place, account.totpSecret);
    const step = matchingTotpStep(secret, read.code, services.now());
    return step === null ? null : { step };
  }
  if (read?.kind !== 'recovery') return null;
  const recoveryHash = hashRecoveryCode(services.keyring, account.accountId, read.code);
  const isGood = await atDoor(services, async (tx) => {
    const { rows } = await sql<{ good: boolean }>`
      select access.is_recovery_code(${account.accountId}, ${recoveryHash}) as good`.execute(tx);
    return rows[0]!.good;
  });
  return isGood ? { recoveryHash } : null;
}
