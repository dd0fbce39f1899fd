-- operations.entry_listing: who reads and writes it, and what it refuses.

grant select on operations.entry_listing to alongside_programme;
grant insert (entry_id, list_id, sheet, row, row_hash, listed_status, listed_reason) on
  operations.entry_listing to alongside_programme;

create policy machinery on operations.entry_listing to current_user using (true) with check (true);
create policy coordinator_read on operations.entry_listing for select to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_insert on operations.entry_listing for insert to alongside_programme
  with check ((select operations.coordinates()));

create trigger revised before update on operations.entry_listing
  for each row execute function access.note_revision();
