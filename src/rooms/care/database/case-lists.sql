-- Lists of cases, in the order of the page.

create function care.newest_of_mine(wanted_state text, after_at timestamptz, after_id uuid,
    most integer)
  returns table (case_id uuid)
  language sql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
  -- Distinct over the order of the index: who leads a case and guards the child reaches them twice.
  select r.case_id from (select distinct q.case_opened_at, q.case_id from access.reach q
    where q.account_id = (select access.actor()) and q.level = 'assigned' and q.case_id is not null
      and (select people.holds_files())
      and (after_at is null or (q.case_opened_at, q.case_id) < (after_at, after_id))
      and (wanted_state is null or exists (select 1 from care.case_file c
        where c.id = q.case_id and c.state = wanted_state))
    order by q.case_opened_at desc, q.case_id desc limit least(greatest(most, 1), 101)) r
  order by r.case_opened_at desc, r.case_id desc
$$;
grant execute on function care.newest_of_mine(text, timestamp with time zone, uuid, integer) to
  alongside_care;
