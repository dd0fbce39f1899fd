// A test's programme, real for a while. It is a demo because codes then work twice; the way back is
// one that nobody has: the trigger refuses it.

import type { Kysely } from 'kysely';
import { sql } from '../../src/engine/db/database.ts';

export async function whileReal<Value>(
  owner: Kysely<unknown>,
  work: () => Promise<Value>,
): Promise<Value> {
  await sql`update programme.setting set is_demo = false`.execute(owner);
  try {
    return await work();
  } finally {
    await turnBack(owner);
  }
}

/** As somebody would who has the database and knows it well. */
export async function turnBack(owner: Kysely<unknown>): Promise<void> {
  await sql`alter table programme.setting disable trigger stays_real`.execute(owner);
  await sql`update programme.setting set is_demo = true`.execute(owner);
  await sql`alter table programme.setting enable trigger stays_real`.execute(owner);
}
