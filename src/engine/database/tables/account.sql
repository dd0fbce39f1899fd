-- access.account: who reads and writes it, and what it refuses.

grant select (id, login, display_name, side, closed_at) on access.account to alongside_oversight;

create policy machinery on access.account to current_user using (true) with check (true);
-- Staff accounts only: an account of the side self carries the name of a person in the programme.
create policy auditor_reads on access.account for select to alongside_oversight
  using ((select audit.is_auditor()) and side <> 'self');

create trigger closing_is_noted after update of closed_at on access.account for each row
  when (new.closed_at is not null and old.closed_at is null)
  execute function programme.note_row_ended('revoked');
