// What Today says about closings: those to decide, those returned to the workers, and asking again
// how someone is months after one.

import { sql } from '../../../engine/db/database.ts';
import { daysAhead, endOf, openCase, type TodayScope } from './queries-scope.ts';

/** How many days a returned closing is shown to those who work on the case. */
const daysShown = 7;

const waiting = (scope: TodayScope) => sql`select 'closing', 'closing-to-decide', g.id, c.id,
      c.person_id, g.proposed_at, ${endOf(sql`g.decide_until`, scope)}, 2,
      jsonb_build_object('reason', g.reason, 'dueOn', g.decide_until)`;

export function closings(scope: TodayScope) {
  return sql`${waiting(scope)} from mine m
    join care.closing g on g.person_id = m.person_id and g.state = 'proposed'
    join cases c on c.id = g.case_id and c.state = 'closing'
    where care.may_decide_closing(g.id)`;
}

export function closingsOfOrganisation(scope: TodayScope) {
  return sql`${waiting(scope)} from care.closing g
    join care.case_file c on c.id = g.case_id and c.state = 'closing'
      and c.organisation_id = ${scope.organisationId}
    where g.state = 'proposed' and care.may_decide_closing(g.id)`;
}

// Their work goes on, so they must learn it without looking.
export function closingsReturned({ now }: TodayScope) {
  return sql`select 'closing', 'closing-returned', g.id, c.id, c.person_id, g.decided_at,
      null::timestamptz, 2, jsonb_build_object('refusal', g.refusal)
    from mine m join care.closing g on g.person_id = m.person_id and g.state = 'refused'
      and g.decided_at > ${now}::timestamptz - make_interval(days => ${daysShown}::integer)
    ${openCase}
    where not exists (select 1 from care.closing newer where newer.case_id = g.case_id
      and newer.proposed_at > g.proposed_at)`;
}

const followUp = (scope: TodayScope) => sql`select 'closing', 'follow-up-due', g.id, c.id,
      c.person_id, g.decided_at, ${endOf(sql`g.follow_up_due_on`, scope)}, 2,
      jsonb_build_object('reason', g.reason, 'dueOn', g.follow_up_due_on)`;

// The supervisor alone still reaches the person once the case is closed.
export function followUps(scope: TodayScope) {
  return sql`${followUp(scope)} from mine m
    join care.closing g on g.person_id = m.person_id and g.follow_up is null
      and g.follow_up_due_on <= ${scope.today}::date + ${daysAhead.followUp}::integer
    join cases c on c.id = g.case_id and c.state = 'closed'`;
}

// A manager learns of it when the day has passed, or when there is no supervisor.
export function followUpsOfOrganisation(scope: TodayScope) {
  return sql`${followUp(scope)} from care.closing g
    join care.case_file c on c.id = g.case_id and c.state = 'closed'
      and c.organisation_id = ${scope.organisationId}
    where g.follow_up is null
      and g.follow_up_due_on <= ${scope.today}::date + ${daysAhead.followUp}::integer
      and (g.follow_up_due_on < ${scope.today}::date or not exists (select 1 from care.assignment a
        where a.case_id = c.id and a.part = 'supervisor' and a.until_at = 'infinity'))`;
}
