-- Functions that table definitions and migrations call. They exist before the tables and are never
-- dropped.

-- Every migration calls this for every table it creates. This one-argument form is for tables whose
-- rows never leave the server; the second form, below, is for records. From then on only the owner
-- can use the table, until its file in `database/tables` grants access. src/engine/db/remake.ts
-- forces row-level security on the owner too, once all policies exist.
create function access.protect(wanted regclass) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table %s enable row level security', wanted);
end $$;

-- For a table of a room's records. Also adds the columns that copies on devices will be compared
-- by; they get no index until something reads them. `scope` is the column that names the person or
-- subject a row belongs to: `person_id`, `subject_id`, or `id` where the row is the person or the
-- subject itself; null where a row belongs to no single one. `changed_xid` is a transaction id
-- because callers cannot set it, a wrong clock cannot bend it, and a sequence or a timestamp would
-- miss rows of transactions that commit late. Existing rows get the migration's transaction id
-- without being rewritten.
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

-- True for a flat object of ids, which is all a job may carry. Keys are listed and values must be
-- UUIDs, so no job can hold text about a person. A new kind of job adds its keys here.
create function access.holds_ids_only(payload jsonb) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when jsonb_typeof(payload) is distinct from 'object' then false else not exists (
    select 1 from jsonb_each(payload) one where jsonb_typeof(one.value) <> 'string'
      or one.key not in ('importId')
      or one.value #>> '{}' !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') end
$$;
