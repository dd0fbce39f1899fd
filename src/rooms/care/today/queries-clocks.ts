// What Today says about meeting and helping the person: the clock until somebody meets them, the
// reviews and actions of the plan, the next visit; and about files that are held or erased.

import { sql } from '../../../engine/db/database.ts';
import {
  beginningOf,
  daysAhead,
  endOf,
  openCase,
  openCaseOf,
  type TodayScope,
} from './queries-scope.ts';

// Who was met before is seen again, because something happened since: that is no first visit.
export function clocks() {
  return sql`select 'safety-clock', 'first-contact-due', c.id, c.id, c.person_id, c.clock_from,
      c.contact_due_at, 1, jsonb_build_object('priority', c.priority, 'openedAt', c.opened_at,
        'met', c.state <> 'identified', 'because', c.priority_reason)
    from mine m ${openCase} and c.contacted_at is null`;
}

export function reviews(scope: TodayScope) {
  return sql`select 'review', 'review-due', r.id, c.id, c.person_id,
      coalesce(l.activated_at, l.made_at),
      ${endOf(sql`r.due_on`, scope)}, 2,
      jsonb_build_object('afterDays', r.after_days, 'dueOn', r.due_on)
    from mine m join care.review r on r.person_id = m.person_id and r.held_on is null
      and r.due_on <= ${scope.today}::date + ${daysAhead.review}::integer
    join plans l on l.id = r.plan_id and l.state = 'active' ${openCase}`;
}

const dueActions = (psychosocialOnly: boolean) => (scope: TodayScope) =>
  sql`select 'action', 'action-due', t.id, c.id, c.person_id, t.made_at,
      ${endOf(sql`t.due_on`, scope)}, 2,
      jsonb_build_object('service', t.service, 'dueOn', t.due_on, 'actionId', t.id)
    from actions t ${openCaseOf(sql`t.person_id`)}
    where t.due_on <= ${scope.today}::date + ${daysAhead.action}::integer
      and (not ${psychosocialOnly}::boolean or t.mhpss_layer is not null)`;
export const actions = dueActions(false);
export const psychosocialActions = dueActions(true);

// Since the day on which it was agreed: a call in between promises nothing anew.
export function visits(scope: TodayScope) {
  return sql`select 'visit', 'visit-due', c.id, c.id, c.person_id,
      coalesce((select ${beginningOf(sql`v.visited_on`, scope)} from care.visit v
        where v.case_id = c.id and v.next_visit_on = c.next_visit_on
        order by v.visited_on desc, v.made_at desc, v.id desc limit 1),
        c.opened_at),
      ${endOf(sql`c.next_visit_on`, scope)}, 2, jsonb_build_object('dueOn', c.next_visit_on)
    from mine m ${openCase}
      and c.next_visit_on <= ${scope.today}::date + ${daysAhead.visit}::integer`;
}

// Others were listening when the person was last asked: there is no answer about their safety.
// After a merge that visit stays with the other file, and the case itself is what waits.
export function askAlone(scope: TodayScope) {
  return sql`select 'visit', 'safety-ask-alone', coalesce(v.id, c.id), c.id, c.person_id,
      coalesce(v.made_at, c.opened_at),
      ${endOf(sql`c.ask_alone_by`, scope)}, 2, jsonb_build_object('dueOn', c.ask_alone_by)
    from mine m ${openCase} and c.ask_alone_by is not null
    left join lateral (select w.id, w.made_at from care.visit w where w.case_id = c.id
      and w.safety_asked = 'not-alone' order by w.visited_on desc, w.made_at desc limit 1) v
      on true`;
}

/** Also of closed cases: that is when a file is held. Not only of persons in reach. */
export function holds(scope: TodayScope) {
  return sql`select 'hold', h.code, h.id, h.case_id, h.person_id, h.since,
      ${endOf(sql`h.due_on`, scope)}, 2, jsonb_build_object('dueOn', h.due_on)
    from care.holds_to_look_at() h`;
}
