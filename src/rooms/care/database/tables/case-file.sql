-- care.case_file: who reads and writes it, and what it refuses.

grant select on care.case_file to alongside_care;

create policy machinery on care.case_file to current_user using (true) with check (true);
create policy not_past on care.case_file as restrictive for select to alongside_care
  using (person_id <> all (coalesce((select people.past_files()), '{}')));
create policy assigned_read on care.case_file for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = case_file.person_id
      and r.level = 'assigned'));
create policy organisation_read on care.case_file for select to alongside_care
  using (organisation_id = (select access.organisation())
    and (select access.role()) = 'cso-manager');

create trigger organisation_is_there after insert or update of organisation_id on care.case_file
  for each row execute function care.refuse_closed_organisation();

create trigger not_into_merged_file after insert on care.case_file
  for each row execute function people.refuse_into_merged_file();

create constraint trigger case_has_lead_and_supervisor after insert or update of state
  on care.case_file deferrable initially deferred
  for each row execute function care.check_lead_and_supervisor();

-- However a case closes, its lead and team leave it in the same transaction. The supervisor stays,
-- because only a supervisor can reopen it and then assign a lead.
create function care.end_work_at_closing() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update care.assignment set until_at = greatest(new.closed_at, from_at), end_reason = 'case-closed'
    where case_id = new.id and part <> 'supervisor' and until_at = 'infinity';
  delete from access.reach
    where person_id = new.person_id and via in ('case-lead', 'case-team', 'intake');
  return null;
end $$;
create trigger closing_ends_work after update of state on care.case_file for each row
  when (new.state = 'closed' and old.state <> 'closed')
  execute function care.end_work_at_closing();

create function care.repeat_whether_over() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update care.assignment set case_is_over = new.state in ('closed', 'transferred')
    where case_id = new.id and case_is_over <> (new.state in ('closed', 'transferred'));
  return null;
end $$;
create trigger case_over_or_not after update of state on care.case_file
  for each row when (old.state is distinct from new.state)
  execute function care.repeat_whether_over();

-- The case of a merged file reopens only when the files are separated again.
create function care.keep_merged_closed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from people.person p where p.id = new.person_id
    and p.merged_into is not null) then
    raise exception 'file-is-merged' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger merged_stays_closed before update of state on care.case_file for each row
  when (old.state = 'closed' and new.state <> 'closed') execute function care.keep_merged_closed();

-- Those who reach the person already have the new case in their list. The person is locked before
-- others can read the case: a reach that begins at this moment waits, or was seen here.
create function care.name_new_case() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from people.person p where p.id = new.person_id for no key update;
  update access.reach set case_id = new.id, case_opened_at = new.opened_at
    where person_id = new.person_id;
  return null;
end $$;
create trigger named_in_reach after insert or update of opened_at on care.case_file
  for each row execute function care.name_new_case();

create trigger file_end_begins after insert on care.case_file
  for each row execute function people.follow_file_end('person_id');

create trigger file_end_follows_state after update of state, closed_at on care.case_file
  for each row when (old.state is distinct from new.state)
  execute function people.follow_file_end('person_id');

create trigger revised before update on care.case_file
  for each row execute function access.note_revision();

comment on column care.case_file.priority is
  'How soon the person must be seen, by need and safety.';
comment on column care.case_file.contacted_at is
  'When someone met the person after clock_from; null while the safety clock runs.';
