-- The programme itself, and the one sweep that erases what is due.

-- What the server must know before anyone signs in.
create function programme.describe()
  returns table (name text, country text, languages text[], time_zone text, is_demo boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select name, country, languages, time_zone, is_demo from programme.setting
$$;
grant execute on function programme.describe() to alongside_door;

-- Called by the owner at every start and when a programme is made, with the numbers of the country
-- pack by name. A changed number applies from then on; what was set by an earlier one stays.
create function programme.use_pack(given jsonb) returns void
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  insert into programme.pack_value (name, value)
    select one.key, one.value from jsonb_each(given) one
    on conflict (name) do update set value = excluded.value, taken_at = now()
    where pack_value.value <> excluded.value
$$;

-- Fails rather than going on without a number: a clock that is not set protects nobody.
create function programme.pack_value(wanted text) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  found jsonb := (select p.value from programme.pack_value p where p.name = wanted);
begin
  if found is null then
    raise exception 'the country pack was not read: %', wanted using errcode = 'no_data_found';
  end if;
  return found;
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
