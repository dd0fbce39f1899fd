// What Today says about danger: urgent concerns, and what a colleague was asked to take on. Columns
// of decision 27: kind, code, record, case_id, person_id, since, due_at, danger, facts.

import { sql } from '../../../engine/db/database.ts';
import { clocks } from './queries-clocks.ts';
import { columns, type TodayScope } from './queries-scope.ts';

/** How many days whoever asked is told that a colleague declined. */
const daysShown = 7;

// Also of a person who stopped, and raised in a case that is closed: only somebody who records what
// was done ends it. What was open when the case closed is of the dead.
const stillWaits = sql`u.outcome is null and (c.closed_at is null or u.raised_at > c.closed_at)`;

const concern = sql`select 'urgent' as kind, 'urgent-concern' as code, u.id as record,
      c.id as case_id, c.person_id, u.raised_at as since, u.due_at, 0 as danger`;

const handsOver = sql`h.concern_id = u.id and h.state = 'accepted'
        and h.id in (select care.handings_that_count(u.case_id))`;

/**
 * The supervisor sees it from the first minute until it is settled. Otherwise it stands with
 * whoever accepted it (`handedOver`); before that with the lead; without a lead, with the team.
 */
export function urgentConcerns({ accountId }: TodayScope) {
  return sql`${concern}, jsonb_build_object('source', u.source) as facts
    from mine m join care.urgent_concern u on u.person_id = m.person_id and u.outcome is null
    join care.case_file c on c.id = u.case_id and ${stillWaits}
    where (exists (select 1 from access.reach r where r.account_id = ${accountId}
      and r.person_id = m.person_id and r.level = 'assigned'
      and (r.via = 'case-supervisor' or ((r.via in ('case-lead', 'intake')
          or (r.via = 'case-team' and m.person_id in (select care.stood_in_for())))
        and not exists (select 1 from care.handing h where ${handsOver}))))) is true`;
}

/** For a manager, coded: what is late, or has nobody else who would see it. */
export function urgentConcernsOfOrganisation() {
  return sql`select 'urgent' as kind, 'urgent-concern' as code, m.concern_id as record, m.case_id,
      m.person_id, m.raised_at as since, m.due_at, 0 as danger, '{}'::jsonb as facts
    from care.concerns_for_manager() m`;
}

const handed = sql`h.id as record, h.case_id, h.person_id`;
const itsDue = sql`coalesce(u.due_at, c.contact_due_at)`;
const thing = sql`left join care.urgent_concern u on u.id = h.concern_id
    join care.case_file c on c.id = h.case_id`;

/** What somebody asks me to take on, what I told a colleague I would, and who declined. */
export function handedOver({ accountId, now }: TodayScope) {
  return sql`select 'handing' as kind, case h.state when 'asked' then 'handing-to-answer'
        else 'handing-accepted' end as code, ${handed}, h.asked_at as since, ${itsDue} as due_at,
      case h.about when 'urgent-concern' then 0 else 1 end as danger,
      jsonb_build_object('about', h.about, 'reason', h.reason) as facts
    from care.handing h ${thing}
    where h.to_account = ${accountId} and (h.state = 'asked'
        -- An accepted concern stands there as the concern itself.
        or (h.state = 'accepted' and h.about = 'first-contact'))
      and h.id in (select care.handings_that_count(h.case_id))
    union all
    ${concern}, jsonb_build_object('source', u.source)
    from care.handing h join care.urgent_concern u on ${handsOver}
    join care.case_file c on c.id = u.case_id and ${stillWaits}
    where h.to_account = ${accountId} and not exists (select 1 from access.reach r
      where r.account_id = ${accountId} and r.person_id = u.person_id
        and r.via = 'case-supervisor' and r.level = 'assigned')
    union all
    select 'handing', 'handing-declined', ${handed}, h.decided_at, null,
      case h.about when 'urgent-concern' then 0 else 1 end,
      jsonb_build_object('about', h.about, 'reason', h.decline_reason)
    from care.handing h
    where h.from_account = ${accountId} and h.state = 'declined'
      and h.decided_at > ${now}::timestamptz - make_interval(days => ${daysShown}::integer)
      and care.is_declined_and_open(h.id)`;
}

/** A safety clock is no longer the lead's once a colleague has taken on to meet the person. */
export function clocksNotHandedOver(scope: TodayScope) {
  return sql`select * from (${clocks()}) clock (${columns})
    where not exists (select 1 from care.handing h where h.case_id = clock.case_id
      and h.about = 'first-contact' and h.state = 'accepted'
      and h.to_account <> ${scope.accountId}
      and h.id in (select care.handings_that_count(clock.case_id)))`;
}
