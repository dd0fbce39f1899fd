-- care.visit: who reads and writes it, and what it refuses.

grant select on care.visit to alongside_care;
grant insert (id, case_id, person_id, visited_on, kind, present, safety_concern, text,
  next_visit_on, made_by) on care.visit to alongside_care;

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

-- For a case that came by intake, legal aid must be offered before any interview.
-- After the row, because the policies are asked before that: whoever may not write into the case
-- learns nothing about it from here.
create function care.check_before_visit() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare found record;
begin
  select c.intake, c.state into found from care.case_file c where c.id = new.case_id;
  if found.intake and not exists (select 1 from care.legal_aid_offer o
      where o.case_id = new.case_id and o.offered_on <= new.visited_on) then
    raise exception 'legal aid was not offered before this visit' using errcode = 'check_violation';
  end if;
  if found.state in ('closed', 'transferred') then
    raise exception 'the case is closed' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger visit_after_legal_aid after insert on care.visit
  for each row execute function care.check_before_visit();

create trigger revised before update on care.visit
  for each row execute function access.note_revision();
