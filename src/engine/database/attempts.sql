-- Attempts to prove who one is are counted before the password is checked, and the password is
-- given out for checking only to an attempt that an earlier transaction committed. So many at once
-- are not more than the limit, and whoever goes away has had their attempt. While the password is
-- checked no row is locked.

-- An attempt counts as failed: after five, the account rests for fifteen minutes, and again after
-- each further one. Attempts after which nothing was said, because the server died, end here too.
create function access.fail_attempt(attempt uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare failed access.sign_in_attempt;
begin
  delete from access.sign_in_attempt a where a.id = attempt returning * into failed;
  if not found then return; end if;
  delete from access.address_failure where failed_at < now() - interval '1 day';
  insert into access.address_failure (address_hash) values (failed.address_hash);
  update access.account set failures = failures + 1,
      locked_until = case when failures + 1 >= 5 then now() + interval '15 minutes' end
    where id = failed.account_id;
end $$;
grant execute on function access.fail_attempt(uuid) to alongside_door;

-- The attempt ended without being a guess: a good one, or one of an account that is held.
create function access.end_attempt(attempt uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from access.sign_in_attempt where id = attempt
$$;
grant execute on function access.end_attempt(uuid) to alongside_door;

-- 'go' with an attempt to check; 'rest': account or address rests for now; 'wait': as many as may
-- still fail are being checked, so ask again in a moment. One caller at a time, for as long as it
-- takes to count.
create function access.begin_attempt(account uuid, in_session uuid, address_hash bytea)
  returns table (attempt uuid, answer text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.take_turn('sign-in');
  perform access.fail_attempt(a.id) from access.sign_in_attempt a
    where a.begun_at < clock_timestamp() - interval '1 minute';
  select case when known.locked_until > now() or place.failed >= 50 then 'rest'
      when known.pending >= greatest(5 - known.failures, 1) or place.failed + place.pending >= 50
        then 'wait'
      else 'go' end into answer
    from (select (select count(*) from (select 1 from access.address_failure f
          where f.address_hash = begin_attempt.address_hash
            and f.failed_at > now() - interval '15 minutes' limit 100) recent) as failed,
        (select count(*) from access.sign_in_attempt t
          where t.address_hash = begin_attempt.address_hash) as pending) place
    left join (select a.locked_until, a.failures, (select count(*) from access.sign_in_attempt t
          where t.account_id = a.id) as pending
        from access.account a where a.id = begin_attempt.account) known on true;
  if answer = 'go' then
    insert into access.sign_in_attempt as made (account_id, session_id, address_hash)
      values (account, in_session, begin_attempt.address_hash) returning made.id into attempt;
  end if;
  return next;
end $$;

-- An account whose role is not open yet counts as missing. The side `self` will get a sign-in of
-- its own.
create function access.begin_sign_in(wanted text, address_hash bytea)
  returns table (attempt uuid, answer text)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select b.* from (select (select a.id from access.account a
      where a.login = lower(wanted) and a.closed_at is null
        and exists (select 1 from workforce.membership m where m.account_id = a.id
          and m.withdrawn_at is null and m.from_at <= now() and m.until_at > now()
          and m.confirmed_at is not null and access.is_open_role(m.role))) as id) known
    cross join lateral access.begin_attempt(known.id, null, address_hash) b
$$;
grant execute on function access.begin_sign_in(text, bytea) to alongside_door;

-- In an open session: to unlock it, or to confirm a step. No row: the session is over, or locked
-- where it must not be.
create function access.begin_again(token text, address_hash bytea, while_locked boolean)
  returns table (attempt uuid, answer text)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select b.* from (select s.account_id, s.id from access.session s
      join access.account a on a.id = s.account_id and a.closed_at is null
      where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
        and (while_locked or s.locked_at is null) and s.expires_at > now()) known
    cross join lateral access.begin_attempt(known.account_id, known.id, address_hash) b
$$;
grant execute on function access.begin_again(text, bytea, boolean) to alongside_door;

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

-- Locks the attempt of this account and session; false if it is over. Before the account, as
-- fail_attempt does.
create function access.hold_attempt(attempt uuid, account uuid, in_session uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from access.sign_in_attempt t where t.id = attempt and t.account_id = account
    and t.session_id is not distinct from in_session and t.begun_in <> pg_current_xact_id()
    for update;
  return found;
end $$;
