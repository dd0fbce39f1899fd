// Proving who one is, by password and one-time code, on the door's own login role, which can look
// up one account and open a session, and nothing else. A wrong login, a wrong password and a wrong
// code get the same answer after the same work, and both the account and the address slow down
// after failures. An attempt is counted and committed before the password is checked, and is no
// failure only if it turns out to be good; so any number at once are no more than the limit.

import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { hashPassword, passwordMatches } from '../../../engine/crypto/sign-in-secrets.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { Problem } from '../../../engine/http/problems.ts';
import { atDoor } from './at-door.ts';
import { type CheckedCode, checkedCode } from './checked-code.ts';
import type { Lines } from './lines.ts';

const waitMilliseconds = 100;
const waitsMax = 60;

/** Null for a token of nobody: also one that has ended. */
export async function findAccountOfToken(
  services: Services,
  token: string | null,
): Promise<string | null> {
  if (token === null) return null;
  const { rows } = await atDoor(services, (tx) =>
    sql<{ accountId: string | null }>`
      select access.account_of_session(${token}) as account_id`.execute(tx),
  );
  return rows[0]!.accountId;
}

export type FoundAccount = {
  attempt: string;
  accountId: string | null;
  side: string;
  passwordHash: string;
  totpSecret: Buffer;
};
export type Begun = {
  attempt: string | null;
  answer: 'go' | 'rest' | 'wait';
  seconds: number | null;
};
/** What the routes of the door share; `lines` for everything that checks a password. */
export type Door = Services & { readonly lines: Lines };

/**
 * Counts an attempt, and returns whose password to check. `begin` is a function of the door;
 * without a row there is no such session. Several people behind one address, or several tabs, may
 * try at the same moment: they wait for each other instead of being refused.
 */
export async function beginAttempt(
  services: Services,
  begin: (tx: Tx) => Promise<readonly Begun[]>,
): Promise<FoundAccount | null> {
  for (let wait = 0; wait <= waitsMax; wait++) {
    const [begun] = await atDoor(services, begin);
    if (!begun) return null;
    if (begun.answer === 'rest') {
      throw new Problem('too-many-attempts', {}, rest(begun.seconds ?? 1));
    }
    if (begun.attempt !== null) return findAccount(services, begun.attempt);
    await setTimeout(waitMilliseconds);
  }
  throw new Problem('too-many-attempts', {}, rest(10));
}

const rest = (seconds: number) => ({ 'retry-after': String(seconds) });

async function findAccount(services: Services, attempt: string): Promise<FoundAccount> {
  const found = await atDoor(services, (tx) =>
    sql<Omit<FoundAccount, 'attempt'>>`
      select * from access.account_of_attempt(${attempt})`.execute(tx),
  );
  return { ...found.rows[0]!, attempt };
}

// Stands for the password of an account in a backup, and so in a restored programme.
const noPassword = '-';

// A login that does not exist, or has no password since a restore, costs the same work, so that
// timing does not reveal which logins exist.
let decoyHash: Promise<string> | null = null;

/** What the code proved, or null if password or code is wrong. */
export async function verifiedCode(
  found: Pick<FoundAccount, 'accountId' | 'passwordHash' | 'totpSecret'>,
  body: { password: string; totp: string },
  services: Services,
): Promise<CheckedCode | null> {
  decoyHash ??= hashPassword(randomBytes(16).toString('hex'));
  const hasPassword = found.accountId !== null && found.passwordHash !== noPassword;
  const matches = await passwordMatches(
    body.password,
    hasPassword ? found.passwordHash : await decoyHash,
  );
  if (!found.accountId || !matches) return null;
  const { accountId, totpSecret } = found;
  return checkedCode(services, { accountId, totpSecret }, body.totp);
}

export async function refuseSignIn(
  services: Services,
  { found, requestId }: { found: FoundAccount; requestId: string },
): Promise<never> {
  await atDoor(services, async (tx) => {
    await sql`select access.fail_attempt(${found.attempt}::uuid)`.execute(tx);
    await sql`select audit.record_at_door(${found.accountId}::uuid, 'sign-in-refused',
      'sign-in-refused', ${requestId}::uuid)`.execute(tx);
  });
  throw new Problem('sign-in-failed');
}
