-- What the coordinator reads: search in a list and what is unresolved.

create function operations.coordinates() returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select (access.context()).role = 'national-coordinator'
$$;
grant execute on function operations.coordinates() to alongside_programme;

create function operations.is_unresolved(entry operations.entry) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select entry.root_id = entry.id
    and entry.state not in ('handed-over', 'refused', 'prevented', 'not-boarded')
$$;
grant execute on function operations.is_unresolved(operations.entry) to alongside_programme;

-- Finds entries of one operation by folded name tokens, as people.search does for persons. Entries
-- past their erase day, by the programme's date, are not found.
create function operations.search_entries(wanted_operation uuid, tokens jsonb, most integer)
  returns table (root_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted integer := least(greatest(most, 1), 200);
  met record;
  found_count integer;
  asked text := 'select distinct e.root_id from operations.entry_name_key k
    join operations.entry e on e.id = k.entry_id and e.operation_id = $1
    join operations.entry_identity i on i.entry_id = k.entry_id and i.closed_at is null
      and i.erase_on > (select care.today())
    where %s limit %s';
begin
  if (access.context()).role is distinct from 'national-coordinator'
     or jsonb_array_length(tokens) not between 1 and 8 then return; end if;
  met := people.key_conditions('k.folded', tokens);
  return query execute format(asked, met.first_look, least(wanted, 120)) using wanted_operation;
  get diagnostics found_count = row_count;
  if found_count > 0 then return; end if;
  return query execute format(asked, format('(%s) and not (%s)', met.second_look, met.first_look),
    wanted)
    using wanted_operation;
end $$;
grant execute on function operations.search_entries(uuid, jsonb, integer) to alongside_programme;

-- An alarm: after landing, every entry that is not settled yet. Exact, coded, never suppressed.
create function operations.unresolved_entries()
  returns table (entry_code text, operation_id uuid, operation_name text, state text,
    since timestamptz, entry_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (access.context()).role is distinct from 'national-coordinator' then return; end if;
  return query select e.code, o.id, o.name, e.state, e.own_since, e.id
    from operations.operation o join operations.entry e on e.operation_id = o.id
    -- As operations.is_unresolved says, written out: an index cannot see into a function.
    where o.state in ('landed', 'reception', 'dispersal') and e.root_id = e.id
      and e.state not in ('handed-over', 'refused', 'prevented', 'not-boarded')
    order by e.own_since, e.id;
end $$;
grant execute on function operations.unresolved_entries() to alongside_programme;

create function operations.opens_files() returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select ((access.context()).role = 'case-manager' and (access.context()).duty = 'intake')
    or (access.context()).role = 'child-protection-officer'
$$;
grant execute on function operations.opens_files() to alongside_care;
