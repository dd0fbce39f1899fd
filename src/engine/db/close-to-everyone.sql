-- What PostgreSQL opens to every role and Alongside's login roles must not have: with it, one side
-- could leave something for the other to read, keep it waiting, or count its rows. Lists one
-- statement for each thing that is still open; psql then runs them. Only a superuser can do that:
--   psql -U postgres -d alongside -f close-to-everyone.sql
with place as (
  select datdba::regrole as owner from pg_database where datname = current_database()),
open_function as (
  select p.oid::regprocedure as name from pg_proc p
  where p.pronamespace = 'pg_catalog'::regnamespace
    and has_function_privilege('public', p.oid, 'execute')
    -- Large objects have no row policies. Advisory locks can be held against someone. Statistics
    -- and sizes count rows that a role cannot see; locks show when someone works on what.
    and (p.proname ~ '^(lo_|loread$|lowrite$)' or p.proname ~ '^pg_(try_)?advisory_'
      or p.proname ~ '^pg_stat_get_' or p.proname ~ '^pg_(table|total_relation|relation)_size$'
      or p.proname in ('pg_indexes_size', 'pg_database_size', 'pg_tablespace_size', 'pg_notify',
        'pg_lock_status', 'pg_blocking_pids', 'pg_safe_snapshot_blocking_pids',
        'pg_logical_emit_message', 'pg_export_snapshot'))),
open_view as (
  select c.oid::regclass as name from pg_class c
  where c.relnamespace = 'pg_catalog'::regnamespace
    and has_table_privilege('public', c.oid, 'select')
    and (c.relname ~ '^pg_stat(io)?_' or c.relname in ('pg_locks', 'pg_largeobject_metadata',
      'pg_db_role_setting', 'pg_shdepend', 'pg_shdescription', 'pg_shseclabel')))
select format('revoke execute on function %1$s from public; grant execute on function %1$s to %2$s',
    name, owner) as statement
from open_function, place
union all
select format('revoke all on %1$s from public; grant select on %1$s to %2$s', name, owner)
from open_view, place
union all
-- Drivers look tables up here, so only the columns that count rows are closed.
select format('revoke all on pg_class from public; grant select on pg_class to %s;
  grant select (%s) on pg_class to public', owner, (select string_agg(quote_ident(attname), ', ')
    from pg_attribute where attrelid = 'pg_class'::regclass
      and not attisdropped and attname !~ '^rel(tuples|pages|all)'))
from place where has_table_privilege('public', 'pg_class', 'select')
order by 1
\gexec
