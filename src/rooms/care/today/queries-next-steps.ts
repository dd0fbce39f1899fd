// What Today says about the next step of the work itself: the assessment after the first visit, and
// the plan after the assessment, or when a case was opened again and its plan has ended. The states
// are those of the index `case_next_step`: few of many cases are in them.

import { sql } from '../../../engine/db/database.ts';
import { openCase } from './queries-scope.ts';

export function nextSteps() {
  return sql`select case c.state when 'registered' then 'assessment' else 'plan' end,
      case c.state when 'registered' then 'assessment-to-make' else 'plan-to-draft' end,
      c.id, c.id, c.person_id, w.since, w.since + make_interval(days => case c.state
        when 'registered' then (select care.waiting_days('assessment'))
        else (select care.waiting_days('plan')) end), 2, '{}'::jsonb
    from mine m ${openCase} and c.state in ('registered', 'assessment', 'plan-draft', 'reopened')
    cross join lateral (select coalesce((select max(t.moved_at) from care.case_transition t
      where t.case_id = c.id and t.to_state = c.state), c.opened_at) as since) w
    where case c.state
      when 'registered' then not exists (select 1 from care.assessment a where a.case_id = c.id)
      else not exists (select 1 from plans l where l.case_id = c.id and l.state <> 'ended') end`;
}
