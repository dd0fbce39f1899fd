-- Attempts to prove who one is are counted before the password is checked, and the password is
-- given out for checking only to an attempt that an earlier transaction committed. So many at once
-- are not more than the limit, and whoever goes away has had their attempt. While the password is
-- checked no row is locked.
-- Failures slow down the way in, not the person: from browsers that nobody knows, the login as
-- typed and the address; apart from both, each browser that the account signed in from. So
-- strangers keep no owner out, and nobody learns from it which logins exist.

-- How long a way in rests after so many failures in a row: first half a minute, then twice as long
-- each time, at most a quarter of an hour.
create function access.rest_after(failures integer) returns interval
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case when failures >= access.tries_max()
    then least(interval '30 seconds' * 2 ^ least(failures - access.tries_max(), 5),
      interval '15 minutes') end
$$;

create function access.tries_max() returns integer
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$ select 5 $$;

-- An attempt counts as failed. Attempts after which nothing was said, because the server died, end
-- here too. Failures of a login are forgotten after a day without one.
create function access.fail_attempt(attempt uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare failed access.sign_in_attempt;
begin
  delete from access.sign_in_attempt a where a.id = attempt returning * into failed;
  if not found then return; end if;
  if failed.device_id is not null then
    update access.device d set failures = d.failures + 1,
        rests_until = now() + access.rest_after(d.failures + 1)
      where d.id = failed.device_id;
    return;
  end if;
  insert into access.address_failure (address_hash) values (failed.address_hash);
  insert into access.login_failure as known (login_hash) values (failed.login_hash)
    on conflict (login_hash) do update set (failures, failed_at, rests_until) =
      (select so_far.failures + 1, now(), now() + access.rest_after(so_far.failures + 1)
        from (select case when known.failed_at > now() - interval '1 day' then known.failures
          else 0 end as failures) so_far);
end $$;
grant execute on function access.fail_attempt(uuid) to alongside_door;

-- Nobody answered these.
create function access.fail_forgotten_attempts() returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.fail_attempt(forgotten.id) from (select a.id from access.sign_in_attempt a
    where a.begun_at < clock_timestamp() - interval '1 minute' for update skip locked) forgotten;
end $$;

-- The attempt ended without being a guess: the account is held.
create function access.end_attempt(attempt uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from access.sign_in_attempt where id = attempt
$$;
grant execute on function access.end_attempt(uuid) to alongside_door;

-- The attempt was good: what failed before on this way in was no guessing. The address keeps its
-- failures, because they may be those of others.
create function access.forgive_attempt(attempt uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare good access.sign_in_attempt;
begin
  delete from access.sign_in_attempt a where a.id = attempt returning * into good;
  update access.device set failures = 0, rests_until = null where id = good.device_id;
  delete from access.login_failure where login_hash = good.login_hash;
end $$;

-- 'go' with an attempt to check; 'rest' for so many seconds; 'wait': as many as may still fail are
-- being checked, so ask again in a moment. One stranger at a time, for as long as it takes to
-- count. `account` is null for a login that nobody has, and decides nothing here.
create function access.begin_as_stranger(account uuid, login_hash bytea, address_hash bytea)
  returns table (attempt uuid, answer text, seconds integer)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.take_turn('sign-in');
  perform access.fail_forgotten_attempts();
  select case when known.rests_until > now() or place.failed >= 50 then 'rest'
      when known.pending >= greatest(access.tries_max() - known.failures, 1)
        or place.failed + place.pending >= 50 then 'wait'
      else 'go' end,
    case when place.failed >= 50 then 900
      when known.rests_until > now()
        then ceil(extract(epoch from known.rests_until - now())) end into answer, seconds
    from (select (select count(*) from (select 1 from access.address_failure f
          where f.address_hash = begin_as_stranger.address_hash
            and f.failed_at > now() - interval '15 minutes' limit 100) recent) as failed,
        (select count(*) from access.sign_in_attempt t
          where t.address_hash = begin_as_stranger.address_hash) as pending) place
    cross join (select coalesce(max(f.failures), 0) as failures, max(f.rests_until) as rests_until,
        (select count(*) from access.sign_in_attempt t
          where t.login_hash = begin_as_stranger.login_hash) as pending
      from access.login_failure f where f.login_hash = begin_as_stranger.login_hash
        and f.failed_at > now() - interval '1 day') known;
  if answer = 'go' then
    insert into access.sign_in_attempt as made (account_id, login_hash, address_hash)
      values (account, begin_as_stranger.login_hash, begin_as_stranger.address_hash)
      returning made.id into attempt;
  end if;
  return next;
end $$;

-- The same for a browser that the account signed in from; it waits for no other.
create function access.begin_on_device(account uuid, in_session uuid, known_device uuid)
  returns table (attempt uuid, answer text, seconds integer)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare known access.device;
begin
  perform access.fail_forgotten_attempts();
  select d.* into known from access.device d where d.id = known_device for no key update;
  answer := case when known.rests_until > now() then 'rest'
    when (select count(*) from access.sign_in_attempt t where t.device_id = known.id)
      >= greatest(access.tries_max() - known.failures, 1) then 'wait' else 'go' end;
  if answer = 'rest' then
    seconds := ceil(extract(epoch from known.rests_until - now()));
  elsif answer = 'go' then
    insert into access.sign_in_attempt as made (account_id, session_id, device_id)
      values (account, in_session, known.id) returning made.id into attempt;
  end if;
  return next;
end $$;

-- `login` in small letters. An account whose role is not open yet counts as missing. The side
-- `self` will get a sign-in of its own.
create function access.account_with_login(login text) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id from access.account a
    where a.login = account_with_login.login and a.closed_at is null
      and exists (select 1 from workforce.membership m where m.account_id = a.id
        and m.withdrawn_at is null and m.from_at <= now() and m.until_at > now()
        and m.confirmed_at is not null and access.is_open_role(m.role))
$$;

-- The browser that sent these secrets, if the account signed in from it. A device that has ended is
-- never known again.
create function access.device_known(account uuid, held_device_hashes bytea[]) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id from access.device d where d.account_id = account and d.ended_at is null
    and d.token_hash = any(held_device_hashes) order by d.made_at, d.id limit 1
$$;

-- Before anything is counted: whether the browser waits in the line of strangers.
create function access.is_known_browser(login text, held_device_hashes bytea[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select access.device_known(access.account_with_login(login), held_device_hashes) is not null
$$;
grant execute on function access.is_known_browser(text, bytea[]) to alongside_door;

create function access.begin_sign_in(login text, login_hash bytea, address_hash bytea,
    held_device_hashes bytea[])
  returns table (attempt uuid, answer text, seconds integer)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  account uuid := access.account_with_login(login);
  device uuid := access.device_known(account, held_device_hashes);
begin
  if device is null then
    return query select b.* from access.begin_as_stranger(account, login_hash, address_hash) b;
  else
    return query select b.* from access.begin_on_device(account, null, device) b;
  end if;
end $$;
grant execute on function access.begin_sign_in(text, bytea, bytea, bytea[]) to alongside_door;

-- In an open session: to unlock it, or to confirm a step. No row: the session is over, or locked
-- where it must not be.
create function access.begin_again(token text, while_locked boolean)
  returns table (attempt uuid, answer text, seconds integer)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select b.* from (select s.account_id, s.id, s.device_id from access.session s
      join access.account a on a.id = s.account_id and a.closed_at is null
      where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
        and (while_locked or s.locked_at is null) and s.expires_at > now()) known
    cross join lateral access.begin_on_device(known.account_id, known.id, known.device_id) b
$$;
grant execute on function access.begin_again(text, boolean) to alongside_door;

-- Whose password is checked, for an attempt that is committed and not over. All null for a login
-- that nobody has.
create function access.account_of_attempt(attempt uuid)
  returns table (account_id uuid, side text, password_hash text, totp_secret bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.side, a.password_hash, a.totp_secret
  from access.sign_in_attempt t left join access.account a on a.id = t.account_id
    and a.closed_at is null
  where t.id = attempt and t.begun_in <> pg_current_xact_id()
    and t.begun_at > clock_timestamp() - interval '1 minute'
$$;
grant execute on function access.account_of_attempt(uuid) to alongside_door;

-- Locks the attempt of this account and session; false if it is over. Before the device or login,
-- as fail_attempt does.
create function access.hold_attempt(attempt uuid, account uuid, in_session uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from access.sign_in_attempt t where t.id = attempt and t.account_id = account
    and t.session_id is not distinct from in_session and t.begun_in <> pg_current_xact_id()
    for update;
  return found;
end $$;
