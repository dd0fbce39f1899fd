-- care.emergency_opening: who reads and writes it, and what it refuses.

create policy machinery on care.emergency_opening to current_user using (true) with check (true);

create trigger not_into_merged_file after insert on care.emergency_opening
  for each row execute function people.refuse_into_merged_file();

-- The reason is sealed with the file's key, which the opening itself provides, so it is written a
-- moment later. An opening without a reason cannot be committed.
create function care.check_emergency_reason() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from care.emergency_opening o where o.id = new.id and o.reason is null) then
    raise exception 'an emergency opening says why' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger emergency_says_why after insert on care.emergency_opening
  deferrable initially deferred for each row execute function care.check_emergency_reason();

create trigger revised before update on care.emergency_opening
  for each row execute function access.note_revision();

comment on column care.emergency_opening.kind is 'What the person must be saved from.';
comment on column care.emergency_opening.lifted_at is
  'When the opener''s right to open cases in an emergency was restored after a bad verdict.';

create trigger ending_is_noted after update of ended_at on care.emergency_opening
  for each row when (new.ended_at is not null and old.ended_at is null)
  execute function programme.note_row_ended('revoked');

create trigger sealed_with_present_key after insert or update of reason, review_note
  on care.emergency_opening
  for each row execute function people.refuse_old_key();
