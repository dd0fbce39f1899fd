-- care.assignment: who reads and writes it, and what it refuses.

grant select on care.assignment to alongside_care;

create policy machinery on care.assignment to current_user using (true) with check (true);
create policy assigned_read on care.assignment for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = assignment.person_id
      and r.level = 'assigned'));
create policy organisation_read on care.assignment for select to alongside_care
  using ((select access.role()) = 'cso-manager' and exists (select 1 from care.case_file c
    where c.id = assignment.case_id and c.organisation_id = (select access.organisation())));

create trigger not_into_merged_file after insert on care.assignment
  for each row execute function people.refuse_into_merged_file();

create constraint trigger assignment_leaves_both after update on care.assignment
  deferrable initially deferred
  for each row execute function care.check_lead_and_supervisor();

create function care.know_whether_over() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.case_is_over := coalesce((select c.state in ('closed', 'transferred')
    from care.case_file c where c.id = new.case_id), false);
  return new;
end $$;
create trigger case_known_over before insert on care.assignment
  for each row execute function care.know_whether_over();

create trigger revised before update on care.assignment
  for each row execute function access.note_revision();

comment on column care.assignment.case_is_over is
  'Whether the case is closed or transferred: copied from the case, to count workload.';

create trigger case_has_workers after insert or update of until_at on care.assignment
  for each row execute function care.note_without_worker();

create trigger worker_is_told after insert on care.assignment
  for each row execute function care.tell_of_assignment();

-- The first case that somebody supervises gives its workers a supervisor of their own.
create function care.take_supervisor() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.until_at <> 'infinity' then return null; end if;
  if new.part = 'supervisor' then
    perform workforce.take_supervisor(a.account_id, new.account_id) from care.assignment a
      where a.case_id = new.case_id and a.part <> 'supervisor' and a.until_at = 'infinity';
  else
    perform workforce.take_supervisor(new.account_id, a.account_id) from care.assignment a
      where a.case_id = new.case_id and a.part = 'supervisor' and a.until_at = 'infinity';
  end if;
  return null;
end $$;
create trigger worker_gets_supervisor after insert on care.assignment
  for each row execute function care.take_supervisor();
