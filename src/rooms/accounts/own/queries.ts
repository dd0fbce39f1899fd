// SQL of one's own account. The functions take the account from the transaction's context
// (engine/database/own-account.sql).

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { KnownPasskey, NewPasskey } from '../door/passkeys.ts';
import { type SignInEvent, signInEvents } from './model.ts';

export type OwnRow = {
  login: string;
  displayName: string;
  hasAuthenticator: boolean;
  recoveryCodesLeft: number;
};

export async function readOwnRow(tx: Tx): Promise<OwnRow> {
  const { rows } = await sql<OwnRow>`select own.login, own.display_name, ways.*
    from access.own_account() own cross join access.own_ways_in() ways`.execute(tx);
  return rows[0]!;
}

export async function readOwnWorkPhone(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{
    phone: string | null;
  }>`select access.own_work_phone() as phone`.execute(tx);
  return rows[0]?.phone ?? null;
}

export async function setOwnWorkPhone(tx: Tx, phone: string | null): Promise<void> {
  await sql`select access.set_own_work_phone(${phone})`.execute(tx);
}

export type PasskeyRow = KnownPasskey & {
  id: string;
  name: string;
  isSynced: boolean;
  madeAt: Date;
  usedAt: Date | null;
};

export async function listOwnPasskeyRows(tx: Tx): Promise<PasskeyRow[]> {
  return (await sql<PasskeyRow>`select * from access.own_passkeys()`.execute(tx)).rows;
}

export type DeviceRow = {
  id: string;
  madeAt: Date;
  seenAt: Date;
  isHere: boolean;
  isSignedIn: boolean;
};

/** The session has to be carried before. */
export async function listOwnDeviceRows(tx: Tx): Promise<DeviceRow[]> {
  return (await sql<DeviceRow>`select * from access.own_devices()`.execute(tx)).rows;
}

export type SignInRow = { at: Date; event: SignInEvent };

export async function listOwnSignInRows(tx: Tx): Promise<SignInRow[]> {
  const { rows } = await sql<SignInRow>`
    select * from access.own_sign_ins(${[...signInEvents]}::text[])`.execute(tx);
  return rows;
}

export async function isConfirmedLately(tx: Tx): Promise<boolean> {
  return (await sql<{ is: boolean }>`select access.confirmed_lately() as is`.execute(tx)).rows[0]!
    .is;
}

type Answered = { answer: string };

export async function renewAuthenticator(tx: Tx, sealed: Buffer, step: number): Promise<string> {
  return (
    await sql<Answered>`
    select access.renew_own_authenticator(${sealed}, ${step}) as answer`.execute(tx)
  ).rows[0]!.answer;
}

export async function renewRecoveryCodes(tx: Tx, hashes: readonly Buffer[]): Promise<string> {
  return (
    await sql<Answered>`
    select access.renew_own_recovery_codes(${hashes}::bytea[]) as answer`.execute(tx)
  ).rows[0]!.answer;
}

export async function addPasskey(
  tx: Tx,
  made: NewPasskey & { readonly id: string; readonly name: string },
  challengeHash: Buffer,
): Promise<string> {
  return (
    await sql<Answered>`
    select access.add_own_passkey(${JSON.stringify(made)}::jsonb, ${challengeHash})
      as answer`.execute(tx)
  ).rows[0]!.answer;
}

export async function endPasskey(tx: Tx, passkeyId: string): Promise<string> {
  return (await sql<Answered>`select access.end_own_passkey(${passkeyId}) as answer`.execute(tx))
    .rows[0]!.answer;
}

/** False if there is no such browser of this account elsewhere. */
export async function endDevice(tx: Tx, deviceId: string): Promise<boolean> {
  return (
    await sql<{ ended: boolean }>`select access.end_own_device(${deviceId}) as ended`.execute(tx)
  ).rows[0]!.ended;
}
