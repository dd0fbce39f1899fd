-- disclosure.notice: who reads and writes it, and what it refuses.

create policy machinery on disclosure.notice to current_user using (true) with check (true);

create trigger never_changes before update or delete on disclosure.notice
  for each row execute function disclosure.refuse_change();
