// Creates organisations and accounts as the owner of the database, for the command line and the
// demo. Everything it does is audited as a command-line write, so that the auditor's first page
// shows a grant that came from outside the screens.

import type { Keyring } from '../engine/crypto/keyring.ts';
import { hashPassword } from '../engine/crypto/sign-in-secrets.ts';
import { sql, type Tx } from '../engine/db/database.ts';
import { sealTotpSecret } from '../rooms/accounts/door/totp-secret.ts';
import { makeCode, makeLink } from '../rooms/accounts/invitations/halves.ts';
import { newId } from '../kernel/id.ts';
import { type Duty, type OpenRole, type Side, sideOf } from '../kernel/roles.ts';

export type NewOrganisation = {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly side: Side;
  readonly names: Readonly<Record<string, string>>;
  readonly province: string | null;
};

export async function insertOrganisation(tx: Tx, organisation: NewOrganisation): Promise<void> {
  await sql`insert into workforce.organisation (id, code, kind, side, names, province)
    values (${organisation.id}, ${organisation.code}, ${organisation.kind}, ${organisation.side},
      ${JSON.stringify(organisation.names)}::jsonb, ${organisation.province})`.execute(tx);
}

export type NewAccount = {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: OpenRole;
  readonly duty: Duty;
  readonly organisationId: string;
  readonly locale: string;
  readonly province?: string | null;
};
/** For setting up without anybody there, and for tests. */
export type Secrets = { readonly password: string; readonly totpSecret: string };

/** One account with one confirmed grant. Argon2id takes about 30 ms. */
export async function insertAccount(
  tx: Tx,
  account: NewAccount & Secrets,
  keyring: Keyring,
): Promise<void> {
  await insertUnopened(tx, account, keyring);
  await setSecrets(tx, account, keyring);
}

/** Both halves that open an account, for whoever runs the server. */
export type Halves = { readonly link: string; readonly code: string; readonly until: Date };
export type Inviting = { readonly keyring: Keyring; readonly origin: string };

/** One account with one confirmed grant, opened by the person it is for. */
export async function inviteAccount(
  tx: Tx,
  account: NewAccount,
  inviting: Inviting,
): Promise<Halves> {
  await insertUnopened(tx, account, inviting.keyring);
  return invite(tx, account.id, inviting);
}

/** An earlier invitation ends; whatever signs in as the account goes on. */
export async function invite(
  tx: Tx,
  accountId: string,
  { keyring, origin }: Inviting,
): Promise<Halves> {
  const [link, code] = [makeLink(origin), makeCode(keyring)];
  await sql`select access.make_invitation(${accountId}, null, ${link.hash})`.execute(tx);
  const made = await sql<{ until: Date }>`update access.invitation
    set code_hash = ${code.hash}, code_at = now()
    where account_id = ${accountId} and ended_at is null
    returning expires_at as until`.execute(tx);
  return { link: link.shown, code: code.shown, until: made.rows[0]!.until };
}

export async function setSecrets(
  tx: Tx,
  { id, password, totpSecret }: Secrets & { readonly id: string },
  keyring: Keyring,
): Promise<void> {
  const secret = sealTotpSecret({ keyring }, id, totpSecret);
  await sql`update access.account set password_hash = ${await hashPassword(password)},
    totp_secret = ${secret}, totp_last_step = 0
    where id = ${id}`.execute(tx);
}

async function insertUnopened(tx: Tx, account: NewAccount, keyring: Keyring): Promise<void> {
  await sql`insert into access.account (id, login, display_name, side, locale, password_hash,
    totp_secret)
    values (${account.id}, ${account.login.toLowerCase()}, ${account.displayName},
      ${sideOf(account.role)}, ${account.locale}, '-', '\\x')`.execute(tx);
  await sql`insert into workforce.membership (id, account_id, organisation_id, role, duty, province,
    confirmed_at)
    values (${newId()}, ${account.id}, ${account.organisationId}, ${account.role}, ${account.duty},
      ${account.province ?? null}, now())`.execute(tx);
  await noteOnCommandLine(tx, 'account-granted', [keyring.pseudonym(account.id)]);
}

export async function noteOnCommandLine(
  tx: Tx,
  event: string,
  subjects: readonly string[],
): Promise<void> {
  await sql`insert into audit.entry (action, event, record, subjects, purpose)
    values ('command-line', ${event}, 'grant', ${subjects}::text[], 'administration')`.execute(tx);
}
