-- What waits in a matter, and by when: for the first page of its officers, and, once it is late, by
-- code for a registrar of the court. Restrictions and their dates are in restrictions.sql.

-- After how many days something is late; numbers of the pack.
create function legal.waiting_days(what text) returns integer
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
begin
  return case what
    when 'proceeding' then programme.pack_number('proceeding-waiting-days')
    when 'exemption' then programme.pack_number('exemption-waiting-days')
    when 'appeal' then programme.pack_number('appeal-waiting-days')
    when 'matter' then programme.pack_number('lead-waiting-days')
    when 'outcome' then programme.pack_number('late-days')
  end;
end $$;
grant execute on function legal.waiting_days(text) to alongside_justice;

-- How long a proceeding has been without a step and without a hearing.
create function legal.last_event_on(p legal.proceeding) returns date
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select greatest(p.state_on, p.registered_on, (select max(h.held_on) from legal.hearing h
    where h.subject_id = p.subject_id and h.proceeding_id = p.id and h.outcome <> 'planned'))
$$;
grant execute on function legal.last_event_on(legal.proceeding) to alongside_justice;

-- Runs with the caller's rights: of what is out of reach nothing is returned. `since` null: it is
-- an appointment. A hidden proceeding is left out for callers with the owner's rights, too.
create function legal.waiting_in_proceedings(subjects uuid[])
  returns table (kind text, code text, record uuid, parent uuid, subject_id uuid, since date,
    due_on date, danger integer)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with today as materialized (select legal.today() as day,
    legal.waiting_days('proceeding') as quiet_days),
  open as materialized (select p.*, p as whole from today t, legal.proceeding p
    where p.subject_id = any(subjects) and (p.hidden_from is null or p.hidden_from > t.day))
  select 'detention', 'detention-review-due', d.id, d.proceeding_id, d.subject_id,
    coalesce((select max(v.reviewed_on) from legal.detention_review v where v.detention_id = d.id),
      d.started_on), d.next_review_on, 1
  from today t, open p join legal.detention d on d.proceeding_id = p.id
    and d.subject_id = p.subject_id
  where d.ended_on is null and d.next_review_on <= t.day + 14
  union all
  select 'hearing', case when h.held_on < t.day then 'hearing-passed' else 'hearing-ahead' end,
    h.id, h.proceeding_id, h.subject_id, case when h.held_on < t.day then h.held_on end,
    case when h.held_on < t.day then h.held_on + legal.waiting_days('outcome') else h.held_on end, 2
  from today t, open p join legal.hearing h on h.proceeding_id = p.id
    and h.subject_id = p.subject_id
  where h.outcome = 'planned' and h.held_on <= t.day + 7
  union all
  select 'exemption', 'exemption-to-decide', x.id, x.proceeding_id, x.subject_id, x.opened_on,
    x.opened_on + legal.waiting_days('exemption'), 2
  from open p join legal.exemption_request x on x.proceeding_id = p.id
  where x.state = 'open'
  union all
  -- Nothing is planned in it: no hearing, no review of a detention, no request to decide.
  select 'proceeding', 'proceeding-quiet', p.id, p.id, p.subject_id, e.last_on,
    e.last_on + t.quiet_days, 2
  from today t, open p cross join lateral (select legal.last_event_on(p.whole) as last_on) e
  where e.last_on + t.quiet_days - 7 <= t.day
    and (p.state in ('check', 'opened', 'charged', 'trial', 'convicted', 'acquitted', 'appeal')
      or (p.state = 'final' and (select o.to_state from legal.proceeding_transition o
        where o.proceeding_id = p.id
          and o.to_state in ('convicted', 'acquitted', 'ended', 'exempted')
        order by o.at desc limit 1) = 'convicted'))
    and not exists (select 1 from legal.hearing h where h.subject_id = p.subject_id
      and h.proceeding_id = p.id and h.outcome = 'planned')
    and not exists (select 1 from legal.detention d where d.subject_id = p.subject_id
      and d.proceeding_id = p.id and d.ended_on is null)
    and not exists (select 1 from legal.exemption_request x where x.proceeding_id = p.id
      and x.state = 'open')
  union all
  -- Counted from the day it began, without what was served before: a day to look, not to release.
  select 'proceeding', 'term-to-check', p.id, p.id, p.subject_id, p.state_on, s.end_on, 2
  from today t, open p
  left join lateral (select s.is_life, s.months, s.conditional_months from legal.sentence s
    where s.proceeding_id = p.id order by s.decided_on desc, s.recorded_at desc limit 1) last
    on true
  cross join lateral (select case when last.months is null then p.state_on + t.quiet_days
    else (p.state_on + make_interval(months => case p.state when 'conditional'
      then coalesce(last.conditional_months, last.months) else last.months end))::date
    end as end_on) s
  where p.state in ('serving', 'conditional') and last.is_life is not true
    and s.end_on - 30 <= t.day
$$;
grant execute on function legal.waiting_in_proceedings(uuid[]) to alongside_justice;

create function legal.waiting_in_restrictions(subjects uuid[])
  returns table (kind text, code text, record uuid, parent uuid, subject_id uuid, since date,
    due_on date, danger integer)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'restriction', d.duty, coalesce(d.request_id, d.restriction_id), d.restriction_id,
    d.subject_id, case d.duty when 'tell-ending' then d.due_on - 7
      when 'answer-permission' then (select q.asked_on from legal.permission_request q
        where q.id = d.request_id)
      else (select legal.day_at(r.recorded_at) from legal.restriction r
        where r.id = d.restriction_id) end, d.due_on, 2
  from legal.restriction_duties(subjects) d
  union all
  -- Afterwards nothing more is written into a restriction.
  select 'contact', 'contact-due', c.id, c.restriction_id, c.subject_id, null, c.on_day, 2
  from legal.restrictions_now(subjects, legal.today()) n
  join legal.probation_contact c on c.restriction_id = n.restriction_id and c.outcome = 'planned'
    and c.on_day <= legal.today() + 7
  where n.state = 'active'
  union all
  -- Also of a restriction that is over: whether the order was lawful still matters.
  select 'appeal', 'appeal-pending', a.id, a.restriction_id, a.subject_id, a.lodged_on,
    a.lodged_on + legal.waiting_days('appeal'), 2
  from legal.restriction r join legal.restriction_appeal a on a.restriction_id = r.id
    and a.state = 'pending'
  where r.subject_id = any(subjects)
$$;
grant execute on function legal.waiting_in_restrictions(uuid[]) to alongside_justice;

-- Which kinds of officers hold these matters now: somebody assigned who still reaches it. Only for
-- those who reach the matter, and for a registrar of its court.
create function legal.held_by(subjects uuid[]) returns table (subject_id uuid, role text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.subject_id, a.role from legal.assignment a
  join legal.reach r on r.account_id = a.officer_account_id and r.subject_id = a.subject_id
    and r.organisation_id = a.organisation_id
  join legal.subject s on s.id = a.subject_id
  where a.subject_id = any(subjects) and a.until_at = 'infinity'
    and (s.hidden_from is null or s.hidden_from > (select legal.today()))
    and ((legal.registers() and s.organisation_id = (access.context()).organisation_id)
      or exists (select 1 from legal.reach own where own.subject_id = a.subject_id
        and own.account_id = (access.context()).account_id
        and own.organisation_id = (access.context()).organisation_id))
$$;
grant execute on function legal.held_by(uuid[]) to alongside_justice;

-- For a probation officer, of every matter in reach: planned hearings of the coming days; names.
-- `legal.minimum_subjects` gives one page of them.
create function legal.minimum_hearings_ahead(days integer)
  returns table (id uuid, proceeding_id uuid, subject_id uuid, held_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.id, h.proceeding_id, h.subject_id, h.held_on
  from legal.minimum_names(null) s
  join legal.hearing h on h.subject_id = s.id and h.outcome = 'planned'
    and h.held_on between legal.today() and legal.today() + days
  join legal.proceeding p on p.id = h.proceeding_id and not legal.is_left_out(p)
$$;
grant execute on function legal.minimum_hearings_ahead(integer) to alongside_justice;

create function legal.minimum_names(wanted uuid[])
  returns table (id uuid, code text, full_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, s.code, n.full_name
  from legal.reach r
  join legal.subject s on s.id = r.subject_id
  join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
  where (access.context()).role = 'probation-officer'
    and r.account_id = (access.context()).account_id
    and r.organisation_id = (access.context()).organisation_id
    and (s.hidden_from is null or s.hidden_from > (select legal.today()))
    and (wanted is null or s.id = any(wanted))
$$;
grant execute on function legal.minimum_names(uuid[]) to alongside_justice;

-- Matters of the registrar's court that no prosecutor holds: nobody sees what waits in them.
create function legal.matters_to_assign(most integer)
  returns table (subject_id uuid, since date, due_on date)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  today date := legal.today();
begin
  if not coalesce(legal.registers(), false) then return; end if;
  return query select s.id, s.registered_on, s.registered_on + legal.waiting_days('matter')
  from legal.subject s
  where s.organisation_id = me.organisation_id and s.expunged_at is null
    and (s.hidden_from is null or s.hidden_from > today)
    and not exists (select 1 from legal.assignment a
      join legal.reach r on r.account_id = a.officer_account_id and r.subject_id = a.subject_id
      where a.subject_id = s.id and a.role = 'prosecutor' and a.until_at = 'infinity')
    and (exists (select 1 from legal.proceeding p where p.subject_id = s.id
        and (p.hidden_from is null or p.hidden_from > today)
        and p.state not in ('ended', 'exempted', 'final', 'served', 'expunged'))
      or exists (select 1 from legal.restriction r where r.subject_id = s.id and r.end_on >= today))
  order by s.registered_on, s.id limit least(greatest(most, 1), 101);
end $$;
grant execute on function legal.matters_to_assign(integer) to alongside_justice;

-- Where something can be late in a court, or is to be done in the days `ahead`: the exact rules are
-- asked of these few. The longest late of each kind, so that a court with very many matters answers
-- as fast.
create function legal.matters_with_late(organisation uuid, today date, ahead integer)
  returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  quiet_days integer := legal.waiting_days('proceeding');
  before constant date := today + ahead;
  most constant integer := 200;
begin
  return array(
    (select d.subject_id from legal.detention d join legal.subject s on s.id = d.subject_id
      and s.organisation_id = organisation
      where d.ended_on is null and d.next_review_on < before order by d.next_review_on limit most)
    union
    (select h.subject_id from legal.hearing h join legal.subject s on s.id = h.subject_id
      and s.organisation_id = organisation
      where h.outcome = 'planned' and h.held_on < before - legal.waiting_days('outcome')
      order by h.held_on limit most)
    union
    (select x.subject_id from legal.exemption_request x join legal.subject s on s.id = x.subject_id
      and s.organisation_id = organisation
      where x.state = 'open' and x.opened_on < before - legal.waiting_days('exemption')
      order by x.opened_on limit most)
    union
    (select a.subject_id from legal.restriction_appeal a join legal.restriction r
      on r.id = a.restriction_id and r.organisation_id = organisation
      where a.state = 'pending' and a.lodged_on < before - legal.waiting_days('appeal')
      order by a.lodged_on limit most)
    union
    (select c.subject_id from legal.probation_contact c join legal.restriction r
      on r.id = c.restriction_id and r.organisation_id = organisation and r.end_on >= today
      where c.outcome = 'planned' and c.on_day < before order by c.on_day limit most)
    union
    (select r.subject_id from legal.restriction r
      where r.organisation_id = organisation and r.end_on >= today and r.start_on <= before
        and (not exists (select 1 from legal.restriction_notice x
            where x.restriction_id = r.id and x.about = 'beginning')
          or exists (select 1 from legal.restriction_variation v where v.restriction_id = r.id)
          or (r.end_on - 30 < before and not exists (select 1 from legal.restriction_notice x
            where x.restriction_id = r.id and x.about = 'ending' and x.told_end_on = r.end_on))
          or exists (select 1 from legal.permission_request q where q.restriction_id = r.id
            and q.answered_on is null and q.answer_due_on < before))
      order by r.end_on limit most)
    union
    (select p.subject_id from legal.proceeding p join legal.subject s on s.id = p.subject_id
      and s.organisation_id = organisation
      where p.state in ('check', 'opened', 'charged', 'trial', 'convicted', 'acquitted', 'appeal',
          'final', 'serving', 'conditional')
        and p.state_on < before - quiet_days and legal.last_event_on(p) < before - quiet_days
        and not exists (select 1 from legal.hearing h where h.subject_id = p.subject_id
          and h.proceeding_id = p.id and h.outcome = 'planned')
      order by p.state_on limit most));
end $$;

-- For a registrar: what is late in the court's matters, other than in those assigned to themselves.
-- By code: whoever opens the matter reads more there. Nothing for anyone else.
create function legal.late_in_matters(most integer)
  returns table (kind text, code text, record uuid, parent uuid, subject_id uuid, since date,
    due_on date, danger integer, subject_code text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  today date := legal.today();
  wanted uuid[];
begin
  if not coalesce(legal.registers(), false) then return; end if;
  wanted := array(select s.id from legal.subject s
    where s.id = any(legal.matters_with_late(me.organisation_id, today, 0))
      and (s.hidden_from is null or s.hidden_from > today)
      and not exists (select 1 from legal.reach r where r.subject_id = s.id
        and r.account_id = me.account_id and r.organisation_id = me.organisation_id));
  return query select w.kind, w.code, w.record, w.parent, w.subject_id, w.since, w.due_on, w.danger,
      s.code
    from (select * from legal.waiting_in_proceedings(wanted)
      union all
      select i.* from legal.waiting_in_restrictions(wanted) i
      join legal.restriction r on r.id = i.parent
      left join legal.proceeding p on p.id = r.proceeding_id
      where p.hidden_from is null or p.hidden_from > today) w
    join legal.subject s on s.id = w.subject_id
    where w.due_on < today
    order by w.danger, w.due_on, w.record limit least(greatest(most, 1), 101);
end $$;
grant execute on function legal.late_in_matters(integer) to alongside_justice;
