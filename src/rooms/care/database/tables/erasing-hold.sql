-- care.erasing_hold: who reads and writes it, and what it refuses. No login role reads it: two
-- functions show it to the supervisor of the case and, without the reason, to the manager.

create policy machinery on care.erasing_hold to current_user using (true) with check (true);

create trigger not_into_merged_file after insert on care.erasing_hold
  for each row execute function people.refuse_into_merged_file();

create trigger file_end_follows_hold after update of confirmed_at, lifted_at on care.erasing_hold
  for each row execute function people.follow_file_end('person_id');

create trigger revised before update on care.erasing_hold
  for each row execute function access.note_revision();

comment on column care.erasing_hold.until_on is
  'The first day on which the hold no longer counts; nobody has to lift it.';

create trigger sealed_with_present_key after insert or update of reason on care.erasing_hold
  for each row execute function people.refuse_old_key();

create trigger others_are_told after insert or update on care.erasing_hold
  for each row execute function care.tell_of_hold();
