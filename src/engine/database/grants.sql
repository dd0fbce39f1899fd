-- Grants: given, confirmed, withdrawn. Nobody opens access alone, and on the side of the programme
-- and of oversight nobody takes it away alone.

-- How long what one person began waits for the second, where no manager is there to decide.
create function access.grant_waits_days() returns integer
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$ select 14 $$;

create function access.grant_expires_at(grant_of workforce.membership) returns timestamptz
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select grant_of.granted_at + make_interval(days => access.grant_waits_days())
    where grant_of.confirmed_at is null
      and workforce.side_of_role(grant_of.role) in ('programme', 'oversight')
$$;

-- A manager of the organisation that a grant is for, in a court its registrar.
create function access.manages(grant_of workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(grant_of.organisation_id = me.organisation_id
    and workforce.side_of_role(grant_of.role) = me.side and me.side in ('care', 'justice')
    and (me.role = 'cso-manager' or me.duty = 'registrar'), false)
  from (select (access.context()).*) me
$$;

-- Whether the actor may be the second person about a grant that `first` gave: never about their
-- own, nor after themselves, and not with a second account either. In justice and care a manager of
-- that organisation; for the programme another administrator or a coordinator; for oversight
-- another auditor.
create function access.is_second(grant_of workforce.membership, first uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(not people.is_same_human(grant_of.account_id, me.account_id)
    and (first is null or not people.is_same_human(first, me.account_id))
    and case workforce.side_of_role(grant_of.role)
      when 'programme' then me.role in ('administrator', 'national-coordinator')
      when 'oversight' then me.role = 'auditor'
      else access.manages(grant_of) end, false)
  from (select (access.context()).*) me
$$;

-- Whether the actor may confirm a grant that waits.
create function access.confirms(waiting workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(waiting.confirmed_at is null and waiting.withdrawn_at is null
    and coalesce(access.grant_expires_at(waiting) > now(), true)
    and access.is_second(waiting, waiting.granted_by), false)
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

-- Whether a grant opens nothing any more and can no longer begin to: withdrawn, past its last day,
-- or not confirmed in time.
create function access.grant_is_over(one workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select one.withdrawn_at is not null or one.until_at <= now()
    or coalesce(access.grant_expires_at(one) <= now(), false)
$$;
grant execute on function access.grant_is_over(workforce.membership) to alongside_oversight;

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

-- Creates an account with its first grant, and the half of an invitation that is the link. No one
-- can grant a role to themselves, and no grant has an effect until a second person confirms it. The
-- account has no password: its owner chooses one.
create function access.grant_account(input jsonb, link_hash bytea) returns void
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
      granted_side, input ->> 'locale', '-', '\x');
  insert into workforce.membership (id, account_id, organisation_id, role, duty, granted_by)
    values ((input ->> 'membershipId')::uuid, (input ->> 'accountId')::uuid,
      (input ->> 'organisationId')::uuid, input ->> 'role', input ->> 'duty', actor.account_id);
  perform access.make_invitation((input ->> 'accountId')::uuid, actor.account_id, link_hash);
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

-- A grant of the programme or of oversight that is in force is taken away by two.
create function access.takes_two(grant_of workforce.membership) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select grant_of.confirmed_at is not null and grant_of.until_at > now()
    and workforce.side_of_role(grant_of.role) in ('programme', 'oversight')
$$;

-- A second person who does not confirm says no.
create function access.withdraws(of_grant workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(of_grant.withdrawn_at is null and of_grant.account_id <> me.account_id
    and not access.takes_two(of_grant) and (me.role = 'administrator'
      or access.manages(of_grant) or access.confirms(of_grant)), false)
  from (select (access.context()).*) me
$$;

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
    where m.id = wanted and m.withdrawn_at is null and access.withdraws(m);
  return found;
end $$;
grant execute on function access.withdraw_grant(uuid) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
