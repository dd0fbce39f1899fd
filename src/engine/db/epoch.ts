// The programme's current epoch (`programme.epoch`). A restore begins the next one: copies handed
// out after the backup no longer match the restored tables, and `changed_xid` may contain numbers
// of another database. Each epoch has its own id, so two restores of one backup can be told apart;
// the number is for people.

import { sql, type Tx } from './database.ts';

/**
 * At the end of a restore, in its transaction. Also ends every session and device that was open at
 * the time of the backup, and no password of that time works any more: it may have been changed
 * since because someone else knew it. Backups contain none of these; those of earlier versions did.
 */
export async function beginEpoch(tx: Tx): Promise<void> {
  await sql`update programme.epoch
    set id = gen_random_uuid(), number = number + 1, raised_at = now()`.execute(tx);
  await sql`update access.session set ended_at = now() where ended_at is null`.execute(tx);
  await sql`update access.device set ended_at = now() where ended_at is null`.execute(tx);
  await sql`update access.account set password_hash = '-', totp_secret = '\\x'`.execute(tx);
}
