-- Lists and alarms are read from indexes, however many persons there are: who reaches a person with
-- the file; which minors are without cover, kept by day; which emergencies wait for a review;
-- whose court watches over a restriction.
-- Side of the wall: each table on its own.
-- Locks: the named tables against writing while their indexes are built.

create index reach_assigned on access.reach (account_id, person_id) where level = 'assigned';

-- Only for minors who will be without cover on some day; no row for everybody else.
create table guardianship.uncovered (
  person_id uuid primary key references people.person (id),
  days datemultirange not null check (not isempty(days))
);
create index uncovered_by_day on guardianship.uncovered using gist (days);
select access.protect('guardianship.uncovered');

insert into guardianship.uncovered (person_id, days)
  select one.id, one.days from (
    select p.id, datemultirange(daterange(t.today, case when p.birth_to is not null
        then greatest((case when extract(month from p.birth_to) = 2
            and extract(day from p.birth_to) = 29
          then make_date(extract(year from p.birth_to)::integer + 18, 3, 1)
          else (p.birth_to + interval '18 years')::date end), t.today) end))
      - coalesce((select range_agg(daterange(g.from_on, g.until_on)) from guardianship.cover g
        where g.person_id = p.id), '{}') as days
    from people.person p, (select coalesce((select (now() at time zone s.time_zone)::date
      from programme.setting s), current_date) as today) t
    where p.expunged_at is null and p.died_on is null and p.merged_into is null) one
  where not isempty(one.days);

create index emergency_unreviewed on care.emergency_opening (review_due_at)
  where reviewed_at is null;
create index emergency_reviewed on care.emergency_opening (reviewed_at)
  where reviewed_at is not null;

create index subject_by_organisation_code on legal.subject (organisation_id, code);

-- The court that answers for the matter never changes, so a restriction may repeat it. No trigger
-- of a running programme may refuse the repetition.
alter table legal.restriction add column organisation_id uuid references workforce.organisation;
alter table legal.restriction disable trigger user;
update legal.restriction r set organisation_id = s.organisation_id from legal.subject s
  where s.id = r.subject_id;
set constraints all immediate;
set constraints all deferred;
alter table legal.restriction enable trigger user;
alter table legal.restriction alter column organisation_id set not null;
create index restriction_of_court on legal.restriction (organisation_id, end_on, subject_id);
