// SQL of caseload lists: only which files an organisation has brought in. Files of persons are
// opened through the door of the room people.

import { sql, type Tx } from '../../../engine/db/database.ts';

export type ImportedList = { households: number; rows: number; importedAt: Date };

/** The earlier import of this file by the actor's organisation, or null. */
export async function findImportedList(tx: Tx, fileHash: string): Promise<ImportedList | null> {
  const found = await sql<ImportedList>`select households, rows, imported_at
    from operations.caseload_list
    where organisation_id = (select access.organisation()) and file_hash = ${fileHash}`.execute(tx);
  return found.rows[0] ?? null;
}

export type NewList = {
  fileHash: string;
  organisationId: string;
  by: string;
  households: number;
  rows: number;
};

/** Null if another import of the same file was quicker; waits until that import has ended. */
export async function claimList(tx: Tx, list: NewList): Promise<Date | null> {
  const made = await sql<{ importedAt: Date }>`
    insert into operations.caseload_list (organisation_id, file_hash, imported_by, households, rows)
    values (${list.organisationId}::uuid, ${list.fileHash}, ${list.by}::uuid, ${list.households},
      ${list.rows})
    on conflict (organisation_id, file_hash) do nothing returning imported_at`.execute(tx);
  return made.rows[0]?.importedAt ?? null;
}
