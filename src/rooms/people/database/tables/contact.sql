-- people.contact: who reads and writes it, and what it refuses.

grant select on people.contact to alongside_care;
grant insert (id, person_id, kind, value, value_unanswered, recorded_by) on people.contact
  to alongside_care;
grant update (until_at) on people.contact to alongside_care;

create policy machinery on people.contact to current_user using (true) with check (true);
create policy not_in_merged_file on people.contact as restrictive for update to alongside_care
  using (not exists (select 1 from people.person p where p.id = person_id
    and p.merged_into is not null));
create policy assigned_read on people.contact for select to alongside_care
  using ((select people.reads_contact()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = contact.person_id
      and r.level = 'assigned'));
create policy assigned_insert on people.contact for insert to alongside_care
  with check ((select people.writes_files()) and recorded_by = (select access.actor())
    and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = contact.person_id
        and r.level = 'assigned'));
create policy assigned_update on people.contact for update to alongside_care
  using ((select people.writes_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = contact.person_id
      and r.level = 'assigned'));

create trigger not_into_merged_file after insert on people.contact
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on people.contact
  for each row execute function access.note_revision();

create trigger sealed_with_present_key after insert or update of value on people.contact
  for each row execute function people.refuse_old_key();
