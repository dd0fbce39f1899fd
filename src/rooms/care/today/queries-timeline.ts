// SQL of the timeline: what happened to a person, newest first, in codes. Texts never appear here.

import type { PlaceInTime } from '../../../engine/http/cursor.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';

export type TimelineRow = {
  id: string;
  cursorAt: string;
  kind: TimelineKind;
  code: string;
  at: Date;
  facts: Record<string, string | number | boolean | null>;
};
type TimelineKind =
  | 'visit'
  | 'transition'
  | 'assessment'
  | 'addendum'
  | 'plan'
  | 'review'
  | 'action'
  | 'cover'
  | 'assignment';

export async function isPersonVisible(tx: Tx, personId: string): Promise<boolean> {
  const found = await sql`select 1 from people.person where id = ${personId}`.execute(tx);
  return found.rows.length > 0;
}

/** What happened, newest first, in codes. */
export async function listTimeline(
  tx: Tx,
  personId: string,
  { after, limit }: { after: PlaceInTime | null; limit: number },
): Promise<TimelineRow[]> {
  const found = await sql<TimelineRow>`
    select e.id, e.at::text as cursor_at, e.kind, e.code, e.facts, e.at from (
      select v.id, 'visit' as kind, v.kind as code, v.made_at as at, jsonb_build_object('visitedOn',
        v.visited_on, 'safetyConcern', v.safety_concern, 'nextVisitOn', v.next_visit_on) as facts
        from care.visit v where v.person_id = ${personId}
      union all select t.id, 'transition', t.to_state, t.moved_at,
        jsonb_build_object('from', t.from_state, 'reason', t.reason)
        from care.case_transition t where t.person_id = ${personId}
      union all select a.id, 'assignment', a.part, a.from_at, jsonb_build_object('reason', a.reason)
        from care.assignment a where a.person_id = ${personId}
      union all select a.id, 'assessment', 'made', a.made_at,
        jsonb_build_object('assessedOn', a.assessed_on)
        from care.assessment a where a.person_id = ${personId}
      union all select d.id, 'addendum', 'added', d.made_at, '{}'
        from care.assessment_addendum d where d.person_id = ${personId}
      union all select l.id, 'plan', step.code, step.at, '{}' from care.plan l
        cross join lateral (values ('made', l.made_at), ('active', l.activated_at),
          ('ended', l.ended_at)) step (code, at)
        where l.person_id = ${personId} and step.at is not null
      union all select r.id, 'review', r.decision, r.held_at,
        jsonb_build_object('heldOn', r.held_on, 'afterDays', r.after_days)
        from care.review r where r.person_id = ${personId} and r.held_at is not null
      union all select t.id, 'action', t.state, t.finished_at,
        jsonb_build_object('service', t.service, 'reason', t.not_done_reason)
        from care.action t where t.person_id = ${personId} and t.finished_at is not null
      union all select k.id, 'cover', step.code, step.at,
        jsonb_build_object('coverKind', k.kind, 'fromOn', k.from_on, 'untilOn',
          case when k.until_on > k.from_on then k.until_on - 1 end)
        from guardianship.kinds_of(${personId}) k
        cross join lateral (values ('began', k.recorded_at), ('ended', k.ended_at)) step (code, at)
        where step.at is not null
    ) e
    where ${after?.at ?? null}::timestamptz is null
      or (e.at, e.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)
    order by e.at desc, e.id desc limit ${limit + 1}`.execute(tx);
  return found.rows;
}
