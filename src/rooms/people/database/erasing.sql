-- When a person's file may no longer be kept, and what happens then. From that day nobody reads it,
-- even if every job is stopped: the policies of access.reach, people.person and care.case_file ask
-- people.past_files. The job then removes it, file by file.

-- Since when nobody works with the file any more; null while someone does. A merged file counts
-- with the one that is kept. A guardian's file is kept for as long as a child depends on them.
create function people.file_closed_on(wanted uuid) returns date
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  together uuid[] := array(select p.id from people.person p
    where p.id = wanted or p.merged_into = wanted);
  found_at timestamptz;
  found_on date;
begin
  if exists (select 1 from care.case_file c where c.person_id = any(together)
        and c.state not in ('closed', 'transferred'))
     or exists (select 1 from guardianship.search s where s.person_id = any(together)
        and s.state = 'open')
     or exists (select 1 from guardianship.cover g
        join people.person child on child.id = g.person_id
        where g.holder_person_id = any(together) and child.expunged_at is null
          and (g.until_on is null or g.until_on > care.today())
          and care.may_be_minor(child.birth_to, care.today())) then
    return null;
  end if;
  select max(at) into found_at from (
    select c.closed_at from care.case_file c where c.person_id = any(together)
    union all select t.moved_at from care.case_transition t join care.case_file c
      on c.id = t.case_id and c.state = 'transferred' and t.to_state = 'transferred'
      where c.person_id = any(together)
    union all select s.closed_at from guardianship.search s where s.person_id = any(together)
    -- Without a case, the last that was done with the file counts.
    union all select greatest(p.made_at, p.updated_at, p.handed_over_at, o.offered_at, o.decided_at)
      from people.person p left join care.offer o on o.household_id = p.household_id
      where p.id = any(together) and not exists (select 1 from care.case_file c
        where c.person_id = any(together))) day (at);
  -- Someone always answers for a child who is covered; the cover of a closed file keeps nothing.
  select max(g.until_on) into found_on from guardianship.cover g
    where g.holder_person_id = any(together) and g.until_on <= care.today();
  return greatest((found_at at time zone (select s.time_zone from programme.setting s))::date,
    found_on);
end $$;

-- The first day on which the file is not there any more.
create function people.erase_day(wanted uuid) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select greatest(people.file_closed_on(wanted) + programme.pack_number('closed-cases-kept-days'),
      care.held_until(wanted))
    where people.file_closed_on(wanted) is not null
$$;

-- Called whenever something happens that the day follows from. Two at once may each miss the other:
-- erasing asks again, under the locks of the person and the case, before it does anything.
create function people.note_file_end(wanted uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  root uuid;
  closed date;
begin
  select coalesce(p.merged_into, p.id) into root from people.person p
    where p.id = wanted and p.expunged_at is null;
  if root is null then return; end if;
  closed := people.file_closed_on(root);
  if closed is null then
    delete from people.file_end e using people.person p
      where e.person_id = p.id and root in (p.id, p.merged_into);
    return;
  end if;
  insert into people.file_end as e (person_id, closed_on, erase_on)
    select p.id, closed, people.erase_day(root) from people.person p
    where root in (p.id, p.merged_into) order by p.id
    on conflict (person_id) do update set closed_on = excluded.closed_on,
      erase_on = excluded.erase_on
    where (e.closed_on, e.erase_on) is distinct from (excluded.closed_on, excluded.erase_on);
end $$;

-- `tg_argv`: the column that names the person. A new row and a correction only start the days
-- again, so they matter only to a file whose days run.
create function people.follow_file_end() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare target uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if (tg_op = 'UPDATE' and tg_table_name <> 'person')
     or exists (select 1 from people.file_end e where e.person_id = target) then
    perform people.note_file_end(target);
  end if;
  return null;
end $$;

-- Both sides of a merge: the merged file ends with the kept one, or again by itself.
create function people.follow_merged_end() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform people.note_file_end(one) from unnest(array[new.id, old.merged_into]) one
    where one is not null;
  return null;
end $$;

-- Files closed before their ends were noted, and files that never had a case, once they are old
-- enough to be due within the next ninety days.
create function people.note_missing_ends() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select people.note_file_end(p.id) from people.person p
    left join care.case_file c on c.person_id = p.id
    where p.expunged_at is null and coalesce(c.state in ('closed', 'transferred'), p.made_at
        < now() - make_interval(days =>
          (select programme.pack_number('closed-cases-kept-days')) - 90))
      and not exists (select 1 from people.file_end e where e.person_id = p.id)
$$;

-- Files past their day that the actor would otherwise see, and no others: almost always none. Asked
-- once for each statement, because policies name it as `(select …)`.
create function people.past_files() returns uuid[]
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare me access.actor_context;
begin
  if not exists (select 1 from people.file_end e where e.erase_on <= care.today()) then
    return '{}';
  end if;
  me := access.context();
  return array(select e.person_id from people.file_end e where e.erase_on <= care.today()
    and (exists (select 1 from access.reach r where r.account_id = me.account_id
        and r.person_id = e.person_id)
      or exists (select 1 from people.person p where p.id = e.person_id
        and (me.role = 'cso-manager' and p.organisation_id = me.organisation_id
          or me.role = 'national-coordinator' and p.handed_over_at is null))));
end $$;
grant execute on function people.past_files() to alongside_care, alongside_programme;

-- For functions, which no policy stops.
create function people.is_past(wanted uuid) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from people.file_end e where e.person_id = wanted
    and e.erase_on <= care.today())
$$;

-- Forgets these files in every room, and households that nobody is left of, and notes that they
-- ended; a restore does the same again. Answers how many rows of each table went.
create function people.forget_files(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  households uuid[] := array(select distinct p.household_id from people.person p
    where p.id = any(gone) and p.household_id is not null);
  counted jsonb;
begin
  perform access.close_own_doors(gone);
  counted := guardianship.forget_persons(gone) || care.forget_persons(gone)
    || disclosure.forget_persons(gone) || operations.forget_persons(gone)
    || access.forget_persons(gone) || people.forget_persons(gone);
  households := array(select h.id from people.household h where h.id = any(households || gone)
    and not exists (select 1 from people.person p where p.household_id = h.id) for update);
  counted := counted || care.forget_households(households)
    || people.forget_households(households);
  perform programme.note_ending('erased', one) from unnest(gone || households) one;
  return counted;
end $$;

-- Erases one file with those merged into it. Asks everything again under the locks of the persons
-- and their cases, and answers false if it may still be kept. Nothing is half erased: whatever
-- fails takes the whole file back.
create function people.erase_file(wanted uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone uuid[];
  counted jsonb;
begin
  gone := array(select p.id from people.person p
    where p.id = wanted or p.merged_into = wanted order by p.id for update);
  perform 1 from care.case_file c where c.person_id = any(gone) order by c.id for update;
  if coalesce(people.erase_day(wanted) > care.today(), true)
     or not exists (select 1 from people.person p where p.id = wanted and p.merged_into is null
       and p.expunged_at is null) then
    perform people.note_file_end(wanted);
    return false;
  end if;
  counted := people.forget_files(gone);
  perform programme.note_erasing('file', programme.rule_of_closed_cases(), counted);
  return true;
end $$;
