// What Today says about appointments that a person wants company for: on their day, and once it has
// passed until somebody records what came of it.

import { sql } from '../../../engine/db/database.ts';
import { endOf, openCase, type TodayScope } from './queries-scope.ts';

const appointment = (scope: TodayScope) => sql`select 'appointment', 'appointment-due', p.id, c.id,
      c.person_id, p.made_at, ${endOf(sql`p.on_day`, scope)}, 2,
      jsonb_build_object('appointment', p.kind, 'dueOn', p.on_day,
        'hour', to_char(p.at_hour, 'HH24:MI'))`;
const isDue = ({ today }: TodayScope) => sql`p.state = 'planned' and p.on_day <= ${today}::date`;

/** For the lead, whoever goes along: somebody has to ask how it went. */
export function appointments(scope: TodayScope) {
  return sql`${appointment(scope)} from mine m
    join care.appointment p on p.person_id = m.person_id and ${isDue(scope)} ${openCase}`;
}

/** For a colleague of the case who goes along, and on whose page the person does not stand. */
export function appointmentsAlong(scope: TodayScope) {
  return sql`${appointment(scope)} from care.appointment p
    join care.case_file c on c.id = p.case_id and c.closed_at is null and c.stopped_at is null
      and c.state <> 'transferred'
    where p.with_account = ${scope.accountId} and ${isDue(scope)}
      and p.person_id not in (select m.person_id from mine m)`;
}

/** The same for whoever has the person on the page, and not this. */
export function appointmentsOfMine(scope: TodayScope) {
  return sql`${appointments(scope)} where p.with_account = ${scope.accountId}`;
}
