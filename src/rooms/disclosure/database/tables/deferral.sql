-- disclosure.deferral: who reads and writes it, and what it refuses.

create policy machinery on disclosure.deferral to current_user using (true) with check (true);

create trigger revised before update on disclosure.deferral
  for each row execute function access.note_revision();
