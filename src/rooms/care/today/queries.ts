// SQL of Today and of the timeline: computed from the facts at this moment, nothing is scheduled or
// stored. A clock is missed because its time has passed, even if no device or job was running.
// Texts never appear here.

import type { PlaceInTime } from '../../../engine/http/cursor.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Role } from '../../../kernel/roles.ts';
import { consents, consentsToAsk, withoutBasis } from './queries-consents.ts';
import { daysAhead, endOf, openCase, type TodayScope } from './queries-scope.ts';

export type TodayRow = {
  kind: 'safety-clock' | 'review' | 'action' | 'visit' | 'consent' | 'cover' | 'search';
  code:
    | 'first-contact-due'
    | 'review-due'
    | 'action-due'
    | 'visit-due'
    | 'consent-ends'
    | 'basis-needed'
    | 'consent-ask-again'
    | 'consent-ask-themselves'
    | 'cover-ends'
    | 'cover-lapsed'
    | 'search-open';
  dueAt: Date;
  missed: boolean;
  caseId: string | null;
  personId: string;
  personCode: string;
  fullName: string | null;
  facts: Record<string, string | number | boolean | null>;
};
const waysOf: Partial<Record<Role, readonly string[]>> = {
  'case-manager': ['case-lead', 'case-team'],
  supervisor: ['case-supervisor'],
  psychologist: ['case-team'],
  'child-protection-officer': ['case-team'],
};

/** Most urgent first: missed clocks, lapsed covers, running clocks, then what is due by its day. */
export async function listToday(tx: Tx, scope: TodayScope): Promise<TodayRow[]> {
  const pieces = piecesOf(scope);
  const steps = pieces.map((piece, at) => stepOf(piece, at, scope.limit + 1));
  const found = await sql<TodayRow>`
    with mine as materialized (select distinct r.person_id from access.reach r
        where r.account_id = ${scope.accountId} and r.level = 'assigned'
          and r.via = any(${waysOf[scope.role] ?? []}::text[])),
    ${sql.join(steps)}
    select i.kind, i.code, i.due_at, i.missed, i.case_id, i.person_id, p.code as person_code,
      n.full_name, i.facts
    from (select * from (${everything(pieces.length)}) item
      order by rank, due_at, person_id limit ${scope.limit + 1}) i
    join people.person p on p.id = i.person_id
    left join people.person_name n on n.person_id = i.person_id and n.kind = 'current'
      and n.until_at = 'infinity'
    order by i.rank, i.due_at, i.person_id`.execute(tx);
  return found.rows;
}

// The persons in reach come first, at almost no cost; each kind then uses an index of only what is
// due, so that policies run on hits and not on every case. A kind is queried only if the more
// urgent ones do not fill the page: with two thousand cases, clocks and reviews do.
function stepOf(piece: ReturnType<typeof sql>, at: number, most: number) {
  const isWanted =
    at === 0 ? sql`true` : sql`(select count(*) from (${everything(at)}) before) < ${most}`;
  return sql`${stepName(at)} as materialized (select * from (${piece}) as piece
      (rank, kind, code, due_at, missed, case_id, person_id, facts)
    where ${isWanted} order by due_at, person_id limit ${most})`;
}

const stepName = (at: number) => sql.ref(`step_${at}`);

function everything(steps: number) {
  return sql.join(
    Array.from({ length: steps }, (_, at) => sql`select * from ${stepName(at)}`),
    sql` union all `,
  );
}

/** In the order of their ranks: `listToday` relies on it. */
function piecesOf(scope: TodayScope) {
  switch (scope.role) {
    case 'supervisor':
      return [missedClocks(scope), withoutBasis(scope, true), reviews(scope)];
    case 'psychologist':
      return [reviews(scope), actions(scope, true)];
    case 'child-protection-officer':
      return [coversLapsed(scope), coversEnding(scope), openSearches(scope)];
    default:
      return [
        missedClocks(scope),
        coversLapsed(scope),
        runningClocks(scope),
        withoutBasis(scope, false),
        reviews(scope),
        actions(scope, false),
        visits(scope),
        consents(scope),
        consentsToAsk(scope),
        coversEnding(scope),
      ];
  }
}

const clock = sql`'safety-clock', 'first-contact-due', c.contact_due_at`;
const clockFacts = sql`jsonb_build_object('priority', c.priority, 'openedAt', c.opened_at)`;

function missedClocks({ now }: TodayScope) {
  return sql`select 0, ${clock}, true, c.id, c.person_id, ${clockFacts}
    from mine m ${openCase} and c.contacted_at is null and c.contact_due_at < ${now}`;
}

function runningClocks({ now }: TodayScope) {
  return sql`select 20, ${clock}, false, c.id, c.person_id, ${clockFacts}
    from mine m ${openCase} and c.contacted_at is null and c.contact_due_at >= ${now}`;
}

function reviews(scope: TodayScope) {
  return sql`select 30, 'review', 'review-due', ${endOf(sql`r.due_on`, scope)},
      r.due_on < ${scope.today}::date, c.id, c.person_id,
      jsonb_build_object('afterDays', r.after_days, 'dueOn', r.due_on)
    from mine m join care.review r on r.person_id = m.person_id and r.held_on is null
      and r.due_on <= ${scope.today}::date + ${daysAhead.review}::integer
    join care.plan l on l.id = r.plan_id and l.state = 'active' ${openCase}`;
}

function actions(scope: TodayScope, psychosocialOnly: boolean) {
  return sql`select 40, 'action', 'action-due', ${endOf(sql`t.due_on`, scope)},
      t.due_on < ${scope.today}::date, c.id, c.person_id,
      jsonb_build_object('service', t.service, 'dueOn', t.due_on, 'actionId', t.id)
    from mine m join care.action t on t.person_id = m.person_id and t.state = 'open'
      and t.due_on <= ${scope.today}::date + ${daysAhead.action}::integer
      and (not ${psychosocialOnly}::boolean or t.mhpss_layer is not null)
    join care.plan l on l.id = t.plan_id and l.state <> 'ended' ${openCase}`;
}

function visits(scope: TodayScope) {
  return sql`select 50, 'visit', 'visit-due', ${endOf(sql`c.next_visit_on`, scope)},
      c.next_visit_on < ${scope.today}::date, c.id, c.person_id,
      jsonb_build_object('dueOn', c.next_visit_on)
    from mine m ${openCase}
      and c.next_visit_on <= ${scope.today}::date + ${daysAhead.visit}::integer`;
}

// A guardianship officer covers children whose case, if there is one, colleagues have.
const guarded = ({ accountId, role }: TodayScope) =>
  role === 'child-protection-officer'
    ? {
        whom: sql`(select r.person_id from access.reach r
        where r.account_id = ${accountId} and r.via = 'guardianship')`,
        caseOf: sql`left join care.case_file c on c.person_id = m.person_id`,
      }
    : { whom: sql`mine`, caseOf: openCase };

// 6580 days are a few more than eighteen years: this simple comparison avoids the exact rule for
// most persons. Listed: no other parent or guardian on the day this one ends, and the person may
// still be a minor. The authority that stands in from that day has a successor to find.
function coversEnding(scope: TodayScope) {
  const { whom, caseOf } = guarded(scope);
  return sql`select 70, 'cover', 'cover-ends', ${endOf(sql`(g.until_on - 1)`, scope)}, false, c.id,
      m.person_id, jsonb_build_object('coverKind', g.kind, 'untilOn', g.until_on)
    from ${whom} m join guardianship.cover g on g.person_id = m.person_id
      and g.until_on > ${scope.today}::date
      and g.until_on <= ${scope.today}::date + ${daysAhead.cover}::integer
    join people.person child on child.id = m.person_id and child.merged_into is null
      and (child.birth_to is null or child.birth_to > g.until_on - 6580)
      and care.may_be_minor(child.birth_to, g.until_on) ${caseOf}
    where g.kind <> 'interim-body' and not exists (select 1 from guardianship.cover next
      where next.person_id = g.person_id and next.kind <> 'interim-body'
      and next.id <> g.id and next.from_on <= g.until_on
      and (next.until_on is null or next.until_on > g.until_on))`;
}

// Ended covers before persons (offset 0 keeps it so): few have ended, but most persons are minors.
function coversLapsed(scope: TodayScope) {
  const { whom, caseOf } = guarded(scope);
  return sql`select 10, 'cover', 'cover-lapsed', ${endOf(sql`(m.until_on - 1)`, scope)}, true, c.id,
      m.person_id, jsonb_build_object('coverKind', m.kind, 'untilOn', m.until_on)
    from (select w.person_id, g.kind, g.until_on from ${whom} w
      cross join lateral (select last.kind, last.until_on from guardianship.cover last
        where last.person_id = w.person_id and last.until_on is not null
        order by last.until_on desc limit 1) g offset 0) m
    join people.person child on child.id = m.person_id and child.merged_into is null
      and (child.birth_to is null or child.birth_to > ${scope.today}::date - 6580)
      and care.may_be_minor(child.birth_to, ${scope.today}::date) ${caseOf}
    where not exists (select 1 from guardianship.cover held where held.person_id = m.person_id
      and held.from_on <= ${scope.today}::date
      and (held.until_on is null or held.until_on > ${scope.today}::date))`;
}

// Not while a parent or guardian answers for the child for longer than the end of a cover is
// announced: the search stays open behind them, but asks for nothing yet.
function openSearches({ accountId, today }: TodayScope) {
  return sql`select 80, 'search', 'search-open', s.opened_at, false,
      (select c.id from care.case_file c where c.person_id = s.person_id), s.person_id,
      jsonb_build_object('searchId', s.id, 'since', s.opened_at)
    from guardianship.search s join people.person p on p.id = s.person_id and p.merged_into is null
    where s.taken_by = ${accountId} and s.state = 'open'
      and not exists (select 1 from guardianship.cover g where g.person_id = s.person_id
        and g.kind <> 'interim-body' and g.from_on <= ${today}::date
        and (g.until_on is null or g.until_on > ${today}::date + ${daysAhead.cover}::integer))`;
}

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
        jsonb_build_object('coverKind', k.kind, 'fromOn', k.from_on, 'untilOn', k.until_on)
        from guardianship.kinds_of(${personId}) k
        cross join lateral (values ('began', k.recorded_at), ('ended', k.ended_at)) step (code, at)
        where step.at is not null
    ) e
    where ${after?.at ?? null}::timestamptz is null
      or (e.at, e.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)
    order by e.at desc, e.id desc limit ${limit + 1}`.execute(tx);
  return found.rows;
}
