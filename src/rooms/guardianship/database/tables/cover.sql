-- guardianship.cover: who reads and writes it, and what it refuses.

grant select on guardianship.cover to alongside_care;

create policy machinery on guardianship.cover to current_user using (true) with check (true);
create policy assigned_read on guardianship.cover for select to alongside_care
  using ((select guardianship.reads_cover()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = cover.person_id
      and r.level = 'assigned'));

create trigger not_into_merged_file after insert on guardianship.cover
  for each row execute function people.refuse_into_merged_file();

-- After a merge only the kept file is checked, and it needs cover like any other.
create function guardianship.check_no_gap() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare target people.person;
begin
  select * into target from people.person
    where id = case when tg_op = 'DELETE' then old.person_id else new.person_id end;
  if target.id is not null and target.expunged_at is null and target.died_on is null
     and target.merged_into is null
     and care.may_be_minor(target.birth_to, care.today())
     and not guardianship.covered_on(target.id, care.today()) then
    raise exception 'minor % would be without cover', target.code using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger cover_leaves_no_gap after insert or update or delete on guardianship.cover
  deferrable initially deferred for each row execute function guardianship.check_no_gap();

create trigger holder_not_into_merged_file after insert on guardianship.cover
  for each row execute function people.refuse_into_merged_file('holder_person_id');

create trigger revised before update on guardianship.cover
  for each row execute function access.note_revision();
