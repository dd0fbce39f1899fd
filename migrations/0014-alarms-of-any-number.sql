-- Alarms ended at a thousand of a kind: the next child without cover was counted nowhere and stood
-- on no page. Who asks pages them already, so the questions themselves end nowhere.
-- Side of the wall: nobody reads more than before, only all of it.
-- Locks: none.

create or replace function care.missed_clocks()
  returns table (case_code text, organisation_id uuid, supervisor_id uuid, priority text,
    due_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select c.code, c.organisation_id, (select a.account_id from care.assignment a
      where a.case_id = c.id and a.part = 'supervisor' and a.until_at = 'infinity'),
    c.priority, c.contact_due_at
  from care.case_file c
  where (access.context()).role = 'national-coordinator' and c.contacted_at is null
    and c.closed_at is null and c.state <> 'transferred' and c.contact_due_at < now()
$$;

create or replace function guardianship.minors_without_cover()
  returns table (reference text, organisation_id uuid, since date)
  language sql stable security definer set search_path = '' as $$
  select coalesce(c.code, case when p.handed_over_at is null then p.code end, 'without-case'),
    p.organisation_id, coalesce((select max(g.until_on) from guardianship.cover g
      where g.person_id = p.id and g.until_on <= care.today()), p.made_at::date)
  from people.person p
  left join care.case_file c on c.person_id = p.id
  where (access.context()).role = 'national-coordinator'
    and p.expunged_at is null and p.died_on is null
    and care.may_be_minor(p.birth_to, care.today())
    and not exists (select 1 from guardianship.cover g where g.person_id = p.id
      and g.from_on <= care.today() and (g.until_on is null or g.until_on > care.today()))
$$;
