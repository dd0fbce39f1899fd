-- care.closing: who reads and writes it, and what it refuses.

grant select on care.closing to alongside_care;

create policy machinery on care.closing to current_user using (true) with check (true);
create policy assigned_read on care.closing for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = closing.person_id
      and r.level = 'assigned'));
create policy organisation_read on care.closing for select to alongside_care
  using ((select access.role()) = 'cso-manager' and exists (select 1 from care.case_file c
    where c.id = closing.case_id and c.organisation_id = (select access.organisation())));

create trigger not_into_merged_file after insert on care.closing
  for each row execute function people.refuse_into_merged_file();

-- However it is written: two human beings, and every criterion answered.
create function care.check_closed_by_two() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if people.is_same_human(new.proposed_by, new.decided_by) then
    raise exception 'second-person-needed' using errcode = 'AL001';
  end if;
  if care.closing_needs_criteria(new.reason) and (select count(*) from care.closing_criterion k
      where k.closing_id = new.id) < 6 then
    raise exception 'criteria-unanswered' using errcode = 'AL001';
  end if;
  return null;
end $$;
create constraint trigger closed_by_two after insert or update of state on care.closing
  deferrable initially deferred for each row when (new.state = 'closed')
  execute function care.check_closed_by_two();

create trigger revised before update on care.closing
  for each row execute function access.note_revision();

comment on column care.closing.decide_until is
  'After this day the manager of the organisation decides as well.';

create trigger others_are_told after insert or update of state on care.closing
  for each row execute function care.tell_of_closing();
