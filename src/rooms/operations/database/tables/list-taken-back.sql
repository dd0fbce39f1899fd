-- operations.list_taken_back: whose files went with a list that was taken back, as numbers. No
-- login role reads or writes it: only the functions of caseload-lists.sql.

create policy machinery on operations.list_taken_back to current_user using (true)
  with check (true);

create trigger revised before update on operations.list_taken_back
  for each row execute function access.note_revision();
