-- A plan comes into force by the person's agreement and the supervisor's. Locks are taken in one
-- order: person, case, plan.

-- Whether the person agreed to the plan as it stands now.
create function care.is_agreed(wanted care.plan) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select wanted.agreed_recorded_at is not null
    and wanted.agreed_recorded_at >= coalesce(wanted.changed_at, '-infinity')
$$;

create function care.has_own_words(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.goal g where g.plan_id = wanted and g.words_of = 'person'
    and g.state <> 'set-aside')
$$;

-- The plan, locked after its person and its case, for someone who may work on it; null otherwise.
create function care.locked_plan(wanted uuid) returns care.plan
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  found care.plan;
begin
  select * into found from care.plan p where p.id = wanted;
  if care.reaches(found.person_id) is not true then return null; end if;
  perform 1 from people.person p where p.id = found.person_id for key share;
  perform 1 from care.case_file c where c.id = found.case_id for no key update;
  select * into found from care.plan p where p.id = wanted for no key update;
  -- Checked again: reach may have ended while waiting for the locks.
  if care.reaches(found.person_id) is not true then return null; end if;
  return found;
end $$;

-- `input`: {planId, baseVersion, agreedOn, how, adultAgreed}. For a child, the child's assent is
-- recorded together with the adult who agreed. Answers {outcome, personId, version}.
create function care.agree_plan(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.plan := care.locked_plan((input ->> 'planId')::uuid);
  minor boolean := (select care.may_be_minor(p.birth_to, care.today()) from people.person p
    where p.id = target.person_id);
begin
  if target.id is null then return '{"outcome": "not-found"}'; end if;
  if target.state = 'ended' then return '{"outcome": "plan-ended"}'; end if;
  if target.version <> (input ->> 'baseVersion')::integer then
    return '{"outcome": "conflict-changed-meanwhile"}';
  end if;
  if (input ->> 'agreedOn')::date > care.today() then return '{"outcome": "day-in-future"}'; end if;
  if not care.has_own_words(target.id) then return '{"outcome": "no-goal-in-own-words"}'; end if;
  if minor <> (input ->> 'adultAgreed' is not null) then
    return jsonb_build_object('outcome', case when minor then 'adult-needed'
      else 'adult-not-needed' end);
  end if;
  update care.plan set agreed_on = (input ->> 'agreedOn')::date, agreed_how = input ->> 'how',
      adult_agreed = input ->> 'adultAgreed', agreed_recorded_by = access.actor(),
      agreed_recorded_at = clock_timestamp(), approved_by = null, approved_at = null,
      version = version + 1
    where id = target.id;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id,
    'version', target.version + 1);
end $$;
grant execute on function care.agree_plan(jsonb) to alongside_care;

-- Only the supervisor of the case, and only what the person agreed to. A draft comes into force,
-- and triggers set its day and its reviews. Answers {outcome, personId, version, state,
-- reviewsDueOn}.
create function care.approve_plan(wanted uuid, base_version integer) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target care.plan;
  of_case care.case_file;
begin
  select c.* into of_case from care.case_file c join care.plan p on p.case_id = c.id
    where p.id = wanted;
  if actor.role is distinct from 'supervisor' or care.decides_about(of_case) is not true then
    return '{"outcome": "not-found"}';
  end if;
  target := care.locked_plan(wanted);
  select * into of_case from care.case_file c where c.id = of_case.id;
  if target.id is null or care.decides_about(of_case) is not true then
    return '{"outcome": "not-found"}';
  end if;
  if target.state = 'ended' or (target.approved_at is not null and care.is_agreed(target)) then
    return '{"outcome": "plan-not-draft"}';
  end if;
  if not care.has_own_words(wanted) then return '{"outcome": "no-goal-in-own-words"}'; end if;
  if not care.is_agreed(target) then return '{"outcome": "agreement-needed"}'; end if;
  if people.is_same_human(target.agreed_recorded_by, actor.account_id) then
    return '{"outcome": "second-person-needed"}';
  end if;
  if not care.has_lead_and_supervisor(of_case.id) then
    return '{"outcome": "lead-and-supervisor-needed"}';
  end if;
  if target.state = 'draft' and of_case.state <> 'active'
     and not care.may_move(of_case.state, 'active') then
    return jsonb_build_object('outcome', 'case-cannot-move-there', 'facts',
      jsonb_build_object('from', of_case.state, 'to', 'active'));
  end if;
  if target.version <> base_version then
    return '{"outcome": "conflict-changed-meanwhile"}';
  end if;
  update care.plan set state = 'active', approved_by = actor.account_id, approved_at = now(),
    version = version + 1 where id = wanted;
  if target.state = 'draft' then
    perform care.advance_case(of_case.id, 'active', 'plan-agreed');
  end if;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id,
    'version', base_version + 1, 'state', (select c.state from care.case_file c
      where c.id = of_case.id), 'reviewsDueOn', coalesce((select jsonb_agg(r.due_on
      order by r.due_on) from care.review r where r.plan_id = wanted and r.held_on is null), '[]'));
end $$;
grant execute on function care.approve_plan(uuid, integer) to alongside_care;

-- Whether somebody has to ask the person, for those who work on the plan. Also if the supervisor of
-- the case recorded the agreement: nobody else could then agree for the organisation.
create function care.plan_needs_asking(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.plan p where p.id = wanted and care.reaches(p.person_id)
    and p.state <> 'ended' and (not care.is_agreed(p) or p.approved_at is null and exists (select 1
      from care.assignment a where a.case_id = p.case_id and a.part = 'supervisor'
        and a.until_at = 'infinity'
        and people.is_same_human(p.agreed_recorded_by, a.account_id))))
$$;
grant execute on function care.plan_needs_asking(uuid) to alongside_care;

-- For someone who may see the plan: what is still missing before it is in force as it stands.
create function care.may_approve_plan(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (access.context()).role = 'supervisor' and exists (select 1 from care.plan p
    join care.case_file c on c.id = p.case_id
    where p.id = wanted and p.state <> 'ended' and p.approved_at is null and care.is_agreed(p)
      and care.decides_about(c) and not people.is_same_human(p.agreed_recorded_by, access.actor()))
$$;
grant execute on function care.may_approve_plan(uuid) to alongside_care;
