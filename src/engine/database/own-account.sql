-- What a person sees and changes of their own account: never of another's, whatever a caller passes
-- in, because the account comes from the transaction's context.

create function access.own_ways_in()
  returns table (has_authenticator boolean, recovery_codes_left integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select length(a.totp_secret) > 0, access.recovery_codes_left(a.id)
  from access.account a where a.id = (access.context()).account_id and access.acts()
$$;
grant execute on function access.own_ways_in() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

create function access.own_passkeys()
  returns table (id uuid, credential_id bytea, transports text[], name text, has_prf boolean,
    is_synced boolean, made_at timestamptz, used_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.credential_id, p.transports, p.name, p.has_prf, p.is_synced, p.made_at, p.used_at
  from access.passkey p where p.account_id = (access.context()).account_id and access.acts()
  order by p.made_at desc, p.id limit 20
$$;
grant execute on function access.own_passkeys() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- Browsers in which the account signed in and that are recognised there. The session that asks has
-- to be carried, so that the person sees which one is in front of them.
create function access.own_devices()
  returns table (id uuid, made_at timestamptz, seen_at timestamptz, is_here boolean,
    is_signed_in boolean)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select d.id, d.made_at, d.seen_at,
    exists (select 1 from access.session s where s.device_id = d.id
      and s.id = access.carried_session()),
    exists (select 1 from access.session s where s.device_id = d.id and s.ended_at is null
      and s.expires_at > now())
  from access.device d
  where d.account_id = (access.context()).account_id and access.acts() and d.ended_at is null
  order by 4 desc, d.seen_at desc, d.id limit 50
$$;
grant execute on function access.own_devices() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- The last sign-ins and refused ones, so that a person notices somebody else.
create function access.own_sign_ins(events text[])
  returns table (at timestamptz, event text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.at, e.event from audit.entry e
  where e.account_id = (access.context()).account_id and access.acts()
    and e.action in ('sign-in', 'sign-in-refused') and e.event = any(events)
  order by e.at desc, e.id desc limit 20
$$;
grant execute on function access.own_sign_ins(text[]) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- A browser that is elsewhere. This one is left by signing out.
create function access.end_own_device(wanted uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.device d set ended_at = now()
    where d.id = wanted and d.account_id = (access.context()).account_id and access.acts()
      and d.ended_at is null and access.carried_session() is not null
      and not exists (select 1 from access.session s where s.device_id = d.id
        and s.id = access.carried_session());
  if not found then return false; end if;
  update access.session set ended_at = now() where device_id = wanted and ended_at is null;
  return true;
end $$;
grant execute on function access.end_own_device(uuid) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- What was being checked against the old password or key opens nothing afterwards. Before the
-- account is changed, in the order in which a sign-in locks them: one that is further waits here
-- for its end, and its session is then among those that end.
create function access.end_other_attempts(of_account uuid, but uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from access.sign_in_attempt
    where account_id = of_account and session_id is distinct from but
$$;

create function access.end_other_sessions(of_account uuid, but uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.session set ended_at = now()
    where account_id = of_account and ended_at is null and id <> but
$$;

-- Ending needs no new proof: it opens nothing, and a phone that is gone should end at once. The
-- last way in stays: without an authenticator the only passkey is needed.
create function access.end_own_passkey(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare own access.account;
begin
  if not access.acts() then return 'not-found'; end if;
  select * into own from access.account a where a.id = (access.context()).account_id
    for no key update;
  if length(own.totp_secret) = 0 and exists (select 1 from access.passkey p
      where p.account_id = own.id and p.id = wanted)
    and (select count(*) from access.passkey p where p.account_id = own.id) = 1 then
    return 'last-way-in';
  end if;
  delete from access.passkey p where p.id = wanted and p.account_id = own.id;
  return case when found then 'ok' else 'not-found' end;
end $$;
grant execute on function access.end_own_passkey(uuid) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

create function access.add_own_passkey(made jsonb, challenge_hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.acts() then return 'not-found'; end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  return access.put_passkey((access.context()).account_id, made, challenge_hash);
end $$;
grant execute on function access.add_own_passkey(jsonb, bytea) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

create function access.renew_own_recovery_codes(hashes bytea[]) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.acts() then return 'not-found'; end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  perform 1 from access.account where id = (access.context()).account_id for no key update;
  perform access.put_recovery_codes((access.context()).account_id, hashes);
  return 'ok';
end $$;
grant execute on function access.renew_own_recovery_codes(bytea[]) to alongside_justice,
  alongside_care, alongside_programme, alongside_oversight;

-- The code that confirmed the new authenticator does not sign in once more. Sessions elsewhere end:
-- whoever has the old key may have used it.
create function access.renew_own_authenticator(new_secret bytea, totp_step bigint) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare own uuid := (access.context()).account_id;
begin
  if not access.acts() then return 'not-found'; end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  perform access.end_other_attempts(own, access.carried_session());
  update access.account set totp_secret = new_secret, totp_last_step = totp_step where id = own;
  perform access.end_other_sessions(own, access.carried_session());
  return 'ok';
end $$;
grant execute on function access.renew_own_authenticator(bytea, bigint) to alongside_justice,
  alongside_care, alongside_programme, alongside_oversight;

-- At the door, after the old password was checked in an attempt that counts. Sessions elsewhere
-- end.
create function access.change_password(token text, attempt uuid, new_hash text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare here access.session;
begin
  select * into here from access.session s
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
      and s.locked_at is null and s.expires_at > now();
  if not access.hold_attempt(attempt, here.account_id, here.id) then return false; end if;
  perform access.end_attempt(attempt);
  perform access.end_other_attempts(here.account_id, here.id);
  update access.account set password_hash = new_hash where id = here.account_id;
  perform access.end_other_sessions(here.account_id, here.id);
  return true;
end $$;
grant execute on function access.change_password(text, uuid, text) to alongside_door;

-- Colleagues of the care side find it on the page of a person they both work with
-- (workforce.staff_phones).
create function access.own_work_phone() returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.work_phone from access.account a
  where a.id = (access.context()).account_id and access.acts()
$$;
grant execute on function access.own_work_phone() to alongside_care, alongside_justice,
  alongside_programme, alongside_oversight;

create function access.set_own_work_phone(phone text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.account set work_phone = phone
    where id = (access.context()).account_id and access.acts() and side = 'care'
$$;
grant execute on function access.set_own_work_phone(text) to alongside_care;
