-- The agenda of the care side: what is due to people, or agreed with them, on some days. One
-- question for whoever reads it, under their own policies, and for the calendar that they
-- subscribed to (feed.sql), which has the owner's rights: so it says by itself whose persons these
-- are. Nothing is stored for it.

-- What each role has on its agenda: what it does itself, not everything it may read.
create function care.agenda_kinds(of_role text) returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case of_role
    when 'case-manager' then array['urgent', 'first-contact', 'visit', 'review', 'action',
      'consent', 'ground', 'cover', 'comes-of-age', 'appointment', 'supervision']
    when 'supervisor' then array['urgent', 'first-contact', 'closing', 'follow-up',
      'appointment', 'supervision']
    when 'psychologist' then array['review', 'action', 'appointment', 'supervision']
    when 'child-protection-officer' then array['urgent', 'cover', 'comes-of-age',
      'appointment', 'supervision']
    when 'cso-manager' then array['closing', 'follow-up', 'move']
    else '{}'::text[] end
$$;
grant execute on function care.agenda_kinds(text) to alongside_care;

-- Led, supervised, supported, or looked after by the authority; and those of a team without a lead.
create function care.agenda_persons(of_account uuid, of_role text) returns setof uuid
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select distinct r.person_id from access.reach r
  where r.account_id = of_account and r.level = 'assigned' and r.until_on > care.today()
    and (r.via = any(case of_role
        when 'case-manager' then array['case-lead']
        when 'supervisor' then array['case-supervisor']
        when 'psychologist' then array['case-team']
        when 'child-protection-officer' then array['guardianship', 'intake']
        else '{}'::text[] end)
      or (of_role = 'case-manager' and r.via = 'case-team' and not exists (select 1
        from care.assignment a where a.person_id = r.person_id and a.part = 'lead'
          and a.until_at = 'infinity' and not a.case_is_over)))
$$;
grant execute on function care.agenda_persons(uuid, text) to alongside_care;

-- `zone`: the programme's. An instant has its day there; everything else has only a day. `danger`
-- as on Today: 0 danger now, 1 a safety clock, 2 everything else.
create function care.agenda_of_persons(of_account uuid, of_role text, zone text, first date,
    last date)
  returns table (kind text, code text, record uuid, case_id uuid, person_id uuid, on_day date,
    at timestamptz, danger integer)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with mine as materialized (select p as person_id
    from care.agenda_persons(of_account, of_role) p),
  cases as materialized (select c.* from mine m join care.case_file c
    on c.person_id = m.person_id),
  going as materialized (select c.* from cases c where c.closed_at is null
    and c.stopped_at is null and c.state <> 'transferred')
  select 'urgent', u.source, u.id, c.id, c.person_id, (u.due_at at time zone zone)::date,
    u.due_at, 0
  from cases c join care.urgent_concern u on u.case_id = c.id and u.outcome is null
  where c.closed_at is null or u.raised_at > c.closed_at
  union all
  select 'first-contact', c.priority, c.id, c.id, c.person_id,
    (c.contact_due_at at time zone zone)::date, c.contact_due_at, 1
  from going c where c.contacted_at is null
  union all
  select 'visit', null, c.id, c.id, c.person_id, c.next_visit_on, null, 2
  from going c where c.next_visit_on is not null
  union all
  -- Of those whom one leads, and those to whom one goes along.
  select 'appointment', p.kind, p.id, c.id, c.person_id, p.on_day,
    (p.on_day + p.at_hour) at time zone zone, 2
  from access.reach r join care.appointment p on p.person_id = r.person_id
    and p.state = 'planned' and p.on_day between first and last
  join care.case_file c on c.id = p.case_id and c.closed_at is null and c.stopped_at is null
    and c.state <> 'transferred'
  where r.account_id = of_account and r.level = 'assigned' and r.until_on > care.today()
    and (p.with_account = of_account
      or (of_role = 'case-manager' and p.person_id in (select m.person_id from mine m)))
  group by p.id, c.id
  union all
  select 'review', null, r.id, c.id, c.person_id, r.due_on, null, 2
  from going c join care.plan l on l.case_id = c.id and l.state = 'active'
  join care.review r on r.plan_id = l.id and r.held_on is null
  union all
  select 'action', t.service, t.id, c.id, c.person_id, t.due_on, null, 2
  from going c join care.plan l on l.case_id = c.id and l.state <> 'ended'
  join care.action t on t.plan_id = l.id and t.state = 'open'
  where of_role <> 'psychologist' or t.mhpss_layer is not null
  union all
  select 'ground', t.service, t.id, c.id, c.person_id, t.ground_until, null, 2
  from going c join care.plan l on l.case_id = c.id and l.state <> 'ended'
  join care.action t on t.plan_id = l.id and t.state = 'open' and t.consent_id is null
    and t.ground_until is not null
  union all
  -- Not if a longer one for the same purpose follows, nor if the person is asked anew anyway.
  select 'consent', s.purpose, s.id, c.id, c.person_id, s.until_on, null, 2
  from going c join people.consent s on s.person_id = c.person_id and s.ended_at is null
    and s.ground <> 'refused' and s.ask_again_by is null
  where not exists (select 1 from people.consent longer where longer.person_id = s.person_id
    and longer.purpose = s.purpose and longer.ended_at is null and longer.ground <> 'refused'
    and longer.until_on > s.until_on)
  union all
  -- Not if somebody else answers for the child from then on, and not of those who are of age.
  select 'cover', g.kind, g.id, c.id, m.person_id, g.until_on - 1, null, 2
  from mine m join guardianship.cover g on g.person_id = m.person_id
    and g.until_on between first + 1 and last + 1 and g.kind <> 'interim-body'
  join people.person child on child.id = m.person_id and child.merged_into is null
    and care.may_be_minor(child.birth_to, g.until_on)
  left join cases c on c.person_id = m.person_id
  where (of_role = 'child-protection-officer'
      or (c.id is not null and c.closed_at is null and c.state <> 'transferred'))
    and not exists (select 1 from guardianship.cover next where next.person_id = g.person_id
      and next.kind <> 'interim-body' and next.id <> g.id and next.from_on <= g.until_on
      and (next.until_on is null or next.until_on > g.until_on))
  union all
  -- The last day on which the authority answers for somebody it still looks for relatives of.
  select 'comes-of-age', null, s.id, c.id, m.person_id,
    care.comes_of_age_on(child.birth_to) - 1, null, 2
  from mine m join guardianship.search s on s.person_id = m.person_id and s.state = 'open'
  join people.person child on child.id = m.person_id and child.merged_into is null
    and child.birth_to is not null
  left join cases c on c.person_id = m.person_id
  union all
  select 'closing', g.reason, g.id, c.id, c.person_id, g.decide_until, null, 2
  from cases c join care.closing g on g.case_id = c.id and g.state = 'proposed'
  where c.state = 'closing' and g.proposed_by <> of_account
  union all
  select 'follow-up', g.reason, g.id, c.id, c.person_id, g.follow_up_due_on, null, 2
  from cases c join care.closing g on g.case_id = c.id and g.follow_up is null
    and g.follow_up_due_on is not null
  where c.state = 'closed'
$$;
grant execute on function care.agenda_of_persons(uuid, text, text, date, date) to alongside_care;

-- For a manager: what no supervisor may decide, and cases that another organisation would hand
-- over.
create function care.agenda_of_organisation(of_organisation uuid)
  returns table (kind text, code text, record uuid, case_id uuid, person_id uuid, on_day date,
    at timestamptz, danger integer)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'closing', g.reason, g.id, c.id, c.person_id, g.decide_until, null::timestamptz, 2
  from care.closing g join care.case_file c on c.id = g.case_id
    and c.organisation_id = of_organisation and c.state = 'closing'
  where g.state = 'proposed' and not exists (select 1 from care.assignment a
    where a.case_id = c.id and a.part = 'supervisor' and a.until_at = 'infinity'
      and a.account_id <> g.proposed_by)
  union all
  select 'follow-up', g.reason, g.id, c.id, c.person_id, g.follow_up_due_on, null, 2
  from care.closing g join care.case_file c on c.id = g.case_id
    and c.organisation_id = of_organisation and c.state = 'closed'
  where g.follow_up is null and g.follow_up_due_on is not null and not exists (select 1
    from care.assignment a where a.case_id = c.id and a.part = 'supervisor'
      and a.until_at = 'infinity')
  union all
  select 'move', m.reason, m.id, null, null, m.due_on, null, 2
  from care.move m where m.to_organisation_id = of_organisation and m.state = 'proposed'
$$;
grant execute on function care.agenda_of_organisation(uuid) to alongside_care;

create function care.agenda(of_account uuid, of_role text, of_organisation uuid, zone text,
    first date, last date)
  returns table (kind text, code text, record uuid, case_id uuid, person_id uuid, on_day date,
    at timestamptz, danger integer)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select f.* from (
    select * from care.agenda_of_persons(of_account, of_role, zone, first, last)
    union all
    select * from workforce.agenda_of(of_account, of_organisation, zone, first, last)
    union all
    select * from care.agenda_of_organisation(of_organisation) where of_role = 'cso-manager') f
  where f.on_day between first and last and f.kind = any(care.agenda_kinds(of_role))
$$;
grant execute on function care.agenda(uuid, text, uuid, text, date, date) to alongside_care;
