// After a migration: renews the search keys of list entries that an older version made, as
// refoldPersons does for persons.

import type { ClientBase } from 'pg';
import { refoldAll, type Refolded } from '../../people/public.ts';

export function refoldEntries(owner: ClientBase): Promise<number> {
  return refoldAll(
    async (version, most) =>
      (
        await owner.query<Refolded>(
          `
      select k.entry_id as id, k.folded, array_remove(array[i.full_name, i.given_name], null) as
        names,
        case when i.family_number is not null then array[i.family_number] end as "familyNumbers"
      from operations.entry_name_key k left join operations.entry_identity i
        on i.entry_id = k.entry_id
      where k.keys_version < $1 order by k.entry_id limit $2`,
          [version, most],
        )
      ).rows,
    async (version, rows) =>
      void (await owner.query(
        `
      update operations.entry_name_key k set folded = one.folded, keys_version = $1
      from jsonb_to_recordset($2::jsonb) as one (id uuid, folded text) where k.entry_id = one.id`,
        [version, JSON.stringify(rows)],
      )),
  );
}
