-- care.plan: who reads and writes it, and what it refuses.

grant select on care.plan to alongside_care;
grant insert (id, case_id, person_id, made_by) on care.plan to alongside_care;
grant update (state, version, activated_at) on care.plan to alongside_care;

create policy machinery on care.plan to current_user using (true) with check (true);
create policy assigned_read on care.plan for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = plan.person_id
      and r.level = 'assigned'));
create policy assigned_insert on care.plan for insert to alongside_care
  with check (made_by = (select access.actor()) and made_at = now()
    and (select people.holds_files()) and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = plan.person_id
        and r.level = 'assigned'));
create policy assigned_update on care.plan for update to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = plan.person_id
      and r.level = 'assigned'));
create policy not_in_merged_file on care.plan as restrictive for update to alongside_care
  using (not exists (select 1 from people.person p where p.id = person_id
    and p.merged_into is not null));

create trigger not_into_merged_file after insert on care.plan
  for each row execute function people.refuse_into_merged_file();

create constraint trigger plan_in_own_words after insert or update of state on care.plan
  deferrable initially deferred for each row execute function care.check_own_words();

create trigger work_of_open_case after insert on care.plan
  for each row execute function care.check_work('');

create trigger plan_a_step before update on care.plan
  for each row execute function care.check_plan_step();
create trigger plan_gets_reviews after update of state on care.plan for each row
  when (old.state = 'draft' and new.state = 'active') execute function care.plan_first_reviews();

create trigger revised before update on care.plan
  for each row execute function access.note_revision();
