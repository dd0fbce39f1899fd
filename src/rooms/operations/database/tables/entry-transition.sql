-- operations.entry_transition: who reads and writes it, and what it refuses.

grant select on operations.entry_transition to alongside_programme;
grant insert (id, entry_id, from_state, to_state, reason, basis, by_account) on
  operations.entry_transition to alongside_programme;

create policy machinery on operations.entry_transition to current_user using (true)
  with check (true);
create policy coordinator_read on operations.entry_transition for select to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_insert on operations.entry_transition for insert to alongside_programme
  with check ((select operations.coordinates())
    and by_account = (select access.actor()));

create trigger revised before update on operations.entry_transition
  for each row execute function access.note_revision();
