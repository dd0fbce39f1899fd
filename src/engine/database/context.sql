-- Who is asking: the transaction's signed context, and how a session or a job opens it.

-- Hashed twice with two keys, so that nobody can extend a signed message and keep a valid
-- signature.
create function access.mac(payload text) returns text
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(outer_key || sha256(inner_key || convert_to(payload, 'UTF8'))), 'hex')
  from access.secret
$$;

-- How long a transaction may act as somebody: a grant that is withdrawn meanwhile ends with it.
create function access.transaction_age_max() returns interval
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select interval '5 minutes'
$$;

-- The context is valid for one transaction of one login role, and only while that is young: rights
-- are found when it begins, and nobody may go on reading in a transaction that they keep open.
-- Copied elsewhere it is worthless.
create function access.context() returns access.actor_context
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  raw text := current_setting('alongside.context', true);
  payload text;
  part text[];
begin
  if raw is null or length(raw) < 66 then return null; end if;
  payload := substr(raw, 66);
  part := string_to_array(payload, '|');
  if part[7] is distinct from extract(epoch from transaction_timestamp())::text
     or part[8] is distinct from session_user::text
     or clock_timestamp() > transaction_timestamp() + access.transaction_age_max()
     or left(raw, 64) is distinct from access.mac(payload) then
    return null;
  end if;
  return (part[1]::uuid, part[2], part[3], nullif(part[4], '')::uuid, part[5],
    nullif(part[6], ''))::access.actor_context;
end $$;
grant execute on function access.context() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

create function access.actor() returns uuid
  language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as
  $$ begin return (access.context()).account_id; end $$;
grant execute on function access.actor() to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;

create function access.role() returns text
  language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as
  $$ begin return (access.context()).role; end $$;
grant execute on function access.role() to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;

create function access.organisation() returns uuid
  language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as
  $$ begin return (access.context()).organisation_id; end $$;
grant execute on function access.organisation() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

create function access.duty() returns text
  language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as
  $$ begin return (access.context()).duty; end $$;
grant execute on function access.duty() to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;

-- Clears any context left over. Read committed only: an older snapshot would still see a session or
-- grant that has been ended since.
create function access.begin_entering() returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'entered under read committed alone'
      using errcode = 'invalid_transaction_state';
  end if;
  perform set_config('alongside.context', '', true);
end $$;

-- What an account may do right now: by a current grant or, on the side `self`, which has no grants,
-- by a current tie to a person. No row if the account is closed, or the grant is withdrawn, expired
-- or not yet confirmed.
create function access.standing_of(wanted uuid)
  returns table (account_id uuid, side text, locale text, role text, organisation_id uuid,
    duty text, province text)
  language plpgsql stable rows 1 security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select a.id, a.side, a.locale,
      case a.side when 'self' then 'self' else m.role end, m.organisation_id,
      coalesce(m.duty, 'member'), m.province
    from access.account a
    left join workforce.membership m on a.side <> 'self' and m.account_id = a.id
      and m.withdrawn_at is null and m.from_at <= now() and m.until_at > now()
      and m.confirmed_at is not null
    where a.id = wanted and a.closed_at is null
      and case a.side when 'self' then exists (select 1 from access.tie t
          where t.account_id = a.id and t.ended_at is null and t.until_at > now())
        else m.id is not null end;
end $$;

-- From here on the transaction acts as this account.
create function access.sign_transaction(who access.actor_context) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  payload text := concat_ws('|', who.account_id, who.side, who.role,
    coalesce(who.organisation_id::text, ''), who.duty, coalesce(who.province, ''),
    extract(epoch from transaction_timestamp())::text, session_user);
begin
  perform set_config('alongside.context', access.mac(payload) || ':' || payload, true);
end $$;

-- Opens the transaction for a session token, under the account's current grant or, on the side
-- `self`, its current tie. Status: ok; locked; held; or unknown, which also covers ended, expired,
-- withdrawn and the wrong login role, so that a caller cannot tell them apart. A caller may ask for
-- a shorter idle time than 15 minutes, never a longer one. An unattended call does not extend the
-- session.
create function access.enter(token text, idle_minutes integer default 15, unattended boolean default
  false)
  returns table (status text, session_id uuid, account_id uuid, side text, role text,
    organisation_id uuid, duty text, province text, locale text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  known record;
begin
  perform access.begin_entering();
  select s.id as session_id, s.seen_at, s.locked_at, w.*
    into known
    from access.session s cross join lateral access.standing_of(s.account_id) w
    where s.token_hash = sha256(convert_to(token, 'UTF8'))
      and s.ended_at is null and s.expires_at > now();
  if not found or session_user <> ('alongside_' || known.side) then
    return query select 'unknown', null::uuid, null::uuid, null, null, null::uuid, null, null, null;
    return;
  end if;
  if known.locked_at is not null
     or known.seen_at < now() - make_interval(mins => least(idle_minutes, 15)) then
    update access.session set locked_at = coalesce(locked_at, now()) where id = known.session_id;
    return query select 'locked', known.session_id, known.account_id, known.side, null, null::uuid,
      null, null, known.locale;
    return;
  end if;
  if known.side = 'care' and access.is_held(known.account_id) then
    return query select 'held', known.session_id, known.account_id, known.side, null, null::uuid,
      null, null, known.locale;
    return;
  end if;
  if not coalesce(unattended, false) and known.seen_at < now() - interval '30 seconds' then
    -- Skipped if another request holds the row: no request should wait for a timestamp.
    update access.session set seen_at = now() where id = (select s.id from access.session s
      where s.id = known.session_id for update skip locked);
  end if;
  perform access.sign_transaction((known.account_id, known.side, known.role,
    known.organisation_id, known.duty, known.province)::access.actor_context);
  return query select 'ok', known.session_id, known.account_id, known.side, known.role,
    known.organisation_id, known.duty, known.province, known.locale;
end $$;
grant execute on function access.enter(text, integer, boolean) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight, alongside_defence, alongside_self;

-- The current standing of the person who ordered a job. No row once the session that ordered it has
-- ended or expired. A locked session still counts: the work was asked for and shows on no screen.
create function access.orderer_of(j jobs.job)
  returns table (account_id uuid, side text, locale text, role text, organisation_id uuid,
    duty text, province text)
  language plpgsql stable rows 1 security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select w.* from access.session s
    cross join lateral access.standing_of(s.account_id) w
    where s.id = j.session_id and s.account_id = j.account_id and s.ended_at is null
      and s.expires_at > now() and w.side = j.side and access.is_open_role(w.role);
end $$;

-- Opens the transaction for a job on behalf of a person, as `enter` does for a session. Works only
-- with the job's current claim, over the login role of that person's side, and with the standing
-- they have now. Status: ok; unknown (no such claim: also expired, finished, or of another side);
-- over (the session or grant has ended); held. It locks no row that a request could wait for.
create function access.enter_job(job uuid, claim text)
  returns table (status text, session_id uuid, account_id uuid, side text, role text,
    organisation_id uuid, duty text, province text, locale text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  ordered jobs.job;
  known record;
  refused text;
begin
  perform access.begin_entering();
  select j.* into ordered from jobs.job j where j.id = job and jobs.is_claimed(j, claim)
    and session_user = 'alongside_' || j.side;
  if not found then refused := 'unknown';
  else
    select w.* into known from access.orderer_of(ordered) w;
    if not found then refused := 'over';
    elsif known.side = 'care' and access.is_held(known.account_id) then refused := 'held';
    end if;
  end if;
  if refused is not null then
    return query select refused, null::uuid, null::uuid, null, null, null::uuid, null, null, null;
    return;
  end if;
  perform access.sign_transaction((known.account_id, known.side, known.role,
    known.organisation_id, known.duty, known.province)::access.actor_context);
  return query select 'ok', ordered.session_id, known.account_id, known.side, known.role,
    known.organisation_id, known.duty, known.province, known.locale;
end $$;
grant execute on function access.enter_job(uuid, text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- The last step of a job on behalf of a person, in the same transaction as its work, so that both
-- commit or neither does. False if the claim, session or grant has ended meanwhile: the caller must
-- then roll back all of its work.
create function access.finish_job(job uuid, claim text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update jobs.job j set state = 'done', ended_at = clock_timestamp(),
      succeeded_at = clock_timestamp(), failing_since = null, last_error = null,
      claim_hash = null, claimed_until = null
    where j.id = job and j.account_id = access.actor() and jobs.is_claimed(j, claim)
      and exists (select 1 from access.orderer_of(j))
      and not (j.side = 'care' and access.is_held(j.account_id));
  return found;
end $$;
grant execute on function access.finish_job(uuid, text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- Compares with the clock on every call, so it needs no job to take effect, and a review lifts it
-- at once.
create function access.is_held_at(account uuid, at timestamptz) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.emergency_opening o where o.by_account = account
    and o.reviewed_at is null and o.review_due_at <= at)
$$;

create function access.is_held(account uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select access.is_held_at(account, now())
$$;
grant execute on function access.is_held(uuid) to alongside_door;
