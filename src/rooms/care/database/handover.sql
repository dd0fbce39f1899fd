-- From the coordinator's offer to an accepted household.

-- Where an offer stands in a list sorted `by` something other than urgency (care.offer.urgency):
-- compared as plain bytes, and never shown.
create function care.place_of_offer(f care.offer, by text) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case by
    when 'newest' then lpad((999999999999 - floor(extract(epoch from f.offered_at)))::bigint::text,
      12, '0')
    when 'household' then f.household_code
    when 'size' then lpad((9999 - f.adults - f.children)::text, 4, '0')
    when 'children' then lpad((9999 - f.children)::text, 4, '0')
    when 'province' then coalesce(f.province, '~')
    when 'organisation' then (select o.code from workforce.organisation o
      where o.id = f.organisation_id)
  end
$$;
grant execute on function care.place_of_offer(care.offer, text) to alongside_care,
  alongside_programme;

-- `input`: {id, householdId, organisationId, languages, urgentNeeds}. Answers {outcome, id, state},
-- or a refusal whose facts name the code of the person it concerns.
create function care.offer_household(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target people.household;
  missing text;
begin
  if actor.role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  select * into target from people.household h where h.id = (input ->> 'householdId')::uuid
    and h.operation_id is not null for no key update;
  if not found or not exists (select 1 from people.person p where p.household_id = target.id
      and p.handed_over_at is null) then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  perform people.hold_files(array(select p.id from people.person p
    where p.household_id = target.id));
  if not care.takes_cases((input ->> 'organisationId')::uuid) then
    return jsonb_build_object('outcome', 'not-a-care-organisation');
  end if;
  if exists (select 1 from care.offer f where f.household_id = target.id and f.state = 'open') then
    return jsonb_build_object('outcome', 'already-offered');
  end if;
  select p.code into missing from people.person p where p.household_id = target.id
    and p.handed_over_at is null
    and not care.sharing_agreed(p.id, (input ->> 'organisationId')::uuid) order by p.code limit 1;
  if found then
    return jsonb_build_object('outcome', 'sharing-not-agreed', 'facts',
      jsonb_build_object('person', missing));
  end if;
  insert into care.offer (id, household_id, household_code, organisation_id, adults, children,
      age_bands, province, languages, urgent_needs, offered_by)
    select (input ->> 'id')::uuid, target.id, target.code, (input ->> 'organisationId')::uuid,
      coalesce(sum(band.size) filter (where not band.minor), 0),
      coalesce(sum(band.size) filter (where band.minor), 0),
      jsonb_object_agg(band.name, band.total), target.province,
      array(select jsonb_array_elements_text(input -> 'languages')),
      array(select jsonb_array_elements_text(input -> 'urgentNeeds')), actor.account_id
    from (select care.age_band(p.birth_from, p.birth_to) as name,
        care.may_be_minor(p.birth_to, care.today()) as minor, count(*)::integer as size,
        (sum(count(*)) over (partition by care.age_band(p.birth_from, p.birth_to)))::integer as
          total
      from people.person p where p.household_id = target.id and p.handed_over_at is null
      group by 1, 2) band;
  return jsonb_build_object('outcome', 'ok', 'id', input ->> 'id', 'state', 'open');
end $$;
grant execute on function care.offer_household(jsonb) to alongside_programme;

-- Locks the household before its persons and its offer, in the order in which it is offered; only
-- for those who may decide the offer.
create function care.hold_household_of_offer(wanted uuid) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare held uuid;
begin
  select h.id into held from care.offer f join people.household h on h.id = f.household_id
    where f.id = wanted and ((access.context()).role = 'national-coordinator'
      or ((access.context()).role = 'cso-manager'
        and f.organisation_id = (access.context()).organisation_id))
    for no key update of h;
  perform people.hold_files(array(select p.id from people.person p where p.household_id = held));
end $$;

-- Withdraws an offer (coordinator) or declines it (manager). Answers 'ok' or a
-- refusal code.
create function care.decide_offer(wanted uuid, base_version integer, decision text, reason text)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target care.offer;
begin
  perform care.hold_household_of_offer(wanted);
  select * into target from care.offer f where f.id = wanted and (
    (decision = 'withdrawn' and actor.role = 'national-coordinator')
    or (decision = 'declined' and actor.role = 'cso-manager'
      and f.organisation_id = actor.organisation_id)) for no key update;
  if not found then return 'not-found'; end if;
  if target.state <> 'open' then return 'offer-already-decided'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  update care.offer set state = decision, decline_reason = case decision
    when 'declined' then reason end,
      decided_by = actor.account_id, decided_at = now(), version = version + 1
    where id = wanted;
  return 'ok';
end $$;
grant execute on function care.decide_offer(uuid, integer, text, text) to alongside_care,
  alongside_programme;

-- The manager accepts: the organisation can now read the names, the coordinator no longer can, and
-- cases open.
create function care.accept_offer(wanted uuid, base_version integer) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target care.offer;
  member record;
  made care.case_file;
  opened jsonb := '[]';
begin
  perform care.hold_household_of_offer(wanted);
  select * into target from care.offer f where f.id = wanted and actor.role = 'cso-manager'
    and f.organisation_id = actor.organisation_id for no key update;
  if not found then return jsonb_build_object('outcome', 'not-found'); end if;
  if target.state <> 'open' then
    return jsonb_build_object('outcome', 'offer-already-decided');
  end if;
  if target.version <> base_version then
    return jsonb_build_object('outcome', 'conflict-changed-meanwhile');
  end if;
  if exists (select 1 from people.person p where p.household_id = target.household_id
      and p.handed_over_at is null and not care.sharing_agreed(p.id, target.organisation_id)) then
    return jsonb_build_object('outcome', 'sharing-not-agreed');
  end if;
  update care.offer set state = 'accepted', decided_by = actor.account_id, decided_at = now(),
    version = version + 1 where id = wanted;
  update people.household set organisation_id = target.organisation_id
    where id = target.household_id;
  for member in
    update people.person set organisation_id = target.organisation_id, handed_over_at = now(),
        updated_at = now()
      where household_id = target.household_id and handed_over_at is null
      returning id, birth_to
  loop
    made := care.open_case(jsonb_build_object('personId', member.id, 'organisationId',
      target.organisation_id, 'intake', false,
      'urgentNeed', cardinality(target.urgent_needs) > 0, 'unaccompanied',
      care.may_be_minor(member.birth_to, care.today()) and exists (select 1
        from guardianship.cover g where g.person_id = member.id and g.kind = 'interim-body'
          and g.from_on <= care.today() and (g.until_on is null or g.until_on > care.today()))));
    perform care.tell_offer(made, target);
    opened := opened || jsonb_build_object('caseId', made.id, 'code', made.code,
      'personId', made.person_id);
  end loop;
  return jsonb_build_object('outcome', 'ok', 'state', 'accepted', 'householdId',
    target.household_id, 'cases', opened);
end $$;
grant execute on function care.accept_offer(uuid, integer) to alongside_care;

-- `facts`: {personId, organisationId, intake, unaccompanied, urgentNeed}.
create function care.open_case(facts jsonb) returns care.case_file
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  target people.person;
  made care.case_file;
  reason text;
  priority text;
begin
  select * into strict target from people.person where id = (facts ->> 'personId')::uuid;
  reason := care.reason_on_opening(care.may_be_minor(target.birth_to, care.today()),
    (facts ->> 'urgentNeed')::boolean, (facts ->> 'unaccompanied')::boolean);
  priority := care.priority_for(reason);
  insert into care.case_file (person_id, household_id, household_code, organisation_id, intake,
      priority, priority_reason, contact_due_at)
    values (target.id, target.household_id,
      (select h.code from people.household h where h.id = target.household_id),
        (facts ->> 'organisationId')::uuid,
      (facts ->> 'intake')::boolean, priority, reason,
      care.clock_due(priority, now()))
    returning * into made;
  insert into care.case_transition (case_id, person_id, to_state, reason, moved_by)
    values (made.id, made.person_id, 'identified', 'opened', access.actor());
  return made;
end $$;

-- Whether the person agreed that this organisation may learn of them, or another ground is
-- recorded.
create function care.sharing_agreed(person uuid, organisation uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select people.agreed(person, 'share-with-organisation', organisation, care.today())
$$;

-- Withdraws the open offers of somebody's household, and the moves of their case, to organisations
-- that may no longer learn of this person. Called with the person locked.
create function care.stop_offers(person uuid) returns void
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  update care.offer f set state = 'withdrawn', decided_by = access.actor(),
      decided_at = clock_timestamp(), version = f.version + 1
    from people.person p where p.id = person and p.handed_over_at is null
      and f.household_id = p.household_id and f.state = 'open'
      and not care.sharing_agreed(p.id, f.organisation_id);
  update care.move m set state = 'withdrawn', decided_by = access.actor(),
      decided_at = clock_timestamp(), version = m.version + 1
    where m.person_id = person and m.state in ('proposed', 'accepted')
      and not care.move_rests(m);
$$;

-- What follows from a new answer, in its transaction: offers that rested on an earlier one end, and
-- open actions go on with a yes that took its place, but not those by whom the person wants left
-- out. Whatever else rested on it needs a new basis, which care.basis_holds tells.
create function care.follow_answer(made people.consent, ended uuid[]) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  perform care.stop_offers(made.person_id);
  if made.ground in ('consent', 'assent-and-guardian')
     and people.consent_holds(made, care.today()) then
    update care.action t set consent_id = made.id, ground = made.ground
      where t.consent_id = any(ended) and t.person_id = made.person_id and t.state = 'open'
        and people.left_out_since(t.person_id, made.purpose, t.provider_organisation_id) is null;
  end if;
end $$;

-- The case of one person who came by intake. A case manager who took them in leads it until someone
-- else does.
create function care.open_intake_case(target people.person, unaccompanied boolean)
  returns care.case_file
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  made care.case_file;
begin
  made := care.open_case(jsonb_build_object('personId', target.id, 'organisationId',
    target.organisation_id, 'intake', true, 'urgentNeed', false, 'unaccompanied',
    unaccompanied and care.may_be_minor(target.birth_to, care.today())));
  if actor.role = 'case-manager' then
    perform care.begin_assignment(made, actor.account_id, 'lead', 'first-assignment');
    delete from access.reach where account_id = actor.account_id and person_id = made.person_id
      and via = 'intake';
  end if;
  return made;
end $$;

-- Whether this is an adult of the person's own household: a child is not made accompanied by the
-- name of anyone else.
create function care.is_adult_of_household(adult uuid, target people.person) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from people.person p where p.id = adult and p.id <> target.id
    and p.household_id = target.household_id and not care.may_be_minor(p.birth_to, care.today()))
$$;

-- However a file is opened at intake, somebody works with the person by the end of that
-- transaction: without a case nobody would have to see them by any day.
create function care.case_at_commit() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  target people.person;
begin
  if access.actor() is null then return null; end if;
  select * into target from people.person where id = new.id for no key update;
  if found and not exists (select 1 from care.case_file c where c.person_id = target.id) then
    perform care.open_intake_case(target, exists (select 1 from guardianship.cover g
      where g.person_id = target.id and g.kind = 'interim-body'));
  end if;
  return null;
end $$;

-- Opens the cases of a household that came by intake. `input`: {householdId, persons: [{personId,
-- custodialParentPersonId}], legalAidOffered: {on, answer} | null}.
create function care.open_intake_cases(input jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  member record;
  target people.person;
  made care.case_file;
begin
  if not ((actor.role = 'case-manager' and actor.duty = 'intake')
      or actor.role = 'child-protection-officer') or actor.role is null then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform people.hold_files(array(select p.id from people.person p
    join jsonb_array_elements(input -> 'persons') one on p.id = (one ->> 'personId')::uuid
    where p.household_id = (input ->> 'householdId')::uuid
      and p.organisation_id = actor.organisation_id));
  -- `offset 0` makes the planner go person by person. A worker who brings in a caseload reaches
  -- thousands of persons; otherwise each household would scan them all.
  for member in select p.id, (one ->> 'custodialParentPersonId')::uuid as parent
      from jsonb_array_elements(input -> 'persons') one
      cross join lateral (select * from people.person of_id
        where of_id.id = (one ->> 'personId')::uuid offset 0) p
      where p.household_id = (input ->> 'householdId')::uuid
        and p.organisation_id = actor.organisation_id and p.operation_id is null
        and exists (select 1 from access.reach r
          where r.person_id = p.id and r.account_id = actor.account_id
            and r.until_on > care.today() offset 0)
        and not exists (select 1 from care.case_file c where c.person_id = p.id offset 0)
  loop
    select * into strict target from people.person where id = member.id;
    made := care.open_intake_case(target, not care.is_adult_of_household(member.parent, target));
    if input #>> '{legalAidOffered,on}' is not null then
      insert into care.legal_aid_offer (id, case_id, person_id, offered_on, told_in, answer,
        made_by)
        values (gen_random_uuid(), made.id, made.person_id,
          (input #>> '{legalAidOffered,on}')::date, 'other', input #>> '{legalAidOffered,answer}',
          actor.account_id);
    end if;
  end loop;
end $$;
grant execute on function care.open_intake_cases(jsonb) to alongside_care;
