-- What tables' own definitions and numbered migrations call, so it is there before the tables and
-- is never dropped.

-- Each migration calls it for each table that it makes: with one argument for what never leaves the
-- server (the second form below is for records). The table answers nothing to anybody but
-- its owner until its file in a `database/tables` folder says who reads and writes it; that it is
-- forced upon the owner too is the work of src/engine/db/remake.ts, when all policies are there.
create function access.protect(wanted regclass) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table %s enable row level security', wanted);
end $$;

-- For a table that holds records of a room: also what copies on devices will be compared by, and
-- not indexed before something reads it. `scope` is the column that names the person or subject
-- each row belongs to (`person_id`, `subject_id`, or `id` where the row is the person or the
-- subject); null where it belongs to no single one. `changed_xid` has no order that callers could
-- set or a clock could bend: a sequence or a time misses rows of transactions that commit late. Old
-- rows get the transaction of the migration, without being rewritten.
create function access.protect(wanted regclass, scope name) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if scope is not null and not exists (select 1 from pg_attribute a where a.attrelid = wanted
      and a.attnum > 0 and not a.attisdropped and a.attname = scope and a.attnotnull
      and a.atttypid = 'uuid'::regtype) then
    raise exception '% has no column % that says of each row whose it is', wanted, scope
      using errcode = 'undefined_column';
  end if;
  perform access.protect(wanted);
  execute format('alter table %s add column revision bigint not null default 1,
    add column changed_xid xid8 not null default pg_current_xact_id()', wanted);
end $$;

-- A flat object of ids: what a job carries. Neither its values nor its keys can hold a text about
-- anybody, whoever orders it: a new kind of job adds the names of its ids here.
create function access.holds_ids_only(payload jsonb) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when jsonb_typeof(payload) is distinct from 'object' then false else not exists (
    select 1 from jsonb_each(payload) one where jsonb_typeof(one.value) <> 'string'
      or one.key not in ('importId')
      or one.value #>> '{}' !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') end
$$;
