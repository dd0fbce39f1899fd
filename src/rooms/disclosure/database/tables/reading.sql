-- disclosure.reading: who reads and writes it, and what it refuses.

create policy machinery on disclosure.reading to current_user using (true) with check (true);

create trigger never_changes before update or delete on disclosure.reading
  for each row execute function disclosure.refuse_change();
