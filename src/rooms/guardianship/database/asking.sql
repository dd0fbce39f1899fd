-- The authority is asked again: its officer lost the file when the search ended, and only they may
-- record who answers for a child. Those who work with the child notice that somebody is missing.

create function guardianship.may_ask(child uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select guardianship.reads_cover() is true and not people.is_past(child)
    and exists (select 1 from access.reach r join people.person p on p.id = r.person_id
      where r.account_id = (access.context()).account_id and r.person_id = child
        and r.level = 'assigned' and r.until_on > care.today() and p.merged_into is null
        and p.died_on is null and p.expunged_at is null)
$$;

-- `input`: {id, personId, because}. A day without cover, if there is one, is covered at once.
create function guardianship.ask_authority(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare child uuid := (input ->> 'personId')::uuid;
begin
  if guardianship.may_ask(child) then perform people.hold_files(array[child]); end if;
  -- Checked again: the actor's reach may have ended while waiting for the lock.
  if not guardianship.may_ask(child) then return '{"outcome": "not-found"}'; end if;
  if not exists (select 1 from people.person p where p.id = child
      and care.may_be_minor(p.birth_to, care.today())) then
    return '{"outcome": "child-is-of-age"}';
  end if;
  if exists (select 1 from guardianship.search s where s.person_id = child
      and s.state = 'open') then
    return '{"outcome": "search-already-open"}';
  end if;
  perform guardianship.open_interim(child, care.today(), (input ->> 'id')::uuid);
  update guardianship.search set asked_because = input ->> 'because'
    where id = (input ->> 'id')::uuid;
  return jsonb_build_object('outcome', 'ok', 'id', input ->> 'id');
end $$;
grant execute on function guardianship.ask_authority(jsonb) to alongside_care;

-- The officer who took it found that whoever answers for the child still does. Not while the
-- authority stands in, now or on a later day: then somebody has to be found.
create function guardianship.close_search(wanted uuid) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare child uuid := (guardianship.own_search(wanted)).person_id;
begin
  if child is not null then perform people.hold_files(array[child]); end if;
  if (guardianship.own_search(wanted)).id is null then return '{"outcome": "not-found"}'; end if;
  if exists (select 1 from guardianship.cover g where g.person_id = child
      and g.kind = 'interim-body' and (g.until_on is null
        or g.until_on > greatest(g.from_on, care.today()))) then
    return '{"outcome": "authority-stands-in"}';
  end if;
  update guardianship.search set state = 'closed', closed_at = now(), closed_by = access.actor(),
      outcome = 'cover-stays'
    where id = wanted;
  return '{"outcome": "ok"}';
end $$;
grant execute on function guardianship.close_search(uuid) to alongside_care;
