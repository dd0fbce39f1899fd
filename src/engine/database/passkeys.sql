-- Passkeys: what the server finds before it checks a signature, and what it writes after. The
-- signature itself is checked outside the database, as a password is. A challenge that was answered
-- is good no more, and neither is a passkey whose counter did not grow.

-- Whose passkey this is. No row for one that nobody has, of an account that is closed, or whose
-- role, grant or tie does not open anything now. The side `self` has no sign-in yet.
create function access.passkey_of(credential bytea)
  returns table (passkey_id uuid, account_id uuid, side text, public_key bytea, counter bigint,
    transports text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.account_id, w.side, p.public_key, p.counter, p.transports
  from access.passkey p cross join lateral access.standing_of(p.account_id) w
  where p.credential_id = credential and access.is_open_role(w.role)
$$;
grant execute on function access.passkey_of(bytea) to alongside_door;

-- The passkeys that may unlock a session or confirm a step in it: those of its account.
create function access.passkeys_of_session(token text, while_locked boolean)
  returns table (account_id uuid, credential_id bytea, transports text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.account_id, p.credential_id, p.transports
  from access.session s left join access.passkey p on p.account_id = s.account_id
  where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
    and s.expires_at > now() and (while_locked or s.locked_at is null)
    and exists (select 1 from access.standing_of(s.account_id) w where access.is_open_role(w.role))
  order by p.made_at limit 20
$$;
grant execute on function access.passkeys_of_session(text, boolean) to alongside_door;

-- Notes that a challenge was answered; false if it was before. A challenge is over within minutes,
-- so a day is long enough to remember it.
create function access.use_challenge(hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.used_challenge (challenge_hash, until_at)
    values (hash, now() + interval '1 day') on conflict (challenge_hash) do nothing;
  return found;
end $$;

-- A counter of nought says that this kind of passkey does not count: those that are copied between
-- somebody's devices. Any other has to grow, or there is a second key with the same secret.
create function access.use_passkey(wanted uuid, of_account uuid, new_counter bigint,
    challenge_hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from access.standing_of(of_account) w where access.is_open_role(w.role))
    or not access.use_challenge(challenge_hash) then return false; end if;
  update access.passkey set counter = new_counter, used_at = now()
    where id = wanted and account_id = of_account
      and (new_counter > counter or (new_counter = 0 and counter = 0));
  return found;
end $$;

-- 'refused', 'known-device' or 'new-device', as `open_session`. No attempt: there is nothing to
-- guess, so nobody's failures stand in the way.
create function access.open_session_by_passkey(wanted uuid, opened_account uuid,
    new_counter bigint, challenge_hash bytea, new_session uuid, new_token_hash bytea,
    hours integer, held_device_hashes bytea[], new_device_hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.use_passkey(wanted, opened_account, new_counter, challenge_hash) then
    return 'refused';
  end if;
  return access.begin_session(opened_account, new_session, new_token_hash, hours,
    held_device_hashes, new_device_hash);
end $$;
grant execute on function access.open_session_by_passkey(uuid, uuid, bigint, bytea, uuid, bytea,
  integer, bytea[], bytea) to alongside_door;

-- In an open session of the same account: unlocks it, or notes that the person was just there.
create function access.use_passkey_in_session(token text, wanted uuid, new_counter bigint,
    challenge_hash bytea, unlocks boolean) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare here access.session;
begin
  select * into here from access.session s
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
      and s.expires_at > now() and (unlocks or s.locked_at is null);
  if not found
    or not access.use_passkey(wanted, here.account_id, new_counter, challenge_hash) then
    return false;
  end if;
  update access.session set seen_at = now(), locked_at = null,
      confirmed_at = case when unlocks then confirmed_at else now() end
    where id = here.id;
  return true;
end $$;
grant execute on function access.use_passkey_in_session(text, uuid, bigint, bytea, boolean)
  to alongside_door;

-- Ten are enough for anybody's phones and keys. Locks the account, so that two at once are not
-- eleven. A credential that is known already is refused alike, whoever has it.
create function access.put_passkey(of_account uuid, made jsonb, challenge_hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.use_challenge(challenge_hash) then return 'passkey-not-added'; end if;
  perform 1 from access.account where id = of_account for no key update;
  if (select count(*) from access.passkey where account_id = of_account) >= 10 then
    return 'passkeys-full';
  end if;
  insert into access.passkey (id, account_id, credential_id, public_key, counter, transports, name,
      has_prf, is_synced)
    values ((made ->> 'id')::uuid, of_account, decode(made ->> 'credentialId', 'base64'),
      decode(made ->> 'publicKey', 'base64'), (made ->> 'counter')::bigint,
      array(select jsonb_array_elements_text(made -> 'transports')), made ->> 'name',
      (made ->> 'hasPrf')::boolean, (made ->> 'isSynced')::boolean)
    on conflict (credential_id) do nothing;
  return case when found then 'ok' else 'passkey-not-added' end;
end $$;
