-- operations.caseload_person: whose files a caseload list opened. No login role reads or writes it:
-- only the functions of caseload-lists.sql.

create policy machinery on operations.caseload_person to current_user using (true)
  with check (true);

create trigger revised before update on operations.caseload_person
  for each row execute function access.note_revision();
