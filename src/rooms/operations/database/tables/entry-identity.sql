-- operations.entry_identity: who reads and writes it, and what it refuses.

grant select on operations.entry_identity to alongside_programme;
grant select (entry_id, full_name, father_name, mother_name, birth_from, birth_to, birth_precision)
  on operations.entry_identity to alongside_care;
grant insert (entry_id, operation_id, full_name, given_name, family_name, father_name, mother_name,
  birth_from, birth_to, birth_precision, citizenship, district, place, tent, kunya, family_number,
    document, phone, address, note, erase_on) on operations.entry_identity to alongside_programme;

create policy machinery on operations.entry_identity to current_user using (true) with check (true);
-- Uses the programme's date: by the server's clock, names stayed readable some hours into their
-- erase day.
create policy until_handover_read on operations.entry_identity for select to alongside_programme
  using ((select operations.coordinates()) and closed_at is null
    and erase_on > (select care.today()));
create policy coordinator_insert on operations.entry_identity for insert to alongside_programme
  with check ((select operations.coordinates()));
create policy kin_search on operations.entry_identity for select to alongside_care
  using ((select access.role()) = 'child-protection-officer' and closed_at is null
    and erase_on > (select care.today()) and exists (select 1 from operations.entry e
      where e.id = entry_identity.entry_id));

-- Never kept longer than the country pack allows; an earlier day is the caller's to choose.
create function operations.limit_erase_day() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.actor() is null then return new; end if;
  new.erase_on := least(new.erase_on, care.today()
    + programme.pack_number('list-entries-kept-days'));
  return new;
end $$;
create trigger erase_day_by_pack before insert on operations.entry_identity
  for each row execute function operations.limit_erase_day();

create trigger revised before update on operations.entry_identity
  for each row execute function access.note_revision();

create trigger ending_is_noted after delete on operations.entry_identity
  for each row execute function programme.note_row_ended('erased', 'entry_id');
