-- people.person_correction: who reads and writes it, and what it refuses.

grant select on people.person_correction to alongside_care;

create policy machinery on people.person_correction to current_user using (true) with check (true);
-- Read by those assigned, like every table of a person's file.
create policy assigned_read on people.person_correction for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = person_correction.person_id
      and r.level = 'assigned'));

create trigger not_into_merged_file after insert on people.person_correction
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on people.person_correction
  for each row execute function access.note_revision();

comment on column people.person_correction.reason is
  'Sealed: free text about a person. The corrected values are in clear, as names are.';

create trigger sealed_with_present_key after insert or update of reason on people.person_correction
  for each row execute function people.refuse_old_key();
