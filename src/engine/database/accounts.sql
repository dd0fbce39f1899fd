-- Accounts and their grants: created, confirmed, withdrawn, listed.

-- The caller's own account, for the browser's first question: "who am I?"
create function access.own_account()
  returns table (account_id uuid, login text, display_name text, locale text, organisation_id uuid,
    organisation_code text, organisation_names jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.login, a.display_name, a.locale, o.id, o.code, o.names
  from access.account a
  left join workforce.organisation o on o.id = (access.context()).organisation_id
  where a.id = (access.context()).account_id and access.acts()
$$;
grant execute on function access.own_account() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

create function access.set_own_locale(wanted text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.account set locale = wanted
    where id = (access.context()).account_id and access.acts()
$$;
grant execute on function access.set_own_locale(text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- How long a grant of the programme's or the oversight side waits for its second person.
create function access.grant_waits_days() returns integer
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$ select 14 $$;

create function access.grant_expires_at(grant_of workforce.membership) returns timestamptz
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select grant_of.granted_at + make_interval(days => access.grant_waits_days())
    where grant_of.confirmed_at is null
      and workforce.side_of_role(grant_of.role) in ('programme', 'oversight')
$$;

-- Whether the actor may confirm a grant that waits: never their own, nor one that they gave, and
-- not with a second account either. In justice and care a manager of that organisation; for the
-- programme another administrator or a coordinator; for oversight another auditor.
create function access.confirms(waiting workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(waiting.confirmed_at is null and waiting.withdrawn_at is null
    and coalesce(access.grant_expires_at(waiting) > now(), true)
    and not people.is_same_human(waiting.account_id, me.account_id)
    and (waiting.granted_by is null
      or not people.is_same_human(waiting.granted_by, me.account_id))
    and case workforce.side_of_role(waiting.role)
      when 'programme' then me.role in ('administrator', 'national-coordinator')
      when 'oversight' then me.role = 'auditor'
      else waiting.organisation_id = me.organisation_id
        and (me.role = 'cso-manager' or me.duty = 'registrar') end, false)
  from (select (access.context()).*) me
$$;

-- For the coordinator's alarms: logins of staff, never a person of the programme.
create function access.grants_waiting()
  returns table (login text, organisation_id uuid, granted_by uuid, granted_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.login, m.organisation_id, m.granted_by, m.granted_at
  from workforce.membership m join access.account a on a.id = m.account_id
  where (access.context()).role = 'national-coordinator' and m.confirmed_at is null
    and m.withdrawn_at is null and access.confirms(m)
$$;
grant execute on function access.grants_waiting() to alongside_programme;

-- Administrators see every account and grant: names of staff, never of persons in the programme.
create function access.list_accounts()
  returns table (account_id uuid, login text, display_name text, side text, role text, duty text,
    organisation_id uuid, organisation_code text, organisation_names jsonb, membership_id uuid,
    from_at timestamptz, until_at timestamptz, granted_by text, confirmed_by text,
    confirmed_at timestamptz, withdrawn_at timestamptz, closed_at timestamptz,
    expires_at timestamptz, may_confirm boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.login, a.display_name, a.side, m.role, m.duty, o.id, o.code, o.names, m.id,
    m.from_at, m.until_at, g.display_name, c.display_name, m.confirmed_at, m.withdrawn_at,
      a.closed_at, access.grant_expires_at(m.whole), access.confirms(m.whole)
  from access.account a
  join lateral (select one.*, one as whole from workforce.membership one
    where one.account_id = a.id
    order by one.withdrawn_at desc nulls first, one.granted_at desc limit 1) m on true
  join workforce.organisation o on o.id = m.organisation_id
  left join access.account g on g.id = m.granted_by
  left join access.account c on c.id = m.confirmed_by
  -- Not an account whose login was given again: the new one stands for its holder.
  where a.login <> a.id::text and ((access.context()).role = 'administrator'
     -- Whoever is somebody's second person sees what waits for them, and nothing else.
     or (m.confirmed_at is null and m.withdrawn_at is null and access.confirms(m.whole))
     or ((access.context()).organisation_id = m.organisation_id and (access.context()).side = a.side
       and ((access.context()).role = 'cso-manager' or (access.context()).duty = 'registrar')))
  order by a.display_name, a.id
  limit 500
$$;
grant execute on function access.list_accounts() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- Whether a grant opens nothing any more and can no longer begin to: withdrawn, past its last day,
-- or not confirmed in time.
create function access.grant_is_over(one workforce.membership) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select one.withdrawn_at is not null or one.until_at <= now()
    or coalesce(access.grant_expires_at(one) <= now(), false)
$$;

-- A login whose access is over can be given again, on the same side. The account that had it keeps
-- what its holder did, is closed for good and has no login any more: what was assigned to it, and a
-- block, do not pass to the new one. What it had is ended first, before its row is locked.
create function access.free_login(wanted text, wanted_side text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare held access.account;
begin
  select * into held from access.account a where a.login = wanted and a.side = wanted_side;
  if not found or exists (select 1 from workforce.membership m where m.account_id = held.id
      and not access.grant_is_over(m)) then return; end if;
  perform access.withdraw_grant(m.id) from workforce.membership m
    where m.account_id = held.id and m.withdrawn_at is null;
  update access.account set login = id::text, closed_at = coalesce(closed_at, now())
    where id = held.id and login = wanted;
end $$;

-- Creates an account with its first grant. No one can grant a role to themselves, and no grant has
-- an effect until a second person confirms it.
create function access.grant_account(input jsonb, new_totp_secret bytea) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  granted_side text := workforce.side_of_role(input ->> 'role');
begin
  if actor.role is distinct from 'administrator' or not access.is_open_role(input ->> 'role') then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select 1 from workforce.organisation o
      where o.id = (input ->> 'organisationId')::uuid and o.side = granted_side
        and o.closed_at is null) then
    raise exception 'organisation is of another side' using errcode = 'no_data_found';
  end if;
  perform access.free_login(lower(input ->> 'login'), granted_side);
  insert into access.account (id, login, display_name, side, locale, password_hash, totp_secret)
    values ((input ->> 'accountId')::uuid, lower(input ->> 'login'), input ->> 'displayName',
      granted_side, input ->> 'locale', input ->> 'passwordHash', new_totp_secret);
  insert into workforce.membership (id, account_id, organisation_id, role, duty, granted_by)
    values ((input ->> 'membershipId')::uuid, (input ->> 'accountId')::uuid,
      (input ->> 'organisationId')::uuid, input ->> 'role', input ->> 'duty', actor.account_id);
end $$;
grant execute on function access.grant_account(jsonb, bytea) to alongside_programme;

create function access.confirm_grant(wanted uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update workforce.membership m set confirmed_by = access.actor(), confirmed_at = now()
    where m.id = wanted and m.confirmed_at is null and m.withdrawn_at is null
      and access.confirms(m);
  return found;
end $$;
grant execute on function access.confirm_grant(uuid) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- Also ends the account's sessions and every reach it has, through the trigger on
-- workforce.membership. The files reached are locked before the grant, as by those who assign, and
-- only against a merge: its lock of a file would otherwise wait for the grant, and this one for it.
create function access.withdraw_grant(wanted uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare actor access.actor_context := access.context();
begin
  perform 1 from people.person p where p.id in (select r.person_id
      from workforce.membership m join access.reach r on r.account_id = m.account_id
      where m.id = wanted and (actor.role = 'administrator'
        or m.organisation_id = actor.organisation_id))
    order by p.id for key share;
  update workforce.membership m set withdrawn_by = actor.account_id, withdrawn_at = now()
    where m.id = wanted and m.withdrawn_at is null and m.account_id <> actor.account_id
      -- A second person who does not confirm says no.
      and (actor.role = 'administrator' or access.confirms(m)
        or (m.organisation_id = actor.organisation_id
          and (actor.role = 'cso-manager' or actor.duty = 'registrar')));
  return found;
end $$;
grant execute on function access.withdraw_grant(uuid) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
