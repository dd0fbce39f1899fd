// The worker's questions about mails; it can read no table of them.

import type { Kysely } from 'kysely';
import { sql } from '../../engine/db/database.ts';

export type MailRow = {
  mailId: string;
  accountId: string;
  about: 'notices' | 'code';
  locale: string;
  address: Buffer;
  code: Buffer | null;
};
type Worker = Kysely<unknown>;

export async function orderMails(worker: Worker, hours: number): Promise<void> {
  await sql`select programme.order_notice_mails(${hours})`.execute(worker);
}

export async function listMailsWaiting(worker: Worker, most: number): Promise<MailRow[]> {
  const found = await sql<MailRow>`select mail_id as "mailId", account_id as "accountId", about,
    locale, address, code from programme.notice_mails_waiting(${most})`.execute(worker);
  return found.rows;
}

export async function noteSent(worker: Worker, mailId: string): Promise<void> {
  await sql`select programme.note_notice_mail_sent(${mailId}::uuid)`.execute(worker);
}
