// SQL of the search for kin: recorded parents, children who travel alone on lists (the policies
// show them to the officer), and organisations that may know a relative. All of it is limited by
// database/.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { BirthPrecision } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';

export async function findParents(
  tx: Tx,
  childId: string,
): Promise<{ id: string; relation: 'mother' | 'father' }[]> {
  const found = await sql<{ id: string; relation: 'mother' | 'father' }>`
    select coalesce(p.merged_into, p.id) as id, k.relation from people.kinship k
    join people.person p on p.id = k.kin_person_id
    where k.person_id = ${childId} and k.relation in ('mother', 'father')
      and k.until_at = 'infinity' limit 10`.execute(tx);
  return found.rows;
}

export type ChildAlone = {
  id: string;
  code: string;
  fullName: string;
  fatherName: string | null;
  sex: 'female' | 'male' | 'unknown';
  birthFrom: Day | null;
  birthTo: Day | null;
  birthPrecision: BirthPrecision;
};

/** In the order of their codes, which reveals nothing; at most two thousand. */
export async function listChildrenAlone(tx: Tx): Promise<ChildAlone[]> {
  const found =
    await sql<ChildAlone>`select e.id, e.code, i.full_name, i.father_name, e.sex, i.birth_from,
      i.birth_to, i.birth_precision
    from operations.entry e join operations.entry_identity i on i.entry_id = e.id
    where e.unaccompanied order by e.code limit 2000`.execute(tx);
  return found.rows;
}

/** Before `findKinElsewhere`, in a transaction of its own. */
export async function askKinElsewhere(tx: Tx, searchId: string): Promise<void> {
  await sql`select guardianship.ask_kin_elsewhere(${searchId})`.execute(tx);
}

/** Whether `guardianship.kin_elsewhere` in database/ will answer: only so many are asked an hour. */
export async function isKinElsewhereAsked(tx: Tx, searchId: string): Promise<boolean> {
  const found = await sql<{ isAsked: boolean }>`
    select access.is_asked('kin-elsewhere', ${searchId}) as is_asked`.execute(tx);
  return found.rows[0]!.isAsked;
}

/** Organisations that may know an adult of the family, by code. */
export async function findKinElsewhere(
  tx: Tx,
  searchId: string,
): Promise<{ names: Record<string, string> }[]> {
  const found = await sql<{ names: Record<string, string> }>`select o.names
    from guardianship.kin_elsewhere(${searchId}) k join workforce.organisation o
      on o.id = k.organisation_id
    order by o.code`.execute(tx);
  return found.rows;
}
