// What Today says about two files that may be of one person: a proposal that a second person has to
// decide. Who that is, and who comes after, is decided in people/database/waiting-pairs.sql.

import { sql } from '../../../engine/db/database.ts';
import type { TodayScope } from './queries-scope.ts';

/** Not only of persons in reach: a manager is told where nobody else may decide. */
export function pairs({ now, role }: TodayScope) {
  const other = role === 'cso-manager' ? sql`null` : sql`d.other_id`;
  return sql`select 'pair', case d.state when 'proposed' then 'pair-to-decide'
        else 'pair-undo-to-decide' end, d.pair_id,
      (select c.id from care.case_file c where c.person_id = d.person_id), d.person_id, d.since,
      d.due_at, 2, jsonb_build_object('otherId', ${other})
    from people.pairs_to_decide() d where d.is_first or d.due_at < ${now}`;
}
