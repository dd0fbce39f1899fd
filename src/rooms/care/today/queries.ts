// SQL of Today: computed from the facts at this moment; nothing is scheduled or stored.
// Texts never appear here.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Role } from '../../../kernel/roles.ts';
import { consents, consentsToAsk, withoutBasis } from './queries-consents.ts';
import {
  closings,
  closingsOfOrganisation,
  closingsReturned,
  followUps,
  followUpsOfOrganisation,
} from './queries-closings.ts';
import { plans, plansChanged, plansToAgree } from './queries-plans.ts';
import { moves } from './queries-moves.ts';
import { caseNotOver, daysAhead, endOf, openCase, type TodayScope } from './queries-scope.ts';

export type TodayRow = {
  kind:
    | 'safety-clock'
    | 'review'
    | 'action'
    | 'visit'
    | 'consent'
    | 'cover'
    | 'search'
    | 'closing'
    | 'hold'
    | 'plan'
    | 'move';
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
    | 'search-open'
    | 'closing-to-decide'
    | 'closing-returned'
    | 'follow-up-due'
    | 'hold-ends'
    | 'hold-review-due'
    | 'hold-to-decide'
    | 'erasing-due'
    | 'plan-to-agree'
    | 'plan-to-approve'
    | 'plan-changed'
    | 'move-to-complete'
    | 'move-unanswered'
    | 'move-declined'
    | 'move-withdrawn'
    | 'case-moved-here'
    | 'case-moved-unasked';
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
      return [
        missedClocks(scope),
        moves(scope),
        closings(scope),
        plans(scope),
        withoutBasis(scope, true),
        reviews(scope),
        followUps(scope),
        holds(scope),
      ];
    case 'cso-manager':
      return [
        moves(scope),
        closingsOfOrganisation(scope),
        followUpsOfOrganisation(scope),
        holds(scope),
      ];
    case 'psychologist':
      return [reviews(scope), actions(scope, true)];
    case 'child-protection-officer':
      return [coversLapsed(scope), coversEnding(scope), openSearches(scope)];
    default:
      return [
        missedClocks(scope),
        moves(scope),
        coversLapsed(scope),
        runningClocks(scope),
        closingsReturned(scope),
        plansChanged(scope),
        plansToAgree(scope),
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
    : { whom: sql`mine`, caseOf: caseNotOver };

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

/** Also of closed cases: that is when a file is held. */
function holds(scope: TodayScope) {
  return sql`select 90, 'hold', h.code, ${endOf(sql`h.due_on`, scope)},
      h.due_on < ${scope.today}::date, h.case_id, h.person_id,
      jsonb_build_object('dueOn', h.due_on)
    from care.holds_to_look_at() h`;
}
