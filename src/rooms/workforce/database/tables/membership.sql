-- workforce.membership: who reads and writes it, and what it refuses.

grant select on workforce.membership to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;

create policy machinery on workforce.membership to current_user using (true) with check (true);
create policy colleagues on workforce.membership for select to alongside_justice, alongside_care
  using ((select access.acts()) and organisation_id = (select access.organisation()));
create policy programme_reads on workforce.membership for select to alongside_programme
  using ((select access.role()) in ('national-coordinator', 'administrator'));
create policy auditor_reads on workforce.membership for select to alongside_oversight
  using ((select access.role()) = 'auditor');

create function workforce.check_membership_side() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if workforce.side_of_role(new.role) is distinct from (select account.side
      from access.account where account.id = new.account_id) then
    raise exception 'role and account are on different sides' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger membership_side before insert or update on workforce.membership
  for each row execute function workforce.check_membership_side();

create function workforce.end_sessions_on_withdrawal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.withdrawn_at is not null and old.withdrawn_at is null then
    perform access.end_what_is_held_of(new.account_id);
    perform access.end_invitations_of(new.account_id, 'taken-back');
    update access.help_request set ended_at = now()
      where account_id = new.account_id and agreed_at is null and ended_at is null;
    delete from access.reach where account_id = new.account_id;
  end if;
  return null;
end $$;
create trigger membership_withdrawn after update on workforce.membership
  for each row execute function workforce.end_sessions_on_withdrawal();

-- A duty that is taken away ends what was opened with it, in the same moment.
create function workforce.end_sessions_with_duty() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.end_sessions_of(new.account_id);
  return null;
end $$;
create trigger duty_taken after update of duty on workforce.membership for each row
  when (old.duty <> 'member' and new.duty <> old.duty)
  execute function workforce.end_sessions_with_duty();

-- Withdrawal removes an officer's reach, so that a later grant, even in the same court, does not
-- reopen it.
create function legal.end_reach_on_withdrawal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from legal.reach where account_id = new.account_id;
  return null;
end $$;
create trigger withdrawn_ends_legal_reach after update on workforce.membership for each row
  when (new.withdrawn_at is not null and old.withdrawn_at is null)
  execute function legal.end_reach_on_withdrawal();

-- Withdrawal also ends an open emergency page, so that a later grant does not find it still open.
create function care.end_emergency_with_grant() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update care.emergency_opening set ended_at = now()
    where by_account = new.account_id and ended_at is null and until_at > now();
  return null;
end $$;
create trigger emergency_ends_with_grant after update on workforce.membership for each row
  when (new.withdrawn_at is not null and old.withdrawn_at is null)
  execute function care.end_emergency_with_grant();

create trigger revised before update on workforce.membership
  for each row execute function access.note_revision();

create trigger withdrawal_is_noted after update of withdrawn_at on workforce.membership
  for each row when (new.withdrawn_at is not null and old.withdrawn_at is null)
  execute function programme.note_row_ended('revoked');
