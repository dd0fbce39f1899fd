-- disclosure.protocol: who reads and writes it, and what it refuses.

create policy machinery on disclosure.protocol to current_user using (true) with check (true);

create trigger never_changes before update or delete on disclosure.protocol
  for each row execute function disclosure.refuse_change();
