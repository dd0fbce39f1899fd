-- disclosure.request: who reads and writes it, and what it refuses.

create policy machinery on disclosure.request to current_user using (true) with check (true);

create trigger revised before update on disclosure.request
  for each row execute function access.note_revision();

comment on column disclosure.request.requester_organisation_id is
  'Where the requester worked when asking; at any other organisation they cannot open the package.';
