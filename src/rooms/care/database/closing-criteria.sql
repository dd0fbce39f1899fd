-- What speaks against closing a case: criteria without an answer, days on which nobody was reached,
-- a concern that is open, a minor without cover.

-- A person may stop at any time, and nobody answers for the dead.
create function care.closing_needs_criteria(reason text) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select reason not in ('person-stops', 'died')
$$;

-- On how many days someone tried to reach the person since last meeting them or reopening the case.
create function care.attempt_days(target care.case_file) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(distinct a.attempted_on)::integer from care.contact_attempt a
  where a.case_id = target.id
    and a.attempted_on > coalesce((select max(v.visited_on) from care.visit v
      where v.case_id = target.id and v.present && array['person', 'child-alone']), '-infinity')
    and a.made_at > coalesce((select max(t.moved_at) from care.case_transition t
      where t.case_id = target.id and t.to_state = 'reopened'), '-infinity')
$$;

create function care.safety_concern_open(target care.case_file) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select care.has_open_concern(target.id) or target.ask_alone_by is not null
    or (target.priority = 'high' and last.concern is distinct from 'none')
  from (select (select v.safety_concern from care.visit v where v.case_id = target.id
    order by v.visited_on desc, v.made_at desc limit 1) as concern) last
$$;

create function care.goals_unrated(target care.case_file) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.plan l join care.goal g on g.plan_id = l.id
    where l.case_id = target.id and l.state = 'active' and g.state = 'open'
      and g.attainment is null)
$$;

-- The first thing that speaks against this closing. `answers`: {criterion: answer}. Asked when it
-- is proposed and again when it is decided, because what was true may have changed.
create function care.closing_obstacle(target care.case_file, reason text, answers jsonb,
    deciding boolean) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  minor boolean := (select care.may_be_minor(p.birth_to, care.today()) from people.person p
    where p.id = target.person_id);
begin
  -- Stopping takes effect at once, but no case is closed over a danger that nobody has dealt with.
  if reason <> 'died' and (deciding or reason <> 'person-stops')
     and care.has_open_concern(target.id) then return 'open-safety-concern'; end if;
  if care.closing_needs_criteria(reason) then
    if not (answers ?& array['goals', 'safety', 'papers', 'guardian-six-months',
        'somebody-alongside', 'own-view']) then return 'criteria-unanswered'; end if;
    if reason = 'goals-met' and answers ->> 'goals' <> 'met' then
      return 'reason-does-not-fit';
    end if;
    if answers ->> 'goals' = 'met' and care.goals_unrated(target) then
      return 'goals-not-reviewed';
    end if;
    if (answers ->> 'safety' <> 'not-met' or reason = 'goals-met')
       and care.safety_concern_open(target) then return 'open-safety-concern'; end if;
    if minor and answers ->> 'guardian-six-months' = 'does-not-apply' then
      return 'criterion-applies';
    end if;
    if reason = 'lost-contact' and care.attempt_days(target) < 3 then
      return 'attempts-missing';
    end if;
  elsif answers <> '{}' then
    return 'reason-does-not-fit';
  end if;
  -- Stopping takes effect at once; the case of a child alone is not closed over it.
  if minor and reason <> 'died' and (deciding or reason <> 'person-stops')
     and not guardianship.covered_on(target.person_id, care.today()) then
    return 'minor-without-cover';
  end if;
  return null;
end $$;

-- The count for someone who may read the case; none for everyone else.
create function care.attempt_days_of(wanted uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select care.attempt_days(c) from care.case_file c where c.id = wanted
    and (care.reaches(c.person_id) or care.decides_about(c))), 0)
$$;
grant execute on function care.attempt_days_of(uuid) to alongside_care;
