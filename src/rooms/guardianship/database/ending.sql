-- How long a guardianship officer reaches a child: while the search they took is open, afterwards
-- only as long as the authority still stands in, and never beyond the child's minority.

-- The first day without it; already over if nothing asks for an officer.
create function guardianship.reach_ends_on(child uuid) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select least(coalesce(care.comes_of_age_on(p.birth_to), 'infinity'),
      case when exists (select 1 from guardianship.search s where s.person_id = child
          and s.state = 'open') then 'infinity'
        else (select max(coalesce(g.until_on, 'infinity')) from guardianship.cover g
          where g.person_id = child and g.kind = 'interim-body' and g.from_on <= care.today())
      end) from people.person p where p.id = child), '-infinity')
$$;

-- The authority's officer loses the file with whatever ended their part, in the same transaction.
create function guardianship.end_reach(child uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare ends_on date := guardianship.reach_ends_on(child);
begin
  if ends_on <= care.today() then
    delete from access.reach where person_id = child and via = 'guardianship';
  else
    update access.reach set until_on = ends_on where person_id = child and via = 'guardianship'
      and until_on <> ends_on;
  end if;
end $$;

-- Whoever took the open search has the child's file. Somebody who had it before, until a day, has
-- it for the new search.
create function guardianship.follow_search() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.state = 'open' and new.taken_by is not null then
    insert into access.reach (account_id, person_id, via, from_at)
      values (new.taken_by, new.person_id, 'guardianship', coalesce(new.taken_at, now()))
      on conflict do nothing;
  end if;
  perform guardianship.end_reach(new.person_id);
  return null;
end $$;
create trigger reach_follows_search after insert or update of state, taken_by
  on guardianship.search for each row execute function guardianship.follow_search();

-- The days of the authority decide only where no search is open.
create function guardianship.follow_interim() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform guardianship.end_reach(new.person_id);
  return null;
end $$;
create trigger reach_follows_days after update of until_on on guardianship.cover
  for each row when (new.kind = 'interim-body' and old.until_on is distinct from new.until_on)
  execute function guardianship.follow_interim();

create function guardianship.follow_birth() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.reach set until_on = guardianship.reach_ends_on(new.id)
    where person_id = new.id and via = 'guardianship';
  return null;
end $$;
create trigger reach_follows_birth after update of birth_to on people.person
  for each row when (old.birth_to is distinct from new.birth_to)
  execute function guardianship.follow_birth();

-- Searches of those who came of age are over by the clock; this only writes it down, so that their
-- files can be closed and erased on their days.
create function guardianship.close_grown_searches() returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare child uuid;
begin
  for child in select s.person_id from guardianship.search s
      join people.person p on p.id = s.person_id
      where s.state = 'open' and not care.may_be_minor(p.birth_to, care.today())
      order by s.person_id loop
    perform people.hold_files(array[child]);
    -- The days of the file count from that day, however long no job ran.
    update guardianship.search s set state = 'closed', outcome = 'of-age',
        closed_at = greatest(s.opened_at, (select care.comes_of_age_on(p.birth_to)::timestamp
          at time zone (select z.time_zone from programme.setting z)
          from people.person p where p.id = child))
      where s.person_id = child and s.state = 'open' and exists (select 1 from people.person p
        where p.id = child and not care.may_be_minor(p.birth_to, care.today()));
  end loop;
end $$;

-- Nobody is sought for a child who died: two people said so when they closed the case, and they
-- hold the lock on the file. Otherwise a search stays with the authority after the case is closed.
create function guardianship.end_search_of_the_dead(child uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update guardianship.search s set state = 'closed', outcome = 'died', closed_at = now(),
      closed_by = access.actor()
    where s.person_id = child and s.state = 'open';
  delete from access.reach r where r.person_id = child and r.via = 'guardianship';
end $$;

-- A child who was believed dead and is not: somebody is looked for again as long as nobody but the
-- authority answers for them. Called with the file locked.
create function guardianship.seek_again(child uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from people.person p where p.id = child and p.merged_into is null
      and care.may_be_minor(p.birth_to, care.today()))
     and (not isempty(guardianship.gaps(child, care.today())) or exists (select 1
       from guardianship.cover g where g.person_id = child and g.kind = 'interim-body'
         and (g.until_on is null or g.until_on > greatest(g.from_on, care.today())))) then
    perform guardianship.open_interim(child, care.today());
  end if;
end $$;
