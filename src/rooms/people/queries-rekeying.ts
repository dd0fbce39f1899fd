// SQL of giving files another key, called by machinery over the worker's login role, which reads no
// table.

import type { Kysely } from 'kysely';
import type { Place } from '../../engine/crypto/envelope.ts';
import { sql, type Tx } from '../../engine/db/database.ts';

/** `value` is base64. */
type SealedValue = Place & { readonly personId: string; readonly value: string };
/** `key` is wrapped, base64. */
export type SealedFile = { readonly key: string; readonly values: readonly SealedValue[] };

/** The longest waiting first. */
export async function listFilesToRekey(
  worker: Kysely<unknown>,
  most: number,
  without: readonly string[],
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select waiting as id
    from programme.files_to_rekey(${most}, ${[...without]}::uuid[]) waiting`.execute(worker);
  return found.rows.map(({ id }) => id);
}

/** Locks the file; null if it waits for no other key by now. */
export async function beginRekey(tx: Tx, personId: string): Promise<SealedFile | null> {
  const found = await sql<{ file: SealedFile | null }>`
    select programme.begin_rekey(${personId}::uuid) as file`.execute(tx);
  return found.rows[0]?.file ?? null;
}

export async function finishRekey(tx: Tx, personId: string, file: SealedFile): Promise<void> {
  await sql`select programme.finish_rekey(${personId}::uuid, ${file.key},
    ${JSON.stringify(file.values)}::jsonb)`.execute(tx);
}
