// What Today says about who answers for a child: covers that ended or end, searches, and what
// somebody must take over when the authority's officer no longer sees the child. The day shown is
// the last on which a cover holds.

import { sql } from '../../../engine/db/database.ts';
import {
  beginningOf,
  caseNotOver,
  daysAhead,
  endOf,
  everybody,
  openCase,
  type TodayScope,
} from './queries-scope.ts';

// A guardianship officer covers children whose case, if there is one, colleagues have.
const caseOf = ({ role }: TodayScope) =>
  role === 'child-protection-officer'
    ? sql`left join cases c on c.person_id = m.person_id`
    : caseNotOver;

// 6580 days are a few more than eighteen years: this simple comparison avoids the exact rule for
// most persons. Listed: no other parent or guardian on the day this one ends, and the person may
// still be a minor. The authority that stands in from that day has a successor to find.
export function coversEnding(scope: TodayScope) {
  return sql`select 'cover', 'cover-ends', g.id, c.id, m.person_id, g.recorded_at,
      ${endOf(sql`(g.until_on - 1)`, scope)}, 2,
      jsonb_build_object('coverKind', g.kind, 'untilOn', g.until_on - 1)
    from mine m join guardianship.cover g on g.person_id = m.person_id
      and g.until_on > ${scope.today}::date
      and g.until_on <= ${scope.today}::date + ${daysAhead.cover}::integer
    join people.person child on child.id = m.person_id and child.merged_into is null
      and (child.birth_to is null or child.birth_to > g.until_on - 6580)
      and care.may_be_minor(child.birth_to, g.until_on) ${caseOf(scope)}
    where g.kind <> 'interim-body' and not exists (select 1 from guardianship.cover next
      where next.person_id = g.person_id and next.kind <> 'interim-body'
      and next.id <> g.id and next.from_on <= g.until_on
      and (next.until_on is null or next.until_on > g.until_on))`;
}

// A child for whom nobody answers is as urgent as one whom nobody has met in time.
export function coversLapsed(scope: TodayScope) {
  return sql`select 'cover', 'cover-lapsed', g.id, c.id, m.person_id,
      ${beginningOf(sql`g.until_on`, scope)}, ${endOf(sql`(g.until_on - 1)`, scope)}, 1,
      jsonb_build_object('coverKind', g.kind)
    from care.children_uncovered(${everybody}, ${scope.today}::date) u (person_id)
    join mine m on m.person_id = u.person_id
    cross join lateral (select last.id, last.kind, last.until_on from guardianship.cover last
      where last.person_id = m.person_id and last.until_on is not null
      order by last.until_on desc limit 1) g
    join people.person child on child.id = m.person_id and child.merged_into is null
      and (child.birth_to is null or child.birth_to > ${scope.today}::date - 6580)
      and care.may_be_minor(child.birth_to, ${scope.today}::date) ${caseOf(scope)}
    where not exists (select 1 from guardianship.cover held where held.person_id = m.person_id
      and held.from_on <= ${scope.today}::date
      and (held.until_on is null or held.until_on > ${scope.today}::date))`;
}

// Not while a parent or guardian answers for the child for longer than the end of a cover is
// announced: the search stays open behind them, but asks for nothing yet.
export function openSearches({ accountId, today }: TodayScope) {
  return sql`select 'search', 'search-open', s.id,
      (select c.id from cases c where c.person_id = s.person_id), s.person_id, s.opened_at,
      null::timestamptz, 2, jsonb_build_object('searchId', s.id, 'since', s.opened_at)
    from mine m join guardianship.search s on s.person_id = m.person_id
    join people.person p on p.id = s.person_id and p.merged_into is null
    where s.taken_by = ${accountId} and s.state = 'open'
      and not exists (select 1 from guardianship.cover g where g.person_id = s.person_id
        and g.kind <> 'interim-body' and g.from_on <= ${today}::date
        and (g.until_on is null or g.until_on > ${today}::date + ${daysAhead.cover}::integer))`;
}

// The officer's access ends with the day, and the authority no longer answers for the person. After
// it the item stays until the search is closed, for those who still have the file.
export function comingOfAge(scope: TodayScope) {
  return sql`select 'cover', 'comes-of-age', s.id, c.id, m.person_id, s.opened_at,
      ${endOf(sql`(care.comes_of_age_on(child.birth_to) - 1)`, scope)}, 2,
      jsonb_build_object('dueOn', care.comes_of_age_on(child.birth_to))
    from mine m join guardianship.search s on s.person_id = m.person_id and s.state = 'open'
    join people.person child on child.id = m.person_id and child.merged_into is null
      and child.birth_to <= ${scope.today}::date - 6570 + ${daysAhead.ofAge}::integer
      and care.comes_of_age_on(child.birth_to) <= ${scope.today}::date
        + ${daysAhead.ofAge}::integer ${caseOf(scope)}`;
}

// The officer who answered for the child's new home no longer sees them: somebody visits there.
export function searchesEnded(scope: TodayScope) {
  return sql`select 'cover', 'search-ended', s.id, c.id, m.person_id, s.closed_at,
      ${endOf(sql`(s.ended_on + 14)`, scope)}, 2,
      jsonb_build_object('outcome', s.outcome, 'dueOn', s.ended_on + 14)
    from mine m join (select n.id, n.person_id, n.outcome, n.closed_at,
        (n.closed_at at time zone ${scope.timeZone})::date as ended_on
      from guardianship.search n where n.state = 'closed'
        and n.outcome in ('cover-found', 'of-age')
        and n.closed_at > ${scope.now}::timestamptz - interval '120 days') s
      on s.person_id = m.person_id ${openCase}
    where not exists (select 1 from guardianship.search newer where newer.person_id = m.person_id
        and newer.state = 'open')
      and not exists (select 1 from care.visit v where v.person_id = m.person_id
        and v.visited_on >= s.ended_on)`;
}
