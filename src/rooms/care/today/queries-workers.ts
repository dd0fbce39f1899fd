// What Today says about those who work on cases: open cases whose lead or supervisor has left.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { TodayScope } from './queries-scope.ts';

/**
 * For a manager. Whose grant is over, although nobody took their cases away: the few who left come
 * first, so that a large organisation costs nothing.
 */
export async function countCasesLeftBehind(tx: Tx, { organisationId }: TodayScope) {
  const found = await sql<{ cases: number }>`select count(distinct a.case_id)::integer as cases
    from workforce.membership m
    join care.assignment a on a.account_id = m.account_id and a.until_at = 'infinity'
      and not a.case_is_over and a.part in ('lead', 'supervisor')
    join care.case_file c on c.id = a.case_id and c.organisation_id = ${organisationId}
    where m.organisation_id = ${organisationId}
      and (m.withdrawn_at is not null or m.until_at <= now())
      and not exists (select 1 from workforce.membership other
        where other.account_id = m.account_id and other.withdrawn_at is null
          and other.until_at > now())`.execute(tx);
  return found.rows[0]!.cases;
}
