-- Rules for cases and plans that must hold whichever table is written.

-- A unique index allows at most one lead and one supervisor; this requires both once a case is
-- active.
create function care.check_lead_and_supervisor() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare wanted uuid := case tg_table_name when 'case_file' then new.id
  else (to_jsonb(new) ->> 'case_id')::uuid end;
begin
  if exists (select 1 from care.case_file c where c.id = wanted
      and c.state in ('active', 'review'))
     and (select count(distinct a.part) from care.assignment a where a.case_id = wanted
       and a.until_at = 'infinity' and a.part in ('lead', 'supervisor')) < 2 then
    raise exception 'a case under way has one lead and one supervisor'
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- A plan becomes active only when at least one goal is in the person's own words.
create function care.check_own_words() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare wanted uuid := case tg_table_name when 'plan' then new.id
  else (to_jsonb(new) ->> 'plan_id')::uuid end;
begin
  if exists (select 1 from care.plan p where p.id = wanted and p.state = 'active')
     and not exists (select 1 from care.goal g where g.plan_id = wanted and g.words_of = 'person'
       and g.state <> 'set-aside') then
    raise exception 'an active plan has a goal in the words of the person'
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
