-- Appointments that a person wants company for: planned by those who meet the person, with a
-- colleague of the case who goes along. Locks are taken in one order: person, case, appointment.

-- Whoever leads or supervises the case or is on its team, and may still come in.
create function care.may_go_along(wanted uuid, account uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.case_file c
    join access.reach r on r.person_id = c.person_id and r.account_id = account
      and r.level = 'assigned' and r.until_on > care.today()
      and r.via in ('case-lead', 'case-team', 'case-supervisor', 'intake')
    cross join lateral access.standing_of(account) s
    where c.id = wanted and s.organisation_id = c.organisation_id)
$$;

-- For those who work on the case; the actor as well.
create function care.companions(wanted uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct r.account_id from care.case_file c
  join access.reach r on r.person_id = c.person_id and r.until_on > care.today()
  where c.id = wanted and care.works_on(wanted) and care.may_go_along(wanted, r.account_id)
$$;
grant execute on function care.companions(uuid) to alongside_care;

create function care.plans_appointments_in(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select care.works_on(wanted) and people.writes_files()
$$;
grant execute on function care.plans_appointments_in(uuid) to alongside_care;

-- `input`: {id, caseId, kind, onDay, atHour, withAccountId}. A colleague who is not on the case is
-- answered about like an account that does not exist.
create function care.plan_appointment(input jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted uuid := (input ->> 'caseId')::uuid;
  companion uuid := (input ->> 'withAccountId')::uuid;
  planned date := (input ->> 'onDay')::date;
  target care.case_file;
begin
  if not care.plans_appointments_in(wanted) then return 'not-found'; end if;
  perform care.hold_person_of(wanted);
  select c.* into target from care.case_file c where c.id = wanted for no key update;
  -- Asked again: the reach may have ended while waiting for the locks.
  if not care.plans_appointments_in(wanted) then return 'not-found'; end if;
  if target.closed_at is not null or target.stopped_at is not null
     or target.state = 'transferred' then return 'case-takes-no-appointment'; end if;
  if planned not between care.today() and care.today() + 730 then
    return 'appointment-day-wrong';
  end if;
  if not care.may_go_along(wanted, companion) then return 'not-a-colleague-for-this'; end if;
  insert into care.appointment (id, case_id, person_id, kind, on_day, at_hour, with_account,
      made_by)
    values ((input ->> 'id')::uuid, target.id, target.person_id, input ->> 'kind', planned,
      (input ->> 'atHour')::time, companion, access.actor());
  return 'ok';
end $$;
grant execute on function care.plan_appointment(jsonb) to alongside_care;

-- What came of it: by whoever meets the person, or who was to go along. Kept or not kept only once
-- its day has come; cancelled at any time.
create function care.end_appointment(wanted uuid, base_version integer, outcome text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.appointment;
begin
  select p.* into target from care.appointment p where p.id = wanted;
  if not care.ends_appointment(target) then return 'not-found'; end if;
  perform care.hold_person_of(target.case_id);
  perform 1 from care.case_file c where c.id = target.case_id for no key update;
  select p.* into target from care.appointment p where p.id = wanted for update;
  if not care.ends_appointment(target) then return 'not-found'; end if;
  if target.state <> 'planned' then return 'appointment-already-ended'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if outcome <> 'cancelled' and target.on_day > care.today() then
    return 'appointment-still-ahead';
  end if;
  update care.appointment p set state = outcome, ended_by = access.actor(), ended_at = now(),
      version = p.version + 1
    where p.id = wanted;
  return 'ok';
end $$;
grant execute on function care.end_appointment(uuid, integer, text) to alongside_care;

create function care.ends_appointment(p care.appointment) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id is not null and care.works_on(p.case_id)
    and (people.writes_files() or p.with_account = access.actor())
$$;
grant execute on function care.ends_appointment(care.appointment) to alongside_care;
