-- care.merged_case: who reads and writes it, and what it refuses.

create policy machinery on care.merged_case to current_user using (true) with check (true);

create trigger revised before update on care.merged_case
  for each row execute function access.note_revision();
