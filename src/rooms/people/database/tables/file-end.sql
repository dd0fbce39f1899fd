-- people.file_end: who reads and writes it, and what it refuses. Those who hold the file see its
-- day; the day itself follows from the case, the search and the covers.

grant select on people.file_end to alongside_care;

create policy machinery on people.file_end to current_user using (true) with check (true);
create policy assigned_read on people.file_end for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = file_end.person_id
      and r.level = 'assigned'));

create trigger revised before update on people.file_end
  for each row execute function access.note_revision();
