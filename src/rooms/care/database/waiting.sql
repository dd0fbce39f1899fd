-- What waits for somebody between two organisations, or because nobody was named: offers without
-- an answer, families offered to nobody, cases without a lead. After the days of the pack, the
-- coordinator is told, by code.

-- After how many days something is late.
create function care.waiting_days(what text) returns integer
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
begin
  return case what
    when 'offer' then programme.pack_number('offer-waiting-days')
    when 'family' then programme.pack_number('family-waiting-days')
    when 'lead' then programme.pack_number('lead-waiting-days')
    when 'search' then programme.pack_number('search-waiting-days')
    when 'same-person' then programme.pack_number('same-person-waiting-days')
    when 'assessment' then programme.pack_number('assessment-waiting-days')
    when 'plan' then programme.pack_number('plan-waiting-days')
  end;
end $$;
grant execute on function care.waiting_days(text) to alongside_care;

-- A case without a lead or a supervisor says since when.
create function care.note_without_worker() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended timestamptz := case when new.until_at = 'infinity' then null
    else least(new.until_at, now()) end;
begin
  if new.part = 'lead' then
    update care.case_file set without_lead_since = ended where id = new.case_id
      and (without_lead_since is null) <> (ended is null) and (ended is null
        or not exists (select 1 from care.assignment a where a.case_id = new.case_id
          and a.part = 'lead' and a.until_at = 'infinity'));
  elsif new.part = 'supervisor' then
    update care.case_file set without_supervisor_since = ended where id = new.case_id
      and (without_supervisor_since is null) <> (ended is null) and (ended is null
        or not exists (select 1 from care.assignment a where a.case_id = new.case_id
          and a.part = 'supervisor' and a.until_at = 'infinity'));
  end if;
  return null;
end $$;

-- Open cases that nobody leads or nobody supervises: because nobody was named, or because whoever
-- was has left. `wanted` null: of every organisation. The few who left come first, so that many
-- cases cost nothing.
create function care.left_behind(wanted uuid) returns table (case_id uuid, since timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.case_id, min(n.since) from (
    select c.id as case_id, least(c.without_lead_since, c.without_supervisor_since) as since
    from care.case_file c
    where (c.without_lead_since is not null or c.without_supervisor_since is not null)
      and c.closed_at is null and c.state <> 'transferred'
      and (wanted is null or c.organisation_id = wanted)
    union all
    select c.id, least(m.withdrawn_at, m.until_at)
    from workforce.membership m
    join care.assignment a on a.account_id = m.account_id and a.until_at = 'infinity'
      and not a.case_is_over and a.part in ('lead', 'supervisor')
    join care.case_file c on c.id = a.case_id and c.organisation_id = m.organisation_id
    where (wanted is null or m.organisation_id = wanted)
      and (m.withdrawn_at is not null or m.until_at <= now())
      and not exists (select 1 from workforce.membership other
        where other.account_id = m.account_id and other.withdrawn_at is null
          and other.until_at > now())) n
  group by n.case_id
$$;

-- How many of them the actor's own organisation has, for its manager.
create function care.count_left_behind() returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::integer from care.left_behind(access.organisation())
  where access.role() = 'cso-manager' and access.acts()
$$;
grant execute on function care.count_left_behind() to alongside_care;

-- The coordinator's alarms, each since the day on which it became late.
create function care.cases_without_lead()
  returns table (case_code text, organisation_id uuid, supervisor_id uuid, since timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.code, c.organisation_id, (select a.account_id from care.assignment a
      where a.case_id = c.id and a.part = 'supervisor' and a.until_at = 'infinity'),
    b.since + make_interval(days => care.waiting_days('lead'))
  from care.left_behind(null) b join care.case_file c on c.id = b.case_id
  where (access.context()).role = 'national-coordinator'
    and b.since < now() - make_interval(days => care.waiting_days('lead'))
$$;
grant execute on function care.cases_without_lead() to alongside_programme;

create function care.unanswered_offers()
  returns table (household_code text, household_id uuid, organisation_id uuid, since timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.household_code, f.household_id, f.organisation_id,
    f.offered_at + make_interval(days => care.waiting_days('offer'))
  from care.offer f
  where (access.context()).role = 'national-coordinator' and f.state = 'open'
    and f.offered_at < now() - make_interval(days => care.waiting_days('offer'))
$$;
grant execute on function care.unanswered_offers() to alongside_programme;

-- Families that came and are offered to nobody: never, or not again since the last answer.
create function care.families_not_offered()
  returns table (household_code text, since timestamptz, household_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.code, w.since + make_interval(days => care.waiting_days('family')), h.id
  from people.household h
  cross join lateral (select greatest(h.made_at, (select max(f.decided_at) from care.offer f
    where f.household_id = h.id)) as since) w
  where (access.context()).role = 'national-coordinator' and h.operation_id is not null
    and h.id in (select p.household_id from people.person p
      where p.handed_over_at is null and p.operation_id is not null and p.died_on is null
        and p.expunged_at is null and p.merged_into is null)
    and not exists (select 1 from care.offer f where f.household_id = h.id and f.state = 'open')
    and w.since < now() - make_interval(days => care.waiting_days('family'))
$$;
grant execute on function care.families_not_offered() to alongside_programme;
