-- disclosure.proposed_value: who reads and writes it, and what it refuses.

create policy machinery on disclosure.proposed_value to current_user using (true) with check (true);

create trigger revised before update on disclosure.proposed_value
  for each row execute function access.note_revision();
