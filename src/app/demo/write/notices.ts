// Notices of the made-up programme: what colleagues did in its last days that still stands with
// somebody, read from the rows that were written, because the programme is written by nobody and
// triggers tell of nobody's acts. The newest few of each account; those of before the day before
// yesterday were seen.

import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '../../../engine/db/database.ts';

const days = sql`now() - interval '40 days'`;
const managersOf = (organisation: RawBuilder<unknown>) => sql`
  join workforce.membership m on m.organisation_id = ${organisation} and m.role = 'cso-manager'
    and m.confirmed_at is not null and m.withdrawn_at is null`;

/** Receiver, kind, what it is about, record, when, and who did it. */
const careActs = sql`
  select a.account_id, 'assigned-' || a.part, 'assignment', a.id, a.from_at, a.assigned_by
    from care.assignment a where a.until_at = 'infinity'
  union all select m.account_id, 'offer-received', 'offer', f.id, f.offered_at, f.offered_by
    from care.offer f ${managersOf(sql`f.organisation_id`)} where f.state = 'open'
  union all select a.account_id, 'concern-raised', 'concern', u.id, u.raised_at, u.raised_by
    from care.urgent_concern u join care.assignment a on a.case_id = u.case_id
      and a.part in ('lead', 'supervisor') and a.until_at = 'infinity' where u.outcome is null
  union all select u.raised_by, 'concern-settled', 'concern', u.id, u.done_at, u.done_by
    from care.urgent_concern u where u.outcome is not null
  union all select case h.state when 'asked' then h.to_account else h.from_account end,
      'handing-' || h.state, 'handing', h.id, coalesce(h.decided_at, h.asked_at),
      case h.state when 'asked' then h.from_account else h.to_account end from care.handing h
  union all select a.account_id, 'plan-to-approve', 'plan', p.id, p.agreed_recorded_at,
      p.agreed_recorded_by
    from care.plan p join care.assignment a on a.case_id = p.case_id and a.part = 'supervisor'
      and a.until_at = 'infinity' where p.state = 'draft' and p.agreed_recorded_at is not null
  union all select a.account_id, 'closing-to-decide', 'closing', g.id, g.proposed_at, g.proposed_by
    from care.closing g join care.assignment a on a.case_id = g.case_id and a.part = 'supervisor'
      and a.until_at = 'infinity' where g.state = 'proposed'
  union all select g.proposed_by, 'closing-returned', 'closing', g.id, g.decided_at, g.decided_by
    from care.closing g where g.state = 'refused'
  union all select m.account_id, 'move-proposed', 'move', v.id, v.proposed_at, v.proposed_by
    from care.move v ${managersOf(sql`v.to_organisation_id`)} where v.state = 'proposed'
  union all select v.proposed_by, 'move-' || v.state, 'move', v.id, v.decided_at, v.decided_by
    from care.move v where v.state in ('accepted', 'declined')
  union all select d.supervisor_id, 'supervision-asked', 'supervision-ask', k.id, k.asked_at,
      k.worker_id
    from workforce.supervision_ask k join workforce.supervised d on d.worker_id = k.worker_id
      and d.until_at = 'infinity' where k.state = 'open'
  union all select w.worker_id, 'supervision-planned', 'supervision', s.id, s.made_at,
      s.supervisor_id
    from workforce.supervision s join workforce.supervision_worker w
      on w.supervision_id = s.id where s.state = 'planned'
  union all select m.account_id, 'search-to-take', 'waiting-search', s.id, s.opened_at, s.opened_by
    from guardianship.search s join workforce.membership m
      on m.organisation_id = s.body_organisation_id and m.role = 'child-protection-officer'
    where s.state = 'open' and s.taken_by is null`;

const justiceActs = sql`
  select a.officer_account_id, 'matter-assigned', 'matter', a.id, a.from_at, a.assigned_by
    from legal.assignment a where a.until_at = 'infinity'
  union all select a.officer_account_id, 'appeal-lodged', 'appeal', p.id, p.recorded_at,
      p.recorded_by
    from legal.restriction_appeal p join legal.assignment a on a.subject_id = p.subject_id
      and a.until_at = 'infinity' where p.state = 'pending'
  union all select a.officer_account_id, 'permission-asked', 'permission', q.id, q.recorded_at,
      q.recorded_by
    from legal.permission_request q join legal.assignment a on a.subject_id = q.subject_id
      and a.until_at = 'infinity' where q.answer is null`;

const programmeActs = sql`
  select f.offered_by, 'offer-' || f.state, 'offer', f.id, f.decided_at, f.decided_by
    from care.offer f where f.state in ('accepted', 'declined')`;

/** Of one kind: more would be no ordinary morning. */
const ofOneKind = 3;

async function write(tx: Tx, side: string, acts: RawBuilder<unknown>): Promise<void> {
  await sql`
    with act (receiver, kind, about, record, at, by) as (${acts}),
    newest as (select a.*, row_number() over (partition by a.receiver, a.kind
        order by a.at desc, a.record) as place
      from act a join access.account c on c.id = a.receiver and c.side = ${side}
      where a.by is distinct from a.receiver and a.at between ${days} and now())
    insert into ${sql.table(`notices.${side}_notice`)} (receiver_id, kind, about, record_id,
        cause_id, made_at)
      select receiver, kind, about, record, record, at from newest
        where place <= ${ofOneKind}
      on conflict (receiver_id, kind, record_id, cause_id) do nothing`.execute(tx);
}

export async function writeNotices(tx: Tx): Promise<void> {
  await write(tx, 'care', careActs);
  await write(tx, 'justice', justiceActs);
  await write(tx, 'programme', programmeActs);
  // The rows of this transaction count as seen by those who looked.
  await sql`insert into notices.look (account_id, looked_at, seen_until, seen_in)
    select n.receiver_id, now() - interval '2 days', now() - interval '2 days',
      format('%1$s:%1$s:', (pg_current_xact_id()::text::bigint + 1))::pg_snapshot
    from (select receiver_id from notices.care_notice union
      select receiver_id from notices.justice_notice union
      select receiver_id from notices.programme_notice) n`.execute(tx);
}
