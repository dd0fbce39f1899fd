-- disclosure.step: who reads and writes it, and what it refuses.

create policy machinery on disclosure.step to current_user using (true) with check (true);

create trigger never_changes before update or delete on disclosure.step
  for each row execute function disclosure.refuse_change();

create trigger others_are_told after insert on disclosure.step
  for each row execute function disclosure.tell_of_step();
