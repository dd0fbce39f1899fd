-- operations.caseload_list: who reads and writes it, and what it refuses.

grant select on operations.caseload_list to alongside_care;
grant insert (organisation_id, file_hash, imported_by, households, rows) on operations.caseload_list
  to alongside_care;

create policy machinery on operations.caseload_list to current_user using (true) with check (true);
create policy own_organisation_read on operations.caseload_list for select to alongside_care
  using ((select operations.opens_files())
    and organisation_id = (select access.organisation()));
create policy own_organisation_insert on operations.caseload_list for insert to alongside_care
  with check ((select operations.opens_files())
    and organisation_id = (select access.organisation())
    and imported_by = (select access.actor()));

create trigger revised before update on operations.caseload_list
  for each row execute function access.note_revision();

comment on column operations.caseload_list.file_hash is
  'Keyed, so that the database alone cannot show whether a given file was imported.';
