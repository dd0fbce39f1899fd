// What Today says about danger: urgent concerns, and what a colleague was asked to take on. Columns
// of decision 27: kind, code, record, case_id, person_id, since, due_at, danger, facts.

import { sql } from '../../../engine/db/database.ts';
import type { TodayScope } from './queries-scope.ts';

/** How many days whoever asked is told that a colleague declined. */
const daysShown = 7;

// Also of a person who stopped, and raised in a case that is closed: only somebody who records what
// was done ends it. What was open when the case closed is of the dead.
const stillWaits = sql`u.outcome is null and (c.closed_at is null or u.raised_at > c.closed_at)`;

const concern = sql`select 'urgent' as kind, 'urgent-concern' as code, u.id as record,
      c.id as case_id, c.person_id, u.raised_at as since, u.due_at, 0 as danger`;

/**
 * The supervisor sees it from the first minute until it is settled. Otherwise it stands with
 * whoever accepted it; before that with the lead; without a lead, with the team.
 */
export function urgentConcerns({ accountId }: TodayScope) {
  return sql`${concern}, jsonb_build_object('source', u.source) as facts
    from mine m join care.urgent_concern u on u.person_id = m.person_id and u.outcome is null
    join care.case_file c on c.id = u.case_id and ${stillWaits}
    left join lateral (select h.to_account from care.handing h where h.concern_id = u.id
      and h.state = 'accepted' and h.id in (select care.handings_that_count(u.case_id))) h on true
    where exists (select 1 from access.reach r where r.account_id = ${accountId}
      and r.person_id = m.person_id and r.level = 'assigned'
      and (r.via = 'case-supervisor' or h.to_account = ${accountId}
        or (h.to_account is null and (r.via in ('case-lead', 'intake') or (r.via = 'case-team'
          and not exists (select 1 from care.assignment lead where lead.case_id = c.id
            and lead.part = 'lead' and lead.until_at = 'infinity'))))))`;
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

/** What somebody asks me to take on, and what I told a colleague I would. */
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
    select 'handing', 'handing-declined', ${handed}, h.decided_at, null,
      case h.about when 'urgent-concern' then 0 else 1 end,
      jsonb_build_object('about', h.about, 'reason', h.decline_reason)
    from care.handing h
    where h.from_account = ${accountId} and h.state = 'declined'
      and h.decided_at > ${now}::timestamptz - make_interval(days => ${daysShown}::integer)
      and care.is_declined_and_open(h.id)`;
}
