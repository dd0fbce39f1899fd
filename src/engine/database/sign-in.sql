-- Signing in: sessions, after the password was checked (attempts.sql), and their end.

-- Opens a session of somebody who has just proved to be this account's owner; every way of proving
-- that ends here. Answers 'known-device' or 'new-device'. A browser holds one secret for each
-- account that signed in there. If one of them belongs to this account, it names the device;
-- otherwise a new device is made, with `new_device_hash`, and told of everything since the last
-- sign-in elsewhere.
create function access.begin_session(opened_account uuid, new_session uuid, new_token_hash bytea,
    hours integer, held_device_hashes bytea[], new_device_hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  known uuid;
  device uuid;
begin
  select d.id into known from access.device d
    where d.id = access.device_known(opened_account, held_device_hashes) and d.ended_at is null
    for update;
  device := coalesce(known, gen_random_uuid());
  if known is null then
    insert into access.device (id, account_id, token_hash, told_at)
      select device, opened_account, new_device_hash, coalesce(max(d.seen_at), now())
        from access.device d where d.account_id = opened_account;
  else
    update access.device set seen_at = now() where id = known;
  end if;
  insert into access.session (id, token_hash, account_id, device_id, expires_at)
    values (new_session, new_token_hash, opened_account, device,
      now() + make_interval(hours => hours));
  return case when known is null then 'new-device' else 'known-device' end;
end $$;

-- By password and one-time code. Uses up the attempt; a code that was used before, or an attempt
-- that is over, is 'refused'.
create function access.open_session(attempt uuid, new_session uuid, opened_account uuid,
    new_token_hash bytea, totp_step bigint, hours integer, held_device_hashes bytea[],
    new_device_hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.hold_attempt(attempt, opened_account, null)
     or not access.use_up_code(opened_account, totp_step) then
    return 'refused';
  end if;
  perform access.forgive_attempt(attempt);
  return access.begin_session(opened_account, new_session, new_token_hash, hours,
    held_device_hashes, new_device_hash);
end $$;
grant execute on function access.open_session(uuid, uuid, uuid, bytea, bigint, integer, bytea[],
  bytea) to alongside_door;

-- A one-time code works only once, for signing in or confirming, except in a demo.
create function access.use_up_code(of_account uuid, totp_step bigint) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.account set totp_last_step = greatest(totp_last_step, totp_step)
    where id = of_account
      and (totp_last_step < totp_step or (select is_demo from programme.setting));
  return found;
end $$;

create function access.end_session(token text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.session set ended_at = now()
    where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null
$$;
grant execute on function access.end_session(text) to alongside_door;

create function access.lock_session(token text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.session set locked_at = now()
    where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null and locked_at is null
$$;
grant execute on function access.lock_session(text) to alongside_door;

create function access.account_of_session(token text) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id from access.session s
  join access.account a on a.id = s.account_id and a.closed_at is null
  where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
    and s.expires_at > now()
$$;
grant execute on function access.account_of_session(text) to alongside_door;

-- The password alone: a good one takes back no failure, because it proves less than a sign-in.
create function access.unlock_session(token text, attempt uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare locked access.session;
begin
  select * into locked from access.session s
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null;
  if not access.hold_attempt(attempt, locked.account_id, locked.id) then return false; end if;
  perform access.end_attempt(attempt);
  update access.session set locked_at = null, seen_at = now() where id = locked.id;
  return true;
end $$;
grant execute on function access.unlock_session(text, uuid) to alongside_door;

-- Withdrawing a membership ends its sessions and removes all its reach in the same transaction: a
-- later grant, in another organisation or role, must not find the old files open.
create function access.end_sessions_of(ended_account uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.session set ended_at = now() where account_id = ended_account and ended_at is null
$$;

-- Anything a device still holds is invalid from now on; if the person returns, they get a new
-- device.
create function access.end_devices_of(ended_account uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.device set ended_at = now() where account_id = ended_account and ended_at is null
$$;

-- What somebody may still hold: a phone, a paper, a browser. Password and authenticator stay, so
-- that a person who is given access again is still the same.
create function access.end_what_is_held_of(ended_account uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- First what opens sessions or is being added: it is waited for, and what it made is then seen.
  delete from access.sign_in_attempt where account_id = ended_account;
  perform 1 from access.account where id = ended_account for no key update;
  delete from access.passkey where account_id = ended_account;
  delete from access.recovery_code where account_id = ended_account;
  delete from access.calendar_feed where account_id = ended_account;
  perform access.end_sessions_of(ended_account);
  perform access.end_devices_of(ended_account);
end $$;

-- Everything that signs in as this account. Afterwards only a new invitation opens it.
create function access.end_ways_in(ended_account uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.end_what_is_held_of(ended_account);
  update access.account set password_hash = '-', totp_secret = '\x' where id = ended_account;
end $$;

-- Deletes sessions and invitations thirty days after their end, kept answers of commands after
-- thirty days, requests for help once the person was told, or after a year, questions, failed
-- attempts and used challenges after a day, and devices once their one-year cookie has expired and
-- no session names them.
create function access.forget_old_sessions() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with commands as (delete from access.command where at < now() - interval '30 days' returning 1),
    sessions as (delete from access.session where least(coalesce(ended_at, expires_at), expires_at)
      < now() - interval '30 days' returning 1),
    failures as (delete from access.address_failure where failed_at < now() - interval '1 day'
      returning 1),
    logins as (delete from access.login_failure where failed_at < now() - interval '1 day'
      returning 1),
    attempts as (delete from access.sign_in_attempt where begun_at < now() - interval '1 day'
      returning 1),
    questions as (delete from access.question where asked_at < now() - interval '1 day'
      returning 1),
    invitations as (delete from access.invitation
      where least(coalesce(ended_at, expires_at), expires_at) < now() - interval '30 days'
      returning 1),
    helped as (delete from access.help_request where case when agreed_at is null
        then least(coalesce(ended_at, expires_at), expires_at) else told_at end
          < now() - interval '30 days' or asked_at < now() - interval '400 days' returning 1),
    challenges as (delete from access.used_challenge where until_at < now() returning 1)
    select programme.note_erasing('session', 'thirty days after its end', jsonb_build_object(
      'access.command', (select count(*) from commands),
      'access.session', (select count(*) from sessions),
      'access.address_failure', (select count(*) from failures),
      'access.login_failure', (select count(*) from logins),
      'access.sign_in_attempt', (select count(*) from attempts),
      'access.question', (select count(*) from questions),
      'access.invitation', (select count(*) from invitations),
      'access.help_request', (select count(*) from helped),
      'access.used_challenge', (select count(*) from challenges)));
  with devices as (delete from access.device d where d.seen_at < now() - interval '400 days'
      and not exists (select 1 from access.session s where s.device_id = d.id) returning 1)
    select programme.note_erasing('account', 'device not seen for 400 days',
      jsonb_build_object('access.device', (select count(*) from devices)));
$$;

-- Thirty days after an account was closed, nothing is left by which anyone could sign in as it. Its
-- name stays, because the trail names it. Keys that were granted until a moment go after it.
create function access.empty_closed_accounts() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with emptied as (update access.account set password_hash = '-', totp_secret = null,
        work_phone = null
      where closed_at < now() - interval '30 days' and totp_secret is not null returning id),
    devices as (delete from access.device d using emptied e where d.account_id = e.id
      and not exists (select 1 from access.session s where s.device_id = d.id) returning 1),
    passkeys as (delete from access.passkey p using emptied e where p.account_id = e.id
      returning 1),
    codes as (delete from access.recovery_code c using emptied e where c.account_id = e.id
      returning 1),
    calendars as (delete from access.calendar_feed f using emptied e where f.account_id = e.id
      returning 1),
    addresses as (delete from access.mail_address m using emptied e where m.account_id = e.id
      returning 1),
    grants as (delete from access.key_grant where until < now() returning 1)
    select programme.note_erasing('account', 'thirty days after closing', jsonb_build_object(
      'access.account', (select count(*) from emptied),
      'access.device', (select count(*) from devices),
      'access.passkey', (select count(*) from passkeys),
      'access.recovery_code', (select count(*) from codes),
      'access.calendar_feed', (select count(*) from calendars),
      'access.mail_address', (select count(*) from addresses),
      'access.key_grant', (select count(*) from grants)))
$$;
