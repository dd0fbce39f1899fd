-- people.person: who reads and writes it, and what it refuses.

grant select on people.person to alongside_care, alongside_programme;

create policy machinery on people.person to current_user using (true) with check (true);
create policy not_past on people.person as restrictive for select
  to alongside_care, alongside_programme
  using (id <> all (coalesce((select people.past_files()), '{}')));
create policy assigned_read on people.person for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = person.id
      and r.level = 'assigned'));
create policy organisation_read on people.person for select to alongside_care
  using (organisation_id = (select access.organisation())
    and (select access.role()) = 'cso-manager');
create policy before_handover_read on people.person for select to alongside_programme
  using (handed_over_at is null and operation_id is not null
    and (select access.role()) = 'national-coordinator');

-- The case of a merged file closes with it, and its lead and team leave it. If the files are
-- separated again, the case resumes in its former state, with those of them who may still work on
-- it.
create function care.follow_merge() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file;
  before care.merged_case;
  one care.assignment;
  parts text[];
begin
  select * into target from care.case_file where person_id = new.id for no key update;
  if not found then return null; end if;
  if new.merged_into is not null then
    perform care.carry_concerns(target.id,
      (select c.id from care.case_file c where c.person_id = new.merged_into));
    perform care.carry_told(target.id,
      (select c.id from care.case_file c where c.person_id = new.merged_into));
    if target.state in ('closed', 'transferred') then return null; end if;
    perform care.carry_clock(target, new.merged_into);
    insert into care.merged_case (case_id, person_id, state, closed_at, plan_id, plan_state)
      select target.id, target.person_id, target.state, now(), p.id, p.state
      from (select 1) always left join care.plan p on p.case_id = target.id and p.state <> 'ended';
    update care.case_file set state = 'closed', closed_at = now(), version = version + 1
      where id = target.id;
    update care.assignment set end_reason = 'file-merged'
      where case_id = target.id and end_reason = 'case-closed'
        and until_at = greatest(now(), from_at);
    update care.plan set state = 'ended', ended_at = now(), version = version + 1
      where case_id = target.id and state <> 'ended';
    insert into care.case_transition (case_id, person_id, from_state, to_state, reason, moved_by)
      values (target.id, new.id, target.state, 'closed', 'file-merged', access.actor());
    return null;
  end if;
  perform care.carry_concerns(
    (select c.id from care.case_file c where c.person_id = old.merged_into), target.id, target.id);
  perform care.carry_told(
    (select c.id from care.case_file c where c.person_id = old.merged_into), target.id, target.id);
  delete from care.merged_case where case_id = target.id returning * into before;
  if not found then return null; end if;
  update care.case_file set state = 'reopened', closed_at = null, version = version + 1
    where id = target.id;
  for one in select * from care.assignment a where a.case_id = target.id
      and a.end_reason = 'file-merged' and a.until_at >= before.closed_at
        order by a.from_at, a.id loop
    if care.may_take(one.account_id, target.organisation_id, one.part) then
      perform care.begin_assignment(target, one.account_id, one.part, one.reason);
    end if;
  end loop;
  select array_agg(distinct a.part) into parts from care.assignment a
    where a.case_id = target.id and a.until_at = 'infinity';
  if before.state not in ('active', 'review') or parts @> array['lead', 'supervisor'] then
    update care.case_file set state = before.state where id = target.id;
  end if;
  update care.plan set state = before.plan_state, ended_at = null, version = version + 1
    where id = before.plan_id;
  insert into care.case_transition (case_id, person_id, from_state, to_state, reason, moved_by)
    -- No one acts when a restore takes two files apart again.
    select c.id, new.id, 'closed', c.state, 'merge-undone',
      coalesce(access.actor(), '00000000-0000-0000-0000-000000000000')
    from care.case_file c where c.id = target.id;
  return null;
end $$;
create trigger case_follows_merge after update of merged_into on people.person for each row
  when (old.merged_into is distinct from new.merged_into) execute function care.follow_merge();

-- However a minor enters the programme, or turns out to be one when a date is corrected, someone
-- answers for them by the end of that transaction.
create function guardianship.cover_at_commit() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare uncovered datemultirange;
begin
  perform people.hold_files(array[new.id]);
  uncovered := guardianship.gaps(new.id, care.today());
  if not isempty(uncovered) then
    perform guardianship.open_interim(new.id, lower(uncovered));
  end if;
  return null;
end $$;
create constraint trigger minor_is_covered after insert
  or update of birth_to, merged_into on people.person
  deferrable initially deferred for each row execute function guardianship.cover_at_commit();

-- After `minor_is_covered`, by its name: the case of a child alone is more urgent.
create constraint trigger opened_file_has_case after insert on people.person
  deferrable initially deferred for each row
  when (new.handed_over_at is not null and new.operation_id is null)
  execute function care.case_at_commit();

-- An erased file looks handed over, but nobody accepted it.
create trigger handover_closes_names after update of handed_over_at on people.person for each row
  when (old.handed_over_at is null and new.handed_over_at is not null and new.expunged_at is null)
  execute function operations.close_names();

create function people.keep_organisation_of_keys() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update people.search_key set organisation_id = new.organisation_id where person_id = new.id;
  return null;
end $$;
create trigger keys_follow_organisation after update of organisation_id on people.person
  for each row
  when (old.organisation_id is distinct from new.organisation_id)
  execute function people.keep_organisation_of_keys();

create trigger file_end_follows_merge after update of merged_into on people.person for each row
  when (old.merged_into is distinct from new.merged_into)
  execute function people.follow_merged_end();

-- Only for a file whose days run: without a case, they start again from what is done now.
create trigger file_end_follows_work after update of updated_at on people.person for each row
  when (old.expunged_at is null and new.expunged_at is null)
  execute function people.follow_file_end('id');

create trigger revised before update on people.person
  for each row execute function access.note_revision();

comment on column people.person.organisation_id is
  'The organisation that accepted the person; null until then. Decides what its manager may see.';
comment on column people.person.merged_into is
  'The file kept for the same person; nothing more is written into this one.';

create trigger erasing_is_noted after update of expunged_at on people.person for each row
  when (new.expunged_at is not null and old.expunged_at is null)
  execute function programme.note_row_ended('erased');
create trigger separation_is_noted after update of merged_into on people.person for each row
  when (new.merged_into is null and old.merged_into is not null)
  execute function programme.note_row_ended('unmerged');
