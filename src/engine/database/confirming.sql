-- Asking for password and code again before a step that is hard to take back.

-- Signs the session's id into this transaction, so that confirmed_lately can check it. A token that
-- is missing or belongs to someone else leaves it empty.
create function access.carry_session(token text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  carried uuid;
begin
  select s.id into carried from access.session s
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
      and s.locked_at is null
      and s.expires_at > now() and s.account_id = (access.context()).account_id;
  perform set_config('alongside.session', case when carried is null then ''
    else access.mac(concat_ws('|', 'session',
    carried, extract(epoch from transaction_timestamp())::text, session_user)) || ':' || carried
      end, true);
end $$;
grant execute on function access.carry_session(text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- The session that was carried into this transaction; null without one, or if it has ended since.
create function access.carried_session() returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  raw text := current_setting('alongside.session', true);
begin
  if raw is null or raw !~ '^[0-9a-f]{64}:[0-9a-f-]{36}$' then return null; end if;
  if left(raw, 64) is distinct from access.mac(concat_ws('|', 'session', substr(raw, 66),
      extract(epoch from transaction_timestamp())::text, session_user)) then return null; end if;
  return (select s.id from access.session s where s.id = substr(raw, 66)::uuid
    and s.account_id = (access.context()).account_id and s.ended_at is null
    and s.locked_at is null);
end $$;

-- Whether the person proved again who they are, in this session within the last five minutes: by
-- password and code, or by a passkey.
create function access.confirmed_lately() returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select 1 from access.session s where s.id = access.carried_session()
    and s.confirmed_at > clock_timestamp() - interval '5 minutes');
end $$;
grant execute on function access.confirmed_lately() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- By password and one-time code.
create function access.confirm_session(token text, totp_step bigint, attempt uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  confirmed uuid;
  here uuid;
begin
  select s.account_id, s.id into confirmed, here from access.session s
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
      and s.locked_at is null and s.expires_at > now();
  if not access.hold_attempt(attempt, confirmed, here)
     or not access.use_up_code(confirmed, totp_step) then
    return false;
  end if;
  perform access.forgive_attempt(attempt);
  update access.session set confirmed_at = now()
    where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null;
  return true;
end $$;
grant execute on function access.confirm_session(text, bigint, uuid) to alongside_door;
