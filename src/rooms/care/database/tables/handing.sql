-- care.handing: who reads and writes it, and what it refuses. Functions alone write here.

grant select on care.handing to alongside_care;

create policy machinery on care.handing to current_user using (true) with check (true);
create policy assigned_read on care.handing for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = handing.person_id
      and r.level = 'assigned'));

create trigger not_into_merged_file after insert on care.handing
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on care.handing
  for each row execute function access.note_revision();

create trigger others_are_told after insert or update of state on care.handing
  for each row execute function care.tell_of_handing();
