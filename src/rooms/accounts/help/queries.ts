// SQL of help. The functions check the actor themselves (engine/database/help.sql).

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Role } from '../../../kernel/roles.ts';
import type { invitationStates } from '../model.ts';

export type SomebodyRow = {
  membershipId: string;
  login: string;
  displayName: string;
  role: Role;
  organisationId: string;
  organisationCode: string;
  organisationNames: Record<string, string>;
};
export type HelpRow = SomebodyRow & {
  id: string;
  askedBy: string;
  askedAt: Date;
  expiresAt: Date;
  agreedBy: string | null;
  agreedAt: Date | null;
  opening: (typeof invitationStates)[number] | null;
  mayAgree: boolean;
  mayEnd: boolean;
  mayGiveCode: boolean;
  mayGiveLink: boolean;
};
export type OwnHelpRow = Pick<HelpRow, 'id' | 'askedBy' | 'askedAt' | 'agreedBy' | 'agreedAt'>;

export async function listHelpRows(tx: Tx): Promise<HelpRow[]> {
  return (await sql<HelpRow>`select * from access.list_help()`.execute(tx)).rows;
}

export async function listWhomToHelp(tx: Tx): Promise<SomebodyRow[]> {
  return (await sql<SomebodyRow>`select * from access.list_whom_to_help()`.execute(tx)).rows;
}

export async function listOwnHelp(tx: Tx): Promise<OwnHelpRow[]> {
  return (await sql<OwnHelpRow>`select * from access.own_help()`.execute(tx)).rows;
}

export async function askFor(tx: Tx, id: string, membershipId: string) {
  const { rows } = await sql<{ outcome: 'ok' | 'not-found' | 'help-is-asked' }>`
    select access.ask_help(${id}, ${membershipId}) as outcome`.execute(tx);
  return rows[0]!.outcome;
}

export async function agreeTo(tx: Tx, id: string, linkHash: Buffer) {
  const { rows } = await sql<{ outcome: 'ok' | 'not-found' | 'confirm-it-is-you' }>`
    select access.agree_help(${id}, ${linkHash}) as outcome`.execute(tx);
  return rows[0]!.outcome;
}

export async function endRequest(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ isDone: boolean }>`
    select access.end_help(${id}) as is_done`.execute(tx);
  return rows[0]!.isDone;
}

export async function noteTold(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ isDone: boolean }>`
    select access.note_help_told(${id}) as is_done`.execute(tx);
  return rows[0]!.isDone;
}
