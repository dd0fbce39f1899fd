// The programme's present life (`programme.epoch`). A restore begins the next one: copies handed
// out after the backup was taken no longer match the restored tables, and `changed_xid` may hold
// numbers of another database. Each has an id of its own, so two restores of one backup are told
// apart; the number is for people.

import { sql, type Tx } from './database.ts';

/**
 * At the end of a restore, in its transaction. Who was signed in at the backup's time is not now.
 */
export async function beginEpoch(tx: Tx): Promise<void> {
  await sql`update programme.epoch
    set id = gen_random_uuid(), number = number + 1, raised_at = now()`.execute(tx);
  await sql`update access.session set ended_at = now() where ended_at is null`.execute(tx);
  await sql`update access.device set ended_at = now() where ended_at is null`.execute(tx);
}
