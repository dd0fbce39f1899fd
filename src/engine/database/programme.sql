-- The programme itself, and the one sweep that erases what is due.

-- What the server must know before anyone signs in.
create function programme.describe()
  returns table (name text, country text, languages text[], time_zone text, is_demo boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select name, country, languages, time_zone, access.is_demo() from programme.setting
$$;
grant execute on function programme.describe() to alongside_door;

-- Called by the owner at every start and when a programme is made, with every number of the country
-- pack: {name: {numbers, source, status}}. A changed number applies from then on; what an earlier
-- one has set stays, except the day on which a closed file is erased, which follows the pack.
create function programme.use_pack(given jsonb) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  keeps_longer boolean;
begin
  delete from programme.pack_number n where not given ? n.name;
  with changed as (
    insert into programme.pack_number as n (name, numbers, source, status, counted_in)
      select one.key, array(select jsonb_array_elements_text(one.value -> 'numbers')::integer),
        one.value ->> 'source', one.value ->> 'status',
        coalesce(one.value ->> 'countedIn', 'days')
      from jsonb_each(given) one
      on conflict (name) do update set numbers = excluded.numbers, source = excluded.source,
        status = excluded.status, counted_in = excluded.counted_in, taken_at = now()
      where (n.numbers, n.source, n.status, n.counted_in) is distinct from
        (excluded.numbers, excluded.source, excluded.status, excluded.counted_in)
      returning n.name)
  select exists (select 1 from changed c where c.name = 'closed-cases-kept-days')
    into keeps_longer;
  if keeps_longer then perform people.note_file_end(e.person_id) from people.file_end e; end if;
  perform guardianship.close_grown_searches();
  perform people.note_missing_ends();
end $$;

-- A number of the country pack. Functions read it here and accept it from no caller. A missing one
-- fails rather than being guessed: a clock that is not set protects nobody.
create function programme.pack_numbers(wanted text) returns integer[]
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  found integer[] := (select n.numbers from programme.pack_number n where n.name = wanted);
begin
  if found is null then
    raise exception 'the country pack gives no "%"', wanted using errcode = 'no_data_found',
      hint = 'Add it to the pack and to src/engine/countries/pack-numbers.ts, then start again.';
  end if;
  return found;
end $$;

create function programme.pack_number(wanted text) returns integer
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  found integer[] := (select n.numbers from programme.pack_number n where n.name = wanted);
begin
  if found is null then found := programme.pack_numbers(wanted); end if;
  if cardinality(found) <> 1 then
    raise exception '"%" of the country pack is a list; ask programme.pack_numbers', wanted
      using errcode = 'wrong_object_type';
  end if;
  return found[1];
end $$;

-- A working day of the week and no day off of the pack (src/engine/countries/working-days.ts says
-- what the numbers mean).
create function programme.is_working_day(wanted date) returns boolean
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  calendar integer[] := programme.pack_numbers('working-calendar');
begin
  return extract(isodow from wanted)::integer = any(calendar)
    and not to_char(wanted, 'MMDD')::integer = any(calendar)
    and not to_char(wanted, 'YYYYMMDD')::integer = any(calendar);
end $$;

-- The last day of a time limit of the pack that begins on the day after `since`. In working days,
-- if the pack counts it so; then it never ends on a day off. Ten days off in a row are the most
-- that any pack has; a calendar in which nobody works fails rather than never ends.
create function programme.due_on(since date, wanted text) returns date
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  days integer := programme.pack_number(wanted);
  due date := since;
begin
  if not exists (select from programme.pack_number n
      where n.name = wanted and n.counted_in = 'working-days') then
    return since + days;
  end if;
  while days > 0 loop
    due := due + 1;
    if programme.is_working_day(due) then days := days - 1; end if;
    if due - since > 20000 then
      raise exception 'nobody works in the calendar of the country pack'
        using errcode = 'no_data_found';
    end if;
  end loop;
  return due;
end $$;

-- The worker has no access to schemas that hold data about people, so it calls this. Each room
-- erases separately, so that a failure in one does not stop the others. Returns the rooms that
-- failed with their SQLSTATE only: an error message could contain a value.
create function programme.erase_what_is_due() returns text[]
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  failed text[] := '{}';
begin
  begin
    perform operations.erase_by_the_clock();
  exception when others then
    failed := failed || ('operations-' || sqlstate);
  end;
  begin
    perform legal.erase_by_the_clock();
  exception when others then
    failed := failed || ('legal-' || sqlstate);
  end;
  begin
    perform disclosure.erase_by_the_clock();
  exception when others then
    failed := failed || ('disclosure-' || sqlstate);
  end;
  begin
    perform jobs.erase_by_the_clock();
  exception when others then
    failed := failed || ('jobs-' || sqlstate);
  end;
  begin
    perform notices.erase_by_the_clock();
  exception when others then
    failed := failed || ('notices-' || sqlstate);
  end;
  begin
    perform workforce.erase_supervision_by_the_clock();
  exception when others then
    failed := failed || ('workforce-' || sqlstate);
  end;
  begin
    perform access.forget_old_sessions();
    perform access.empty_closed_accounts();
  exception when others then
    failed := failed || ('sessions-' || sqlstate);
  end;
  return failed;
end $$;
grant execute on function programme.erase_what_is_due() to alongside_worker;

-- A restore starts a new epoch: whatever was handed out in an earlier one may describe a state that
-- no longer exists. For every signed-in account whose role is open.
create function programme.current_epoch() returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id from programme.epoch where (select access.acts())
$$;
grant execute on function programme.current_epoch() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
