-- guardianship.search: who reads and writes it, and what it refuses.

grant select on guardianship.search to alongside_care;

create policy machinery on guardianship.search to current_user using (true) with check (true);
create policy assigned_read on guardianship.search for select to alongside_care
  using ((select guardianship.reads_cover()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = search.person_id
      and r.level = 'assigned'));

create trigger not_into_merged_file after insert on guardianship.search
  for each row execute function people.refuse_into_merged_file();

create trigger file_end_begins after insert on guardianship.search
  for each row execute function people.follow_file_end('person_id');

create trigger file_end_follows_state after update of state on guardianship.search
  for each row when (old.state is distinct from new.state)
  execute function people.follow_file_end('person_id');

create trigger revised before update on guardianship.search
  for each row execute function access.note_revision();

create trigger officers_are_told after insert on guardianship.search
  for each row execute function guardianship.tell_of_search();
create trigger workers_are_told after update of state, taken_by on guardianship.search
  for each row execute function guardianship.tell_of_search();
