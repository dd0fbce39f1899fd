-- The agenda of the justice side: hearings, contacts and time limits of some days. It runs with the
-- owner's rights, because a probation officer reads no row of a subject or a proceeding; so it says
-- by itself whose matters these are, and what is hidden. The same for whoever reads it and for the
-- calendar they subscribed to (feed.sql). Nothing is stored for it.

-- Matters of the court for a registrar, assigned ones for everybody else.
create function legal.agenda_sees(who access.actor_context, s legal.subject) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select (s.hidden_from is null or s.hidden_from > legal.today())
    and case when (who).role = 'prosecutor' and (who).duty = 'registrar'
      then s.organisation_id = (who).organisation_id
      else (who).role in ('prosecutor', 'probation-officer') and exists (select 1
        from legal.reach r where r.subject_id = s.id and r.account_id = (who).account_id
          and r.organisation_id = (who).organisation_id) end
$$;

create function legal.agenda_shows(who access.actor_context, p legal.proceeding) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select (p.hidden_from is null or p.hidden_from > legal.today())
    and ((who).role = 'prosecutor' or not legal.is_left_out(p))
$$;

-- Found by their days, so that a court with many matters answers as fast as one with few. Detention
-- and appeals are for the officers of the court alone. An appeal ends after the days of the country
-- pack, which may be working days: twice as many days and two months are always enough.
create function legal.agenda_of_proceedings(who access.actor_context, first date, last date)
  returns table (kind text, code text, record uuid, restriction_id uuid, subject_id uuid,
    on_day date, at timestamptz)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'hearing', h.place_kind, h.id, null::uuid, h.subject_id, h.held_on,
    (h.held_on + h.held_at) at time zone (select n.time_zone from programme.setting n)
  from legal.hearing h join legal.proceeding p on p.id = h.proceeding_id
  join legal.subject s on s.id = h.subject_id
  where h.outcome = 'planned' and h.held_on between first and last
    and legal.agenda_sees(who, s) and legal.agenda_shows(who, p)
  union all
  select 'detention-review', null, d.id, null, d.subject_id, d.next_review_on, null
  from legal.detention d join legal.proceeding p on p.id = d.proceeding_id
  join legal.subject s on s.id = d.subject_id
  where (who).role = 'prosecutor' and d.ended_on is null
    and d.next_review_on between first and last
    and legal.agenda_sees(who, s) and legal.agenda_shows(who, p)
  union all
  select 'appeal-ends', p.state, p.id, null, p.subject_id,
    programme.due_on(p.state_on, 'appeal-days'), null
  from legal.proceeding p join legal.subject s on s.id = p.subject_id
  where (who).role = 'prosecutor' and p.state in ('convicted', 'acquitted', 'ended')
    and p.state_on between first - 2 * programme.pack_number('appeal-days') - 60 and last
    and programme.due_on(p.state_on, 'appeal-days') between first and last
    and legal.agenda_sees(who, s) and legal.agenda_shows(who, p)
$$;

-- Of restrictions only for those to whom a matter is assigned: they tell, answer and meet.
create function legal.agenda_of_restrictions(who access.actor_context, first date, last date)
  returns table (kind text, code text, record uuid, restriction_id uuid, subject_id uuid,
    on_day date, at timestamptz)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with mine as materialized (select s.id from legal.reach r
    join legal.subject s on s.id = r.subject_id
    where r.account_id = (who).account_id and legal.agenda_sees(who, s)),
  going as materialized (select n.* from legal.restrictions_now(
      array(select id from mine), least(first, legal.today())) n
    join legal.restriction r on r.id = n.restriction_id
    left join legal.proceeding p on p.id = r.proceeding_id
    where n.state in ('active', 'ordered')
      and (p.hidden_from is null or p.hidden_from > legal.today()))
  select 'contact', null, c.id, c.restriction_id, c.subject_id, c.on_day, null::timestamptz
  from going g join legal.probation_contact c on c.restriction_id = g.restriction_id
    and c.outcome = 'planned'
  union all
  select 'restriction-ends', g.kind, g.restriction_id, g.restriction_id, g.subject_id, g.last_day,
    null
  from going g
  union all
  select d.duty, d.kind, coalesce(d.request_id, d.restriction_id), d.restriction_id,
    d.subject_id, d.due_on, null
  from legal.restriction_duties(array(select id from mine)) d
  where d.restriction_id in (select g.restriction_id from going g)
$$;

create function legal.agenda_for(who access.actor_context, first date, last date)
  returns table (kind text, code text, record uuid, restriction_id uuid, subject_id uuid,
    on_day date, at timestamptz)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select * from legal.agenda_of_proceedings(who, first, last)
  union all
  select r.* from legal.agenda_of_restrictions(who, first, last) r
  where r.on_day between first and last
$$;

-- With the names: they are minimum fields, and everybody who has the matter sees them. The judge is
-- for the officers of the court.
create function legal.own_agenda(first date, last date, most integer)
  returns table (kind text, code text, record uuid, restriction_id uuid, subject_id uuid,
    on_day date, at timestamptz, subject_code text, full_name text, room text, judge text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.*, s.code, n.full_name, h.room,
    case when access.role() = 'prosecutor' then h.judge end
  from legal.agenda_for(access.context(), first, last) a
  join legal.subject s on s.id = a.subject_id
  join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
  left join legal.hearing h on a.kind = 'hearing' and h.id = a.record
  where access.acts()
  order by a.on_day, a.at nulls last, a.kind, a.record limit least(greatest(most, 1), 501)
$$;
grant execute on function legal.own_agenda(date, date, integer) to alongside_justice;
