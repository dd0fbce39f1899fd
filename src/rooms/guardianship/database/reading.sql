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

-- The queue of the actor's own authority, oldest first: code, age band, since when.
create function guardianship.queue(after_at timestamptz, after_id uuid, most integer)
  returns table (search_id uuid, person_code text, age_band text, opened_at timestamptz,
    taken_by uuid, person_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, p.code, care.age_band(p.birth_from, p.birth_to), s.opened_at,
    guardianship.searcher(s),
    case when s.taken_by = me.account_id then s.person_id end
  from (select (access.context()).*) me
  join guardianship.search s on s.body_organisation_id = me.organisation_id and s.state = 'open'
  join people.person p on p.id = s.person_id and p.merged_into is null
    and care.may_be_minor(p.birth_to, care.today())
  where me.role = 'child-protection-officer'
    and (after_at is null or (s.opened_at, s.id) > (after_at, after_id))
  order by s.opened_at, s.id limit least(greatest(most, 1), 101)
$$;
grant execute on function guardianship.queue(timestamp with time zone, uuid, integer) to
  alongside_care;

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
