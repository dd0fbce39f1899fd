-- A restriction's state, the law it falls under, and what is owed to the person while it lasts.

create function legal.restriction_state(start_on date, end_on date, lifting text, lifted_on date,
    today date) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case
    when lifted_on <= today then lifting
    when today > end_on then 'over'
    when today < start_on then 'ordered'
    else 'active' end
$$;
grant execute on function legal.restriction_state(date, date, text, date, date) to
  alongside_justice;

-- Null if either law permits none.
create function legal.restriction_months_max(cited uuid, wanted_kind text) returns integer
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when cited_max is not null and current_max is not null then least(cited_max,
    current_max) end
  from (select law.restriction_months_max(cited, wanted_kind) as cited_max,
    law.restriction_months_max(law.current_edition(), wanted_kind) as current_max) both_laws
$$;
grant execute on function legal.restriction_months_max(uuid, text) to alongside_justice;

-- Runs with the caller's rights, so rows out of reach are left out. The last day is the earliest
-- ordered by any decision. A restriction ends by the date alone, without any job. `ordered_until`:
-- leaves out those whose order ended before that day, before any policy is asked about them.
create function legal.restrictions_now(subjects uuid[], ordered_until date default '-infinity')
  returns table (restriction_id uuid, subject_id uuid, kind text, start_on date, last_day date,
    state text,
    ending text, ending_on date, ending_order text, shortened_on date)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select r.id, r.subject_id, r.kind, r.start_on, least(r.end_on, v.end_on, e.on_day - 1),
    legal.restriction_state(r.start_on, least(r.end_on, v.end_on), e.kind, e.on_day, legal.today()),
    e.kind, e.on_day, e.order_number, v.on_day
  from legal.restriction r
  left join lateral (select x.end_on, x.on_day from legal.restriction_variation x
    where x.restriction_id = r.id and x.end_on is not null order by x.end_on, x.on_day
      limit 1) v on true
  left join lateral (
    select l.kind, l.on_day, l.order_number from legal.restriction_lifting l
      where l.restriction_id = r.id
    union all
    select 'quashed', a.decided_on, a.order_number from legal.restriction_appeal a
      where a.restriction_id = r.id and a.state = 'quashed'
    order by 2 limit 1) e on true
  where r.subject_id = any(subjects) and r.end_on >= ordered_until
$$;
grant execute on function legal.restrictions_now(uuid[], date) to alongside_justice;

-- What is owed while a restriction lasts, and by when. The person must be told at the beginning,
-- and again thirty days before the end; if the end was moved earlier, from the date of that
-- decision.
create function legal.restriction_duties(subjects uuid[])
  returns table (subject_id uuid, restriction_id uuid, kind text, duty text, due_on date, request_id
    uuid)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with open as (select * from legal.restrictions_now(subjects, legal.today()) n
    where n.state in ('active', 'ordered'))
  select o.subject_id, o.restriction_id, o.kind, 'tell-beginning', o.start_on, null::uuid
  from open o where not exists (select 1 from legal.restriction_notice x
    where x.restriction_id = o.restriction_id and x.about = 'beginning')
  union all
  select o.subject_id, o.restriction_id, o.kind, 'tell-ending',
    greatest(o.last_day - 30, o.start_on, o.shortened_on), null
  from open o where o.last_day - 37 <= legal.today()
    and not exists (select 1 from legal.restriction_notice x
      where x.restriction_id = o.restriction_id and x.about = 'ending'
        and x.told_end_on = o.last_day)
  union all
  select o.subject_id, o.restriction_id, o.kind, 'answer-permission', p.answer_due_on, p.id
  from open o join legal.permission_request p on p.restriction_id = o.restriction_id
  where p.answered_on is null and o.state = 'active'
$$;
grant execute on function legal.restriction_duties(uuid[]) to alongside_justice;

-- False from the day a proceeding is expunged or sealed; what was ordered in it is hidden with it.
-- Runs with the owner's rights, because a probation officer can read no row of a proceeding. It is
-- true only for someone who holds the matter, so that false reveals nothing.
create function legal.proceeding_stands(wanted uuid, of_subject uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from access.context() me, legal.proceeding p
    join legal.subject s on s.id = p.subject_id
    where p.id = wanted and p.subject_id = of_subject
      and (p.hidden_from is null or p.hidden_from > legal.today())
      and (s.hidden_from is null or s.hidden_from > legal.today())
      and ((me.role = 'prosecutor' and me.duty = 'registrar'
        and s.organisation_id = me.organisation_id)
        or exists (select 1 from legal.reach r where r.subject_id = s.id
          and r.account_id = me.account_id
          and r.organisation_id = me.organisation_id)))
$$;
grant execute on function legal.proceeding_stands(uuid, uuid) to alongside_justice;
