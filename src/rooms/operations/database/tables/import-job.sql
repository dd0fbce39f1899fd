-- operations.import_job: who reads and writes it, and what it refuses.

grant select on operations.import_job to alongside_programme;
grant insert (id, operation_id, list_id, list_version, skipped_rows, state, rows_total, started_by)
  on operations.import_job to alongside_programme;
grant update (state, step, rows_done, entries_added, entries_known, rows_skipped, proposals,
  matching_pending, skipped_rows, cancel_requested_at, heartbeat_at) on operations.import_job
  to alongside_programme;

create policy machinery on operations.import_job to current_user using (true) with check (true);
create policy coordinator_read on operations.import_job for select to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_insert on operations.import_job for insert to alongside_programme
  with check ((select operations.coordinates())
    and started_by = (select access.actor()));
create policy coordinator_update on operations.import_job for update to alongside_programme
  using ((select operations.coordinates()));

-- When a job ends without having done the import, the import ends too, whatever ended the job: no
-- import may appear to be running when nothing runs it. A job tried again sets its import back to
-- waiting, unless another import of the operation is open or the operation is over. The refusal
-- then says only that there is nothing to try.
-- Nobody is brought into an operation that is over: it is locked, so that the two wait for each
-- other. Asked after the row, because the policies answer first.
create function operations.check_import_order() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.actor() is null then return null; end if;
  perform 1 from operations.operation o where o.id = new.operation_id for no key update;
  if exists (select 1 from operations.operation o where o.id = new.operation_id
      and o.state in ('closed', 'cancelled')) then
    raise exception 'operation-closed' using errcode = 'AL001';
  end if;
  return null;
end $$;
create trigger into_open_operation after insert on operations.import_job
  for each row execute function operations.check_import_order();

create function operations.import_follows_job() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.state = 'waiting' then
    perform 1 from operations.operation o join operations.import_job i on i.operation_id = o.id
      where i.id = (new.payload ->> 'importId')::uuid for no key update of o;
    if exists (select 1 from operations.operation o join operations.import_job i
        on i.operation_id = o.id where i.id = (new.payload ->> 'importId')::uuid
          and o.state in ('closed', 'cancelled')) then
      raise exception 'job-goes-on' using errcode = 'AL001';
    end if;
    begin
      update operations.import_job i set state = 'waiting', heartbeat_at = clock_timestamp()
        where i.id = (new.payload ->> 'importId')::uuid and i.state = 'failed';
    exception when unique_violation then
      raise exception 'job-goes-on' using errcode = 'AL001';
    end;
  else
    update operations.import_job i set rows_done = 0, heartbeat_at = clock_timestamp(),
        skipped_rows = case when new.state = 'cancelled' then '[]' else i.skipped_rows end,
        state = case when new.state = 'dead' then 'failed' else 'cancelled' end
      where i.id = (new.payload ->> 'importId')::uuid and i.state in ('waiting', 'running');
  end if;
  return null;
end $$;
create trigger import_follows_job after update of state on jobs.job for each row
  when (new.kind = 'list-import' and (new.state in ('dead', 'cancelled')
    or (old.state = 'dead' and new.state = 'waiting')))
  execute function operations.import_follows_job();
