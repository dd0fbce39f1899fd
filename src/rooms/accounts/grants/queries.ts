// SQL of accounts and grants. The functions check the actor themselves (engine/database).

import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Duty, Role } from '../../../kernel/roles.ts';
import type { SpokenLanguage } from '../../workforce/model.ts';
import type { invitationStates } from '../model.ts';

export type AccountRow = {
  accountId: string;
  login: string;
  displayName: string;
  role: Role;
  duty: Duty;
  province: string | null;
  languages: SpokenLanguage[];
  organisationId: string;
  organisationCode: string;
  organisationNames: Record<string, string>;
  membershipId: string;
  version: number;
  fromAt: Date;
  grantedBy: string | null;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  withdrawnAt: Date | null;
  expiresAt: Date | null;
  opening: (typeof invitationStates)[number] | null;
  dutyAsked: Duty | null;
  dutyAskedBy: string | null;
  withdrawalAskedBy: string | null;
  withdrawalAskedAt: Date | null;
  mayConfirm: boolean;
  mayWithdraw: boolean;
  mayGiveLink: boolean;
  mayGiveCode: boolean;
  mayAskHelp: boolean;
  mayAskWithdrawal: boolean;
  mayAgreeWithdrawal: boolean;
  mayRefuseWithdrawal: boolean;
  mayChangeDuty: boolean;
  mayConfirmDuty: boolean;
  maySetPlace: boolean;
};

export async function listAccountRows(tx: Tx): Promise<AccountRow[]> {
  return (await sql<AccountRow>`select * from access.list_accounts()`.execute(tx)).rows;
}

export async function grantAccount(tx: Tx, input: object, linkHash: Buffer): Promise<void> {
  await sql`select access.grant_account(${JSON.stringify(input)}::jsonb, ${linkHash})`.execute(tx);
}

/** Whether the function did it; false if this actor has no such grant for this step. */
async function isDone(tx: Tx, call: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ isDone: boolean }>`select ${call} as is_done`.execute(tx);
  return rows[0]!.isDone;
}

export const confirmRow = (tx: Tx, membershipId: string) =>
  isDone(tx, sql`access.confirm_grant(${membershipId})`);

export const withdrawRow = (tx: Tx, membershipId: string) =>
  isDone(tx, sql`access.withdraw_grant(${membershipId})`);

export const askWithdrawalOf = (tx: Tx, membershipId: string) =>
  isDone(tx, sql`access.ask_withdrawal(${membershipId})`);

export const agreeToWithdraw = (tx: Tx, membershipId: string) =>
  isDone(tx, sql`access.agree_withdrawal(${membershipId})`);

export const refuseToWithdraw = (tx: Tx, membershipId: string) =>
  isDone(tx, sql`access.refuse_withdrawal(${membershipId})`);

export const renewInvitation = (tx: Tx, membershipId: string, linkHash: Buffer) =>
  isDone(tx, sql`access.renew_invitation(${membershipId}, ${linkHash})`);

export const keepCode = (tx: Tx, membershipId: string, codeHash: Buffer) =>
  isDone(tx, sql`access.give_code(${membershipId}, ${codeHash})`);
