// SQL of entries: pages of roots (each person once), states, families, arrival and handover. The
// rows of the persons on a page are read by `queries-members.ts`.

import { z } from 'zod';
import { sql, type Tx } from '../../../engine/db/database.ts';
import { unresolvedEntry } from '../operation/queries.ts';
import type { EntryReason, EntryState } from './model.ts';

export type EntryFilter = {
  readonly operationId: string;
  readonly state: EntryState | null;
  readonly familyId: string | null;
  readonly unresolved: boolean | null;
  readonly unaccompanied: boolean | null;
  /** Null: everyone; otherwise only these, as a search found them. */
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
export type PlaceInFamilies = z.output<typeof placeInFamilies>;

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

/** Those whose entry, family or person has this code. */
export async function listRootsByCode(
  tx: Tx,
  operationId: string,
  code: string,
): Promise<string[]> {
  const found = await sql<{ rootId: string }>`select distinct e.root_id
    from operations.entry e left join operations.family f on f.id = e.family_id
      left join people.person p on p.id = e.person_id
    where e.operation_id = ${operationId}::uuid and ${code} in (e.code, f.code, p.code)
    order by 1 limit 200`.execute(tx);
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

const head = sql`select id, root_id, operation_id, code, state, version, person_id, family_id,
    state_conflict from operations.entry`;

export async function findEntry(
  tx: Tx,
  { operationId, entryId }: { operationId: string; entryId: string },
): Promise<EntryHead | null> {
  const found = await sql<EntryHead>`${head}
    where id = ${entryId}::uuid and operation_id = ${operationId}::uuid`.execute(tx);
  return found.rows[0] ?? null;
}

/** Of these, those of the operation. */
export async function findEntries(
  tx: Tx,
  operationId: string,
  ids: readonly string[],
): Promise<EntryHead[]> {
  const found = await sql<EntryHead>`${head}
    where id = any(${ids}::uuid[]) and operation_id = ${operationId}::uuid`.execute(tx);
  return found.rows;
}

export type OwnState = {
  id: string;
  from: EntryState;
  to: EntryState;
  reason: EntryReason | null;
  basis: string;
  transitionId: string;
};

/** Records a state for these rows and a transition for each; `rearrange` must follow. */
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

/** No text is kept about people who do not come, and they are erased by the day of the pack. */
export async function forgetTexts(tx: Tx, rootIds: readonly string[]): Promise<void> {
  await sql`select operations.forget_texts(array_agg(id))
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

/** Families that have members, by id. */
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

/** Rows of a list that state who boarded, with the current state of their person. */
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

/** One household of persons with their kin, as `household-of-family.ts` makes it. */
export async function addHousehold(tx: Tx, household: object): Promise<void> {
  await sql`select people.add_household(${JSON.stringify(household)}::jsonb)`.execute(tx);
}
