-- What of supervision stands on whose Today, and on whose agenda.

-- How many days before it is due the next one is to be agreed.
create function workforce.supervision_ahead() returns integer
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$ select 7 $$;

create function workforce.end_of_day(on_day date) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (on_day + 1)::timestamp at time zone (select s.time_zone from programme.setting s)
$$;

create function workforce.day_of(at timestamptz) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (at at time zone (select s.time_zone from programme.setting s))::date
$$;

create function workforce.takes_part(in_session uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select w.worker_id from workforce.supervision_worker w
    where w.supervision_id = in_session order by w.worker_id)
$$;

-- A worker: what was agreed for today and this week, and what one asked for.
create function workforce.supervision_of_mine(me uuid, house uuid)
  returns table (code text, record uuid, kind text, since timestamptz, due_at timestamptz,
    workers uuid[], with_account uuid, at timestamptz, wish text, seen_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'supervision-planned', s.id, s.kind, s.made_at,
    workforce.end_of_day(workforce.day_of(s.planned_at)), null::uuid[], s.supervisor_id,
    s.planned_at, null, null::timestamptz
  from workforce.supervision_worker w
  join workforce.supervision s on s.id = w.supervision_id and s.state = 'planned'
    and s.organisation_id = house
    and workforce.day_of(s.planned_at) between care.today() and care.today() + 7
  where w.worker_id = me
  union all
  select 'supervision-own-ask', a.id, null, a.asked_at, a.due_at, null, a.seen_by, null, a.wish,
    a.seen_at
  from workforce.supervision_ask a
  where a.worker_id = me and a.state = 'open' and a.organisation_id = house
$$;

-- A supervisor: who asked, what is to be recorded, and with whom the next one is to be agreed. One
-- that is planned before twice the time is over keeps it away.
create function workforce.supervision_of_team(me uuid, house uuid)
  returns table (code text, record uuid, kind text, since timestamptz, due_at timestamptz,
    workers uuid[], with_account uuid, at timestamptz, wish text, seen_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'supervision-asked', a.id, null, a.asked_at, a.due_at, array[a.worker_id],
    null::uuid, null::timestamptz, a.wish, a.seen_at
  from workforce.supervision_ask a
  where a.state = 'open' and a.organisation_id = house
    and a.worker_id in (select workforce.own_team())
  union all
  select 'supervision-to-record', s.id, s.kind, s.made_at,
    workforce.end_of_day(workforce.day_of(s.planned_at)), workforce.takes_part(s.id), null,
    s.planned_at, null, null
  from workforce.supervision s
  where s.supervisor_id = me and s.state = 'planned' and s.organisation_id = house
    and workforce.day_of(s.planned_at) <= care.today()
  union all
  select 'supervision-due', o.worker_id, o.kind, o.since, workforce.end_of_day(o.due_on),
    array[o.worker_id], null, o.next_at, null, null
  from workforce.supervision_owed(house, me) o
  where o.due_on <= care.today() + workforce.supervision_ahead()
    and (o.next_at is null or workforce.day_of(o.next_at) > o.overdue_after)
$$;

-- A manager: what a supervisor left undone, and workers who have none.
create function workforce.supervision_of_house(house uuid)
  returns table (code text, record uuid, kind text, since timestamptz, due_at timestamptz,
    workers uuid[], with_account uuid, at timestamptz, wish text, seen_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'supervision-asked', a.id, null, a.asked_at, a.due_at, array[a.worker_id],
    workforce.supervisor_of(a.worker_id, house), null::timestamptz, a.wish, a.seen_at
  from workforce.supervision_ask a
  where a.state = 'open' and a.organisation_id = house and (a.due_at < now()
    or workforce.supervisor_of(a.worker_id, house) is null)
  union all
  select 'supervision-to-record', s.id, s.kind, s.made_at,
    workforce.end_of_day(workforce.day_of(s.planned_at)), workforce.takes_part(s.id),
    s.supervisor_id, s.planned_at, null, null
  from workforce.supervision s
  where s.state = 'planned' and s.organisation_id = house
    and workforce.day_of(s.planned_at) < care.today() - care.late_days()
  union all
  select 'supervision-overdue', o.worker_id, o.kind, o.since, workforce.end_of_day(o.due_on),
    array[o.worker_id], o.supervisor_id, o.next_at, null, null
  from workforce.supervision_owed(house) o where o.overdue_after < care.today()
  union all
  select 'supervisor-missing', w.worker_id, null, w.since, null, array[w.worker_id], null, null,
    null, null
  from workforce.workers_without_supervisor(house) w
$$;

create function workforce.supervision_waiting()
  returns table (code text, record uuid, kind text, since timestamptz, due_at timestamptz,
    workers uuid[], with_account uuid, at timestamptz, wish text, seen_at timestamptz)
  language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
declare me access.actor_context := access.context();
begin
  if me.side is distinct from 'care' or not access.acts() then return; end if;
  if workforce.is_supervised(me.role) then
    return query select * from workforce.supervision_of_mine(me.account_id, me.organisation_id);
  elsif me.role = 'supervisor' then
    return query select * from workforce.supervision_of_team(me.account_id, me.organisation_id);
  elsif me.role = 'cso-manager' then
    return query select * from workforce.supervision_of_house(me.organisation_id);
  end if;
end $$;
grant execute on function workforce.supervision_waiting() to alongside_care;

-- The workers of whom the actor may know it, with what is owed to each: oneself, the own team, or
-- the own organisation.
create function workforce.list_supervised()
  returns table (worker_id uuid, role text, supervisor_id uuid, kind text, last_at timestamptz,
    next_at timestamptz, due_on date, overdue boolean)
  language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
declare me access.actor_context := access.context();
begin
  if me.side is distinct from 'care' or not access.acts() then return; end if;
  return query select m.account_id, m.role, workforce.supervisor_of(m.account_id,
      me.organisation_id), o.kind, o.last_at, o.next_at, o.due_on, o.overdue_after < care.today()
    from workforce.membership m
    left join workforce.supervision_owed(me.organisation_id) o on o.worker_id = m.account_id
    where m.organisation_id = me.organisation_id and access.is_current(m)
      and workforce.is_supervised(m.role)
      and (me.role = 'cso-manager' or m.account_id = me.account_id
        or m.account_id in (select workforce.own_team()))
    limit 1500;
end $$;
grant execute on function workforce.list_supervised() to alongside_care;

-- One question for whoever reads it, under their own policies, and for the calendar outside, which
-- has the owner's rights: so it says by itself whose sessions these are.
create function workforce.agenda_of(of_account uuid, of_organisation uuid, zone text, first date,
    last date)
  returns table (kind text, code text, record uuid, case_id uuid, person_id uuid, on_day date,
    at timestamptz, danger integer)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'supervision', s.kind, s.id, null::uuid, null::uuid,
    (s.planned_at at time zone zone)::date, s.planned_at, 2
  from workforce.supervision s
  where s.state = 'planned' and s.organisation_id = of_organisation
    and s.planned_at >= (first - 1)::timestamp at time zone zone
    and s.planned_at < (last + 2)::timestamp at time zone zone
    and (s.supervisor_id = of_account or exists (select 1 from workforce.supervision_worker w
      where w.supervision_id = s.id and w.worker_id = of_account))
$$;
grant execute on function workforce.agenda_of(uuid, uuid, text, date, date) to alongside_care;
