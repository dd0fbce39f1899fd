-- Behind every parent or guardian with a last day the authority stands in from the next one, and a
-- search is open, as from now on in the transaction that records them.
-- Side of the wall: care alone.
-- Locks: guardianship.cover and guardianship.search against writing, while the covers are read that
--   end on a day to come.

lock table guardianship.search, guardianship.cover in share row exclusive mode;

with left_alone as materialized (
  select p.id as person_id, p.province, max(g.until_on) as from_on
  from people.person p join guardianship.cover g on g.person_id = p.id
  where p.expunged_at is null and p.died_on is null and p.merged_into is null
  group by p.id
  having bool_and(g.until_on is not null)
    and max(g.until_on) > (select (now() at time zone s.time_zone)::date from programme.setting s)
    and (p.birth_to is null or max(g.until_on) < p.birth_to + interval '18 years')
), opened as (
  insert into guardianship.search (id, person_id, body_organisation_id)
    select gen_random_uuid(), a.person_id, body.id from left_alone a
    cross join lateral (select o.id from workforce.organisation o
      where o.kind = 'guardianship-body' and o.closed_at is null
      order by (o.province is not distinct from a.province) desc, o.code limit 1) body
    where not exists (select 1 from guardianship.search s
      where s.person_id = a.person_id and s.state = 'open')
    returning person_id, body_organisation_id
)
insert into guardianship.cover (id, person_id, kind, basis, body_organisation_id, from_on)
  select gen_random_uuid(), a.person_id, 'interim-body', 'temporary', s.body_organisation_id,
    a.from_on
  from left_alone a join (select * from opened
    union all select s.person_id, s.body_organisation_id from guardianship.search s
      where s.state = 'open') s on s.person_id = a.person_id;
