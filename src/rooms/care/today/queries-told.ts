// What Today says about needs, languages and legal aid that were named before somebody took over,
// until they are answered. One line for each person; what was said of a family stands with one of
// them, because one answer counts for all. Columns of decision 27.

import { sql } from '../../../engine/db/database.ts';
import { openCase, type TodayScope } from './queries-scope.ts';

/** Whoever answered "later" about legal aid is left in peace until the day comes. */
export function toldBefore({ now }: TodayScope) {
  return sql`select 'told', 'told-to-answer', (array_agg(w.id order by w.due_at, w.id))[1],
      (array_agg(w.case_id) filter (where w.person_id = w.first_person))[1], w.first_person,
      min(w.said_at), min(w.due_at), 2,
      jsonb_build_object('number', count(distinct (w.kind, w.code)))
    from (select t.*, first_value(t.person_id) over (partition by t.source_id
        order by t.person_id) as first_person
      from mine m join care.told t on t.person_id = m.person_id and t.state = 'open'
        and (t.code <> 'later' or t.due_at <= ${now}) ${openCase}) w
    group by w.first_person`;
}
