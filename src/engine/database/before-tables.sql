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

-- A flat object of ids: what a job carries. Neither its values nor its keys can hold a text about
-- anybody, whoever orders it.
create function access.holds_ids_only(payload jsonb) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when jsonb_typeof(payload) is distinct from 'object' then false else not exists (
    select 1 from jsonb_each(payload) one where jsonb_typeof(one.value) <> 'string'
      or one.key !~ '^[a-z]{1,20}Id$'
      or one.value #>> '{}' !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') end
$$;
