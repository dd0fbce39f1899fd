-- people.person_correction: who reads and writes it, and what it refuses.

grant select on people.person_correction to alongside_care;

create policy machinery on people.person_correction to current_user using (true) with check (true);
-- Every table of a person's file: read by those assigned, written by those who work on it.
create policy assigned_read on people.person_correction for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = person_correction.person_id
      and r.level = 'assigned'));

create trigger not_into_merged_file after insert on people.person_correction
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on people.person_correction
  for each row execute function access.note_revision();

comment on column people.person_correction.reason is
  'Sealed: somebody''s own words about a person. The values themselves are clear, as names are.';
