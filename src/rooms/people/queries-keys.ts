// SQL of the keys of files. The policies show a key only to those who may see the file.

import { sql, type Tx } from '../../engine/db/database.ts';

export type WrappedKeyRow = { personId: string; wrappedKey: Buffer };

/** Keys of the files that are visible and were not expunged. */
export async function listWrappedKeys(
  tx: Tx,
  personIds: readonly string[],
): Promise<WrappedKeyRow[]> {
  const found = await sql<WrappedKeyRow>`select person_id, wrapped_key from people.file_key
    where person_id = any(${personIds}::uuid[]) and wrapped_key is not null`.execute(tx);
  return found.rows;
}
