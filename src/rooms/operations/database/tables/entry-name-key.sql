-- operations.entry_name_key: who reads and writes it, and what it refuses.

grant insert (entry_id, folded) on operations.entry_name_key to alongside_programme;

create policy machinery on operations.entry_name_key to current_user using (true) with check (true);
create policy coordinator_insert on operations.entry_name_key for insert to alongside_programme
  with check ((select operations.coordinates()));

comment on column operations.entry_name_key.keys_version is
  'Version of the key format (searchKeysVersion); older keys are rebuilt when the server starts.';
