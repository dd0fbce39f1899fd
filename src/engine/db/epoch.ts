// The number of the programme's present life (`programme.epoch`): one more after each restore,
// because copies that were handed out after the backup was taken say otherwise than the tables do
// from then on. Transactions in `changed_xid` may be of another database: they are compared with
// those of the same epoch alone.

import { sql, type Tx } from './database.ts';

/** At the end of a restore, in its transaction: the one row that differs from the backup. */
export async function raiseEpoch(tx: Tx): Promise<void> {
  await sql`update programme.epoch set number = number + 1, raised_at = now()`.execute(tx);
}
