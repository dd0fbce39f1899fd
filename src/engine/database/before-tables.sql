-- What tables' own definitions and numbered migrations call, so it is there before the tables and
-- is never dropped.

-- Each migration calls it for each table that it makes. The table answers nothing to anybody but
-- its owner until its file in a `database/tables` folder says who reads and writes it; that it is
-- forced upon the owner too is the work of src/engine/db/remake.ts, when all policies are there.
create function access.protect(wanted regclass) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table %s enable row level security', wanted);
end $$;
