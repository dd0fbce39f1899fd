// SQL of Today: computed from the facts at this moment; nothing is scheduled or stored.
// Texts never appear here.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Role } from '../../../kernel/roles.ts';
import { consents, consentsToAsk, groundsEnding, withoutBasis } from './queries-consents.ts';
import {
  closings,
  closingsOfOrganisation,
  closingsReturned,
  followUps,
  followUpsOfOrganisation,
} from './queries-closings.ts';
import {
  comingOfAge,
  coversEnding,
  coversLapsed,
  openSearches,
  searchesEnded,
} from './queries-covers.ts';
import { plans, plansChanged, plansToAgree } from './queries-plans.ts';
import { moves } from './queries-moves.ts';
import { daysAhead, endOf, openCase, type TodayScope } from './queries-scope.ts';

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
    | 'ground-ends'
    | 'basis-needed'
    | 'consent-ask-again'
    | 'consent-by-list'
    | 'consent-ask-themselves'
    | 'cover-ends'
    | 'cover-lapsed'
    | 'search-open'
    | 'search-ended'
    | 'comes-of-age'
    | 'closing-to-decide'
    | 'closing-returned'
    | 'follow-up-due'
    | 'hold-ends'
    | 'hold-review-due'
    | 'hold-to-decide'
    | 'hold-refused'
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
        searchesEnded(scope, true),
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
      return [coversLapsed(scope), comingOfAge(scope), coversEnding(scope), openSearches(scope)];
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
        searchesEnded(scope, false),
        comingOfAge(scope),
        visits(scope),
        consents(scope),
        groundsEnding(scope),
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

/** Also of closed cases: that is when a file is held. */
function holds(scope: TodayScope) {
  return sql`select 90, 'hold', h.code, ${endOf(sql`h.due_on`, scope)},
      h.due_on < ${scope.today}::date and h.code <> 'hold-refused', h.case_id, h.person_id,
      jsonb_build_object('dueOn', h.due_on)
    from care.holds_to_look_at() h`;
}
