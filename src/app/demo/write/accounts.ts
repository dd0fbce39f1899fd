// Organisations and accounts of the made-up programme. Passwords and one-time secrets come from the
// seed, so that a script can sign in to a demo it did not create; a real programme never works like
// this. Hashing takes about 30 ms each, so the first two accounts of every role have their own
// password, and where there are very many, the others share one.

import { createHash } from 'node:crypto';
import { hashPassword, makeTotpSecret } from '../../../engine/crypto/sign-in-secrets.ts';
import type { Tx } from '../../../engine/db/database.ts';
import { cardRoles } from '../../../rooms/accounts/door/demo-cards.ts';
import { recoveryCodesCount } from '../../../rooms/accounts/own/model.ts';
import { sealTotpSecret } from '../../../rooms/accounts/door/totp-secret.ts';
import type { Duty, Role, Side } from '../../../kernel/roles.ts';
import { insertOrganisation, noteOnCommandLine } from '../../make-account.ts';
import type { DemoUser } from '../model.ts';
import { givenNames, inventStem, staffName } from '../names.ts';
import { makeRandom } from '../random.ts';
import { bytes, insertBatch } from './rows.ts';
import type { Writing } from './writing.ts';

export type DemoAccount = {
  readonly role: Role;
  readonly duty: Duty;
  readonly side: Side;
  readonly organisation: string; // its code
  readonly login: string;
  readonly password: string;
  readonly totpSecret: string;
};

const ownPasswordsMost = 80;

export async function writeAccounts(tx: Tx, writing: Writing): Promise<DemoAccount[]> {
  const { users, organisations } = writing.programme;
  for (const organisation of organisations) await insertOrganisation(tx, organisation);
  const accounts = accountsOf(writing);
  const hashes = await hashAll([...new Set(accounts.map((account) => account.password))]);
  for (const [at, account] of accounts.entries()) {
    addAccount(writing, users[at]!, { account, hash: hashes.get(account.password)! });
  }
  addWaiting(writing);
  addHelpRequest(writing);
  await insertBatch(tx, writing.rows.take());
  await noteOnCommandLine(
    tx,
    'demo-programme-made',
    users.map((user) => writing.keyring.pseudonym(user.id)),
  );
  return accounts;
}

function accountsOf({ programme }: Writing): DemoAccount[] {
  const { users, options } = programme;
  const ofRole = new Map<Role, number>();
  return users.map((user) => {
    const turn = (ofRole.get(user.role) ?? 0) + 1;
    ofRole.set(user.role, turn);
    const own = turn <= 2 || users.length <= ownPasswordsMost;
    const drawn = digest(`${options.seed}|password|${own ? user.login : 'shared'}`).toString('hex');
    return {
      role: user.role,
      duty: user.duty,
      side: user.side,
      organisation: user.organisation,
      login: user.login,
      password: `demo-${own ? user.login : 'shared'}-${drawn.slice(0, 8)}`,
      totpSecret: totpSecretOf(`${options.seed}|totp|${user.login}`),
    };
  });
}

function totpSecretOf(text: string): string {
  return makeTotpSecret(Buffer.from(digest(text).subarray(0, 20)));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(`alongside demo|${text}`).digest();
}

async function hashAll(passwords: readonly string[]): Promise<Map<string, string>> {
  const hashed = await Promise.all(
    passwords.map(async (password) => [password, await hashPassword(password)] as const),
  );
  return new Map(hashed);
}

function addAccount(
  { rows, id, organisation, keyring, first, at, today, programme }: Writing,
  user: DemoUser,
  { account, hash }: { account: DemoAccount; hash: string },
): void {
  rows.add('access.account', {
    id: user.id,
    login: user.login,
    display_name: user.displayName,
    side: user.side,
    locale: user.locale,
    password_hash: hash,
    totp_secret: bytes(sealTotpSecret({ keyring }, user.id, account.totpSecret)),
  });
  for (let one = 1; one <= recoveryCodesCount; one++) {
    rows.add('access.recovery_code', {
      account_id: user.id,
      code_hash: bytes(digest(`${user.login}|recovery code ${one}`)),
      used_at: one === 1 ? at(today) : null,
    });
  }
  const administrator = first('administrator').id;
  rows.add('workforce.membership', {
    id: id(),
    account_id: user.id,
    organisation_id: organisation(user.organisation).id,
    role: user.role,
    duty: user.duty,
    province: user.province,
    languages: [...new Set([user.locale, 'ru'])],
    granted_by: user.id === administrator ? null : administrator,
    confirmed_at: at(today),
    confirmed_by: confirmerOf(user, programme.users),
  });
}

/** A grant that waits for its second person: another administrator or the coordinator. */
function addWaiting({ rows, id, first, organisation, keyring, programme }: Writing): void {
  const { country, seed } = programme.options;
  const random = makeRandom(seed, 5, null);
  const given = random.pick(givenNames(country, 'female'));
  const [account, administrator] = [id<'account'>(), first('administrator')];
  rows.add('access.account', {
    id: account,
    login: 'waiting.coordinator',
    display_name: staffName({ country, stem: inventStem(random), given, sex: 'female' }),
    side: 'programme',
    locale: 'ru',
    password_hash: '-',
    totp_secret: bytes(sealTotpSecret({ keyring }, account, totpSecretOf('waiting'))),
  });
  rows.add('workforce.membership', {
    id: id(),
    account_id: account,
    organisation_id: organisation(administrator.organisation).id,
    role: 'national-coordinator',
    duty: 'member',
    province: null,
    languages: ['ru'],
    granted_by: administrator.id,
    confirmed_at: null,
    confirmed_by: null,
  });
}

/**
 * A worker who lost the phone: the manager has asked, an administrator has still to agree. Nobody
 * with a card, whom the warning would greet on every page.
 */
function addHelpRequest({ rows, id, at, today, programme: { users } }: Writing): void {
  const hasCard = new Set<Role>(cardRoles);
  const worker = users.findLast(
    (one) => one.side === 'care' && !hasCard.has(one.role) && managerOf(one, users),
  );
  if (!worker) return;
  rows.add('access.help_request', {
    id: id(),
    account_id: worker.id,
    asked_by: managerOf(worker, users)!,
    asked_at: at(today),
  });
}

/**
 * The manager of the same organisation, or the court's registrar; nobody confirms their own grant.
 */
function confirmerOf(user: DemoUser, users: readonly DemoUser[]): string | null {
  return user.side === 'care' || user.side === 'justice' ? managerOf(user, users) : null;
}

function managerOf(user: DemoUser, users: readonly DemoUser[]): string | null {
  return (
    users.find(
      (one) =>
        one.organisation === user.organisation &&
        one.id !== user.id &&
        (one.role === 'cso-manager' || one.duty === 'registrar'),
    )?.id ?? null
  );
}
