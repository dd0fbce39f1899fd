-- Who leads, supervises and helps with a case, and who decides about it.

-- Whether the actor works with this person.
create function care.reaches(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select people.holds_files() and not people.is_past(person) and exists (select 1
    from access.reach r where r.account_id = access.actor() and r.person_id = person
      and r.level = 'assigned' and r.until_on > care.today())
$$;

-- Who decides about a case: its supervisor, or a manager of its organisation.
create function care.decides_about(target care.case_file) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not people.is_past(target.person_id) and case me.role
    when 'supervisor' then exists (select 1 from access.reach r
      where r.account_id = me.account_id and r.person_id = target.person_id
        and r.via = 'case-supervisor')
    when 'cso-manager' then target.organisation_id = me.organisation_id
    else false end
  from (select (access.context()).*) me
$$;

-- Whether the actor may assign staff to a case: as manager of its organisation or as a supervisor
-- who is assigned to the person.
create function care.assigns_in(target care.case_file) returns boolean
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select not people.is_past(target.person_id) and (((access.context()).role = 'cso-manager'
      and target.organisation_id = (access.context()).organisation_id)
    or ((access.context()).role = 'supervisor' and exists (select 1 from access.reach r
      where r.account_id = (access.context()).account_id and r.person_id = target.person_id
        and r.level = 'assigned' and r.until_on > care.today())))
$$;

-- The case, locked after its person, if the actor may assign staff to it; asked again under the
-- locks, because they may have lost the right while waiting.
create function care.assignable_case(wanted uuid) returns care.case_file
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare target care.case_file;
begin
  perform people.hold_files(array(select c.person_id from care.case_file c
    where c.id = wanted and care.assigns_in(c)));
  select c.* into target from care.case_file c where c.id = wanted and care.assigns_in(c)
    for no key update;
  return target;
end $$;

-- Whether the case has the two without whom no case is under way.
create function care.has_lead_and_supervisor(wanted uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select count(distinct a.part) = 2 from care.assignment a where a.case_id = wanted
    and a.until_at = 'infinity' and a.part in ('lead', 'supervisor')
$$;

create function care.may_take(account uuid, organisation uuid, part text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from workforce.membership m join access.account a on a.id = m.account_id
    where m.account_id = account and m.organisation_id = organisation and a.closed_at is null
      and m.withdrawn_at is null and m.from_at <= now() and m.until_at > now()
      and m.confirmed_at is not null
      and case part when 'lead' then m.role = 'case-manager'
        when 'supervisor' then m.role = 'supervisor'
        else m.role in ('psychologist', 'case-manager', 'child-protection-officer') end)
$$;

-- Ends one current assignment and, in the same transaction, the reach that came with it. Reach that
-- came another way (a guardianship duty, another part in the case) stays.
create function care.end_assignment(ended uuid, why text) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare gone care.assignment;
begin
  update care.assignment set until_at = now(), end_reason = why where id = ended
    returning * into gone;
  delete from access.reach where account_id = gone.account_id and person_id = gone.person_id
    and via = 'case-' || gone.part;
end $$;

-- No one acts when a restore takes two files apart again and their cases resume.
create function care.begin_assignment(target care.case_file, account uuid, new_part text, why text,
    new_id uuid default gen_random_uuid()) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  insert into care.assignment (id, case_id, person_id, account_id, part, reason, assigned_by)
    values (new_id, target.id, target.person_id, account, new_part, why,
      coalesce(access.actor(), '00000000-0000-0000-0000-000000000000'));
  insert into access.reach (account_id, person_id, via)
    values (account, target.person_id, 'case-' || new_part) on conflict do nothing;
end $$;

-- Gives a case its lead or supervisor, or adds someone to its team. `base_version` null: not
-- checked.
create function care.assign(wanted uuid, part text, account uuid, reason text,
    base_version integer, new_id uuid default gen_random_uuid()) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file := care.assignable_case(wanted);
  before uuid;
begin
  if target.id is null then return 'not-found'; end if;
  if base_version is not null and target.version <> base_version then
    return 'conflict-changed-meanwhile';
  end if;
  if target.state in ('closed', 'transferred') then return 'case-is-closed'; end if;
  -- Locked, so that a grant withdrawn at the same moment leaves no reach behind.
  perform 1 from workforce.membership m where m.account_id = assign.account
    and m.withdrawn_at is null for share;
  if not care.may_take(account, target.organisation_id, part) then
    return 'not-a-colleague-for-this';
  end if;
  if exists (select 1 from care.assignment a where a.case_id = wanted and a.account_id = account
      and a.part = assign.part and a.until_at = 'infinity') then
    return 'already-assigned';
  end if;
  if part <> 'team' then
    select a.id into before from care.assignment a where a.case_id = wanted
      and a.part = assign.part and a.until_at = 'infinity';
    if found then perform care.end_assignment(before, reason); end if;
    -- The intake worker's own access ends when a lead is assigned.
    if part = 'lead' then
      delete from access.reach where person_id = target.person_id and via = 'intake';
    end if;
  end if;
  perform care.begin_assignment(target, account, part, reason, new_id);
  update care.case_file set version = version + 1 where id = wanted;
  return 'ok';
end $$;
grant execute on function care.assign(uuid, text, uuid, text, integer, uuid) to alongside_care;

create function care.end_team(wanted uuid, account uuid, reason text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file := care.assignable_case(wanted);
  current_one uuid;
begin
  select a.id into current_one from care.assignment a where a.case_id = target.id
    and a.account_id = account and a.part = 'team' and a.until_at = 'infinity';
  if not found then return 'not-found'; end if;
  perform care.end_assignment(current_one, reason);
  update care.case_file set version = version + 1 where id = wanted;
  return 'ok';
end $$;
grant execute on function care.end_team(uuid, uuid, text) to alongside_care;

-- Assigns every open case of a household, all or nothing. `bases`: [{caseId, baseVersion}], the
-- version the caller saw of each case that changes; null: not checked. `persons` in the answer:
-- those whose case changed. 'not-found' if the household has no case that the actor may assign.
create function care.assign_household(household uuid, lead uuid, supervisor uuid, reason text,
    bases jsonb default null) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  one record;
  present integer;
  answer text;
  changed jsonb := '[]';
begin
  -- All persons before the first case: two households, or a merge, are then locked in one order.
  perform people.hold_files(array(select c.person_id from care.case_file c
    where c.household_id = household and care.assigns_in(c)));
  for one in select c.id, c.person_id from care.case_file c where c.household_id = household
      and c.state not in ('closed', 'transferred') and care.assigns_in(c)
      order by c.id loop
    -- Read again: the transaction that held the lock may have changed it.
    select (care.assignable_case(one.id)).version into present;
    if bases is not null and not exists (select 1 from jsonb_array_elements(bases) base
        where (base ->> 'caseId')::uuid = one.id
          and (base ->> 'baseVersion')::integer = present) then
      return jsonb_build_object('outcome', 'conflict-changed-meanwhile');
    end if;
    foreach answer in array array[
      care.assign(one.id, 'supervisor', supervisor, reason, null),
      care.assign(one.id, 'lead', lead, reason, null)] loop
      if answer not in ('ok', 'already-assigned') then
        return jsonb_build_object('outcome', answer);
      end if;
    end loop;
    changed := changed || to_jsonb(one.person_id);
  end loop;
  return jsonb_build_object('outcome',
    case when jsonb_array_length(changed) = 0 then 'not-found' else 'ok' end, 'persons', changed);
end $$;
grant execute on function care.assign_household(uuid, uuid, uuid, text, jsonb) to alongside_care;
