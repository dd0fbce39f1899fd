-- operations.list: who reads and writes it, and what it refuses.

grant select on operations.list to alongside_programme;
grant insert (id, operation_id, kind, file_name, understanding, listed_on, file_hash, row_count,
  staged_by) on operations.list to alongside_programme;
grant update (kind, state, understanding, listed_on, row_count, version, imported_at) on
  operations.list to alongside_programme;

create policy machinery on operations.list to current_user using (true) with check (true);
create policy coordinator_read on operations.list for select to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_insert on operations.list for insert to alongside_programme
  with check ((select operations.coordinates())
    and staged_by = (select access.actor()));
create policy coordinator_update on operations.list for update to alongside_programme
  using ((select operations.coordinates()));

create trigger revised before update on operations.list
  for each row execute function access.note_revision();

comment on column operations.list.file_hash is
  'Keyed with the operation''s key, so that the database alone cannot confirm a guessed file.';
