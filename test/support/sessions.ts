// Opens a session for a test account, as the door would, on its own device.

import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from '../../src/engine/db/database.ts';
import { newId } from '../../src/kernel/id.ts';

/** For one hour. `isConfirmed`: password and code were just given again in it. */
export async function openTestSession(
  owner: Kysely<unknown>,
  { accountId, token }: { accountId: string; token: string },
  isConfirmed = false,
): Promise<void> {
  const hash = createHash('sha256').update(token).digest();
  await sql`with device as (insert into access.device (id, account_id, token_hash)
      values (${newId()}, ${accountId}, ${createHash('sha256').update(newId()).digest()})
      returning id)
    insert into access.session (id, token_hash, account_id, device_id, expires_at, confirmed_at)
    select ${newId()}, ${hash}, ${accountId}, id, now() + interval '1 hour',
      case when ${isConfirmed} then now() end from device`.execute(owner);
}
