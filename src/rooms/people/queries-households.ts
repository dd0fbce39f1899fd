// SQL of opening files and of going through the account's own: each statement takes one JSON array,
// because a caseload list brings thousands of persons in one transaction.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { Birth } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';

/** Each as `people.add_household` in database/ takes it. */
export async function addHouseholdsRows(tx: Tx, inputs: readonly object[]): Promise<void> {
  await sql`select people.add_household(one)
    from jsonb_array_elements(${JSON.stringify(inputs)}::jsonb) one`.execute(tx);
}

/** The database makes codes, so that nobody can ask whether one is taken. */
export async function getHouseholdCode(tx: Tx, householdId: string): Promise<string> {
  const found = await sql<{ code: string }>`select code from people.household
    where id = ${householdId}::uuid`.execute(tx);
  return found.rows[0]!.code;
}

/** In the order of the ids. */
export async function listCodes(
  tx: Tx,
  personIds: readonly string[],
): Promise<{ id: string; code: string }[]> {
  const found = await sql<{ id: string; code: string }>`select p.id, p.code from people.person p
    where p.id = any(${personIds}::uuid[])
    order by array_position(${personIds}::uuid[], p.id) limit ${personIds.length}`.execute(tx);
  return found.rows;
}

export type OwnPerson = {
  readonly id: string;
  readonly code: string;
  readonly sex: 'female' | 'male' | 'unknown';
  /** The name in use first. */
  readonly birth: Birth;
  readonly names: readonly string[];
  readonly died: boolean;
};

/**
 * Persons whose files the account has by assignment, with every spelling; at most `most`. Merged
 * files count as one.
 */
export async function listOwnPersons(
  tx: Tx,
  accountId: string,
  most: number,
): Promise<OwnPerson[]> {
  const found = await sql<{
    id: string;
    code: string;
    sex: OwnPerson['sex'];
    birthFrom: Day | null;
    birthTo: Day | null;
    birthPrecision: Birth['precision'];
    names: string[];
    died: boolean;
  }>`with own as materialized (select distinct r.person_id from access.reach r
      where r.account_id = ${accountId}::uuid and r.level = 'assigned' limit ${most})
    select p.id, p.code, p.sex, p.birth_from, p.birth_to, p.birth_precision,
      p.died_on is not null as died,
      array_agg(n.full_name order by n.kind = 'current' desc, n.until_at desc, n.from_at, n.id) as names
    from own join people.person file on file.id = own.person_id
    join people.person p on p.id = coalesce((select k.id from people.person k
      where k.id = file.merged_into), file.id)
    join people.person_name n on n.person_id = file.id
    group by p.id`.execute(tx);
  return found.rows.map(({ birthFrom, birthTo, birthPrecision, ...row }) => ({
    ...row,
    birth: { from: birthFrom, to: birthTo, precision: birthPrecision },
  }));
}
