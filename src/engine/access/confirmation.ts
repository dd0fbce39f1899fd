// Which session a transaction belongs to, for a step that asks who sits here. The database finds
// the session by the token and signs it into the transaction; `access.confirmed_lately()` then
// answers for that session alone.

import { sql, type Tx } from '../db/database.ts';

export async function carrySession(tx: Tx, token: string): Promise<void> {
  await sql`select access.carry_session(${token})`.execute(tx);
}
