-- care.case_transition: who reads and writes it, and what it refuses.

grant select on care.case_transition to alongside_care;

create policy machinery on care.case_transition to current_user using (true) with check (true);
create policy assigned_read on care.case_transition for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = case_transition.person_id
      and r.level = 'assigned'));

create trigger revised before update on care.case_transition
  for each row execute function access.note_revision();
