-- care.appointment: who reads and writes it, and what it refuses. Two functions write it, and no
-- login role does.

grant select on care.appointment to alongside_care;

create policy machinery on care.appointment to current_user using (true) with check (true);
create policy assigned_read on care.appointment for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = appointment.person_id
      and r.level = 'assigned'));

create trigger not_into_merged_file after insert on care.appointment
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on care.appointment
  for each row execute function access.note_revision();
