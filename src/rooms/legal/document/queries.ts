// Who attached a document of a matter, by name: officers know those who have the matter now.

import { sql, type Tx } from '../../../engine/db/database.ts';

export async function findOfficerNames(
  tx: Tx,
  subjectId: string,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ accountId: string; displayName: string }>`
    select account_id, display_name from legal.officers_of(array[${subjectId}::uuid])
    where account_id = any(${accountIds}::uuid[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.accountId, row.displayName]));
}
