// What Today says about plans: drafts that nobody has agreed to, those that the person agreed to
// and the supervisor has not, and those that changed after the person agreed.

import { sql } from '../../../engine/db/database.ts';
import { everybody, openCase } from './queries-scope.ts';

/** Within how many days somebody looks at a plan that was drafted, agreed or changed. */
const daysToDecide = 7;
const dueAfter = (column: ReturnType<typeof sql>) =>
  sql`(${column} + make_interval(days => ${daysToDecide}::integer))`;

export function plans() {
  return sql`select 'plan', 'plan-to-approve', l.id, c.id, c.person_id, l.agreed_recorded_at,
      ${dueAfter(sql`l.agreed_recorded_at`)}, 2, jsonb_build_object('agreedOn', l.agreed_on)
    from mine m join plans l on l.person_id = m.person_id and l.state <> 'ended'
      and l.agreed_recorded_at is not null and l.approved_at is null
      and care.may_approve_plan(l.id) ${openCase}`;
}

export function plansChanged() {
  return sql`select 'plan', 'plan-changed', l.id, c.id, c.person_id, l.changed_at,
      ${dueAfter(sql`l.changed_at`)}, 2, '{}'::jsonb
    from mine m join plans l on l.person_id = m.person_id and l.state = 'active'
      and l.changed_at > coalesce(l.agreed_recorded_at, '-infinity') ${openCase}`;
}

// Also a plan whose agreement the supervisor recorded: somebody else has to ask again, because
// nobody agrees for the organisation to what they wrote down themselves.
export function plansToAgree() {
  const since = sql`coalesce(l.changed_at, l.made_at)`;
  return sql`select 'plan', 'plan-to-agree', l.id, c.id, c.person_id, ${since},
      ${dueAfter(since)}, 2, '{}'::jsonb
    from mine m join plans l on l.person_id = m.person_id and l.approved_at is null
      and (l.state = 'draft' and l.agreed_recorded_at is null
        or l.id in (select care.plans_agreed_alone(${everybody}))) ${openCase}`;
}
