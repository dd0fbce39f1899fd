-- care.emergency_told: who reads and writes it, and what it refuses.

create policy machinery on care.emergency_told to current_user using (true) with check (true);

create trigger revised before update on care.emergency_told
  for each row execute function access.note_revision();
