-- Lists of cases, in the order that the reader chose.

-- Where a case stands in a list sorted `by`: compared as plain bytes, and never shown. Most
-- urgent first: an urgent concern nobody has dealt with, a safety clock that runs, then need and
-- next visit.
create function care.place_in_list(c care.case_file, by text) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case by
    when 'urgent' then case when exists (select 1 from care.urgent_concern u
        where u.person_id = c.person_id and u.case_id = c.id and u.outcome is null)
      then '0' else '' end || c.urgency
    when 'newest' then lpad((99999999999 - floor(extract(epoch from c.opened_at)))::bigint::text,
      11, '0')
    when 'need' then case c.priority when 'high' then '0' when 'medium' then '1' else '2' end
    when 'next-visit' then coalesce(to_char(c.next_visit_on, 'YYYYMMDD'), '9')
    when 'name' then coalesce((select lower(n.full_name) from people.person_name n
      where n.person_id = c.person_id and n.kind = 'current' and n.until_at = 'infinity'), '~')
  end
$$;
grant execute on function care.place_in_list(care.case_file, text) to alongside_care;

-- The actor's own cases, sorted; `after_id`: the last one of the page before.
create function care.sorted_of_mine(by text, wanted_state text, after_id uuid, most integer)
  returns table (case_id uuid)
  language sql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
  -- Who leads a case and guards the child reaches them twice.
  with mine as materialized (select distinct q.case_id from access.reach q
    where q.account_id = (select access.actor()) and q.level = 'assigned' and q.case_id is not null
      and q.until_on > (select care.today()) and (select people.holds_files())
      and q.person_id <> all (coalesce((select people.past_files()), '{}')))
  select k.id from (select c.id, care.place_in_list(c, by) collate "C" as place
      from mine m join care.case_file c on c.id = m.case_id
      where wanted_state is null or c.state = wanted_state) k
    where after_id is null or (k.place, k.id) > (select care.place_in_list(a, by) collate "C", a.id
      from care.case_file a where a.id = after_id)
    order by k.place, k.id limit least(greatest(most, 1), 101)
$$;
grant execute on function care.sorted_of_mine(text, text, uuid, integer) to alongside_care;

-- Of the cases that meet a search, those in the actor's scope, sorted. `tokens`: as people.search
-- takes them, null when no name was typed; `typed`: a code in capitals.
create function care.searched_of_mine(tokens jsonb, typed text, by text, wanted_state text,
    after_id uuid, most integer)
  returns table (case_id uuid)
  language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
begin
  if not people.holds_files() then return; end if;
  return query select k.id from (select c.id, care.place_in_list(c, by) collate "C" as place
      from (
        select k.person_id from care.case_file k where k.code = typed
        union select k.person_id from care.case_file k where k.household_code = typed
        union select q.id from people.person q where q.code = typed
        union select s.person_id from people.search(tokens, 200, true) s
          where tokens is not null) found
      join care.case_file c on c.person_id = found.person_id
      where exists (select 1 from access.reach r where r.account_id = (select access.actor())
          and r.person_id = c.person_id and r.level = 'assigned'
          and r.until_on > (select care.today()))
        and c.person_id <> all (coalesce((select people.past_files()), '{}'))
        and (wanted_state is null or c.state = wanted_state)) k
    where after_id is null or (k.place, k.id) > (select care.place_in_list(a, by) collate "C", a.id
      from care.case_file a where a.id = after_id)
    order by k.place, k.id limit least(greatest(most, 1), 101);
end $$;
grant execute on function care.searched_of_mine(jsonb, text, text, text, uuid, integer) to
  alongside_care;

-- The rows of a worker's list, in the order they are asked for. It asks itself whether the actor
-- holds each file, so it answers for others as for none: the policies of the five tables would ask
-- the same again for every row of each, which took four times as long as reading them.
create function care.rows_of_mine(wanted uuid[])
  returns table (id uuid, code text, person_id uuid, person_code text, household_id uuid,
    household_code text, full_name text, birth_from date, birth_to date, birth_precision text,
    sex text, province text, state text, priority text, priority_reason text,
    opened_at timestamptz, contact_due_at timestamptz, contacted_at timestamptz, version integer,
    intake boolean, organisation_id uuid, next_visit_on date, closed_at timestamptz, lead_id uuid,
    lead_name text, supervisor_id uuid, supervisor_name text)
  language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare past uuid[];
begin
  if not people.holds_files() then return; end if;
  past := coalesce(people.past_files(), '{}');
  return query select c.id, c.code, c.person_id, p.code, c.household_id, c.household_code,
      n.full_name, p.birth_from, p.birth_to, p.birth_precision, p.sex, p.province, c.state,
      c.priority, c.priority_reason, c.opened_at, c.contact_due_at, c.contacted_at, c.version,
      c.intake, c.organisation_id, c.next_visit_on, c.closed_at, lead.account_id,
      leader.display_name, supervisor.account_id, overseer.display_name
    from care.case_file c join people.person p on p.id = c.person_id
    left join people.person_name n on n.person_id = c.person_id and n.kind = 'current'
      and n.until_at = 'infinity'
    left join care.assignment lead on lead.case_id = c.id and lead.part = 'lead'
      and lead.until_at = 'infinity'
    left join access.account leader on leader.id = lead.account_id
    left join care.assignment supervisor on supervisor.case_id = c.id
      and supervisor.part = 'supervisor' and supervisor.until_at = 'infinity'
    left join access.account overseer on overseer.id = supervisor.account_id
    where c.id = any(wanted[1:101]) and c.person_id <> all(past)
      and exists (select 1 from access.reach r where r.account_id = (select access.actor())
        and r.person_id = c.person_id and r.level = 'assigned'
        and r.until_on > (select care.today()))
    order by array_position(wanted, c.id);
end $$;
grant execute on function care.rows_of_mine(uuid[]) to alongside_care;

-- What a manager sees at a glance: of how many open cases of the organisation the safety clock was
-- missed, and how many of its children nobody answers for today.
create function care.glance() returns table (clocks_missed integer, children_uncovered integer)
  language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp as $$
  select (select count(*)::integer from care.case_file c
      where c.organisation_id = me.organisation_id and c.contacted_at is null
        and c.closed_at is null and c.stopped_at is null and c.state <> 'transferred'
        and c.contact_due_at < now() and not people.is_past(c.person_id)),
    (select count(*)::integer from guardianship.uncovered u
      join care.case_file c on c.person_id = u.person_id
      where u.days @> care.today() and c.organisation_id = me.organisation_id
        and c.closed_at is null and c.state <> 'transferred' and not people.is_past(c.person_id))
  from (select (access.context()).*) me
  where me.role = 'cso-manager' and me.organisation_id is not null
$$;
grant execute on function care.glance() to alongside_care;
