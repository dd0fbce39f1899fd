-- What waits before a landing, and on the lists: for the coordinator's alarms, by operation. No
-- name of a person, and no name of a file.

create function operations.operations_waiting()
  returns table (kind text, operation_id uuid, operation_name text, since timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  zone text := (select s.time_zone from programme.setting s);
  days integer;
begin
  if (access.context()).role is distinct from 'national-coordinator' then return; end if;
  days := programme.pack_number('operation-waiting-days');
  return query
  with open as materialized (select o.id, o.name, o.state, o.planned_on, o.made_at
    from operations.operation o where o.state not in ('closed', 'cancelled'))
  -- Its planned day has passed before it left, or it stays in one state.
  select 'operation-still', o.id, o.name, d.late_at from open o
  cross join lateral (select coalesce(max(t.at), o.made_at) as since
    from operations.operation_transition t where t.operation_id = o.id) s
  cross join lateral (select least(s.since + make_interval(days => days),
    case when o.state in ('negotiating', 'lists-verified', 'approved')
      then (o.planned_on + 1)::timestamp at time zone zone end) as late_at) d
  where o.state not in ('landed', 'reception', 'dispersal') and d.late_at < now()
  union all
  select 'pairs-to-decide', o.id, o.name, min(m.made_at)
  from open o join operations.match_proposal m on m.operation_id = o.id and m.state = 'open'
  group by o.id, o.name
  union all
  -- Read, and neither imported nor thrown away: it is gone after its day.
  select 'list-staged', o.id, o.name, min(l.staged_at)
  from open o join operations.list l on l.operation_id = o.id and l.state = 'staged'
    and l.discarded_after > now()
  where not exists (select 1 from operations.import_job j where j.operation_id = o.id
    and (j.state in ('waiting', 'running')
      or (j.list_id = l.id and j.state in ('failed', 'interrupted'))))
  group by o.id, o.name
  union all
  -- Also when its list is gone meanwhile: until somebody imports again.
  select 'import-failed', o.id, o.name, j.made_at
  from open o cross join lateral (select f.state, f.made_at from operations.import_job f
    where f.operation_id = o.id order by f.made_at desc, f.id desc limit 1) j
  where j.state in ('failed', 'interrupted');
end $$;
grant execute on function operations.operations_waiting() to alongside_programme;
