-- Who may read covers and searches, and the queue of searches.

create function guardianship.reads_cover() returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select (access.context()).role in ('case-manager', 'supervisor', 'child-protection-officer')
$$;
grant execute on function guardianship.reads_cover() to alongside_care;

-- Who looks for the child's kin now. Nobody, once the officer who took the search has left that
-- authority: a search must not wait for somebody who never comes back.
create function guardianship.searcher(one guardianship.search) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select one.taken_by where exists (select 1 from workforce.membership m
    join access.account a on a.id = m.account_id and a.closed_at is null
    where m.account_id = one.taken_by and m.organisation_id = one.body_organisation_id
      and m.role = 'child-protection-officer' and m.confirmed_at is not null
      and m.withdrawn_at is null and m.from_at <= now() and m.until_at > now())
$$;

create function guardianship.in_seconds(at timestamptz) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select lpad(floor(extract(epoch from at))::bigint::text, 12, '0')
$$;

-- Where an open search stands in the queue sorted `by`: compared as plain bytes, and never shown.
-- Most urgent first: a child for whom nobody answers today; a child for whose kin nobody looks,
-- also because the officer who did has left; then as the row itself has it. Never by name or day of
-- birth: until somebody takes the search, the queue tells neither.
create function guardianship.place_in_queue(s guardianship.search, by text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case by
    when 'urgent' then case
      when exists (select 1 from guardianship.uncovered u where u.person_id = s.person_id
        and u.days @> care.today()) then '0' || guardianship.in_seconds(s.opened_at)
      when s.taken_by is not null and guardianship.searcher(s) is null
        then '1' || guardianship.in_seconds(guardianship.untaken_since(s))
      else s.urgency end
    when 'newest' then lpad((999999999999 - floor(extract(epoch from s.opened_at)))::bigint::text,
      12, '0')
    when 'age' then (select case b.band when 'unknown' then '99'
        else lpad(split_part(b.band, '-', 1), 2, '0') end
      from people.person p cross join lateral (
        select care.age_band(p.birth_from, p.birth_to) as band) b where p.id = s.person_id)
    when 'code' then (select p.code from people.person p where p.id = s.person_id)
  end
$$;

-- Whom to call about each open search of a child, for those who work with the child: the authority,
-- and the officer who has taken it, if one has and is still there.
create function guardianship.whom_to_call(child uuid)
  returns table (search_id uuid, body_names jsonb, officer text, phone text)
  language sql stable security definer rows 2 set search_path = pg_catalog, pg_temp as $$
  select s.id, o.names, a.display_name, a.work_phone
  from guardianship.search s
  join workforce.organisation o on o.id = s.body_organisation_id
  left join access.account a on a.id = guardianship.searcher(s)
  where s.person_id = child and s.state = 'open' and guardianship.reads_cover() and access.acts()
    and exists (select 1 from access.reach r where r.account_id = access.actor()
      and r.person_id = child and r.level = 'assigned' and r.until_on > care.today())
  order by s.opened_at, s.id limit 5
$$;
grant execute on function guardianship.whom_to_call(uuid) to alongside_care;

-- The queue of the actor's own authority: code, age band, since when; `after_id`: the last search
-- of the page before. Most urgent first it is read in the order of an index, and the few whose
-- place depends on the day are put among the others.
create function guardianship.queue(by text, after_id uuid, most integer)
  returns table (search_id uuid, person_code text, age_band text, opened_at timestamptz,
    taken_by uuid, person_id uuid)
  language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  me access.actor_context := access.context();
  counted integer := least(greatest(most, 1), 101);
  after_place text;
  moved uuid[];
begin
  if me.role is distinct from 'child-protection-officer' then return; end if;
  select guardianship.place_in_queue(s, by) into after_place from guardianship.search s
    where s.id = after_id and s.body_organisation_id = me.organisation_id;
  if after_id is not null and after_place is null then return; end if;
  moved := case by when 'urgent' then array(
    select s.id from guardianship.uncovered u join guardianship.search s
      on s.person_id = u.person_id and s.state = 'open'
        and s.body_organisation_id = me.organisation_id
      where u.days @> care.today()
    union
    select s.id from workforce.membership m join access.account a on a.id = m.account_id
      join guardianship.search s on s.taken_by = m.account_id and s.state = 'open'
        and s.body_organisation_id = me.organisation_id
      where m.organisation_id = me.organisation_id and m.role = 'child-protection-officer'
        and (m.withdrawn_at is not null or m.until_at <= now() or a.closed_at is not null)
        and guardianship.searcher(s) is null)
    else array(select s.id from guardianship.search s
      where s.body_organisation_id = me.organisation_id and s.state = 'open') end;
  return query select s.id, p.code, care.age_band(p.birth_from, p.birth_to), s.opened_at,
      guardianship.searcher(s), case when s.taken_by = me.account_id then s.person_id end
    from (
      (select m.id, guardianship.place_in_queue(m, by) collate "C" as place
        from guardianship.search m where m.id = any(moved))
      union all
      (select o.id, o.urgency collate "C" from guardianship.search o
        join people.person c on c.id = o.person_id and c.merged_into is null
          and care.may_be_minor(c.birth_to, care.today())
        where by = 'urgent' and o.body_organisation_id = me.organisation_id and o.state = 'open'
          and o.id <> all(moved)
          and (after_id is null or (o.urgency, o.id) > (after_place collate "C", after_id))
        order by o.urgency, o.id limit counted)) k
    join guardianship.search s on s.id = k.id
    join people.person p on p.id = s.person_id and p.merged_into is null
      and care.may_be_minor(p.birth_to, care.today())
    where after_id is null or (k.place, k.id) > (after_place collate "C", after_id)
    order by k.place, k.id limit counted;
end $$;
grant execute on function guardianship.queue(text, uuid, integer) to alongside_care;

-- The open search that the actor has taken, if it still opens the child's file to them.
create function guardianship.own_search(wanted uuid) returns guardianship.search
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.* from guardianship.search s, access.context() me
    where s.id = wanted and s.state = 'open'
    and s.taken_by = me.account_id and me.role = 'child-protection-officer'
    and exists (select 1 from access.reach r where r.account_id = me.account_id
      and r.person_id = s.person_id and r.level = 'assigned' and r.until_on > care.today())
$$;

-- First, in a transaction of its own: the question is recorded, and only sixty an hour are.
create function guardianship.ask_kin_elsewhere(wanted uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare actor access.actor_context := access.context();
begin
  if (guardianship.own_search(wanted)).id is null then return; end if;
  perform access.take_own_turn();
  if (select count(*) from audit.entry a where a.account_id = actor.account_id
      and a.event = 'kin-elsewhere-read' and a.at > now() - interval '1 hour') >= 60 then return;
        end if;
  perform audit.record('read', 'kin-elsewhere-read', 'cover', '{}', 'kin-search', null);
  perform access.note_question('kin-elsewhere', wanted::text);
end $$;
grant execute on function guardianship.ask_kin_elsewhere(uuid) to alongside_care;

-- Adults with at least two words of the child's names in their own, usually the father's name and
-- the family name. Keys with z, for groups of given names, repeat a word and are left out. Only a
-- question on record is answered (guardianship.ask_kin_elsewhere).
create function guardianship.kin_elsewhere(wanted uuid) returns table (organisation_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  actor access.actor_context := access.context();
  target guardianship.search := guardianship.own_search(wanted);
begin
  if target.id is null then return; end if;
  if not access.answer_question('kin-elsewhere', wanted::text) then return; end if;
  return query
    with child as materialized (select distinct k.key from people.search_key k
      where k.key ~ '^[a-y]' and length(k.key) > 1 and k.found_id = target.person_id),
    adult as (select k.person_id from people.search_key k join child c on c.key = k.key
      where k.found_id <> target.person_id
      group by k.person_id having count(*) >= 2)
    select p.organisation_id from adult a join people.person p on p.id = a.person_id
    where p.organisation_id <> actor.organisation_id and p.merged_into is null
      and p.expunged_at is null and not people.is_past(p.id)
      and p.died_on is null and not care.may_be_minor(p.birth_to, care.today())
      and care.sharing_agreed(p.id, actor.organisation_id)
      and not exists (select 1 from access.reach r where r.account_id = actor.account_id
        and r.person_id = p.id and r.until_on > care.today())
      and not exists (select 1 from people.person c where c.id = target.person_id
        and c.household_id = p.household_id)
    group by p.organisation_id limit 10;
end $$;
grant execute on function guardianship.kin_elsewhere(uuid) to alongside_care;
