-- care.assessment_addendum: who reads and writes it, and what it refuses.

grant select on care.assessment_addendum to alongside_care;
grant insert (id, assessment_id, person_id, text, made_by) on care.assessment_addendum to
  alongside_care;

create policy machinery on care.assessment_addendum to current_user using (true) with check (true);
create policy assigned_read on care.assessment_addendum for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = assessment_addendum.person_id
      and r.level = 'assigned'));
create policy assigned_insert on care.assessment_addendum for insert to alongside_care
  with check (made_by = (select access.actor()) and made_at = now()
    and (select people.writes_files()) and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = assessment_addendum.person_id
        and r.level = 'assigned'));

create trigger not_into_merged_file after insert on care.assessment_addendum
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on care.assessment_addendum
  for each row execute function access.note_revision();

create trigger sealed_with_present_key after insert or update of text on care.assessment_addendum
  for each row execute function people.refuse_old_key();
