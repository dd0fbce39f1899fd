-- care.action: who reads and writes it, and what it refuses.

grant select on care.action to alongside_care;
grant insert (id, goal_id, plan_id, person_id, service, wording, mhpss_layer,
  provider_organisation_id, provider_name, due_on, ground, consent_id, ground_reason, ground_until,
  funded_until, made_by)
  on care.action to alongside_care;
grant update (due_on, state, not_done_reason, done_on, version, finished_at, ground, consent_id,
  ground_reason, ground_until) on care.action to alongside_care;

create policy machinery on care.action to current_user using (true) with check (true);
create policy assigned_read on care.action for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = action.person_id
      and r.level = 'assigned'));
-- A new action says in plain words what will be done.
create policy assigned_insert on care.action for insert to alongside_care
  with check (wording is not null and made_by = (select access.actor()) and made_at = now()
    and (select people.holds_files()) and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = action.person_id
        and r.level = 'assigned'));
create policy assigned_update on care.action for update to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = action.person_id
      and r.level = 'assigned'));
create policy not_in_merged_file on care.action as restrictive for update to alongside_care
  using (not exists (select 1 from people.person p where p.id = person_id
    and p.merged_into is not null));

create trigger not_into_merged_file after insert on care.action
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on care.action
  for each row execute function access.note_revision();

-- After the row: policies and references answer first, so that it tells nothing about a hidden row.
create trigger rests_on_a_basis after insert or update of ground, consent_id, ground_until
  on care.action
  for each row when (new.state = 'open') execute function care.hold_basis();
create trigger keeps_its_reason after update of ground_reason on care.action
  for each row when (new.state = 'open' and new.consent_id is null and new.ground_reason is null
    and old.ground_reason is not null) execute function care.hold_basis();
create trigger decided_by_the_writer
  before insert or update of ground, consent_id, ground_until, ground_reason on care.action
  for each row execute function care.note_ground();
create trigger keeps_earlier_basis before update of ground, consent_id, ground_until on care.action
  for each row when ((old.ground, old.consent_id, old.ground_until)
    is distinct from (new.ground, new.consent_id, new.ground_until))
  execute function care.keep_earlier_basis();
create trigger work_of_open_plan after insert
  or update of state, done_on, due_on, not_done_reason on care.action
  for each row execute function care.check_action();

create trigger sealed_with_present_key
  after insert or update of provider_name, wording, ground_reason on care.action
  for each row execute function people.refuse_old_key();

comment on column care.action.ground_until is 'The last day on which the ground counts.';
