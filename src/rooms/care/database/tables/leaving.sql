-- care.leaving: no login role has it; functions (leaving.sql) say who learns what.

create policy machinery on care.leaving to current_user using (true) with check (true);

create trigger revised before update on care.leaving
  for each row execute function access.note_revision();
