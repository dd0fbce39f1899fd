// SQL of the timeline: what happened to a person, newest first, in codes, and who did it. Each
// thing is there once: a step that only follows from the work (a first visit registers a case) is
// not told beside that work. Texts never appear here.

import type { PlaceInTime } from '../../../engine/http/cursor.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { timelineKinds } from './model.ts';

export type TimelineRow = {
  id: string;
  cursorAt: string;
  kind: (typeof timelineKinds)[number];
  code: string;
  at: Date;
  facts: Record<string, string | number | boolean | null>;
  byAccount: string | null;
  whomAccount: string | null;
};

export async function isPersonVisible(tx: Tx, personId: string): Promise<boolean> {
  const found = await sql`select 1 from people.person where id = ${personId}`.execute(tx);
  return found.rows.length > 0;
}

type Sql = ReturnType<typeof sql>;
const none = sql`null::uuid`;

/** Visits, assessments, the plan and its reviews and actions. */
const work = (personId: string): readonly Sql[] => [
  sql`select v.id, 'visit', v.kind, v.made_at, jsonb_build_object('visitedOn',
      v.visited_on, 'safetyConcern', v.safety_concern, 'nextVisitOn', v.next_visit_on), v.made_by,
      ${none}
    from care.visit v where v.person_id = ${personId}`,
  sql`select a.id, 'assessment', 'made', a.made_at,
      jsonb_build_object('assessedOn', a.assessed_on), a.made_by, ${none}
    from care.assessment a where a.person_id = ${personId}`,
  sql`select d.id, 'addendum', 'added', d.made_at, '{}', d.made_by, ${none}
    from care.assessment_addendum d where d.person_id = ${personId}`,
  sql`select l.id, 'plan', step.code, step.at, '{}', step.by_account, ${none} from care.plan l
    cross join lateral (values ('made', l.made_at, l.made_by), ('active', l.activated_at,
      l.approved_by), ('ended', l.ended_at, null)) step (code, at, by_account)
    where l.person_id = ${personId} and step.at is not null`,
  sql`select r.id, 'review', r.decision, r.held_at,
      jsonb_build_object('heldOn', r.held_on, 'afterDays', r.after_days), r.held_by, ${none}
    from care.review r where r.person_id = ${personId} and r.held_at is not null`,
  sql`select t.id, 'action', t.state, t.finished_at,
      jsonb_build_object('service', t.service, 'reason', t.not_done_reason), ${none}, ${none}
    from care.action t where t.person_id = ${personId} and t.finished_at is not null`,
];

/** Steps of the case that somebody decided, and who works on it. */
const steps = (personId: string): readonly Sql[] => [
  sql`select t.id, 'transition', t.to_state, t.moved_at,
      jsonb_build_object('from', t.from_state, 'reason', t.reason), t.moved_by, ${none}
    from care.case_transition t where t.person_id = ${personId} and t.reason not in
      ('first-visit', 'assessment-made', 'plan-made', 'plan-agreed', 'review-held')`,
  sql`select a.id, 'assignment', a.part, a.from_at, jsonb_build_object('reason', a.reason),
      a.assigned_by, a.account_id
    from care.assignment a where a.person_id = ${personId}`,
  sql`select k.id, 'cover', step.code, step.at,
      jsonb_build_object('coverKind', k.kind, 'fromOn', k.from_on, 'untilOn',
        case when k.until_on > k.from_on then k.until_on - 1 end), ${none}, ${none}
    from guardianship.kinds_of(${personId}) k
    cross join lateral (values ('began', k.recorded_at), ('ended', k.ended_at)) step (code, at)
    where step.at is not null`,
];

/**
 * What colleagues handed to each other. That something was urgent is told by the visit or the
 * assessment that said so; here is what was done about it.
 */
const handed = (personId: string): readonly Sql[] => [
  sql`select u.id, 'concern', u.outcome, u.done_at, '{}', u.done_by, ${none}
    from care.urgent_concern u where u.person_id = ${personId} and u.outcome is not null`,
  sql`select h.id, 'handing', h.state, coalesce(h.decided_at, h.asked_at),
      jsonb_build_object('handed', h.about, 'declined', h.decline_reason), h.from_account,
      h.to_account
    from care.handing h where h.person_id = ${personId}`,
  sql`select o.id, 'put-off', case o.reason when 'taken-back' then 'taken-back' else 'put-off' end,
      o.put_off_at, jsonb_build_object('putOff', o.kind, 'putOffWhy', o.reason, 'putOffUntil',
        o.until_on), o.put_off_by, ${none}
    from care.put_off o where o.person_id = ${personId}`,
  sql`select o.id, 'legal-aid', o.answer, o.made_at,
      jsonb_build_object('offeredOn', o.offered_on), o.made_by, ${none}
    from care.case_file c join care.legal_aid_offer o on o.case_id = c.id
    where c.person_id = ${personId}`,
  sql`select w.id, 'told', w.state, w.answered_at,
      jsonb_build_object('toldKind', w.kind, 'toldCode', w.code), w.answered_by, ${none}
    from care.case_file c join care.told w on w.case_id = c.id
    where c.person_id = ${personId} and w.state not in ('open', 'asked-again')`,
];

/** What happened, newest first, in codes. */
export async function listTimeline(
  tx: Tx,
  personId: string,
  { after, limit }: { after: PlaceInTime | null; limit: number },
): Promise<TimelineRow[]> {
  const all = [...work(personId), ...steps(personId), ...handed(personId)];
  const found = await sql<TimelineRow>`
    select e.id, e.at::text as cursor_at, e.kind, e.code, e.facts, e.at, e.by_account,
      e.whom_account
    from (${sql.join(all, sql` union all `)}) e (id, kind, code, at, facts, by_account,
      whom_account)
    where ${after?.at ?? null}::timestamptz is null
      or (e.at, e.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)
    order by e.at desc, e.id desc limit ${limit + 1}`.execute(tx);
  return found.rows;
}
