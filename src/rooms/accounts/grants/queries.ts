// SQL of accounts and grants. The functions check the actor themselves (database/).

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Duty, Role } from '../../../kernel/roles.ts';

export type AccountRow = {
  accountId: string;
  login: string;
  displayName: string;
  role: Role;
  duty: Duty;
  organisationId: string;
  organisationCode: string;
  organisationNames: Record<string, string>;
  membershipId: string;
  fromAt: Date;
  grantedBy: string | null;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  withdrawnAt: Date | null;
  expiresAt: Date | null;
  mayConfirm: boolean;
};

export async function listAccountRows(tx: Tx): Promise<AccountRow[]> {
  return (await sql<AccountRow>`select * from access.list_accounts()`.execute(tx)).rows;
}

export async function grantAccount(tx: Tx, input: object, totpSecret: Buffer): Promise<void> {
  await sql`select access.grant_account(${JSON.stringify(input)}::jsonb, ${totpSecret})`.execute(
    tx,
  );
}

/** False if this actor has no such grant to confirm. */
export async function confirmRow(tx: Tx, membershipId: string): Promise<boolean> {
  return (
    await sql<{ changed: boolean }>`
    select access.confirm_grant(${membershipId}) as changed`.execute(tx)
  ).rows[0]!.changed;
}

export async function withdrawRow(tx: Tx, membershipId: string): Promise<boolean> {
  return (
    await sql<{ changed: boolean }>`
    select access.withdraw_grant(${membershipId}) as changed`.execute(tx)
  ).rows[0]!.changed;
}
