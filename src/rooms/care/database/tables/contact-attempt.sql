-- care.contact_attempt: who reads and writes it, and what it refuses.

grant select on care.contact_attempt to alongside_care;
grant insert (id, case_id, person_id, attempted_on, way, made_by) on care.contact_attempt to
  alongside_care;

create policy machinery on care.contact_attempt to current_user using (true) with check (true);
create policy assigned_read on care.contact_attempt for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = contact_attempt.person_id
      and r.level = 'assigned'));
create policy assigned_insert on care.contact_attempt for insert to alongside_care
  with check (made_by = (select access.actor()) and made_at = now()
    and (select people.writes_files()) and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = contact_attempt.person_id
        and r.level = 'assigned'));

create trigger not_into_merged_file after insert on care.contact_attempt
  for each row execute function people.refuse_into_merged_file();

-- Three of these days close a case as out of contact, so none lies in the future and none is added
-- once it is closed.
create trigger work_of_open_case after insert on care.contact_attempt
  for each row execute function care.check_work('attempted_on');

create trigger revised before update on care.contact_attempt
  for each row execute function access.note_revision();
