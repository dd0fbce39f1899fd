// Proving who one is, by password and one-time code, on the door's own login role, which can look
// up one account and open a session, and nothing else. A wrong login, a wrong password and a wrong
// code get the same answer after the same work, and both the account and the address slow down
// after failures.

import { randomBytes } from 'node:crypto';
import { openText, sealText } from '../crypto/envelope.ts';
import { hashPassword, matchingTotpStep, passwordMatches } from '../crypto/sign-in-secrets.ts';
import { inTransaction, sql, type Tx } from '../db/database.ts';
import type { Services } from './handler.ts';
import { Problem } from './problems.ts';

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

export function atDoor<Value>(
  services: Services,
  work: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  return inTransaction(services.pools.of('door'), work);
}

export type FoundAccount = {
  accountId: string | null;
  side: string;
  passwordHash: string;
  totpSecret: Buffer;
  totpLastStep: number;
  lockedUntil: Date | null;
  addressFailures: number;
  isDemo: boolean;
};

// Stands for the password of an account in a backup, and so in a restored programme.
const noPassword = '-';

// A login that does not exist, or has no password since a restore, costs the same work, so that
// timing does not reveal which logins exist.
let decoyHash: Promise<string> | null = null;

export async function verifiedStep(
  found: Pick<FoundAccount, 'accountId' | 'passwordHash' | 'totpSecret'>,
  body: { password: string; totp: string },
  services: Services,
): Promise<number | null> {
  decoyHash ??= hashPassword(randomBytes(16).toString('hex'));
  const hasPassword = found.accountId !== null && found.passwordHash !== noPassword;
  const matches = await passwordMatches(
    body.password,
    hasPassword ? found.passwordHash : await decoyHash,
  );
  if (!found.accountId || !matches) return null;
  const secret = openText(services.keyring.secrets, totpPlace(found.accountId), found.totpSecret);
  return matchingTotpStep(secret, body.totp, services.now());
}

type Refused = {
  found: Pick<FoundAccount, 'accountId'>;
  address: Buffer;
  requestId: string;
};

export async function refuseSignIn(
  services: Services,
  { found, address, requestId }: Refused,
): Promise<never> {
  await atDoor(services, async (tx) => {
    await sql`select access.note_sign_in_failure(${found.accountId}::uuid, ${address})`.execute(tx);
    await sql`select audit.record_at_door(${found.accountId}::uuid, 'sign-in-refused',
      'sign-in-refused', ${requestId}::uuid)`.execute(tx);
  });
  throw new Problem('sign-in-failed');
}

type Slowed = Pick<FoundAccount, 'lockedUntil'> & Partial<Pick<FoundAccount, 'addressFailures'>>;

export function refuseSlowed({ lockedUntil, addressFailures = 0 }: Slowed, now: Date): void {
  if (addressFailures >= addressFailuresMax || (lockedUntil && lockedUntil > now))
    throw new Problem('too-many-attempts', {}, { 'retry-after': '900' });
}
