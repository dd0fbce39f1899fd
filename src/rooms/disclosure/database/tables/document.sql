-- disclosure.document: the order behind a request. Read by functions only.

create policy machinery on disclosure.document to current_user using (true) with check (true);

create trigger revised before update on disclosure.document
  for each row execute function access.note_revision();
