-- people.person_name: who reads and writes it, and what it refuses.

grant select on people.person_name to alongside_care, alongside_programme;

create policy machinery on people.person_name to current_user using (true) with check (true);
create policy assigned_read on people.person_name for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = person_name.person_id
      and r.level = 'assigned'));
-- Minimum fields for the manager: the current name, no former names or other spellings.
create policy organisation_read on people.person_name for select to alongside_care
  using (kind = 'current' and until_at = 'infinity'
    and (select access.role()) = 'cso-manager'
    and exists (select 1 from people.person p where p.id = person_name.person_id
      and p.organisation_id = (select access.organisation())));
create policy before_handover_read on people.person_name for select to alongside_programme
  using ((select access.role()) = 'national-coordinator'
    and exists (select 1 from people.person p where p.id = person_name.person_id
      and p.handed_over_at is null and p.operation_id is not null));

create trigger not_into_merged_file after insert on people.person_name
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on people.person_name
  for each row execute function access.note_revision();
