-- The programme itself: what the server knows before anybody has signed in, and the one sweep by
-- the clock.

-- What the server must know before anybody has signed in.
create function programme.describe()
  returns table (name text, country text, languages text[], time_zone text, is_demo boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select name, country, languages, time_zone, is_demo from programme.setting
$$;
grant execute on function programme.describe() to alongside_door;

-- The worker may not enter a schema that holds people: it asks here, where nobody is. Each room
-- erases by itself, so that one that cannot keeps no other from it. Answers which could not, each
-- with its SQLSTATE: a message could hold a value.
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
  exception when others then
    failed := failed || ('sessions-' || sqlstate);
  end;
  return failed;
end $$;
grant execute on function programme.erase_what_is_due() to alongside_worker;

-- Which life of the programme this is: a restore begins the next one, and what was handed out in an
-- earlier one may be of a time that is gone. For whoever is signed in in a role that is open.
create function programme.current_epoch() returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id from programme.epoch where (select access.acts())
$$;
grant execute on function programme.current_epoch() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
