// SQL of one's own address for e-mail. The functions take the account from the transaction's context
// (engine/database/mail-address.sql).

import { sql, type Tx } from '../../../engine/db/database.ts';

export type OwnMailRow = { address: Buffer; isConfirmed: boolean };

export async function findOwnMail(tx: Tx): Promise<OwnMailRow | undefined> {
  return (await sql<OwnMailRow>`select * from access.own_mail_address()`.execute(tx)).rows[0];
}

export type NewMail = {
  readonly address: Buffer;
  readonly codeHash: Buffer;
  readonly mailId: string;
  readonly code: Buffer;
};

export async function askMail(tx: Tx, asked: NewMail): Promise<string> {
  const { address, codeHash, mailId, code } = asked;
  const found = await sql<{ answer: string }>`
    select access.ask_mail_address(${address}, ${codeHash}, ${mailId}::uuid, ${code})
      as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function noteMailTry(tx: Tx): Promise<void> {
  await sql`select access.note_mail_try()`.execute(tx);
}

export async function confirmMail(tx: Tx, codeHash: Buffer): Promise<string> {
  const found = await sql<{ answer: string }>`
    select access.confirm_mail_address(${codeHash}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

/** False if there was none. */
export async function endMail(tx: Tx): Promise<boolean> {
  const found = await sql<{ ended: boolean }>`
    select access.end_mail_address() as ended`.execute(tx);
  return found.rows[0]!.ended;
}
