-- Whether a minor has a responsible adult on every day.

create function guardianship.covered_on(child uuid, wanted date) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from guardianship.cover g where g.person_id = child
    and g.from_on <= wanted and (g.until_on is null or g.until_on > wanted))
$$;

-- The days from a given one until the person comes of age on which nobody answers for them; empty
-- for an adult and for a file that needs no cover. Called under the lock of the file.
create function guardianship.gaps(child uuid, from_day date) returns datemultirange
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select datemultirange(daterange(from_day, case when p.birth_to is not null
        then greatest(care.comes_of_age_on(p.birth_to), from_day) end))
      - coalesce((select range_agg(daterange(g.from_on, g.until_on)) from guardianship.cover g
        where g.person_id = child), '{}')
    from people.person p where p.id = child and p.expunged_at is null and p.died_on is null
      and p.merged_into is null), '{}')
$$;

-- The authority of the person's own province stands in on every day that would be without cover,
-- and a search is open; if the province has no authority, the first by code.
create function guardianship.open_interim(child uuid, from_on date,
    new_search uuid default gen_random_uuid()) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target people.person;
  body uuid;
  made uuid;
  actor access.actor_context := access.context();
begin
  perform people.hold_files(array[child]);
  select * into strict target from people.person where id = child;
  select o.id into body from workforce.organisation o
    where o.kind = 'guardianship-body' and o.closed_at is null
    order by (o.province is not distinct from target.province) desc, o.code limit 1;
  if not found then
    raise exception 'no-guardianship-body' using errcode = 'AL001',
      hint = 'Add an organisation of kind guardianship-body.';
  end if;
  select s.id into made from guardianship.search s where s.person_id = child and s.state = 'open';
  if not found then
    made := new_search;
    insert into guardianship.search (id, person_id, body_organisation_id, opened_by, taken_by,
      taken_at)
      values (made, child, body, actor.account_id,
        case when actor.role = 'child-protection-officer' and actor.organisation_id = body
          then actor.account_id end,
        case when actor.role = 'child-protection-officer' and actor.organisation_id = body
          then now() end);
  end if;
  -- Without an end where the gap lasts until majority: a corrected birth date may move that day.
  insert into guardianship.cover (id, person_id, kind, basis, body_organisation_id, from_on,
    until_on, recorded_by)
    select gen_random_uuid(), child, 'interim-body', 'temporary', body, lower(gap),
      nullif(upper(gap), care.comes_of_age_on(target.birth_to)), actor.account_id
    from unnest(guardianship.gaps(child, open_interim.from_on)) gap;
  return made;
end $$;

-- Keeps the days from today on without cover, up to the day of coming of age, so that the alarm of
-- each day is read from an index and needs no job to ring.
create function guardianship.note_uncovered(child uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare missing datemultirange;
begin
  perform people.hold_files(array[child]);
  missing := guardianship.gaps(child, care.today());
  if isempty(missing) then
    delete from guardianship.uncovered where person_id = child;
  else
    insert into guardianship.uncovered (person_id, days) values (child, missing)
      on conflict (person_id) do update set days = excluded.days;
  end if;
end $$;

-- Whether a minor the actor reaches has cover today; true for adults.
create function guardianship.has_cover_if_minor(child uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not care.may_be_minor(p.birth_to, care.today())
    or guardianship.covered_on(p.id, care.today())
  from people.person p where p.id = child and access.acts() and not people.is_past(child)
    and exists (select 1
    from access.reach r where r.account_id = (access.context()).account_id and r.person_id = child
      and r.until_on > care.today())
$$;
grant execute on function guardianship.has_cover_if_minor(uuid) to alongside_care;

-- An exact, coded alarm: the case's code after handover, the person's code before.
create function guardianship.minors_without_cover()
  returns table (reference text, organisation_id uuid, since date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(c.code, case when p.handed_over_at is null then p.code end, 'without-case'),
    p.organisation_id, coalesce((select max(g.until_on) from guardianship.cover g
      where g.person_id = p.id and g.until_on <= care.today()), p.made_at::date)
  from guardianship.uncovered u join people.person p on p.id = u.person_id
  left join care.case_file c on c.person_id = p.id
  where (access.context()).role = 'national-coordinator' and u.days @> care.today()
$$;
grant execute on function guardianship.minors_without_cover() to alongside_programme;

-- Kinds and dates of one person's cover, for those who hold the file.
create function guardianship.kinds_of(child uuid)
  returns table (id uuid, version integer, kind text, basis text, from_on date, until_on date,
    end_reason text, recorded_at timestamptz, ended_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.id, g.version, g.kind, g.basis, g.from_on, g.until_on, g.end_reason, g.recorded_at,
    g.ended_at
  from guardianship.cover g where g.person_id = child and (select people.holds_files())
    and not people.is_past(child)
    and exists (select 1 from access.reach r where r.account_id = (access.context()).account_id
      and r.person_id = child and r.level = 'assigned' and r.until_on > care.today())
  order by g.from_on desc, g.id limit 100
$$;
grant execute on function guardianship.kinds_of(uuid) to alongside_care;

-- Minors of the manager's organisation, with the kind of cover each has.
create function guardianship.organisation_covers(after_code text, most integer)
  returns table (person_id uuid, person_code text, kind text, until_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.code, g.kind, g.until_on
  from (select (access.context()).*) me
  join people.person p on p.organisation_id = me.organisation_id and p.merged_into is null
    and care.may_be_minor(p.birth_to, care.today()) and p.expunged_at is null and p.died_on is null
    and not people.is_past(p.id)
  left join lateral (select c.kind, c.until_on from guardianship.cover c where c.person_id = p.id
    and c.from_on <= care.today() and (c.until_on is null or c.until_on > care.today())
    order by c.kind = 'interim-body', c.from_on desc limit 1) g on true
  where me.role = 'cso-manager' and (after_code is null or p.code > after_code)
  order by p.code limit least(greatest(most, 1), 101)
$$;
grant execute on function guardianship.organisation_covers(text, integer) to alongside_care;
