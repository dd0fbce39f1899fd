-- care.plan: who reads and writes it, and what it refuses.

grant select on care.plan to alongside_care;
grant insert (id, case_id, person_id, made_by) on care.plan to alongside_care;

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

create trigger not_into_merged_file after insert on care.plan
  for each row execute function people.refuse_into_merged_file();

-- However it is written: professionals alone leave it a draft.
create function care.check_plan_agreed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not care.is_agreed(new) or new.approved_at is null then
    raise exception 'agreement-needed' using errcode = 'AL001';
  end if;
  if people.is_same_human(new.agreed_recorded_by, new.approved_by) then
    raise exception 'second-person-needed' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger in_force_by_agreement before update of state on care.plan for each row
  when (old.state = 'draft' and new.state = 'active') execute function care.check_plan_agreed();

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

comment on column care.plan.changed_at is
  'The last goal that was added or says something else; an agreement from before it is not to it.';

create trigger others_are_told after update of agreed_recorded_at, approved_at on care.plan
  for each row execute function care.tell_of_plan();
