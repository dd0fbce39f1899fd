-- Lists of cases, in the order of the page.

create function care.newest_of_mine(wanted_state text, after_at timestamptz, after_id uuid,
    most integer)
  returns table (case_id uuid)
  language sql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
  select c.id from care.case_file c
  where c.person_id in (select r.person_id from access.reach r
      where r.account_id = (select access.actor()) and r.level = 'assigned')
    and (select people.holds_files())
    and (wanted_state is null or c.state = wanted_state)
    and (after_at is null or (c.opened_at, c.id) < (after_at, after_id))
  order by c.opened_at desc, c.id desc limit least(greatest(most, 1), 101)
$$;
grant execute on function care.newest_of_mine(text, timestamp with time zone, uuid, integer) to
  alongside_care;
