-- Reach to a file can end by the clock: a guardianship officer loses it when the search for kin
-- ends or the child comes of age, without anyone having to act. Care side. Locks: access.reach.

alter table access.reach add column until_on date not null default 'infinity';

-- The family that an officer took in at intake was theirs by no search: like a case manager's, that
-- reach ends when somebody leads the case.
update access.reach r set via = 'intake'
  from people.person p
  where r.via = 'guardianship' and p.id = r.person_id and p.operation_id is null
    and not exists (select 1 from guardianship.search s where s.person_id = r.person_id
      and s.state = 'open')
    and exists (select 1 from care.case_file c where c.person_id = r.person_id
      and c.state not in ('closed', 'transferred')
      and not exists (select 1 from care.assignment a where a.case_id = c.id and a.part = 'lead'
        and a.until_at = 'infinity'))
    and not exists (select 1 from access.reach other where other.account_id = r.account_id
      and other.person_id = r.person_id and other.via = 'intake');

-- What a search that is over left behind. An authority that still stands in keeps its officer.
delete from access.reach r
  where r.via = 'guardianship'
    and not exists (select 1 from guardianship.search s where s.person_id = r.person_id
      and s.state = 'open')
    and not exists (select 1 from guardianship.cover g where g.person_id = r.person_id
      and g.kind = 'interim-body' and (g.until_on is null or g.until_on > current_date));

update access.reach r set until_on = case
    when extract(month from p.birth_to) = 2 and extract(day from p.birth_to) = 29
      then make_date(extract(year from p.birth_to)::integer + 18, 3, 1)
    else (p.birth_to + interval '18 years')::date end
  from people.person p
  where r.via = 'guardianship' and p.id = r.person_id and p.birth_to is not null;

update access.reach r set until_on = least(r.until_on, stands.until_on)
  from (select g.person_id, max(coalesce(g.until_on, 'infinity')) as until_on
    from guardianship.cover g where g.kind = 'interim-body' group by g.person_id) stands
  where r.via = 'guardianship' and stands.person_id = r.person_id
    and not exists (select 1 from guardianship.search s where s.person_id = r.person_id
      and s.state = 'open');

-- A merged file is open for as long as the one that is kept.
delete from access.reach r using people.person p
  where r.via = 'merged-file' and p.id = r.person_id
    and not exists (select 1 from access.reach kept where kept.account_id = r.account_id
      and kept.person_id = p.merged_into);
update access.reach r set until_on = kept.until_on
  from people.person p join (select k.account_id, k.person_id, max(k.until_on) as until_on
    from access.reach k group by 1, 2) kept on kept.person_id = p.merged_into
  where r.via = 'merged-file' and p.id = r.person_id and kept.account_id = r.account_id
    and kept.until_on < 'infinity';

-- Why those who work with a child asked the authority again, and a search that changed nothing.
alter table guardianship.search add column asked_because text
    constraint search_asked_because_check check (asked_because in ('carer-died', 'carer-away',
      'carer-asked', 'parent-returned', 'best-interests', 'no-cover')),
  drop constraint search_outcome_check,
  add constraint search_outcome_check check (outcome in ('cover-found', 'cover-stays', 'of-age',
    'opened-wrongly'));
-- Those who work with the child learn of a search that ended.
create index search_lately_closed on guardianship.search (closed_at) where state = 'closed';
