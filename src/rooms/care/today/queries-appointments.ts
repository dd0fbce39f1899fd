// What Today says about appointments that a person wants company for: on their day, and once it has
// passed until somebody records what came of it. `mine` and `cases` come from the frame.

import { sql } from '../../../engine/db/database.ts';
import { endOf, openCase, type TodayScope } from './queries-scope.ts';

const appointment = (scope: TodayScope) => sql`select 'appointment', 'appointment-due', p.id, c.id,
      c.person_id, p.made_at, ${endOf(sql`p.on_day`, scope)}, 2,
      jsonb_build_object('appointment', p.kind, 'dueOn', p.on_day,
        'hour', to_char(p.at_hour, 'HH24:MI'))
    from mine m join care.appointment p on p.person_id = m.person_id and p.state = 'planned'
      and p.on_day <= ${scope.today}::date ${openCase}`;

/** For the lead, whoever goes along: somebody has to ask how it went. */
export function appointments(scope: TodayScope) {
  return appointment(scope);
}

/** For colleagues of the case who go along. */
export function appointmentsAlong(scope: TodayScope) {
  return sql`${appointment(scope)} where p.with_account = ${scope.accountId}`;
}
