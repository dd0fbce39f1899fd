// SQL of an import: rows in by the hundred. Each statement takes one JSON array, so that ten
// thousand rows are some dozens of statements.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { ListKind } from './model.ts';

/** How many entries of this operation and kind of list each row's hash (hex) already has. */
export async function countKnownRows(
  tx: Tx,
  operationId: string,
  kind: ListKind,
): Promise<Map<string, string[]>> {
  const found = await sql<{ hash: string; ids: string[] }>`
    select encode(n.row_hash, 'hex') as hash, array_agg(n.entry_id::text order by n.entry_id) as ids
    from operations.entry_listing n join operations.list l on l.id = n.list_id
    where l.operation_id = ${operationId}::uuid and l.kind = ${kind}
    group by n.row_hash`.execute(tx);
  return new Map(found.rows.map((row) => [row.hash, row.ids]));
}

export type NewFamily = { id: string; code: string };

export async function insertFamilies(
  tx: Tx,
  operationId: string,
  families: readonly NewFamily[],
): Promise<void> {
  await sql`insert into operations.family (id, operation_id, code)
    select f.id, ${operationId}::uuid, f.code
    from jsonb_to_recordset(${JSON.stringify(families)}::jsonb) as f(id uuid, code text)`.execute(
    tx,
  );
}

export type NewEntry = {
  id: string;
  code: string;
  sex: string;
  may_be_minor: boolean;
  relation: string | null;
  mark: string | null;
  family_id: string;
  family_is_listed: boolean;
  full_name: string;
  given_name: string | null;
  family_name: string | null;
  father_name: string | null;
  mother_name: string | null;
  birth_from: string | null;
  birth_to: string | null;
  birth_precision: string;
  citizenship: string | null;
  district: string | null;
  place: string | null;
  tent: string | null;
  kunya: string | null;
  family_number: string | null;
  document: string | null;
  phone: string | null;
  address: string | null;
  note: string | null;
  folded: string;
  transition_id: string;
};
export type NewEntries = {
  operationId: string;
  accountId: string;
  eraseOn: string;
  entries: readonly NewEntry[];
};

/** Sealed values come as base64. */
export async function insertEntries(tx: Tx, batch: NewEntries): Promise<void> {
  const json = JSON.stringify(batch.entries);
  await sql`insert into operations.entry (id, operation_id, code, root_id, sex, may_be_minor,
      own_may_be_minor, relation, mark, listed_family_id, family_is_listed, family_id)
    select id, ${batch.operationId}::uuid, code, id, sex, may_be_minor, may_be_minor, relation,
      mark, family_id, family_is_listed, family_id
    from jsonb_to_recordset(${json}::jsonb) as e(id uuid, code text, sex text,
      may_be_minor boolean, relation text, mark text, family_id uuid,
        family_is_listed boolean)`.execute(tx);
  await sql`insert into operations.entry_identity (entry_id, operation_id, full_name, given_name,
      family_name, father_name, mother_name, birth_from, birth_to, birth_precision, citizenship,
      district, place, tent, kunya, family_number, document, phone, address, note, erase_on)
    select id, ${batch.operationId}::uuid, full_name, given_name, family_name, father_name,
      mother_name, birth_from, birth_to, birth_precision, citizenship, district, place, tent, kunya,
      family_number, decode(document, 'base64'), decode(phone, 'base64'),
      decode(address, 'base64'), decode(note, 'base64'), ${batch.eraseOn}::date
    from jsonb_to_recordset(${json}::jsonb) as e(id uuid, full_name text, given_name text,
      family_name text, father_name text, mother_name text, birth_from date, birth_to date,
      birth_precision text, citizenship text, district text, place text, tent text, kunya text,
      family_number text, document text, phone text, address text, note text)`.execute(tx);
  await sql`insert into operations.entry_name_key (entry_id, folded)
    select id, folded from jsonb_to_recordset(${json}::jsonb) as e(id uuid, folded text)`.execute(
    tx,
  );
  await sql`insert into operations.entry_transition (id, entry_id, to_state, basis, by_account)
    select transition_id, id, 'identified', 'list', ${batch.accountId}::uuid
    from jsonb_to_recordset(${json}::jsonb) as e(id uuid, transition_id uuid)`.execute(tx);
}

export type NewListing = {
  entry_id: string;
  sheet: string;
  row: number;
  row_hash: string;
  listed_status: string | null;
  listed_reason: string | null;
};

export async function insertListings(
  tx: Tx,
  listId: string,
  listings: readonly NewListing[],
): Promise<void> {
  await sql`insert into operations.entry_listing
      (entry_id, list_id, sheet, row, row_hash, listed_status, listed_reason)
    select entry_id, ${listId}::uuid, sheet, row, decode(row_hash, 'hex'), listed_status,
      listed_reason
    from jsonb_to_recordset(${JSON.stringify(listings)}::jsonb) as n(entry_id uuid, sheet text,
      row integer, row_hash text, listed_status text, listed_reason text)`.execute(tx);
}

// ---------------------------------------------------------------- matching
