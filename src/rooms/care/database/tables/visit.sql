-- care.visit: who reads and writes it, and what it refuses.

grant select on care.visit to alongside_care;
grant insert (id, case_id, person_id, visited_on, kind, present, safety_concern, safety_asked,
  text, next_visit_on, made_by) on care.visit to alongside_care;

create policy machinery on care.visit to current_user using (true) with check (true);
create policy assigned_read on care.visit for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = visit.person_id
      and r.level = 'assigned'));
create policy assigned_insert on care.visit for insert to alongside_care
  with check (made_by = (select access.actor()) and made_at = now()
    and (select people.writes_files()) and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = visit.person_id
        and r.level = 'assigned'));

create trigger not_into_merged_file after insert on care.visit
  for each row execute function people.refuse_into_merged_file();

-- By their names in this order: first whether it may be written, then what follows from it.
create trigger visit_a_work_of_open_case after insert on care.visit
  for each row execute function care.check_work('visited_on');
create trigger visit_after_legal_aid after insert on care.visit
  for each row execute function care.check_visit();
create trigger visit_changes_case after insert on care.visit
  for each row execute function care.note_visit();
create trigger visit_raises_concern after insert on care.visit
  for each row when (new.safety_concern = 'urgent') execute function care.note_urgent_visit();

create trigger revised before update on care.visit
  for each row execute function access.note_revision();

create trigger sealed_with_present_key after insert or update of text on care.visit
  for each row execute function people.refuse_old_key();
