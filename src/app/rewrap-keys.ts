// After a key was added to the key file: every file key is unwrapped and wrapped again under the
// newest number, in one transaction. The file keys themselves stay, so nothing that was encrypted
// with them is touched. The one place that knows every table with wrapped keys.

import { rewrapKey } from '../engine/crypto/envelope.ts';
import type { Keyring, RingSide } from '../engine/crypto/keyring.ts';
import { sql, type Tx } from '../engine/db/database.ts';

type Place = {
  readonly table: string;
  readonly id: string;
  readonly side: RingSide;
  /** What the key was bound to when it was wrapped, before the id. */
  readonly prefix: string;
};

/** A test compares this with the columns of the database. */
export const wrappedKeys: readonly Place[] = [
  { table: 'people.file_key', id: 'person_id', side: 'care', prefix: '' },
  { table: 'legal.subject_key', id: 'subject_id', side: 'justice', prefix: 'subject|' },
  { table: 'operations.operation_key', id: 'operation_id', side: 'programme', prefix: '' },
  { table: 'disclosure.request', id: 'id', side: 'crossing', prefix: 'disclosure|' },
];

const rowsAtOnce = 1_000;

/** Returns how many keys were wrapped again. Throws if one of them does not open. */
export async function rewrapKeys(tx: Tx, keyring: Keyring): Promise<number> {
  let rewrapped = 0;
  for (const place of wrappedKeys) {
    for (let after: string | null = null; ;) {
      const rows = await readSome(tx, place, after);
      for (const { id, wrappedKey } of rows) {
        const next = rewrapKey(keyring.wrapping[place.side], `${place.prefix}${id}`, wrappedKey);
        if (next === null) continue;
        await sql`update ${sql.table(place.table)} set wrapped_key = ${next}
          where ${sql.ref(place.id)} = ${id}`.execute(tx);
        rewrapped++;
      }
      if (rows.length < rowsAtOnce) break;
      after = rows.at(-1)!.id;
    }
  }
  return rewrapped;
}

type Wrapped = { readonly id: string; readonly wrappedKey: Buffer };

async function readSome(tx: Tx, place: Place, after: string | null): Promise<Wrapped[]> {
  const id = sql.ref(place.id);
  const found = await sql<Wrapped>`select ${id} as id, wrapped_key from ${sql.table(place.table)}
    where wrapped_key is not null and (${after}::uuid is null or ${id} > ${after}::uuid)
    order by ${id} limit ${rowsAtOnce} for update`.execute(tx);
  return found.rows;
}
