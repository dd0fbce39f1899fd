-- workforce.organisation: who reads and writes it, and what it refuses.

grant select on workforce.organisation to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;

create policy machinery on workforce.organisation to current_user using (true) with check (true);
-- Donors get figures, not a list of which organisations take part.
create policy everyone_reads on workforce.organisation for select to alongside_justice,
  alongside_care, alongside_programme, alongside_oversight
  using ((select access.acts()) and (select access.role()) <> 'donor');

create trigger revised before update on workforce.organisation
  for each row execute function access.note_revision();

create trigger closing_is_noted after update of closed_at on workforce.organisation
  for each row when (new.closed_at is not null and old.closed_at is null)
  execute function programme.note_row_ended('revoked');
