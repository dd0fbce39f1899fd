-- disclosure.protocol_ending: who reads and writes it, and what it refuses.

create policy machinery on disclosure.protocol_ending to current_user using (true)
  with check (true);

create trigger never_changes before update or delete on disclosure.protocol_ending
  for each row execute function disclosure.refuse_change();

create trigger ending_is_noted after insert on disclosure.protocol_ending
  for each row execute function programme.note_row_ended('revoked', 'protocol_id');
