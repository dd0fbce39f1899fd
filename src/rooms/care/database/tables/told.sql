-- care.told: who reads and writes it, and what it refuses. What was said makes the rows in its own
-- transaction, one function answers them, and no login role writes here.

grant select on care.told to alongside_care;

create policy machinery on care.told to current_user using (true) with check (true);
create policy assigned_read on care.told for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = told.person_id
      and r.level = 'assigned'));

create trigger not_into_merged_file after insert on care.told
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on care.told
  for each row execute function access.note_revision();
