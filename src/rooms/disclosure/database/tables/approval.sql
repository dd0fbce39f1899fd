-- disclosure.approval: who reads and writes it, and what it refuses.

create policy machinery on disclosure.approval to current_user using (true) with check (true);

create trigger never_changes before update or delete on disclosure.approval
  for each row execute function disclosure.refuse_change();
