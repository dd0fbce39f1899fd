-- disclosure.proposal: who reads and writes it, and what it refuses.

create policy machinery on disclosure.proposal to current_user using (true) with check (true);

create trigger revised before update on disclosure.proposal
  for each row execute function access.note_revision();
