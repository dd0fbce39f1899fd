-- One caller at a time. Not with advisory locks: every login role may take one of any number, hold
-- it, and so stop what waits for it. These rows can be locked only by functions with the owner's
-- rights.

-- For work that only one caller in the whole programme may do at a time.
create function access.take_turn(wanted_work text) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.turn (work) values (wanted_work) on conflict (work) do nothing;
  perform 1 from access.turn where work = wanted_work for update;
end $$;

-- For questions that are counted for each account: without it, many at once would all count as the
-- last one that is allowed.
create function access.take_own_turn() returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from access.account where id = access.actor() for no key update;
end $$;
