// SQL of erasing files, called by machinery over the worker's login role, which reads no table.

import type { Kysely } from 'kysely';
import { sql } from '../../engine/db/database.ts';

/** Files without a case, and files closed before their ends were noted. */
export async function noteFilesDue(worker: Kysely<unknown>): Promise<void> {
  await sql`select programme.note_files_due()`.execute(worker);
}

/** The longest due first. */
export async function listFilesDue(
  worker: Kysely<unknown>,
  most: number,
  without: readonly string[],
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select due as id from programme.files_due(${most}, ${[...without]}::uuid[]) due`.execute(
    worker,
  );
  return found.rows.map(({ id }) => id);
}

/** False if the file may still be kept. */
export async function eraseFile(
  worker: Kysely<unknown>,
  personId: string,
  subject: string,
): Promise<boolean> {
  const found = await sql<{ isErased: boolean }>`
    select programme.erase_file(${personId}::uuid, ${subject}) as is_erased`.execute(worker);
  return found.rows[0]?.isErased ?? false;
}
