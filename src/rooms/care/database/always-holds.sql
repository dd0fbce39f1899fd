-- Rules for cases and plans that must hold whichever table is written.

-- A unique index allows at most one lead and one supervisor; this requires both once a case is
-- active.
create function care.check_lead_and_supervisor() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare wanted uuid := case tg_table_name when 'case_file' then new.id
  else (to_jsonb(new) ->> 'case_id')::uuid end;
begin
  if exists (select 1 from care.case_file c where c.id = wanted
      and c.state in ('active', 'review')) and not care.has_lead_and_supervisor(wanted) then
    raise exception 'a case under way has one lead and one supervisor'
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- An active plan has a goal in the person's own words. Both are looked at after the plan is locked
-- (the trigger before each goal), so that two people cannot set aside the last two at once.
create function care.check_own_words() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare wanted uuid := case tg_table_name when 'plan' then new.id
  else (to_jsonb(new) ->> 'plan_id')::uuid end;
begin
  if exists (select 1 from care.plan p where p.id = wanted and p.state = 'active')
     and not care.has_own_words(wanted) then
    raise exception '%', case tg_table_name when 'plan' then 'no-goal-in-own-words'
      else 'last-goal-in-own-words' end using errcode = 'AL001';
  end if;
  return null;
end $$;
