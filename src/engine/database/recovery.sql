-- Recovery codes: ten at a time, each in place of a one-time code once. What is compared is a keyed
-- hash; the codes themselves are never here.

-- New codes end all earlier ones.
create function access.put_recovery_codes(of_account uuid, hashes bytea[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cardinality(hashes) <> 10 then
    raise exception 'ten recovery codes' using errcode = 'check_violation';
  end if;
  delete from access.recovery_code where account_id = of_account;
  insert into access.recovery_code (account_id, code_hash)
    select of_account, hash from unnest(hashes) hash;
end $$;

create function access.recovery_codes_left(of_account uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::integer from access.recovery_code
    where account_id = of_account and used_at is null
$$;
grant execute on function access.recovery_codes_left(uuid) to alongside_door;

-- Whether it is good, without using it up.
create function access.is_recovery_code(of_account uuid, hash bytea) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from access.recovery_code c
    where c.account_id = of_account and c.code_hash = hash and c.used_at is null)
$$;
grant execute on function access.is_recovery_code(uuid, bytea) to alongside_door;

-- Uses one up; the same code in two requests at once is good in one of them.
create function access.use_recovery_code(of_account uuid, hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.recovery_code set used_at = now()
    where account_id = of_account and code_hash = hash and used_at is null;
  return found;
end $$;

-- In place of the one-time code, after the password was checked: opens a session as `open_session`
-- does. 'refused' if the code is no longer good, and then nothing has changed.
create function access.open_session_by_recovery(attempt uuid, new_session uuid,
    opened_account uuid, new_token_hash bytea, code_hash bytea, hours integer,
    held_device_hashes bytea[], new_device_hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.hold_attempt(attempt, opened_account, null)
    or not access.use_recovery_code(opened_account, code_hash) then return 'refused'; end if;
  perform access.forgive_attempt(attempt);
  return access.begin_session(opened_account, new_session, new_token_hash, hours,
    held_device_hashes, new_device_hash);
end $$;
grant execute on function access.open_session_by_recovery(uuid, uuid, uuid, bytea, bytea, integer,
  bytea[], bytea) to alongside_door;

-- As `confirm_session`, with a recovery code in place of the one-time code.
create function access.confirm_session_by_recovery(token text, code_hash bytea, attempt uuid)
  returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare here access.session;
begin
  select * into here from access.session s
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
      and s.locked_at is null and s.expires_at > now();
  if not access.hold_attempt(attempt, here.account_id, here.id)
    or not access.use_recovery_code(here.account_id, code_hash) then return false; end if;
  perform access.forgive_attempt(attempt);
  update access.session set confirmed_at = now() where id = here.id;
  return true;
end $$;
grant execute on function access.confirm_session_by_recovery(text, bytea, uuid) to alongside_door;
