-- An organisation leaves the programme: the coordinator decides it, nobody new goes there, each of
-- its open cases moves to another one, and only then can it be closed. Locks: the organisation
-- first. No login role has the table; these functions say who learns what, and never whose case.

create function care.leaving_of(organisation uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id from care.leaving l where l.organisation_id = organisation and l.ended_at is null
$$;

-- Whether new people may be sent to this organisation.
create function care.takes_cases(organisation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from workforce.organisation o where o.id = organisation
      and o.kind = 'cso' and o.side = 'care' and o.closed_at is null)
    and care.leaving_of(organisation) is null
$$;

-- The programme may decide where somebody is helped if they could not be asked. It may not decide
-- against a no, whether to this organisation or to all, nor against a yes that was taken back.
create function care.said_no(person uuid, organisation uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from people.consent s where s.person_id = person
    and s.purpose = 'share-with-organisation' and s.ended_at is null and people.says_no(s)
    and (s.organisation_id is null or s.organisation_id = organisation))
    or people.took_back(person, 'share-with-organisation', organisation)
    or (people.took_back(person, 'share-with-organisation', null)
      and not people.agreed(person, 'share-with-organisation', organisation, care.today()))
$$;

-- What the move rests on still holds: the person's answer, or the decision of the programme.
create function care.move_rests(one care.move) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when one.leaving_id is null
    then care.move_agreed(one.person_id, one.to_organisation_id)
    else care.leaving_of(one.from_organisation_id) is not distinct from one.leaving_id
      and not care.said_no(one.person_id, one.to_organisation_id) end
$$;

-- `input`: {id, organisationId, leavesOn, reason}. Answers {outcome, id}.
create function care.decide_leaving(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target uuid := (input ->> 'organisationId')::uuid;
  leaves date := (input ->> 'leavesOn')::date;
begin
  if (access.context()).role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from workforce.organisation o where o.id = target for update;
  if care.leaving_of(target) is not null then return '{"outcome": "already-leaves"}'; end if;
  if not care.takes_cases(target) then return '{"outcome": "not-a-care-organisation"}'; end if;
  if leaves <= care.today() then return '{"outcome": "day-not-ahead"}'; end if;
  if not access.confirmed_lately() then return '{"outcome": "confirm-it-is-you"}'; end if;
  insert into care.leaving (id, organisation_id, leaves_on, reason, decided_by)
    values ((input ->> 'id')::uuid, target, leaves, input ->> 'reason', access.actor());
  update care.offer f set state = 'withdrawn', decided_by = access.actor(), decided_at = now(),
    version = f.version + 1 where f.organisation_id = target and f.state = 'open';
  update care.move m set state = 'withdrawn', decided_by = access.actor(), decided_at = now(),
    version = m.version + 1
    where m.to_organisation_id = target and m.state in ('proposed', 'accepted');
  return jsonb_build_object('outcome', 'ok', 'id', input ->> 'id');
end $$;
grant execute on function care.decide_leaving(jsonb) to alongside_programme;

create function care.open_cases_of(organisation uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::integer from care.case_file c where c.organisation_id = organisation
    and c.state not in ('closed', 'transferred')
$$;

-- Takes the decision back ('taken-back': open moves that rest on it alone end) or closes the
-- organisation ('closed': refused while a case, a move or an offer of it is open).
create function care.end_leaving(wanted uuid, base_version integer, how text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.leaving;
begin
  if (access.context()).role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from workforce.organisation o join care.leaving l on l.organisation_id = o.id
    where l.id = wanted for update of o;
  select * into target from care.leaving l where l.id = wanted for no key update;
  if not found or how is null or how not in ('taken-back', 'closed') then
    return 'not-found';
  end if;
  if target.ended_at is not null then return 'leaving-already-over'; end if;
  if target.version is distinct from base_version then return 'conflict-changed-meanwhile'; end if;
  if how = 'closed' and (care.open_cases_of(target.organisation_id) > 0
      or exists (select 1 from care.move m where m.state in ('proposed', 'accepted')
        and target.organisation_id in (m.from_organisation_id, m.to_organisation_id))) then
    return 'organisation-has-cases';
  end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  update care.leaving set ended_at = now(), ended_by = access.actor(), ended_as = how,
    version = version + 1 where id = wanted;
  if how = 'taken-back' then
    update care.move m set state = 'withdrawn', decided_by = access.actor(), decided_at = now(),
      version = m.version + 1 where m.leaving_id = wanted and m.state in ('proposed', 'accepted');
  else
    update workforce.membership m set withdrawn_at = now(), withdrawn_by = access.actor()
      where m.organisation_id = target.organisation_id and m.withdrawn_at is null;
    update workforce.organisation set closed_at = now() where id = target.organisation_id;
  end if;
  return 'ok';
end $$;
grant execute on function care.end_leaving(uuid, integer, text) to alongside_programme;

-- A case that opens or arrives while its organisation is being closed waits, and tries again.
create function care.refuse_closed_organisation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from workforce.organisation o where o.id = new.organisation_id for key share;
  if exists (select 1 from workforce.organisation o where o.id = new.organisation_id
      and o.closed_at is not null) then
    raise exception 'this organisation is closed' using errcode = 'serialization_failure';
  end if;
  return null;
end $$;

-- Whether the actor may know of it: the coordinator, and those who decide about its cases.
create function care.knows_leaving(one care.leaving) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select access.acts() and (access.role() = 'national-coordinator'
    or (access.role() in ('cso-manager', 'supervisor')
      and one.organisation_id = access.organisation()))
$$;

-- Organisations that leave, and how many of their open cases have no move yet; soonest first.
create function care.leavings() returns setof jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', l.id, 'version', l.version, 'organisationId', o.id,
    'organisationNames', o.names, 'reason', l.reason, 'leavesOn', l.leaves_on, 'open', n.open,
    'moving', n.moving)
  from care.leaving l join workforce.organisation o on o.id = l.organisation_id,
    lateral (select count(*) as open, count(m.id) as moving from care.case_file c
      left join care.move m on m.case_id = c.id and m.state in ('proposed', 'accepted')
      where c.organisation_id = l.organisation_id and c.state not in ('closed', 'transferred')) n
  where l.ended_at is null and care.knows_leaving(l)
  order by l.leaves_on, l.id limit 100
$$;
grant execute on function care.leavings() to alongside_care, alongside_programme;

-- Its open cases, by code: those without a move first.
create function care.cases_left(wanted uuid, most integer)
  returns table (case_code text, move_state text, to_names jsonb, due_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.code, m.state, o.names, m.due_on
  from care.leaving l join care.case_file c on c.organisation_id = l.organisation_id
    and c.state not in ('closed', 'transferred')
  left join care.move m on m.case_id = c.id and m.state in ('proposed', 'accepted')
  left join workforce.organisation o on o.id = m.to_organisation_id
  where l.id = wanted and l.ended_at is null and care.knows_leaving(l)
  order by m.id is not null, c.code limit least(greatest(most, 1), 501)
$$;
grant execute on function care.cases_left(uuid, integer) to alongside_care, alongside_programme;
