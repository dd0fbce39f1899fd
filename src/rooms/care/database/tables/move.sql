-- care.move: who reads and writes it, and what it refuses. Nobody reads whose case it is: the old
-- organisation keeps the row, and the new one sees it before it may know the person.

grant select (id, case_code, from_organisation_id, to_organisation_id, reason, not_asked_why,
    age_band,
    may_be_minor, province, priority, state, proposed_by, proposed_at, decided_by, decided_at,
    decline_reason, lead_id, supervisor_id, talked_on, not_talked_why, done_by, done_at, opened_on,
    visits, due_on, stop_seen_at, lead_seen_at, supervisor_seen_at, version)
  on care.move to alongside_care;

create policy machinery on care.move to current_user using (true) with check (true);
create policy assigned_read on care.move for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = move.person_id
      and r.level = 'assigned'));
create policy organisation_read on care.move for select to alongside_care
  using ((select access.role()) = 'cso-manager'
    and (select access.organisation()) in (from_organisation_id, to_organisation_id));

create trigger not_into_merged_file after insert on care.move
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on care.move
  for each row execute function access.note_revision();

comment on column care.move.case_code is
  'What the old organisation calls the case by when it can no longer read it.';

create trigger others_are_told after insert or update of state on care.move
  for each row execute function care.tell_of_move();
