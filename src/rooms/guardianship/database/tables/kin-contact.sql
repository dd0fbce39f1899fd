-- guardianship.kin_contact: who reads and writes it, and what it refuses.

grant select on guardianship.kin_contact to alongside_care;
grant insert (id, search_id, person_id, relation, contacted_on, answer, answer_unanswered, reason,
  reason_unanswered, name, reach, note, recorded_by)
  on guardianship.kin_contact to alongside_care;

create policy machinery on guardianship.kin_contact to current_user using (true) with check (true);
create policy assigned_read on guardianship.kin_contact for select to alongside_care
  using ((select guardianship.reads_cover()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = kin_contact.person_id
      and r.level = 'assigned'));
create policy assigned_insert on guardianship.kin_contact for insert to alongside_care
  with check ((select access.role()) = 'child-protection-officer'
    and recorded_by = (select access.actor()) and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = kin_contact.person_id
        and r.level = 'assigned'));

create trigger not_into_merged_file after insert on guardianship.kin_contact
  for each row execute function people.refuse_into_merged_file();

-- After the row, so that it tells nothing about a hidden search.
create function guardianship.check_kin_contact() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.actor() is null then return null; end if;
  if exists (select 1 from guardianship.search s where s.id = new.search_id
      and s.state <> 'open') then
    raise exception 'search-closed' using errcode = 'AL001';
  end if;
  if new.contacted_on > care.today() then
    raise exception 'day-in-future' using errcode = 'AL001';
  end if;
  if exists (select 1 from people.person p where p.id = new.person_id
      and new.contacted_on < p.birth_from) then
    raise exception 'day-before-birth' using errcode = 'AL001';
  end if;
  return null;
end $$;
create trigger contact_of_open_search after insert on guardianship.kin_contact
  for each row execute function guardianship.check_kin_contact();

create trigger revised before update on guardianship.kin_contact
  for each row execute function access.note_revision();

create trigger sealed_with_present_key after insert or update of name, reach, note
  on guardianship.kin_contact
  for each row execute function people.refuse_old_key();
