// SQL of what the lists say about persons: all rows of one person are read together, and
// `person-of-rows.ts` composes what is shown. A kin search gets few columns, through its own
// policies.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ListKind } from '../lists/model.ts';
import type { EntryReason, EntryState } from './model.ts';

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

/** All rows of these persons, one per listing; closed names are null. */
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

/** What a kin search needs to know about children who came, or will come, without an adult. */
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
