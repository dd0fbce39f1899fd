// SQL of an import and of matching: rows in by the hundred, and everything that the arrangement of
// persons and families reads and writes. Each statement takes one JSON array, so that ten thousand
// rows are some dozens of statements.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { Arranged, ArrangedRow, Join } from './arrangement.ts';
import type { EntryReason, EntryState, ListKind } from './model.ts';

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

export type MatchRow = {
  id: string;
  listId: string;
  sheet: string;
  row: number;
  fullName: string;
  givenName: string | null;
  familyName: string | null;
  fatherName: string | null;
  motherName: string | null;
  sex: string;
  birthFrom: string | null;
  birthTo: string | null;
  birthPrecision: string;
  listedFamilyId: string;
  familyIsListed: boolean;
  relation: string | null;
  document: Buffer | null;
};

/**
 * Reads a whole list that this very transaction may have written. Statistics still say that there
 * is next to nothing, and with nested loops chosen on that word 10,000 rows took a minute
 * instead of a tenth of a second. The choice is given back at once: other statements need it.
 */
async function readingMany<Row>(tx: Tx, read: () => Promise<Row[]>): Promise<Row[]> {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(tx);
  const rows = await read();
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(tx);
  return rows;
}

/** Entries whose names are still open to the coordinator, each with its first listing. */
export async function listMatchRows(tx: Tx, operationId: string): Promise<MatchRow[]> {
  return readingMany(
    tx,
    async () =>
      (
        await sql<MatchRow>`select distinct on (e.id) e.id, n.list_id, n.sheet, n.row,
      i.full_name, i.given_name, i.family_name, i.father_name, i.mother_name, e.sex, i.birth_from,
      i.birth_to, i.birth_precision, e.listed_family_id, e.family_is_listed, e.relation, i.document
    from operations.entry e
    join operations.entry_identity i on i.entry_id = e.id
    join operations.entry_listing n on n.entry_id = e.id
    where e.operation_id = ${operationId}::uuid
    order by e.id, n.list_id limit 50000`.execute(tx)
      ).rows,
  );
}

export type NewProposal = {
  id: string;
  a: string;
  b: string;
  band: string;
  score: number;
  reasons: unknown;
  scripts: string | null;
};

/** Pairs known already stay as they are, decided or not. Answers how many were new. */
export async function insertProposals(
  tx: Tx,
  operationId: string,
  proposals: readonly NewProposal[],
): Promise<number> {
  const made = await sql`insert into operations.match_proposal
      (id, operation_id, a_entry_id, b_entry_id, band, score, reasons, scripts)
    select id, ${operationId}::uuid, least(a, b), greatest(a, b), band, score, reasons, scripts
    from jsonb_to_recordset(${JSON.stringify(proposals)}::jsonb) as p(id uuid, a uuid, b uuid,
      band text, score real, reasons jsonb, scripts text)
    on conflict (a_entry_id, b_entry_id) do nothing returning id`.execute(tx);
  return made.rows.length;
}

// ---------------------------------------------------------------- arrangement

type ArrangementRow = {
  id: string;
  rootId: string;
  familyId: string;
  state: EntryState;
  reason: EntryReason | null;
  stateConflict: boolean;
  mayBeMinor: boolean;
  unaccompanied: boolean;
  ownState: EntryState;
  ownReason: EntryReason | null;
  ownSince: Date;
  ownMayBeMinor: boolean;
  birthKnown: boolean;
  relation: string | null;
  mark: string | null;
  listedFamilyId: string;
  familyIsListed: boolean;
  familyByHandId: string | null;
};

/** Entries in the order in which they came: the earliest of joined rows stands for the person. */
export async function loadArrangement(
  tx: Tx,
  operationId: string,
): Promise<{
  rows: ArrangedRow[];
  joins: Join[];
  present: Map<string, Arranged>;
}> {
  const entries = await readingMany(
    tx,
    async () =>
      (
        await sql<ArrangementRow>`select e.id, e.root_id, e.family_id, e.state, e.reason,
      e.state_conflict, e.may_be_minor, e.unaccompanied, e.own_state, e.own_reason, e.own_since,
      e.own_may_be_minor, coalesce(i.birth_from is not null, false) as birth_known, e.relation,
      e.mark, e.listed_family_id, e.family_is_listed, e.family_by_hand_id
    from operations.entry e left join operations.entry_identity i on i.entry_id = e.id
    where e.operation_id = ${operationId}::uuid order by e.id`.execute(tx)
      ).rows,
  );
  const decided = await sql<Join>`select a_entry_id as a, b_entry_id as b, decided_at as at
    from operations.match_proposal
    where operation_id = ${operationId}::uuid and state = 'same' order by decided_at, id`.execute(
    tx,
  );
  return {
    rows: entries.map((row) => ({
      id: row.id,
      ownState: row.ownState,
      ownReason: row.ownReason,
      ownSince: row.ownSince,
      mayBeMinor: row.ownMayBeMinor,
      birthKnown: row.birthKnown,
      relation: row.relation,
      mark: row.mark,
      listedFamilyId: row.listedFamilyId,
      familyIsListed: row.familyIsListed,
      familyByHandId: row.familyByHandId,
    })),
    joins: decided.rows,
    present: new Map(
      entries.map((row) => [
        row.id,
        {
          id: row.id,
          rootId: row.rootId,
          familyId: row.familyId,
          state: row.state,
          reason: row.reason,
          stateConflict: row.stateConflict,
          mayBeMinor: row.mayBeMinor,
          unaccompanied: row.unaccompanied,
        },
      ]),
    ),
  };
}

export async function saveArrangement(tx: Tx, changed: readonly Arranged[]): Promise<void> {
  if (changed.length === 0) return;
  await sql`update operations.entry e set root_id = a."rootId", family_id = a."familyId",
      state = a.state, reason = a.reason, state_conflict = a."stateConflict",
      may_be_minor = a."mayBeMinor", unaccompanied = a.unaccompanied, version = e.version + 1
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as a(id uuid, "rootId" uuid,
      "familyId" uuid, state text, reason text, "stateConflict" boolean, "mayBeMinor" boolean,
      unaccompanied boolean)
    where e.id = a.id`.execute(tx);
}
