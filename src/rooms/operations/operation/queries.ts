// SQL of operations: their facts, their states, their counts and their keys.

import type { Kysely } from 'kysely';
import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { EntryReason, EntryState } from '../entries/model.ts';
import type { OperationState } from './model.ts';
import type { OperationFields, OperationSummary } from './shapes.ts';

type OperationRow = {
  id: string;
  name: string;
  phase: string | null;
  originSite: string | null;
  originCountry: string | null;
  carrier: string | null;
  partners: string[];
  plannedOn: OperationSummary['plannedOn'];
  departedOn: OperationSummary['departedOn'];
  landedOn: OperationSummary['landedOn'];
  plannedMen: number;
  plannedWomen: number;
  plannedChildren: number;
  state: OperationState;
  suspendedFrom: OperationState | null;
  version: number;
  unresolved: number;
};
export type Operation = OperationSummary & { readonly suspendedFrom: OperationState | null };

/** `operations.is_unresolved` as its index has it: the function would be called for each row. */
export const unresolvedEntry = sql`e.root_id = e.id
  and e.state not in ('handed-over', 'refused', 'prevented', 'not-boarded')`;

const columns = sql`o.id, o.name, o.phase, o.origin_site, o.origin_country, o.carrier, o.partners,
  o.planned_on, o.departed_on, o.landed_on, o.planned_men, o.planned_women, o.planned_children,
  o.state, o.suspended_from, o.version,
  (select count(*) from operations.entry e
    where e.operation_id = o.id and ${unresolvedEntry}) as unresolved`;

function operationOf({
  plannedMen,
  plannedWomen,
  plannedChildren,
  ...row
}: OperationRow): Operation {
  return { ...row, planned: { men: plannedMen, women: plannedWomen, children: plannedChildren } };
}

/** The newest first: an id contains the moment it was made. */
export async function listOperationsBefore(
  tx: Tx,
  { after, limit }: { after: string | null; limit: number },
): Promise<Operation[]> {
  const found = await sql<OperationRow>`select ${columns} from operations.operation o
    where (${after}::uuid is null or o.id < ${after}::uuid) order by o.id desc
      limit ${limit}`.execute(tx);
  return found.rows.map(operationOf);
}

export async function findOperation(tx: Tx, operationId: string): Promise<Operation | null> {
  const found = await sql<OperationRow>`select ${columns} from operations.operation o
    where o.id = ${operationId}::uuid`.execute(tx);
  return found.rows[0] ? operationOf(found.rows[0]) : null;
}

/**
 * Changes to the entries of one operation wait for each other here: what is read after this, and
 * compared with the caller's base, is still true when it is written.
 */
export async function lockOperation(tx: Tx, operationId: string): Promise<void> {
  await sql`select 1 from operations.operation where id = ${operationId}::uuid
    for no key update`.execute(tx);
}

/** For the care side: operations that persons assigned to this account came with. */
export async function listOperationNamesOf(
  tx: Tx,
  accountId: string,
): Promise<{ id: string; name: string; landedOn: OperationSummary['landedOn'] }[]> {
  const found = await sql<{ id: string; name: string; landedOn: OperationSummary['landedOn'] }>`
    select o.id, o.name, o.landed_on as "landedOn" from operations.operation o
    where o.id in (select p.operation_id from people.person p
      join access.reach r on r.person_id = p.id
      where r.account_id = ${accountId}::uuid and r.level = 'assigned')
    order by o.landed_on desc nulls last, o.id limit 100`.execute(tx);
  return found.rows;
}

export async function insertOperation(
  tx: Tx,
  { id, by, fields }: { id: string; by: string; fields: OperationFields },
): Promise<void> {
  const { planned, ...plain } = fields;
  await insertRow(tx, 'operations.operation', {
    ...plain,
    id,
    plannedMen: planned.men,
    plannedWomen: planned.women,
    plannedChildren: planned.children,
    madeBy: by,
  });
}

/** False if the version is no longer current. */
export async function updateOperation(
  tx: Tx,
  { id, baseVersion, fields }: { id: string; baseVersion: number; fields: OperationFields },
): Promise<boolean> {
  const updated = await sql`update operations.operation set name = ${fields.name},
      phase = ${fields.phase}, origin_site = ${fields.originSite},
      origin_country = ${fields.originCountry}, carrier = ${fields.carrier},
      partners = ${fields.partners}, planned_on = ${fields.plannedOn}::date,
      departed_on = ${fields.departedOn}::date, landed_on = ${fields.landedOn}::date,
      planned_men = ${fields.planned.men}, planned_women = ${fields.planned.women},
      planned_children = ${fields.planned.children}, version = version + 1
    where id = ${id}::uuid and version = ${baseVersion} returning id`.execute(tx);
  return updated.rows.length > 0;
}

export type StateChange = {
  id: string;
  baseVersion: number;
  from: OperationState;
  to: OperationState;
  suspendedFrom: OperationState | null;
  on: string;
};

/** Leaving and landing keep their day. False if the version is no longer current. */
export async function updateOperationState(tx: Tx, change: StateChange): Promise<boolean> {
  const updated = await sql`update operations.operation set state = ${change.to},
      suspended_from = ${change.suspendedFrom}, version = version + 1,
      departed_on = case when ${change.to} = 'executing' then ${change.on}::date
        else departed_on end,
      landed_on = case when ${change.to} = 'landed' then ${change.on}::date else landed_on end
    where id = ${change.id}::uuid and version = ${change.baseVersion} returning id`.execute(tx);
  return updated.rows.length > 0;
}

export type NewTransition = {
  id: string;
  operationId: string;
  from: OperationState | null;
  to: OperationState;
  reason: string;
  on: string;
  by: string;
};

export async function insertOperationTransition(tx: Tx, made: NewTransition): Promise<void> {
  await sql`insert into operations.operation_transition
      (id, operation_id, from_state, to_state, reason, on_day, by_account)
    values (${made.id}, ${made.operationId}, ${made.from}, ${made.to}, ${made.reason},
      ${made.on}::date, ${made.by})`.execute(tx);
}

type TransitionRow = {
  fromState: OperationState | null;
  toState: OperationState;
  reason: string;
  onDay: string;
  byAccount: string;
  at: Date;
};

export async function listOperationTransitions(tx: Tx, operationId: string) {
  const found = await sql<TransitionRow>`select from_state, to_state, reason, on_day, by_account, at
    from operations.operation_transition where operation_id = ${operationId}::uuid
    order by at desc limit 100`.execute(tx);
  return found.rows;
}

export type StateCount = {
  state: EntryState;
  reason: EntryReason | null;
  mayBeMinor: boolean;
  unaccompanied: boolean;
  count: number;
};

/** Persons (roots) by state and reason; the room adds them up. */
export async function countStates(tx: Tx, operationId: string): Promise<StateCount[]> {
  const found = await sql<StateCount>`select e.state, e.reason, e.may_be_minor, e.unaccompanied,
      count(*) as count
    from operations.entry e where e.operation_id = ${operationId}::uuid and e.root_id = e.id
    group by e.state, e.reason, e.may_be_minor, e.unaccompanied`.execute(tx);
  return found.rows;
}

export async function countRowsAndProposals(
  tx: Tx,
  operationId: string,
): Promise<{ rows: number; openProposals: number }> {
  const found = await sql<{ rows: number; openProposals: number }>`select
      (select count(*) from operations.entry where operation_id = ${operationId}::uuid) as rows,
      (select count(*) from operations.match_proposal p
        join operations.entry a on a.id = p.a_entry_id
        join operations.entry b on b.id = p.b_entry_id
        where p.operation_id = ${operationId}::uuid and p.state = 'open'
          and a.root_id <> b.root_id) as open_proposals`.execute(tx);
  return found.rows[0]!;
}

export async function hasGuardianshipBody(tx: Tx): Promise<boolean> {
  const found = await sql`select 1 from workforce.organisation
    where kind = 'guardianship-body' and closed_at is null limit 1`.execute(tx);
  return found.rows.length > 0;
}

export async function insertOperationKey(
  tx: Tx,
  operationId: string,
  wrappedKey: Buffer,
): Promise<void> {
  await insertRow(tx, 'operations.operation_key', { operationId, wrappedKey });
}

/** Null if the operation is not visible, does not exist, or its key was destroyed. */
export async function findWrappedKey(tx: Tx, operationId: string): Promise<Buffer | null> {
  const found = await sql<{ wrappedKey: Buffer }>`select wrapped_key from operations.operation_key
    where operation_id = ${operationId}::uuid and wrapped_key is not null`.execute(tx);
  return found.rows[0]?.wrappedKey ?? null;
}

/** All but persons' files; the rooms that could not erase are named by their codes. */
export async function eraseWhatIsDue(worker: Kysely<unknown>): Promise<readonly string[]> {
  const found = await sql<{ failed: string[] }>`
    select programme.erase_what_is_due() as failed`.execute(worker);
  return found.rows[0]?.failed ?? [];
}
