// What Today says about cases that move to another organisation: those to hand on, those that came
// and that nobody has looked at yet, those that nobody answered, and those that stay.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import { endOf, type TodayScope } from './queries-scope.ts';

/** Not only of persons in reach: a manager is told of those of the organisation. */
export function moves(scope: TodayScope) {
  return sql`select 'move', d.code, d.id, d.case_id, d.person_id, d.since,
      ${endOf(sql`d.due_on`, scope)}, 2, jsonb_build_object('dueOn', d.due_on)
    from care.moves_due() d`;
}

export type CodedMoveRow = {
  id: string;
  caseCode: string;
  state: 'proposed' | 'accepted' | 'withdrawn';
  since: Date;
  dueOn: Day;
  missed: boolean;
};

/** How many days a manager is told that a case they took does not come. */
const daysShown = 7;

/**
 * For a manager: cases that another organisation would hand to theirs, those taken for which nobody
 * is there any more, and those it took back after they had been taken. Nobody here may know yet
 * whose they are.
 */
export async function listMovesToAnswer(tx: Tx, scope: TodayScope): Promise<CodedMoveRow[]> {
  const { organisationId, today, now, limit } = scope;
  const found = await sql<CodedMoveRow>`select m.id, m.case_code, m.state,
      case m.state when 'proposed' then m.proposed_at else m.decided_at end as since, m.due_on,
      m.state <> 'withdrawn' and m.due_on < ${today}::date as missed
    from care.move m
    where m.to_organisation_id = ${organisationId} and (m.state = 'proposed'
      or (m.state = 'accepted' and m.id in (select care.moves_without_takers()))
      or (m.state = 'withdrawn' and m.lead_id is not null
        and m.decided_at > ${now}::timestamptz - make_interval(days => ${daysShown}::integer)))
    order by m.due_on, m.id limit ${limit}`.execute(tx);
  return found.rows;
}
