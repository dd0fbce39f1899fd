-- people.kinship: who reads and writes it, and what it refuses.

grant select on people.kinship to alongside_care, alongside_programme;
grant insert (id, person_id, kin_person_id, relation, basis, recorded_by) on people.kinship
  to alongside_care;
grant update (until_at) on people.kinship to alongside_care;

create policy machinery on people.kinship to current_user using (true) with check (true);
create policy not_in_merged_file on people.kinship as restrictive for update to alongside_care
  using (not exists (select 1 from people.person p where p.id = person_id
    and p.merged_into is not null));
create policy before_handover_read on people.kinship for select to alongside_programme
  using ((select access.role()) = 'national-coordinator' and exists (select 1 from people.person p
    where p.id = kinship.person_id and p.handed_over_at is null));
create policy assigned_read on people.kinship for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = kinship.person_id
      and r.level = 'assigned'));
-- Both persons must be in reach: a reference must not reveal whether a person exists.
create policy assigned_insert on people.kinship for insert to alongside_care
  with check ((select people.writes_files()) and recorded_by = (select access.actor())
    and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = kinship.person_id
        and r.level = 'assigned')
    and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = kinship.kin_person_id
        and r.level = 'assigned'));
create policy assigned_update on people.kinship for update to alongside_care
  using ((select people.writes_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = kinship.person_id
      and r.level = 'assigned'));

create trigger not_into_merged_file after insert on people.kinship
  for each row execute function people.refuse_into_merged_file();

create trigger kin_not_into_merged_file after insert on people.kinship
  for each row execute function people.refuse_into_merged_file('kin_person_id');

create trigger revised before update on people.kinship
  for each row execute function access.note_revision();

comment on table people.kinship is 'kin_person_id is the <relation> of person_id.';
