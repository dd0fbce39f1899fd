-- people.consent: who reads it, and what it refuses. It is written only by people.record_consent
-- and people.withdraw_consent, which end the answer that was in force in the same transaction.

grant select on people.consent to alongside_care, alongside_programme;

create policy machinery on people.consent to current_user using (true) with check (true);
create policy assigned_read on people.consent for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = consent.person_id
      and r.level = 'assigned'));
create policy before_handover_read on people.consent for select to alongside_programme
  using ((select access.role()) = 'national-coordinator' and exists (select 1 from people.person p
    where p.id = consent.person_id and p.handed_over_at is null));

create trigger not_into_merged_file after insert on people.consent
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on people.consent
  for each row execute function access.note_revision();

-- However an answer ends, an older backup must not make it count again.
create trigger ending_is_noted after update of ended_at on people.consent for each row
  when (new.ended_at is not null and old.ended_at is null)
  execute function programme.note_row_ended('withdrawn');

create trigger sealed_with_present_key after insert or update of adult_name, authority, reason
  on people.consent
  for each row execute function people.refuse_old_key();
