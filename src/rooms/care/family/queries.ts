// The cases of one household that the reader works on.

import { sql, type Tx } from '../../../engine/db/database.ts';

/** In the order of the family's page: the eldest first. */
export async function listFamilyCases(
  tx: Tx,
  householdId: string,
  most: number,
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select c.id
    from care.case_file c join people.person p on p.id = c.person_id and p.merged_into is null
    where c.household_id = ${householdId}
    order by p.birth_to, p.code limit ${most}`.execute(tx);
  return found.rows.map(({ id }) => id);
}
