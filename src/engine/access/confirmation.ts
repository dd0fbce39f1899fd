// Which session a transaction belongs to, for steps that require a recent confirmation. The
// database finds the session by its token and signs it into the transaction;
// `access.confirmed_lately()` then answers for that session only.

import { sql, type Tx } from '../db/database.ts';

export async function carrySession(tx: Tx, token: string): Promise<void> {
  await sql`select access.carry_session(${token})`.execute(tx);
}
