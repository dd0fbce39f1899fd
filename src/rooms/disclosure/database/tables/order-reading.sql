-- disclosure.order_reading: who has opened which order. Nobody opens it for somebody else.

create policy machinery on disclosure.order_reading to current_user using (true) with check (true);

create trigger never_changes before update on disclosure.order_reading
  for each row execute function disclosure.refuse_change();
