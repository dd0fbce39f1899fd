// After a migration: recomputes search keys of an older version. Runs as the owner, like
// migrations, before the server answers: if this were a job, people could not be found by name
// meanwhile, and intake would open second files for them.

import type { ClientBase } from 'pg';
import { refoldAll, type Refolded } from './folded.ts';

export function refoldPersons(owner: ClientBase): Promise<number> {
  return refoldAll(
    async (version, most) =>
      (
        await owner.query<Refolded>(
          `
      select s.person_id as id, s.folded, (select array_agg(n.full_name order by n.from_at, n.id)
        from people.person_name n where n.person_id = s.person_id) as names
      from people.search_entry s where s.keys_version < $1 order by s.person_id limit $2`,
          [version, most],
        )
      ).rows,
    async (version, rows) =>
      void (await owner.query(
        `
      update people.search_entry s set folded = one.folded, keys_version = $1
      from jsonb_to_recordset($2::jsonb) as one (id uuid, folded text) where s.person_id = one.id`,
        [version, JSON.stringify(rows)],
      )),
  );
}
