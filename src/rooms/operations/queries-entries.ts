// SQL of entries. A page is found first (roots only, each person once), then all rows that tell of
// those persons are read together; what of it is shown is composed in `person-of-rows.ts`.

import { z } from 'zod';
import { sql, type Tx } from '../../engine/db/database.ts';
import type { Day } from '../../kernel/day.ts';
import type { EntryReason, EntryState, ListKind } from './model.ts';
import { unresolvedEntry } from './queries.ts';

export type MemberRow = {
  id: string;
  rootId: string;
  code: string;
  state: EntryState;
  reason: EntryReason | null;
  ownState: EntryState;
  ownReason: EntryReason | null;
  stateConflict: boolean;
  sex: 'female' | 'male' | 'unknown';
  mayBeMinor: boolean;
  unaccompanied: boolean;
  relation: string | null;
  mark: string | null;
  familyId: string;
  familyCode: string;
  personId: string | null;
  version: number;
  fullName: string | null;
  givenName: string | null;
  familyName: string | null;
  fatherName: string | null;
  motherName: string | null;
  birthFrom: Day | null;
  birthTo: Day | null;
  birthPrecision: 'day' | 'month' | 'year' | 'about' | 'age' | 'unknown';
  citizenship: string | null;
  district: string | null;
  place: string | null;
  tent: string | null;
  kunya: string | null;
  familyNumber: string | null;
  document: Buffer | null;
  phone: Buffer | null;
  address: Buffer | null;
  note: Buffer | null;
  listId: string;
  kind: ListKind;
  sheet: string;
  row: number;
  listedStatus: 'boarded' | 'not-boarded' | null;
  listedReason: EntryReason | null;
};

const memberColumns = sql`e.id, e.root_id, e.code, e.state, e.reason, e.own_state, e.own_reason,
  e.state_conflict, e.sex, e.may_be_minor, e.unaccompanied, e.relation, e.mark, e.family_id,
  f.code as family_code, e.person_id, e.version, i.full_name, i.given_name, i.family_name,
  i.father_name, i.mother_name, i.birth_from, i.birth_to, i.birth_precision, i.citizenship,
  i.district, i.place, i.tent, i.kunya, i.family_number, i.document, i.phone, i.address, i.note,
  n.list_id, l.kind, n.sheet, n.row, n.listed_status, n.listed_reason`;
const memberTables = sql`operations.entry e
  join operations.family f on f.id = e.family_id
  join operations.entry_listing n on n.entry_id = e.id
  join operations.list l on l.id = n.list_id
  left join operations.entry_identity i on i.entry_id = e.id`;

/** All rows of these persons, one per listing; names are null where they are closed. */
export async function listMembers(tx: Tx, rootIds: readonly string[]): Promise<MemberRow[]> {
  const found = await sql<MemberRow>`select ${memberColumns} from ${memberTables}
    where e.root_id = any(${rootIds}::uuid[]) order by e.id, n.list_id`.execute(tx);
  return found.rows;
}

export async function listMembersById(tx: Tx, entryIds: readonly string[]): Promise<MemberRow[]> {
  const found = await sql<MemberRow>`select ${memberColumns} from ${memberTables}
    where e.id = any(${entryIds}::uuid[]) order by e.id, n.list_id`.execute(tx);
  return found.rows;
}

export type EntryFilter = {
  readonly operationId: string;
  readonly state: EntryState | null;
  readonly familyId: string | null;
  readonly unresolved: boolean | null;
  readonly unaccompanied: boolean | null;
  /** Null: everybody; else only these, as a search found them. */
  readonly among: readonly string[] | null;
};

function filterOf(filter: EntryFilter) {
  return sql`e.operation_id = ${filter.operationId}::uuid and e.root_id = e.id
    and (${filter.state}::text is null or e.state = ${filter.state})
    and (${filter.familyId}::uuid is null or e.family_id = ${filter.familyId}::uuid)
    and (${filter.unresolved}::boolean is null
      or (${unresolvedEntry}) = ${filter.unresolved}::boolean)
    and (${filter.unaccompanied}::boolean is null
      or e.unaccompanied = ${filter.unaccompanied}::boolean)
    and (${filter.among}::uuid[] is null or e.id = any(${filter.among}::uuid[]))`;
}

export const placeInFamilies = z.strictObject({ family: z.string(), id: z.string() });
type PlaceInFamilies = z.output<typeof placeInFamilies>;

/** Families together, in the order in which they came. */
export async function listRoots(
  tx: Tx,
  filter: EntryFilter,
  { after, limit }: { after: PlaceInFamilies | null; limit: number },
): Promise<string[]> {
  const found = await sql<{ id: string }>`select e.id from operations.entry e
    where ${filterOf(filter)}
      and (${after === null}
        or (e.family_id, e.id) > (${after?.family ?? null}::uuid, ${after?.id ?? null}::uuid))
    order by e.family_id, e.id limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.id);
}

/** Counted up to 1,001. */
export async function countRoots(tx: Tx, filter: EntryFilter): Promise<number> {
  const found = await sql<{ count: number }>`select count(*) as count from (
    select 1 from operations.entry e where ${filterOf(filter)} limit 1001) few`.execute(tx);
  return found.rows[0]!.count;
}

export async function searchRoots(
  tx: Tx,
  operationId: string,
  keys: readonly (readonly string[])[],
): Promise<string[]> {
  const found = await sql<{ rootId: string }>`select root_id
    from operations.search_entries(${operationId}::uuid, ${JSON.stringify(keys)}::jsonb,
      200)`.execute(tx);
  return found.rows.map((row) => row.rootId);
}

export type EntryHead = {
  id: string;
  rootId: string;
  operationId: string;
  code: string;
  state: EntryState;
  version: number;
  personId: string | null;
  familyId: string;
  stateConflict: boolean;
};

export async function findEntry(
  tx: Tx,
  { operationId, entryId }: { operationId: string; entryId: string },
): Promise<EntryHead | null> {
  const found = await sql<EntryHead>`select id, root_id, operation_id, code, state, version,
      person_id, family_id, state_conflict from operations.entry
    where id = ${entryId}::uuid and operation_id = ${operationId}::uuid`.execute(tx);
  return found.rows[0] ?? null;
}

export type OwnState = {
  id: string;
  from: EntryState;
  to: EntryState;
  reason: EntryReason | null;
  basis: string;
  transitionId: string;
};

/** Notes a state on these rows and one transition each; the arrangement must follow. */
export async function noteStates(tx: Tx, by: string, moves: readonly OwnState[]): Promise<void> {
  if (moves.length === 0) return;
  const json = JSON.stringify(moves);
  await sql`update operations.entry e set own_state = m."to", own_reason = m.reason,
      own_since = clock_timestamp()
    from jsonb_to_recordset(${json}::jsonb) as m(id uuid, "to" text, reason text)
    where e.id = m.id`.execute(tx);
  await sql`insert into operations.entry_transition
      (id, entry_id, from_state, to_state, reason, basis, by_account)
    select "transitionId", id, "from", "to", reason, basis, ${by}::uuid
    from jsonb_to_recordset(${json}::jsonb) as m(id uuid, "transitionId" uuid, "from" text,
      "to" text, reason text, basis text)`.execute(tx);
}

/** Those who do not come keep no text about themselves, and are erased by this day. */
export async function forgetTexts(
  tx: Tx,
  { rootIds, eraseOn }: { rootIds: readonly string[]; eraseOn: string },
): Promise<void> {
  await sql`select operations.forget_texts(array_agg(id)),
      operations.erase_not_after(array_agg(id), ${eraseOn}::date)
    from operations.entry where root_id = any(${rootIds}::uuid[])`.execute(tx);
}

type TransitionRow = {
  fromState: EntryState | null;
  toState: EntryState;
  reason: EntryReason | null;
  basis: 'person-said' | 'carrier-list' | 'family' | 'authority' | 'list' | 'acceptance';
  at: Date;
};

export async function listEntryTransitions(tx: Tx, rootId: string): Promise<TransitionRow[]> {
  const found = await sql<TransitionRow>`select t.from_state, t.to_state, t.reason, t.basis, t.at
    from operations.entry_transition t join operations.entry e on e.id = t.entry_id
    where e.root_id = ${rootId}::uuid order by t.at desc, t.id limit 200`.execute(tx);
  return found.rows;
}

export async function setFamilyByHand(
  tx: Tx,
  { rootId, familyId }: { rootId: string; familyId: string | null },
): Promise<void> {
  await sql`update operations.entry set family_by_hand_id = null
    where root_id = ${rootId}::uuid and family_by_hand_id is not null`.execute(tx);
  await sql`update operations.entry set family_by_hand_id = ${familyId}::uuid
    where id = ${rootId}::uuid`.execute(tx);
}

export async function familyExists(
  tx: Tx,
  { operationId, familyId }: { operationId: string; familyId: string },
): Promise<boolean> {
  const found = await sql`select 1 from operations.family
    where id = ${familyId}::uuid and operation_id = ${operationId}::uuid`.execute(tx);
  return found.rows.length > 0;
}

/** Families that somebody belongs to, by id. */
export async function listFamilyIds(
  tx: Tx,
  operationId: string,
  page: { after: string | null; limit: number },
): Promise<string[]> {
  const found = await sql<{ familyId: string }>`select distinct e.family_id
    from operations.entry e
    where e.operation_id = ${operationId}::uuid and e.root_id = e.id
      and (${page.after}::uuid is null or e.family_id > ${page.after}::uuid)
    order by e.family_id limit ${page.limit}`.execute(tx);
  return found.rows.map((row) => row.familyId);
}

export async function listRootsOfFamilies(
  tx: Tx,
  operationId: string,
  familyIds: readonly string[],
): Promise<string[]> {
  const found = await sql<{ id: string }>`select e.id from operations.entry e
    where e.operation_id = ${operationId}::uuid and e.root_id = e.id
      and e.family_id = any(${familyIds}::uuid[]) order by e.family_id, e.id`.execute(tx);
  return found.rows.map((row) => row.id);
}

export type ListedRow = {
  id: string;
  rootId: string;
  code: string;
  rootState: EntryState;
  listedStatus: 'boarded' | 'not-boarded';
  listedReason: EntryReason | null;
};

/** Rows of a list that state who boarded, with the state that their person has now. */
export async function listListedStatuses(tx: Tx, listId: string): Promise<ListedRow[]> {
  const found = await sql<ListedRow>`select e.id, e.root_id, r.code, r.state as root_state,
      n.listed_status, n.listed_reason
    from operations.entry_listing n join operations.entry e on e.id = n.entry_id
    join operations.entry r on r.id = e.root_id
    where n.list_id = ${listId}::uuid and n.listed_status is not null order by e.id`.execute(tx);
  return found.rows;
}

export async function listBoardedRoots(
  tx: Tx,
  operationId: string,
  familyIds: readonly string[] | null,
): Promise<string[]> {
  const found = await sql<{ id: string }>`select e.id from operations.entry e
    where e.operation_id = ${operationId}::uuid and e.root_id = e.id and e.state = 'boarded'
      and (${familyIds}::uuid[] is null or e.family_id = any(${familyIds}::uuid[]))
    order by e.family_id, e.id limit 5000`.execute(tx);
  return found.rows.map((row) => row.id);
}

export async function setPersons(
  tx: Tx,
  persons: readonly { entryId: string; personId: string }[],
): Promise<void> {
  await sql`update operations.entry e set person_id = p."personId"
    from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb)
      as p("entryId" uuid, "personId" uuid)
    where e.id = p."entryId"`.execute(tx);
}

export type KinRow = {
  id: string;
  code: string;
  operationName: string | null;
  fullName: string;
  fatherName: string | null;
  motherName: string | null;
  birthFrom: Day | null;
  birthTo: Day | null;
  birthPrecision: MemberRow['birthPrecision'];
  sex: 'female' | 'male' | 'unknown';
  familyCode: string;
};

/** What a kin search needs of children who came, or will come, alone. */
export async function listKinRows(
  tx: Tx,
  page: { after: string | null; limit: number },
): Promise<KinRow[]> {
  const found = await sql<KinRow>`select e.id, e.code, o.name as operation_name, i.full_name,
      i.father_name, i.mother_name, i.birth_from, i.birth_to, i.birth_precision, e.sex,
      f.code as family_code
    from operations.entry e
    join operations.entry_identity i on i.entry_id = e.id
    join operations.family f on f.id = e.family_id
    left join operations.operation o on o.id = e.operation_id
    where e.unaccompanied and (${page.after}::uuid is null or e.id > ${page.after}::uuid)
    order by e.id limit ${page.limit}`.execute(tx);
  return found.rows;
}
