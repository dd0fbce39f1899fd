// The SQL that reads restrictions, through the row policies. Today is the database's, so that no caller
// can choose it, and a restriction is over by that clock alone.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { Day } from '../../kernel/day.ts';
import type { Restriction, RestrictionState } from './model-restrictions.ts';

export type RestrictionRow = {
  id: string;
  subject_id: string;
  proceeding_id: string | null;
  kind: Restriction['kind'];
  court: string;
  order_number: string;
  scope: Buffer;
  start_on: Day;
  end_on: Day;
  state: RestrictionState;
  lifting: 'lifted' | 'quashed' | null;
  lifted_on: Day | null;
  lifting_order: string | null;
};

/** States as of this moment in the programme's time zone; those that end last come first. */
export async function listRestrictions(
  tx: Tx,
  subjectIds: readonly string[],
): Promise<RestrictionRow[]> {
  return (
    await sql<RestrictionRow>`
    select r.id, r.subject_id, r.proceeding_id, r.kind, r.court, r.order_number, r.scope, r.start_on,
      r.end_on, l.kind as lifting, l.on_day as lifted_on, l.order_number as lifting_order,
      legal.restriction_state(r.start_on, r.end_on, l.kind, l.on_day, legal.today()) as state
    from legal.restriction r
    left join legal.restriction_lifting l on l.restriction_id = r.id
    where r.subject_id = any(${subjectIds}::uuid[])
    order by r.end_on desc, r.id desc limit 1000`.execute(tx)
  ).rows;
}
