-- Searches that no officer has taken: they wait for each officer of the authority, by code, and
-- after the days of the pack the coordinator is told. While the authority stands in for a child,
-- there is always such a search.

-- Since when nobody looks for the child's kin; null while somebody does.
create function guardianship.untaken_since(one guardianship.search) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when one.state = 'open' and guardianship.searcher(one) is null then coalesce(
    (select max(least(m.withdrawn_at, m.until_at, a.closed_at, now()))
      from workforce.membership m join access.account a on a.id = m.account_id
      where m.account_id = one.taken_by and m.organisation_id = one.body_organisation_id
        and m.role = 'child-protection-officer'), one.opened_at) end
$$;

-- Those of the actor's own authority.
create function guardianship.searches_to_take(most integer)
  returns table (search_id uuid, person_code text, since timestamptz, due_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, p.code, u.since, u.since + make_interval(days => care.waiting_days('search'))
  from (select (access.context()).*) me
  -- Most have an officer who still works here: those are not asked about one by one.
  join guardianship.search s on s.body_organisation_id = me.organisation_id and s.state = 'open'
    and coalesce(s.taken_by not in (select o.account_id
      from workforce.members_now(access.organisation()) o
      where o.role = 'child-protection-officer'), true)
  cross join lateral (select guardianship.untaken_since(s) as since) u
  join people.person p on p.id = s.person_id and p.merged_into is null
    and care.may_be_minor(p.birth_to, care.today())
  where me.role = 'child-protection-officer' and u.since is not null
  order by u.since, s.id limit least(greatest(most, 1), 101)
$$;
grant execute on function guardianship.searches_to_take(integer) to alongside_care;

-- The case's code after handover, the person's before.
create function guardianship.searches_not_taken()
  returns table (reference text, organisation_id uuid, since timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(c.code, case when p.handed_over_at is null then p.code end, 'without-case'),
    s.body_organisation_id, u.since + make_interval(days => care.waiting_days('search'))
  from guardianship.search s
  cross join lateral (select guardianship.untaken_since(s) as since) u
  join people.person p on p.id = s.person_id and p.merged_into is null
    and care.may_be_minor(p.birth_to, care.today())
  left join care.case_file c on c.person_id = p.id
  where (access.context()).role = 'national-coordinator' and s.state = 'open'
    and u.since < now() - make_interval(days => care.waiting_days('search'))
$$;
grant execute on function guardianship.searches_not_taken() to alongside_programme;
