-- people.identity_document: who reads and writes it, and what it refuses.

grant select on people.identity_document to alongside_care;
grant insert (id, person_id, kind, number, issued_on, recorded_by) on people.identity_document to
  alongside_care;

create policy machinery on people.identity_document to current_user using (true) with check (true);
create policy assigned_read on people.identity_document for select to alongside_care
  using ((select people.reads_contact()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = identity_document.person_id
      and r.level = 'assigned'));
create policy assigned_insert on people.identity_document for insert to alongside_care
  with check ((select people.writes_files()) and recorded_by = (select access.actor())
    and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = identity_document.person_id
        and r.level = 'assigned'));

create trigger not_into_merged_file after insert on people.identity_document
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on people.identity_document
  for each row execute function access.note_revision();

create trigger sealed_with_present_key after insert or update of number on people.identity_document
  for each row execute function people.refuse_old_key();
