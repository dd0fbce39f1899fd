-- Supervision of those who work with families: who supervises whom, what is owed to whom and when,
-- and until when any of it is kept. Only times and codes; what was said belongs to those who spoke.

-- Those who are supervised. Supervisors and managers are not: nobody here has the role for it.
create function workforce.is_supervised(of_role text) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select of_role in ('case-manager', 'psychologist', 'child-protection-officer', 'teacher',
    'theologian', 'community-mentor')
$$;
grant execute on function workforce.is_supervised(text) to alongside_care;

-- What stands on Today when it is due. Nobody sits in when a psychologist speaks with somebody in
-- confidence. The others have supervision when it is planned or asked for.
create function workforce.owed_kinds(of_role text) returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case of_role
    when 'case-manager' then array['individual', 'group', 'observation']
    when 'child-protection-officer' then array['individual', 'group', 'observation']
    when 'psychologist' then array['individual', 'group']
    else '{}'::text[] end
$$;

create function workforce.supervision_every(kind text) returns integer
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
begin
  return case kind
    when 'individual' then programme.pack_number('supervision-individual-days')
    when 'group' then programme.pack_number('supervision-group-days')
    when 'observation' then programme.pack_number('supervision-observation-days')
  end;
end $$;

-- For the policies: what is older is not shown, whether the erasing job has run or not.
create function workforce.supervision_shown_since() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select now() - make_interval(days => programme.pack_number('supervision-kept-days'))
    where access.acts()
$$;
grant execute on function workforce.supervision_shown_since() to alongside_care;

create function workforce.works_here(account uuid, organisation uuid, as_role text default null)
  returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from workforce.membership m where m.account_id = account
    and m.organisation_id = organisation and access.is_current(m)
    and case when as_role is null then workforce.is_supervised(m.role) else m.role = as_role end)
$$;

-- Everybody who works here now, as `access.is_current` says of one: asked once for many.
create function workforce.members_now(of_organisation uuid)
  returns table (account_id uuid, role text, from_at timestamptz)
  language sql stable rows 100 security definer set search_path = pg_catalog, pg_temp as $$
  select m.account_id, m.role, m.from_at from workforce.membership m
  join access.account a on a.id = m.account_id and a.closed_at is null
  where m.organisation_id = of_organisation and m.confirmed_at is not null
    and m.withdrawn_at is null and m.from_at <= now() and m.until_at > now()
$$;

-- The workers whom the actor supervises, while both work in the same organisation.
create function workforce.own_team() returns setof uuid
  language sql stable rows 10 security definer set search_path = pg_catalog, pg_temp as $$
  select s.worker_id from workforce.supervised s
  where s.supervisor_id = access.actor() and s.until_at = 'infinity' and access.acts()
    and access.role() = 'supervisor' and s.organisation_id = access.organisation()
    and workforce.works_here(s.worker_id, s.organisation_id)
$$;
grant execute on function workforce.own_team() to alongside_care;

-- Null: nobody supervises this worker in this organisation now.
create function workforce.supervisor_of(worker uuid, organisation uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.supervisor_id from workforce.supervised s
  where s.worker_id = worker and s.organisation_id = organisation and s.until_at = 'infinity'
    and workforce.works_here(s.supervisor_id, organisation, 'supervisor')
$$;

-- Sessions in which the actor or, for a supervisor, somebody of the own team takes part.
create function workforce.supervisions_in_reach() returns setof uuid
  language sql stable rows 100 security definer set search_path = pg_catalog, pg_temp as $$
  select w.supervision_id from workforce.supervision_worker w
  where w.worker_id = access.actor() and access.acts() and workforce.is_supervised(access.role())
  union
  select w.supervision_id from workforce.own_team() t
  join workforce.supervision_worker w on w.worker_id = t
$$;
grant execute on function workforce.supervisions_in_reach() to alongside_care;

-- The first case in which somebody supervises a worker gives that worker a supervisor, who stays
-- until a manager names another or one of the two leaves.
create function workforce.take_supervisor(worker uuid, supervisor uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  house uuid := (select m.organisation_id from workforce.membership m where m.account_id = worker
    and access.is_current(m) and workforce.is_supervised(m.role));
begin
  if house is null or worker = supervisor
     or workforce.supervisor_of(worker, house) is not null
     or not workforce.works_here(supervisor, house, 'supervisor') then return; end if;
  update workforce.supervised s set until_at = now()
    where s.worker_id = worker and s.until_at = 'infinity' and s.supervisor_id <> supervisor;
  insert into workforce.supervised (id, organisation_id, worker_id, supervisor_id)
    values (gen_random_uuid(), house, worker, supervisor)
    on conflict (worker_id) where until_at = 'infinity' do nothing;
end $$;

-- What is owed to each worker of an organisation: the last one held, the next one planned (or one
-- that waits to be recorded), the day by which the next is due, and the day after twice the time.
create function workforce.supervision_owed(of_organisation uuid, of_supervisor uuid default null)
  returns table (worker_id uuid, supervisor_id uuid, kind text, since timestamptz,
    last_at timestamptz, next_at timestamptz, due_on date, overdue_after date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with setting as materialized (select s.time_zone as zone from programme.setting s),
  every as materialized (select k as kind, workforce.supervision_every(k) as days
    from unnest(array['individual', 'group', 'observation']) k),
  here as materialized (select h.account_id, h.role from workforce.members_now(of_organisation) h)
  select s.worker_id, s.supervisor_id, e.kind, coalesce(known.held, s.named_at), known.held,
    known.next, began.on_day + e.days, began.on_day + 2 * e.days
  from workforce.supervised s
  join here m on m.account_id = s.worker_id
  join every e on e.kind = any(workforce.owed_kinds(m.role))
  cross join setting z
  cross join lateral (select max(h.planned_at) filter (where h.state = 'held') as held,
      min(h.planned_at) filter (where h.state = 'planned') as next
    from workforce.supervision_worker w
    join workforce.supervision h on h.id = w.supervision_id and h.state in ('held', 'planned')
      and h.kind = e.kind and h.organisation_id = s.organisation_id
    where w.worker_id = s.worker_id) known
  cross join lateral (select
    (coalesce(known.held, s.named_at) at time zone z.zone)::date as on_day) began
  where s.organisation_id = of_organisation and s.until_at = 'infinity'
    and (of_supervisor is null or s.supervisor_id = of_supervisor)
    and s.supervisor_id in (select h.account_id from here h where h.role = 'supervisor')
$$;

-- Workers to whom supervision is owed and whom nobody supervises.
create function workforce.workers_without_supervisor(of_organisation uuid)
  returns table (worker_id uuid, since timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with here as materialized (select h.* from workforce.members_now(of_organisation) h)
  select m.account_id, m.from_at from here m
  where cardinality(workforce.owed_kinds(m.role)) > 0
    and m.account_id not in (select s.worker_id from workforce.supervised s
      where s.organisation_id = of_organisation and s.until_at = 'infinity'
        and s.supervisor_id in (select h.account_id from here h where h.role = 'supervisor'))
$$;

create function workforce.erase_supervision_by_the_clock() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with old as (select now()
      - make_interval(days => programme.pack_number('supervision-kept-days')) as at),
    asks as (delete from workforce.supervision_ask a using old where a.asked_at < old.at
      returning 1),
    taking_part as (delete from workforce.supervision_worker w
      using workforce.supervision s, old
      where s.id = w.supervision_id and s.planned_at < old.at returning 1),
    sessions as (delete from workforce.supervision s using old where s.planned_at < old.at
      returning 1),
    teams as (delete from workforce.supervised s using old where s.until_at < old.at returning 1)
    select programme.note_erasing('supervision', 'on the day that the country pack sets',
      jsonb_build_object('workforce.supervision', (select count(*) from sessions),
        'workforce.supervision_worker', (select count(*) from taking_part),
        'workforce.supervision_ask', (select count(*) from asks),
        'workforce.supervised', (select count(*) from teams)))
$$;
