// SQL of matching and of arranging persons and families: whole operations are read and written at
// once, each statement with one JSON array.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { EntryReason, EntryState } from '../entries/model.ts';
import type { Arranged, ArrangedRow, Join } from './arrangement.ts';

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
 * Reads a whole list that this very transaction may have written. The planner's statistics still
 * show an almost empty table, and with the nested loops it then chose 10,000 rows took a minute
 * instead of a tenth of a second. The setting is restored at once: other statements need it.
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

/** Pairs that exist stay as they are, decided or not. Returns the number of new ones. */
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

/** Entries in the order in which they came: the earliest of joined rows represents the person. */
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
