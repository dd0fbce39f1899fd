-- guardianship.cover: who reads and writes it, and what it refuses.

grant select on guardianship.cover to alongside_care;

create policy machinery on guardianship.cover to current_user using (true) with check (true);
create policy assigned_read on guardianship.cover for select to alongside_care
  using ((select guardianship.reads_cover()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = cover.person_id
      and r.level = 'assigned'));

create trigger not_into_merged_file after insert on guardianship.cover
  for each row execute function people.refuse_into_merged_file();

-- After a merge only the kept file is checked, and it needs cover like any other. A day without
-- cover today is refused; on a later day the authority stands in, as behind a guardian whose last
-- day is known. Under the lock of the file, so that two changes at once cannot each count on what
-- the other takes away.
create function guardianship.check_no_gap() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child uuid := case when tg_op = 'DELETE' then old.person_id else new.person_id end;
  uncovered datemultirange;
begin
  perform people.hold_files(array[child]);
  uncovered := guardianship.gaps(child, care.today());
  if uncovered @> care.today() then
    raise exception 'minor % would be without cover',
      (select p.code from people.person p where p.id = child)
      using errcode = 'check_violation', schema = 'guardianship', table = 'cover',
        constraint = 'cover_leaves_no_gap';
  end if;
  if not isempty(uncovered) then
    perform guardianship.open_interim(child, lower(uncovered));
  end if;
  return null;
end $$;
-- Not at every update: a child whose cover has lapsed still gets another key for the file.
create constraint trigger cover_leaves_no_gap
  after insert or update of person_id, from_on, until_on or delete on guardianship.cover
  deferrable initially deferred for each row execute function guardianship.check_no_gap();

create trigger holder_not_into_merged_file after insert on guardianship.cover
  for each row execute function people.refuse_into_merged_file('holder_person_id');

create trigger file_end_begins after insert on guardianship.cover
  for each row when (new.holder_person_id is not null)
  execute function people.follow_file_end('holder_person_id');

create trigger file_end_follows_days after update of until_on on guardianship.cover
  for each row when (new.holder_person_id is not null
    and old.until_on is distinct from new.until_on)
  execute function people.follow_file_end('holder_person_id');

create trigger revised before update on guardianship.cover
  for each row execute function access.note_revision();

-- At the end of the transaction: an ending that would leave a minor without cover is taken back in
-- it. The authority that stands in is no guardian whose return could harm.
create function guardianship.note_cover_ended() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform programme.note_ending('revoked', c.id) from guardianship.cover c
    where c.id = new.id and c.ended_at is not null;
  return null;
end $$;
create constraint trigger ending_is_noted after update of ended_at on guardianship.cover
  deferrable initially deferred for each row
  when (new.ended_at is not null and old.ended_at is null and new.kind <> 'interim-body')
  execute function guardianship.note_cover_ended();

create trigger sealed_with_present_key after insert
  or update of holder_name, order_details, ground_reason on guardianship.cover
  for each row execute function people.refuse_old_key();
