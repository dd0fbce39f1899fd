-- What always holds of a case and a plan, whichever table is written.

-- At most one lead and one supervisor is a unique index; that a case under way has both is this.
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

-- A plan starts to hold when the person has put at least one goal into words.
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
