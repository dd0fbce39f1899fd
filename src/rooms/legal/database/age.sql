-- How old a person may have been at the time of an act.

-- The latest day on which the person may have been born. Null if unknown: then every rule protects.
create function legal.latest_birth(wanted uuid) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when s.birth_to is not null and not s.dispute_unnamed then greatest(s.birth_to,
    c.latest) end
  from legal.subject s, lateral (select max(birth_to) as latest from legal.birth_claim
    where subject_id = s.id and settlement_id is null) c
  where s.id = wanted
$$;

create function legal.may_have_been_minor(wanted_subject uuid, act_from date) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select law.may_be_below(18, legal.latest_birth(wanted_subject), act_from)
$$;

-- Whether a package in force says that a best interests assessment is on file, which a charge
-- against a minor requires. It does not reveal the assessment. On the justice side it answers only
-- for the caller's own matters.
create function legal.best_interests_attested(wanted_subject uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (session_user = current_user or disclosure.holds('justice-asks-care', wanted_subject))
    and exists (select 1 from link.disclosure_about b
      join disclosure.request r on r.id = b.request_id and r.direction = 'justice-asks-care'
      join disclosure.release l on l.request_id = r.id and l.attests_best_interests
      where b.subject_id = wanted_subject and disclosure.state_of(r) = 'released')
$$;
grant execute on function legal.best_interests_attested(uuid) to alongside_justice;

-- Whatever changes a proceeding or the birth may seal or open the other proceedings of the matter.
-- So all of them are locked first, and then the subject: two transactions cannot deadlock.
create function legal.lock_matter(wanted uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from legal.proceeding p where p.subject_id = wanted order by p.id for no key update;
  perform 1 from legal.subject s where s.id = wanted for no key update;
end $$;

-- The same, for someone who holds the matter; nothing for everyone else. Called before a step: its
-- update would lock its own proceeding first.
create function legal.hold_matter(wanted uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if disclosure.holds('justice-asks-care', wanted) then perform legal.lock_matter(wanted); end if;
end $$;
grant execute on function legal.hold_matter(uuid) to alongside_justice;
