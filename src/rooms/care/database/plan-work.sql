-- What a plan, its goals, actions and reviews refuse, whichever door they are written through, and
-- the reviews that follow from them: the next one always has a day, by the country pack.

create function care.review_days() returns integer[]
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select programme.pack_numbers('review-days')
$$;

-- An active plan never becomes a draft again, because a draft needs no goal in own words. When it
-- became active is not for the caller to say.
create function care.check_plan_step() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.actor() is null then return new; end if;
  new.activated_at := old.activated_at;
  if new.state = old.state then return new; end if;
  if new.state = 'draft' and old.state = 'active' then
    raise exception 'plan-not-draft' using errcode = 'AL001';
  end if;
  if new.state <> 'active' or old.state <> 'draft' then return new; end if;
  if not care.has_lead_and_supervisor(new.case_id) then
    raise exception 'lead-and-supervisor-needed' using errcode = 'AL001';
  end if;
  if not exists (select 1 from care.case_file c where c.id = new.case_id
      and (c.state = 'active' or care.may_move(c.state, 'active'))) then
    raise exception 'case-cannot-move-there' using errcode = 'AL001';
  end if;
  new.activated_at := now();
  return new;
end $$;

create function care.plan_first_reviews() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.actor() is null then return null; end if;
  insert into care.review (id, plan_id, person_id, after_days, due_on)
    select gen_random_uuid(), new.id, new.person_id, days, care.today() + days
    from unnest(care.review_days()) days;
  return null;
end $$;

create function care.is_plan_over(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.plan p where p.id = wanted and p.state = 'ended')
$$;

create function care.check_goal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.actor() is not null and care.is_plan_over(new.plan_id) then
    raise exception 'plan-ended' using errcode = 'AL001';
  end if;
  return null;
end $$;

create function care.check_action() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.actor() is null then return null; end if;
  if care.is_plan_over(new.plan_id) then
    raise exception 'plan-ended' using errcode = 'AL001';
  end if;
  if tg_op = 'INSERT' and not exists (select 1 from care.goal g where g.id = new.goal_id
      and g.plan_id = new.plan_id) then
    raise exception 'goal of another plan' using errcode = 'check_violation';
  end if;
  -- A service is given by an organisation of the care side: no other may learn of the person by it.
  if tg_op = 'INSERT' and new.provider_organisation_id is not null
     and not exists (select 1 from workforce.organisation o where o.id =
       new.provider_organisation_id and o.side = 'care' and o.closed_at is null) then
    raise exception 'unknown-organisation' using errcode = 'AL001';
  end if;
  if new.done_on > care.today() then
    raise exception 'day-in-future' using errcode = 'AL001';
  end if;
  return null;
end $$;

-- A review is held once; what was said in it stays.
create function care.check_review() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.actor() is null then return new; end if;
  if old.held_on is not null then
    raise exception 'review-already-held' using errcode = 'AL001';
  end if;
  if not exists (select 1 from care.plan p where p.id = old.plan_id and p.state = 'active') then
    raise exception 'plan-ended' using errcode = 'AL001';
  end if;
  if new.held_on > care.today() then
    raise exception 'day-in-future' using errcode = 'AL001';
  end if;
  return new;
end $$;

-- After the last planned review the last interval repeats, but never less than 30 days.
create function care.plan_next_review() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  days integer[] := care.review_days();
  gap integer := greatest(30, days[cardinality(days)] - coalesce(days[cardinality(days) - 1], 0));
begin
  if access.actor() is null or exists (select 1 from care.review r
      where r.plan_id = new.plan_id and r.held_on is null) then return null; end if;
  insert into care.review (id, plan_id, person_id, after_days, due_on)
    values (gen_random_uuid(), new.plan_id, new.person_id,
      new.after_days + greatest(1, care.today() + gap - new.due_on), care.today() + gap);
  return null;
end $$;
