-- disclosure.request: who reads and writes it, and what it refuses.

create policy machinery on disclosure.request to current_user using (true) with check (true);

create trigger revised before update on disclosure.request
  for each row execute function access.note_revision();

comment on column disclosure.request.requester_organisation_id is
  'Where the requester worked when asking; at any other organisation they cannot open the package.';

create trigger taking_back_is_noted after update of state on disclosure.request for each row
  when (new.state = 'revoked' and old.state <> 'revoked')
  execute function programme.note_row_ended('revoked');
create trigger withdrawal_is_noted after update of state on disclosure.request for each row
  when (new.state = 'withdrawn' and old.state <> 'withdrawn')
  execute function programme.note_row_ended('withdrawn');
create trigger erasing_is_noted after update of key_destroyed_at on disclosure.request
  for each row when (new.key_destroyed_at is not null and old.key_destroyed_at is null)
  execute function programme.note_row_ended('erased');
