-- guardianship.uncovered: the days on which a minor has nobody. Kept from the covers and the file,
-- and read by the coded alarm alone; no login role reads it.

create policy machinery on guardianship.uncovered to current_user using (true) with check (true);

-- Apart from the check that refuses a gap: the alarm must ring even where that check did not hold.
create function guardianship.follow_cover() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op <> 'INSERT' then perform guardianship.note_uncovered(old.person_id); end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.person_id <> old.person_id) then
    perform guardianship.note_uncovered(new.person_id);
  end if;
  return null;
end $$;
create trigger uncovered_is_noted after insert or update or delete on guardianship.cover
  for each row execute function guardianship.follow_cover();

create function guardianship.follow_file() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform guardianship.note_uncovered(new.id);
  return null;
end $$;
create constraint trigger uncovered_is_noted after insert
  or update of birth_to, merged_into, died_on, expunged_at on people.person
  deferrable initially deferred for each row execute function guardianship.follow_file();
