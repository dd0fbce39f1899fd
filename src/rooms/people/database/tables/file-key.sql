-- people.file_key: who reads and writes it, and what it refuses.

grant select on people.file_key to alongside_care, alongside_programme;

create policy machinery on people.file_key to current_user using (true) with check (true);
create policy assigned_read on people.file_key for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = file_key.person_id
      and r.level = 'assigned'));
-- Until the handover the coordinator records on what ground somebody's name may be shared, and by
-- whom it was decided, sealed with the key of the file.
create policy before_handover_read on people.file_key for select to alongside_programme
  using ((select access.role()) = 'national-coordinator' and exists (select 1 from people.person p
    where p.id = file_key.person_id and p.handed_over_at is null));

create trigger ending_is_noted after update of destroyed_at on people.file_key for each row
  when (new.destroyed_at is not null and old.destroyed_at is null)
  execute function programme.note_row_ended('erased', 'person_id');

create constraint trigger rekeyed_soon after update of rekeyed_at on people.file_key
  deferrable initially deferred for each row when (new.rekeyed_at is not null)
  execute function people.check_rekeyed_soon();
