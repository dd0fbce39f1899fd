-- Kin of a child for whom a search is open: whether another organisation seems to know an adult of the
-- family. Told to the officer who took the search, and only of adults who agreed that the officer's
-- authority may learn of them; of the others nothing, as of nobody.
-- Side of the wall: care. No name, no number, no count crosses; the organisation is asked by people.
-- Locks: none.

-- Two words of the child's names are in the adult's names too: the father's name and the family name, as a
-- rule; families of given names (keys with z) count like the word itself and are left out. Sixty questions an hour, each with its entry.
create function guardianship.kin_elsewhere(wanted uuid) returns table (organisation_id uuid)
  language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
  actor access.actor_context := access.context();
  target guardianship.search;
begin
  select * into target from guardianship.search s where s.id = wanted and s.state = 'open'
    and s.taken_by = actor.account_id and actor.role = 'child-protection-officer'
    and exists (select 1 from access.reach r where r.account_id = actor.account_id
      and r.person_id = s.person_id and r.level = 'assigned');
  if not found then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(actor.account_id::text, 17));
  if (select count(*) from audit.entry a where a.account_id = actor.account_id
      and a.event = 'kin-elsewhere-read' and a.at > now() - interval '1 hour') >= 60 then return; end if;
  perform audit.record('read', 'kin-elsewhere-read', 'cover', '{}', 'kin-search', null);
  return query
    with child as materialized (select distinct k.key from people.search_key k
      where k.key ~ '^[a-y]' and length(k.key) > 1 and k.found_id = target.person_id),
    adult as (select k.person_id from people.search_key k join child c on c.key = k.key
      where k.found_id <> target.person_id
      group by k.person_id having count(*) >= 2)
    select p.organisation_id from adult a join people.person p on p.id = a.person_id
    where p.organisation_id <> actor.organisation_id and p.merged_into is null and p.expunged_at is null
      and p.died_on is null and not care.may_be_minor(p.birth_to, care.today())
      and care.sharing_agreed(p.id, actor.organisation_id)
      and not exists (select 1 from access.reach r where r.account_id = actor.account_id and r.person_id = p.id)
      and not exists (select 1 from people.person c where c.id = target.person_id and c.household_id = p.household_id)
    group by p.organisation_id limit 10;
end $$;
grant execute on function guardianship.kin_elsewhere(uuid) to alongside_care;
