-- The minimum fields shown to a probation officer.

-- Exempted, pardoned or expunged: shown only to those who hold the matter itself.
create function legal.is_left_out(p legal.proceeding) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.state in ('exempted', 'expunged') or coalesce(p.hidden_from <= legal.today(), false)
    or (p.state = 'final' and legal.last_outcome(p.id) is not distinct from 'exempted')
$$;

-- In plpgsql with a custom plan, so that it is planned with the actual values: before PostgreSQL 18
-- a plain SQL function is planned without them.
create function legal.minimum_subjects(wanted uuid[], wanted_code text, before uuid, most integer)
  returns table (id uuid, code text, full_name text, registered_on date)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
    set plan_cache_mode = force_custom_plan rows 20 as $$
#variable_conflict use_column
begin
  return query select s.id, s.code, n.full_name, s.registered_on
  from legal.reach r
  join legal.subject s on s.id = r.subject_id
  join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
  where (access.context()).role = 'probation-officer'
    and r.account_id = (access.context()).account_id
    and r.organisation_id = (access.context()).organisation_id
    and (s.hidden_from is null or s.hidden_from > (select legal.today()))
    and (wanted is null or s.id = any(wanted)) and (wanted_code is null or s.code = wanted_code)
    and (before is null or s.id < before)
  order by s.id desc limit least(greatest(most, 1), 101);
end $$;
grant execute on function legal.minimum_subjects(uuid[], text, uuid, integer) to alongside_justice;

create function legal.minimum_proceedings(wanted uuid[])
  returns table (id uuid, subject_id uuid, court text, state text, state_on date,
    registered_on date, version integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.subject_id, p.court, p.state, p.state_on, p.registered_on, p.version
  from legal.minimum_subjects(wanted, null, null, 101) s
  join legal.proceeding p on p.subject_id = s.id and not legal.is_left_out(p)
$$;
grant execute on function legal.minimum_proceedings(uuid[]) to alongside_justice;

create function legal.minimum_hearings(wanted uuid[])
  returns table (id uuid, subject_id uuid, proceeding_id uuid, held_on date, held_at text,
    room text, place_kind text, outcome text, version integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.id, h.subject_id, h.proceeding_id, h.held_on, to_char(h.held_at, 'HH24:MI'), h.room,
    h.place_kind, h.outcome, h.version
  from legal.minimum_subjects(wanted, null, null, 101) s
  join legal.hearing h on h.subject_id = s.id
  join legal.proceeding p on p.id = h.proceeding_id and not legal.is_left_out(p)
$$;
grant execute on function legal.minimum_hearings(uuid[]) to alongside_justice;
