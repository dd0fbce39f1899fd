-- Officers: who registers, who may take a matter, who holds it.

-- Only prosecutors see whole matters: those assigned, and the registrars of the court that entered
-- them. A probation officer can read no row of subject, proceeding or hearing, only what the
-- functions below return.
create function legal.registers() returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select (access.context()).role = 'prosecutor' and (access.context()).duty = 'registrar'
$$;
grant execute on function legal.registers() to alongside_justice;

-- Names of officers, for those who reach the subject.
create function legal.officers_of(wanted uuid[])
  returns table (subject_id uuid, account_id uuid, display_name text, role text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.subject_id, a.officer_account_id, c.display_name, a.role
  from legal.assignment a
  join access.account c on c.id = a.officer_account_id
  join legal.subject s on s.id = a.subject_id
  where a.subject_id = any(wanted) and a.until_at = 'infinity'
    and (s.hidden_from is null or s.hidden_from > (select legal.today()))
    and ((legal.registers() and s.organisation_id = (access.context()).organisation_id)
      or exists (select 1 from legal.reach r where r.subject_id = a.subject_id
        and r.account_id = (access.context()).account_id
        and r.organisation_id = (access.context()).organisation_id))
$$;
grant execute on function legal.officers_of(uuid[]) to alongside_justice;

-- Who may take a matter of the registrar's court: its own prosecutors, and probation officers of
-- any body of the justice side. Only officers with a current, confirmed grant.
create function legal.takers(wanted_organisation uuid)
  returns table (account_id uuid, display_name text, role text)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.id, c.display_name, m.role
  from workforce.membership m
  join workforce.organisation o on o.id = m.organisation_id and o.side = 'justice'
    and o.closed_at is null
  join access.account c on c.id = m.account_id and c.closed_at is null and c.side = 'justice'
  where legal.registers() and m.organisation_id = wanted_organisation
    and (m.role = 'probation-officer'
      or (m.role = 'prosecutor' and m.organisation_id = (access.context()).organisation_id))
    and m.withdrawn_at is null and m.confirmed_at is not null
    and m.from_at <= now() and m.until_at > now()
$$;

-- Officers of one body, for a registrar; how many matters each has is shown for the own court only.
create function legal.officers(wanted_organisation uuid)
  returns table (account_id uuid, display_name text, role text, matters bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.account_id, t.display_name, t.role,
    case when wanted_organisation = (access.context()).organisation_id then
      (select count(*) from legal.assignment a join legal.subject s on s.id = a.subject_id
        where a.officer_account_id = t.account_id and a.until_at = 'infinity'
          and (s.hidden_from is null or s.hidden_from > (select legal.today()))) end
  from legal.takers(wanted_organisation) t
  order by t.display_name, t.account_id limit 200
$$;
grant execute on function legal.officers(uuid) to alongside_justice;

-- Bodies where a registrar can find an officer, the registrar's own court first.
create function legal.bodies_with_officers()
  returns table (id uuid, code text, names jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, o.code, o.names
  from workforce.organisation o
  where legal.registers() and o.side = 'justice' and o.closed_at is null
    and (o.id = (access.context()).organisation_id
      or exists (select 1 from legal.takers(o.id)))
  order by o.id <> (access.context()).organisation_id, o.code limit 200
$$;
grant execute on function legal.bodies_with_officers() to alongside_justice;

-- One more than the number of assignments so far, which are only ever added. Null for everyone who
-- may not assign.
create function legal.assignment_version(wanted_subject uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select count(*)::integer + 1 from legal.assignment a where a.subject_id = s.id)
  from legal.subject s where s.id = wanted_subject and legal.registers()
    and s.organisation_id = (access.context()).organisation_id
$$;
grant execute on function legal.assignment_version(uuid) to alongside_justice;

-- The officer may work in another body, and one whose reach ended with an earlier grant can get the
-- matter again. A hidden matter gets the same answer as one that does not exist. `base_version`
-- null: not checked.
create function legal.assign(new_id uuid, wanted_subject uuid, officer uuid,
    new_reason text, base_version integer default null) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  officer_role text;
  officer_organisation uuid;
begin
  if not coalesce(legal.registers(), false) then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from legal.subject s where s.id = wanted_subject
    and s.organisation_id = actor.organisation_id
    and (s.hidden_from is null or s.hidden_from > legal.today()) for no key update;
  if not found then return 'not-found'; end if;
  if base_version <> legal.assignment_version(wanted_subject) then
    return 'conflict-changed-meanwhile';
  end if;
  -- Locked, so that a grant withdrawn at the same moment leaves no reach behind.
  select m.organisation_id into officer_organisation from workforce.membership m
    where m.account_id = officer and m.withdrawn_at is null for share;
  select t.role into officer_role from legal.takers(officer_organisation) t
    where t.account_id = officer;
  if not found then return 'no-such-officer'; end if;
  if exists (select 1 from legal.assignment a join legal.reach r on r.subject_id = a.subject_id
        and r.account_id = a.officer_account_id and r.organisation_id = officer_organisation
      where a.subject_id = wanted_subject and a.officer_account_id = officer
        and a.role = officer_role and a.until_at = 'infinity') then
    return 'already-assigned';
  end if;
  delete from legal.reach r using legal.assignment a
    where a.subject_id = wanted_subject and a.role = officer_role and a.until_at = 'infinity'
      and r.subject_id = wanted_subject and r.account_id = a.officer_account_id;
  update legal.assignment set until_at = now()
    where subject_id = wanted_subject and role = officer_role and until_at = 'infinity';
  insert into legal.assignment (id, subject_id, officer_account_id, role, organisation_id, reason,
      assigned_by)
    values (new_id, wanted_subject, officer, officer_role, officer_organisation, new_reason,
      actor.account_id);
  insert into legal.reach (account_id, subject_id, organisation_id)
    values (officer, wanted_subject, officer_organisation)
    on conflict (account_id, subject_id) do update set organisation_id = excluded.organisation_id;
  return 'ok';
end $$;
grant execute on function legal.assign(uuid, uuid, uuid, text, integer) to alongside_justice;
