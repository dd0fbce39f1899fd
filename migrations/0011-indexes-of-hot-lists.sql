-- What people wait for most often, measured on a hundred thousand persons: indexes for the timeline,
-- for searching a case by its household's code, for unresolved entries and for workload; one's own
-- newest cases by a function of their own; workload counted for one page of colleagues only.
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

-- Workload counts assignments whose case goes on; the case's state is repeated here, because
-- looking each case up for a page of colleagues is fifty thousand look-ups.
alter table care.assignment add column case_is_over boolean not null default false;
comment on column care.assignment.case_is_over is
  'Whether the case is closed or transferred: repeated from it, to count workload.';
update care.assignment a set case_is_over = true from care.case_file c
  where c.id = a.case_id and c.state in ('closed', 'transferred');
create function care.repeat_whether_over() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update care.assignment set case_is_over = new.state in ('closed', 'transferred')
    where case_id = new.id and case_is_over <> (new.state in ('closed', 'transferred'));
  return null;
end $$;
create trigger case_over_or_not after update of state on care.case_file
  for each row when (old.state is distinct from new.state)
  execute function care.repeat_whether_over();
create function care.know_whether_over() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  new.case_is_over := coalesce((select c.state in ('closed', 'transferred')
    from care.case_file c where c.id = new.case_id), false);
  return new;
end $$;
create trigger case_known_over before insert on care.assignment
  for each row execute function care.know_whether_over();
create index assignment_workload on care.assignment (account_id)
  where until_at = 'infinity' and not case_is_over;
create index assignment_by_case on care.assignment (case_id);

-- As in 0004, but the page of colleagues comes first and only its workload is counted. The usual
-- number of cases is that of whoever leads them: a supervisor answers for those of several.
create or replace function workforce.list_colleagues(wanted_role text)
  returns table (account_id uuid, display_name text, role text, duty text, province text,
    is_self boolean, open_cases integer, norm integer)
  language sql stable security definer set search_path = '' as $$
  select page.id, page.display_name, page.role, page.duty, page.province, page.id = page.me,
    case when known.yes then (select count(*)::integer from care.assignment s
      where s.account_id = page.id and s.until_at = 'infinity' and not s.case_is_over) end,
    case when known.yes and page.role <> 'supervisor' then page.caseload_norm end
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

-- The newest cases that the actor reaches, by id, at most 101: page first, join after. Applies the
-- caller's own scope, and the cases themselves are read under the caller's policies afterwards.
create index case_newest on care.case_file (person_id) include (opened_at, id, state);
create function care.newest_of_mine(wanted_state text, after_at timestamptz, after_id uuid,
    most integer)
  returns table (case_id uuid)
  language sql stable security definer rows 50 set search_path = '' as $$
  select c.id from care.case_file c
  where c.person_id in (select r.person_id from access.reach r
      where r.account_id = (select access.actor()) and r.level = 'assigned')
    and (select people.holds_files())
    and (wanted_state is null or c.state = wanted_state)
    and (after_at is null or (c.opened_at, c.id) < (after_at, after_id))
  order by c.opened_at desc, c.id desc limit least(greatest(most, 1), 101)
$$;
grant execute on function care.newest_of_mine(text, timestamptz, uuid, integer) to alongside_care;
