-- people.consent: who reads and writes it, and what it refuses.

grant select on people.consent to alongside_care, alongside_programme;
grant insert (id, person_id, purpose, ground, organisation_id, told_in, told_how, told_on, until_on,
  recorded_by) on people.consent to alongside_care, alongside_programme;

create policy machinery on people.consent to current_user using (true) with check (true);
create policy assigned_read on people.consent for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = consent.person_id
      and r.level = 'assigned'));
-- Recorded in the caller's name and at the current time: a later answer ends an earlier one, so the
-- caller must not choose its time.
create policy assigned_insert on people.consent for insert to alongside_care
  with check ((select people.writes_files()) and recorded_by = (select access.actor())
    and recorded_at = now() and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = consent.person_id
        and r.level = 'assigned'));
create policy before_handover_read on people.consent for select to alongside_programme
  using ((select access.role()) = 'national-coordinator' and exists (select 1 from people.person p
    where p.id = consent.person_id and p.handed_over_at is null));
create policy before_handover_insert on people.consent for insert to alongside_programme
  with check ((select access.role()) = 'national-coordinator'
    and recorded_by = (select access.actor()) and recorded_at = now() and exists (select 1
      from people.person p
    where p.id = consent.person_id and p.handed_over_at is null));

create trigger not_into_merged_file after insert on people.consent
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on people.consent
  for each row execute function access.note_revision();
