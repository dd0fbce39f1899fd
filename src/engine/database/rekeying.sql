-- Files that get another key, for the job: it opens every sealed value with the old key and seals
-- it with the new one. Only the worker's login role may call this; no person's side is ever
-- answered a sealed value that its own policies do not show.

-- The longest waiting first; `without`: those that could not be done in this run.
create function programme.files_to_rekey(most integer, without uuid[]) returns setof uuid
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select k.person_id from people.file_key k
    where k.rekey_asked_at is not null and k.wrapped_key is not null
      and k.person_id <> all (without)
    order by k.rekey_asked_at, k.person_id limit least(greatest(most, 1), 500)
$$;
grant execute on function programme.files_to_rekey(integer, uuid[]) to alongside_worker;

-- {key, values} of one file that waits for another key, locked; null if it waits no longer.
create function programme.begin_rekey(wanted uuid) returns jsonb
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select people.begin_rekey(wanted)
$$;
grant execute on function programme.begin_rekey(uuid) to alongside_worker;

-- In the transaction of `begin_rekey`. Refuses if a value is missing.
create function programme.finish_rekey(wanted uuid, new_key text, new_values jsonb) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select people.finish_rekey(wanted, new_key, new_values)
$$;
grant execute on function programme.finish_rekey(uuid, text, jsonb) to alongside_worker;
