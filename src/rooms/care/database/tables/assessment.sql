-- care.assessment: who reads and writes it, and what it refuses.

grant select on care.assessment to alongside_care;
grant insert (id, case_id, person_id, assessed_on, made_by) on care.assessment to alongside_care;
grant update (version) on care.assessment to alongside_care;

create policy machinery on care.assessment to current_user using (true) with check (true);
create policy assigned_read on care.assessment for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = assessment.person_id
      and r.level = 'assigned'));
create policy assigned_insert on care.assessment for insert to alongside_care
  with check (made_by = (select access.actor()) and made_at = now()
    and (select people.writes_files()) and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = assessment.person_id
        and r.level = 'assigned'));
create policy not_in_merged_file on care.assessment as restrictive for update to alongside_care
  using (not exists (select 1 from people.person p where p.id = person_id
    and p.merged_into is not null));
-- Locked for everyone after 72 hours; addenda only.
create policy assigned_update on care.assessment for update to alongside_care
  using ((select people.writes_files()) and made_at > now() - interval '72 hours'
    and exists (select 1 from access.reach r where r.account_id = (select access.actor())
      and r.person_id = assessment.person_id and r.level = 'assigned'));

create trigger not_into_merged_file after insert on care.assessment
  for each row execute function people.refuse_into_merged_file();

create trigger work_of_open_case after insert on care.assessment
  for each row execute function care.check_work('assessed_on');

create trigger change_adds_version before update of version on care.assessment
  for each row execute function care.check_assessment_change();

create trigger revised before update on care.assessment
  for each row execute function access.note_revision();
