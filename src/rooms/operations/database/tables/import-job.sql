-- operations.import_job: who reads and writes it, and what it refuses.

grant select on operations.import_job to alongside_programme;
grant insert (id, operation_id, list_id, state, rows_total, started_by) on operations.import_job to
  alongside_programme;
grant update (state, step, rows_done, entries_added, entries_known, rows_skipped, proposals,
  matching_pending, cancel_requested_at, heartbeat_at) on operations.import_job
  to alongside_programme;

create policy machinery on operations.import_job to current_user using (true) with check (true);
create policy coordinator_read on operations.import_job for select to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_insert on operations.import_job for insert to alongside_programme
  with check ((select operations.coordinates()));
create policy coordinator_update on operations.import_job for update to alongside_programme
  using ((select operations.coordinates()));
