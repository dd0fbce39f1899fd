// What Today says about who answers for a child: covers that ended or end, searches, and what
// somebody must take over when the authority's officer no longer sees the child. The day shown is
// the last on which a cover holds.

import { sql } from '../../../engine/db/database.ts';
import { caseNotOver, daysAhead, endOf, openCase, type TodayScope } from './queries-scope.ts';

// A guardianship officer covers children whose case, if there is one, colleagues have.
const guarded = ({ accountId, role }: TodayScope) =>
  role === 'child-protection-officer'
    ? {
        whom: sql`(select r.person_id from access.reach r
        where r.account_id = ${accountId} and r.via in ('guardianship', 'intake')
        group by r.person_id)`,
        caseOf: sql`left join care.case_file c on c.person_id = m.person_id`,
      }
    : { whom: sql`mine`, caseOf: caseNotOver };

// 6580 days are a few more than eighteen years: this simple comparison avoids the exact rule for
// most persons. Listed: no other parent or guardian on the day this one ends, and the person may
// still be a minor. The authority that stands in from that day has a successor to find.
export function coversEnding(scope: TodayScope) {
  const { whom, caseOf } = guarded(scope);
  return sql`select 70, 'cover', 'cover-ends', ${endOf(sql`(g.until_on - 1)`, scope)}, false, c.id,
      m.person_id, jsonb_build_object('coverKind', g.kind, 'untilOn', g.until_on - 1)
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
export function coversLapsed(scope: TodayScope) {
  const { whom, caseOf } = guarded(scope);
  return sql`select 10, 'cover', 'cover-lapsed', ${endOf(sql`(m.until_on - 1)`, scope)}, true, c.id,
      m.person_id, jsonb_build_object('coverKind', m.kind, 'untilOn', m.until_on - 1)
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
export function openSearches({ accountId, today }: TodayScope) {
  return sql`select 80, 'search', 'search-open', s.opened_at, false,
      (select c.id from care.case_file c where c.person_id = s.person_id), s.person_id,
      jsonb_build_object('searchId', s.id, 'since', s.opened_at)
    from guardianship.search s join people.person p on p.id = s.person_id and p.merged_into is null
    where s.taken_by = ${accountId} and s.state = 'open'
      and not exists (select 1 from guardianship.cover g where g.person_id = s.person_id
        and g.kind <> 'interim-body' and g.from_on <= ${today}::date
        and (g.until_on is null or g.until_on > ${today}::date + ${daysAhead.cover}::integer))`;
}

// The officer's access ends with the day, and the authority no longer answers for the person. After
// it the item stays until the search is closed, for those who still have the file.
export function comingOfAge(scope: TodayScope) {
  const { whom, caseOf } = guarded(scope);
  return sql`select 47, 'cover', 'comes-of-age',
      ${endOf(sql`(care.comes_of_age_on(child.birth_to) - 1)`, scope)},
      care.comes_of_age_on(child.birth_to) <= ${scope.today}::date, c.id, m.person_id,
      jsonb_build_object('dueOn', care.comes_of_age_on(child.birth_to))
    from ${whom} m join guardianship.search s on s.person_id = m.person_id and s.state = 'open'
    join people.person child on child.id = m.person_id and child.merged_into is null
      and child.birth_to <= ${scope.today}::date - 6570 + ${daysAhead.ofAge}::integer
      and care.comes_of_age_on(child.birth_to) <= ${scope.today}::date
        + ${daysAhead.ofAge}::integer ${caseOf}`;
}

// The officer who answered for the child's new home no longer sees them: somebody visits there. A
// supervisor learns of it when that day has passed.
export function searchesEnded(scope: TodayScope, missedOnly: boolean) {
  return sql`select 45, 'cover', 'search-ended', ${endOf(sql`(s.ended_on + 14)`, scope)},
      s.ended_on + 14 < ${scope.today}::date, c.id, m.person_id,
      jsonb_build_object('outcome', s.outcome, 'dueOn', s.ended_on + 14)
    from mine m join (select n.person_id, n.outcome,
        (n.closed_at at time zone ${scope.timeZone})::date as ended_on
      from guardianship.search n where n.state = 'closed'
        and n.outcome in ('cover-found', 'of-age')
        and n.closed_at > ${scope.now}::timestamptz - interval '120 days') s
      on s.person_id = m.person_id ${openCase}
    where (not ${missedOnly}::boolean or s.ended_on + 14 < ${scope.today}::date)
      and not exists (select 1 from guardianship.search newer where newer.person_id = m.person_id
        and newer.state = 'open')
      and not exists (select 1 from care.visit v where v.person_id = m.person_id
        and v.visited_on >= s.ended_on)`;
}
