-- What people wait for most often, measured on a hundred thousand persons: indexes for the timeline,
-- for searching a case by its household's code, for unresolved entries and for workload, and the
-- workload itself counted for one page of colleagues only.
-- Side of the wall: nobody reads more or less than before.
-- Locks: each index locks its table against writing while it is made (seconds at this size).

create index review_held on care.review (person_id, held_at) where held_at is not null;
create index action_finished on care.action (person_id, finished_at) where finished_at is not null;
create index addendum_by_person on care.assessment_addendum (person_id, made_at desc);

-- Today looks into these person by person and finds only what is due.
create index case_contact_due on care.case_file (person_id, contact_due_at)
  where contacted_at is null and closed_at is null;
create index case_visit_due on care.case_file (person_id, next_visit_on)
  where next_visit_on is not null and closed_at is null;
create index cover_ended on guardianship.cover (person_id, until_on desc)
  where until_on is not null;
create index consent_ending on people.consent (person_id, until_on)
  where withdrawn_at is null and ground <> 'refused';

create index case_by_household_code on care.case_file (household_code);
-- Few rows are found by a name; the standing guess of a thousand makes plans that read every case.
alter function people.search(jsonb, integer) rows 20;

create index entry_unresolved on operations.entry (operation_id)
  where root_id = id and state not in ('handed-over', 'refused', 'prevented', 'not-boarded');

create index person_waiting on people.person (household_id)
  where handed_over_at is null and operation_id is not null;

-- Workload is read from these two alone, without visiting the tables.
create index assignment_workload on care.assignment (account_id, case_id) where until_at = 'infinity';
create index case_open on care.case_file (id) where state not in ('closed', 'transferred');

-- As in 0004, but the page of colleagues comes first and only its workload is counted.
create or replace function workforce.list_colleagues(wanted_role text)
  returns table (account_id uuid, display_name text, role text, duty text, province text,
    is_self boolean, open_cases integer, norm integer)
  language sql stable security definer set search_path = '' as $$
  select page.id, page.display_name, page.role, page.duty, page.province, page.id = page.me,
    case when known.yes then (select count(*)::integer from care.assignment s
      join care.case_file c on c.id = s.case_id
      where s.account_id = page.id and s.until_at = 'infinity'
        and c.state not in ('closed', 'transferred')) end,
    case when known.yes then page.caseload_norm end
  from (select a.id, a.display_name, m.role, m.duty, m.province, m.caseload_norm,
      me.account_id as me, me.role as my_role
    from (select (access.context()).*) me
    join workforce.membership m on m.organisation_id = me.organisation_id and m.withdrawn_at is null
      and m.from_at <= now() and m.until_at > now() and m.confirmed_at is not null
    join access.account a on a.id = m.account_id and a.closed_at is null and a.side = me.side
    where me.side = 'care' and (wanted_role is null or m.role = wanted_role)
    order by a.display_name, a.id limit 200) page
  cross join lateral (select page.my_role = 'cso-manager' or page.id = page.me
    or (page.my_role = 'supervisor' and exists (select 1 from care.assignment s
      join access.reach r on r.person_id = s.person_id and r.account_id = page.me
        and r.via = 'case-supervisor'
      where s.account_id = page.id and s.part = 'lead' and s.until_at = 'infinity')) as yes) known
  order by page.display_name, page.id
$$;
