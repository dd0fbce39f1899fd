-- operations.operation_key: who reads and writes it, and what it refuses.

grant select on operations.operation_key to alongside_programme;
grant insert (operation_id, wrapped_key) on operations.operation_key to alongside_programme;

create policy machinery on operations.operation_key to current_user using (true) with check (true);
create policy coordinator_read on operations.operation_key for select to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_insert on operations.operation_key for insert to alongside_programme
  with check ((select operations.coordinates()));

create trigger ending_is_noted after update of destroyed_at on operations.operation_key
  for each row when (new.destroyed_at is not null and old.destroyed_at is null)
  execute function programme.note_row_ended('erased', 'operation_id');
