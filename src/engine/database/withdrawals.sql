-- Taking away a grant of the programme or of oversight: one asks, a second person agrees. Until
-- then the grant goes on, so that nobody rids themselves of who looks after them.

-- A question that was neither agreed to nor turned down in time has no effect.
create function access.withdrawal_waits(of_grant workforce.membership) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(of_grant.withdrawn_at is null and of_grant.withdrawal_asked_at
    > now() - make_interval(days => access.grant_waits_days()), false)
$$;

create function access.asks_withdrawal(of_grant workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(me.role = 'administrator' and of_grant.withdrawn_at is null
    and access.takes_two(of_grant) and not access.withdrawal_waits(of_grant)
    and not people.is_same_human(of_grant.account_id, me.account_id), false)
  from (select (access.context()).*) me
$$;

-- Another administrator, or somebody of that side; not whoever asked or is meant, with no account.
create function access.agrees_to_withdraw(of_grant workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(access.withdrawal_waits(of_grant)
    and not people.is_same_human(of_grant.account_id, me.account_id)
    and not people.is_same_human(of_grant.withdrawal_asked_by, me.account_id)
    and (me.role = 'administrator' or me.role = case workforce.side_of_role(of_grant.role)
      when 'programme' then 'national-coordinator' when 'oversight' then 'auditor' end), false)
  from (select (access.context()).*) me
$$;

-- The sessions end once, because somebody else may sit at one of them; whoever can sign in does so
-- again.
create function access.ask_withdrawal(wanted uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare target workforce.membership;
begin
  update workforce.membership m set withdrawal_asked_by = access.actor(),
      withdrawal_asked_at = now()
    where m.id = wanted and access.asks_withdrawal(m) returning m.* into target;
  if not found then return false; end if;
  perform access.end_sessions_of(target.account_id);
  return true;
end $$;
grant execute on function access.ask_withdrawal(uuid) to alongside_programme;

create function access.agree_withdrawal(wanted uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update workforce.membership m set withdrawn_by = access.actor(), withdrawn_at = now()
    where m.id = wanted and access.agrees_to_withdraw(m);
  return found;
end $$;
grant execute on function access.agree_withdrawal(uuid) to alongside_programme,
  alongside_oversight;

-- Whoever asked takes it back; whoever could agree says no.
create function access.refuse_withdrawal(wanted uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update workforce.membership m set withdrawal_asked_by = null, withdrawal_asked_at = null
    where m.id = wanted and access.withdrawal_waits(m) and access.acts()
      and (m.withdrawal_asked_by = access.actor() or access.agrees_to_withdraw(m));
  return found;
end $$;
grant execute on function access.refuse_withdrawal(uuid) to alongside_programme,
  alongside_oversight;
