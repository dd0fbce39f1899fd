-- What is counted.

-- Counts every person on an operation's lists once, in exactly one column. Columns do not overlap,
-- so the difference of two published counts never isolates a group that the gate has not checked.
create function reports.count_arrivals()
  returns table (row_key text, row_label text, column_key text, count integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id::text, o.name, part.key, count(e.id)::integer
  from operations.operation o
  cross join (values ('arrived'), ('on-the-way'), ('not-boarded'), ('in-preparation')) part (key)
  left join operations.entry e on e.operation_id = o.id and e.root_id = e.id
    and part.key = case
      when e.state in ('arrived', 'handed-over') then 'arrived'
      when e.state = 'boarded' then 'on-the-way'
      when e.state in ('refused', 'prevented', 'not-boarded') then 'not-boarded'
      else 'in-preparation' end
  group by o.id, o.name, part.key
$$;

create function reports.count_cases()
  returns table (row_key text, row_label text, column_key text, count integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(p.province, 'unknown'), null::text, 'cases', count(*)::integer
  from care.case_file c join people.person p on p.id = c.person_id
  where c.closed_at is null and c.state <> 'transferred' and p.expunged_at is null
  group by 1
$$;

create function reports.count_disclosures()
  returns table (row_key text, row_label text, column_key text, count integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.direction, null::text, part.key, count(r.id)::integer
  from (values ('justice-asks-care'), ('care-asks-justice')) d (direction)
  cross join (values ('granted'), ('partly-granted'), ('refused'), ('withdrawn')) part (key)
  left join disclosure.request r on r.direction = d.direction and part.key = case
    when r.state in ('released', 'revoked') then (select case
      when l.is_partial then 'partly-granted' else 'granted' end
      from disclosure.release l where l.request_id = r.id)
    when r.state in ('refused', 'withdrawn') then r.state end
  group by d.direction, part.key
$$;
