-- care.goal: who reads and writes it, and what it refuses.

grant select on care.goal to alongside_care;
grant insert (id, plan_id, person_id, level, strength, wording, words_of, owner, made_by) on
  care.goal to alongside_care;
grant update (level, strength, wording, words_of, owner, state, attainment, version) on care.goal to
  alongside_care;

create policy machinery on care.goal to current_user using (true) with check (true);
create policy assigned_read on care.goal for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = goal.person_id
      and r.level = 'assigned'));
create policy assigned_insert on care.goal for insert to alongside_care
  with check (made_by = (select access.actor()) and made_at = now()
    and (select people.holds_files()) and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = goal.person_id
        and r.level = 'assigned'));
create policy assigned_update on care.goal for update to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = goal.person_id
      and r.level = 'assigned'));
create policy not_in_merged_file on care.goal as restrictive for update to alongside_care
  using (not exists (select 1 from people.person p where p.id = person_id
    and p.merged_into is not null));

create trigger not_into_merged_file after insert on care.goal
  for each row execute function people.refuse_into_merged_file();

-- Locks the person, then the plan, before the goal is written. Words are sealed to the version they
-- were written in. What the person agreed to changes
-- with a goal that is new or says something else; how far it came does not. Then the plan has
-- another version, so that nobody agrees to a goal that they were not shown. The clock is read
-- under the lock: a goal that waited for an agreement came after it, though its request began
-- before. It answers nothing: what a plan that is over refuses is asked after the policies
-- (check_goal).
create function care.note_goal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from people.person p where p.id = new.person_id for key share;
  perform 1 from care.plan p where p.id = new.plan_id for no key update;
  if tg_op = 'INSERT' then
    update care.plan set changed_at = case when access.actor() is null
        then greatest(changed_at, new.made_at) else clock_timestamp() end,
      version = version + (access.actor() is not null)::integer where id = new.plan_id;
    new.worded_in := new.version;
    return new;
  end if;
  new.worded_in := case when new.wording = old.wording or new.version = old.version
    then old.worded_in else new.version end;
  if (new.wording, new.level, new.words_of, new.owner)
      is distinct from (old.wording, old.level, old.words_of, old.owner)
      -- Without an actor and in the same version, the same words lie under another key.
      and (access.actor() is not null or new.version <> old.version) then
    update care.plan set changed_at = clock_timestamp(),
      version = version + (access.actor() is not null)::integer where id = new.plan_id;
  end if;
  return new;
end $$;
create trigger changes_the_plan before insert or update on care.goal
  for each row execute function care.note_goal();

create constraint trigger goal_leaves_own_words after update on care.goal
  deferrable initially deferred for each row execute function care.check_own_words();

create trigger goal_of_open_plan after insert or update on care.goal
  for each row execute function care.check_goal();

create trigger revised before update on care.goal
  for each row execute function access.note_revision();

create trigger sealed_with_present_key after insert or update of wording on care.goal
  for each row execute function people.refuse_old_key();
