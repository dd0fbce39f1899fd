-- care.assessment_level: who reads and writes it, and what it refuses.

grant select on care.assessment_level to alongside_care;
grant insert (assessment_id, person_id, version, level, strengths, needs, need_priority, text) on
  care.assessment_level to alongside_care;

create policy machinery on care.assessment_level to current_user using (true) with check (true);
create policy assigned_read on care.assessment_level for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = assessment_level.person_id
      and r.level = 'assigned'));
create policy assigned_insert on care.assessment_level for insert to alongside_care
  with check ((select people.writes_files())
    and exists (select 1 from access.reach r where r.account_id = (select access.actor())
      and r.person_id = assessment_level.person_id and r.level = 'assigned')
    and exists (select 1 from care.assessment a where a.id = assessment_level.assessment_id
      and a.made_at > now() - interval '72 hours'));

create trigger not_into_merged_file after insert on care.assessment_level
  for each row execute function people.refuse_into_merged_file();

create trigger level_of_this_version after insert on care.assessment_level
  for each row execute function care.check_assessment_level();

-- After the triggers that refuse, by its name.
create trigger urgent_need_raises_concern after insert on care.assessment_level
  for each row when (new.need_priority = 3) execute function care.note_urgent_need();

create trigger revised before update on care.assessment_level
  for each row execute function access.note_revision();

create trigger sealed_with_present_key after insert or update of text on care.assessment_level
  for each row execute function people.refuse_old_key();
