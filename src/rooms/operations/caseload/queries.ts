// SQL of caseload lists: only which files an organisation has brought in. Files of persons are
// opened through the door of the room people.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Answer } from '../../../engine/http/answer-of.ts';
import type { Day } from '../../../kernel/day.ts';

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
export async function claimList(
  tx: Tx,
  list: NewList,
): Promise<{ id: string; importedAt: Date } | null> {
  const made = await sql<{ id: string; importedAt: Date }>`
    insert into operations.caseload_list (organisation_id, file_hash, imported_by, households, rows)
    values (${list.organisationId}::uuid, ${list.fileHash}, ${list.by}::uuid, ${list.households},
      ${list.rows})
    on conflict (organisation_id, file_hash) do nothing returning id, imported_at`.execute(tx);
  return made.rows[0] ?? null;
}

/** Remembers whose files came with the list, so that the import can be taken back as one. */
export async function linkList(
  tx: Tx,
  listId: string,
  personIds: readonly string[],
): Promise<void> {
  await sql`select operations.link_list(${listId}, ${[...personIds]}::uuid[])`.execute(tx);
}

export type ListRow = {
  id: string;
  importedAt: Date;
  persons: number;
  onGround: number;
  askBy: Day | null;
  takeBackUntil: Date | null;
  mayTakeBack: boolean;
};

/** The newest first. */
export async function listLists(tx: Tx): Promise<ListRow[]> {
  const found = await sql<ListRow>`select id, imported_at, persons, on_ground, ask_by,
    take_back_until, may_take_back
    from operations.caseload_lists() order by imported_at desc, id limit 50`.execute(tx);
  return found.rows;
}

export async function takeBackList(tx: Tx, listId: string): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select operations.take_back_list(${listId}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

/** Who of the chosen leads each household; null if one of them cannot. */
export async function shareOut(
  tx: Tx,
  leads: readonly string[],
  sizes: readonly number[],
): Promise<string[] | null> {
  const found = await sql<{ leads: string[] | null }>`
    select care.share_out(${[...leads]}::uuid[], ${[...sizes]}::integer[]) as leads`.execute(tx);
  return found.rows[0]!.leads;
}

export type Colleague = { accountId: string; name: string };

/** Who can lead a case in the actor's organisation, by name. */
export async function listLeads(tx: Tx): Promise<Colleague[]> {
  const found = await sql<Colleague>`select account_id, display_name as name
    from workforce.list_colleagues('case-manager') order by display_name, account_id
    limit 200`.execute(tx);
  return found.rows;
}
