// What Today says about cases that move to another organisation: those to hand on, and those that
// came and that nobody has looked at yet.

import { sql } from '../../../engine/db/database.ts';

/** Read at once, because the person has nobody else now. */
export function moves() {
  return sql`select 1, 'move', d.code, d.since, false, d.case_id, d.person_id, '{}'::jsonb
    from care.moves_due() d`;
}
