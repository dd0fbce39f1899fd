-- Somebody has lost their phone or forgotten their password: one person asks for them, another
-- agrees, and with that everything that signed in as this account ends and a new invitation begins.
-- Nobody helps themselves, and nobody is both of the two, with no second account either.

-- Whoever decides about access in an organisation, besides `holder`.
create function access.has_other_manager(of_grant workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from workforce.membership m
    join access.account a on a.id = m.account_id and a.closed_at is null
    where m.organisation_id = of_grant.organisation_id and m.withdrawn_at is null
      and m.confirmed_at is not null and m.from_at <= now() and m.until_at > now()
      and (m.role = 'cso-manager' or m.duty = 'registrar')
      and not people.is_same_human(m.account_id, of_grant.account_id))
$$;

-- Whether an administrator is there who is neither of these two.
create function access.has_other_administrator(one uuid, other uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from workforce.membership m
    join access.account a on a.id = m.account_id and a.closed_at is null
    where m.role = 'administrator' and m.withdrawn_at is null and m.confirmed_at is not null
      and m.from_at <= now() and m.until_at > now()
      and not people.is_same_human(m.account_id, one)
      and (other is null or not people.is_same_human(m.account_id, other)))
$$;

-- A grant in force of an account that is not closed.
create function access.is_current(of_grant workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select of_grant.confirmed_at is not null and of_grant.withdrawn_at is null
    and of_grant.from_at <= now() and of_grant.until_at > now()
    and exists (select 1 from access.account a where a.id = of_grant.account_id
      and a.closed_at is null)
$$;

-- Who may ask: in justice and care a manager of the organisation; for the programme and oversight,
-- and for a manager who is the only one, somebody else of those who look after access.
create function access.asks_help(of_grant workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(not people.is_same_human(of_grant.account_id, me.account_id)
    and case when workforce.side_of_role(of_grant.role) in ('programme', 'oversight')
        or not access.has_other_manager(of_grant)
      then me.role in ('administrator', 'national-coordinator', 'auditor')
      else access.manages(of_grant) end, false)
  from (select (access.context()).*) me
$$;

-- Who may agree, after `first` asked: an administrator; where no other one is there, a coordinator
-- or an auditor.
create function access.agrees_help(of_grant workforce.membership, first uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(not people.is_same_human(of_grant.account_id, me.account_id)
    and (first is null or not people.is_same_human(first, me.account_id))
    and (me.role = 'administrator' or (me.role in ('national-coordinator', 'auditor')
      and not access.has_other_administrator(of_grant.account_id, first))), false)
  from (select (access.context()).*) me
$$;

create function access.help_waits(request access.help_request) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select request.agreed_at is null and request.ended_at is null and request.expires_at > now()
$$;

-- 'ok', 'not-found', or 'help-is-asked' if somebody was quicker.
create function access.ask_help(new_id uuid, wanted uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare target workforce.membership;
begin
  select m.* into target from workforce.membership m
    where m.id = wanted and access.is_current(m) and access.asks_help(m) for no key update;
  if not found or not access.is_current(target) or not access.asks_help(target) then
    return 'not-found';
  end if;
  update access.help_request h set ended_at = h.expires_at
    where h.account_id = target.account_id and h.agreed_at is null and h.ended_at is null
      and h.expires_at <= now();
  if exists (select 1 from access.help_request h where h.account_id = target.account_id
      and access.help_waits(h)) then return 'help-is-asked'; end if;
  insert into access.help_request (id, account_id, asked_by)
    values (new_id, target.account_id, access.actor());
  return 'ok';
end $$;
grant execute on function access.ask_help(uuid, uuid) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- The grant of somebody who is to be helped, locked; null if no request waits for this person.
create function access.hold_help(wanted uuid) returns workforce.membership
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target workforce.membership;
  asker uuid;
begin
  select m.* into target from workforce.membership m join access.help_request h
    on h.account_id = m.account_id where h.id = wanted and m.withdrawn_at is null
      and access.agrees_help(m, h.asked_by) for no key update of m;
  if not found then return null; end if;
  select h.asked_by into asker from access.help_request h
    where h.id = wanted and access.help_waits(h) for update;
  if not found or not access.is_current(target) or not access.agrees_help(target, asker) then
    return null;
  end if;
  return target;
end $$;

-- 'ok', 'not-found' or 'confirm-it-is-you'. From here on nothing that was signed in is, and only
-- the two halves open the account again: the link for whoever agrees, the code for whoever asked.
create function access.agree_help(wanted uuid, link_hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare target workforce.membership := access.hold_help(wanted);
begin
  if target.id is null then return 'not-found'; end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  update access.help_request h set agreed_by = access.actor(), agreed_at = now()
    where h.id = wanted;
  perform access.end_ways_in(target.account_id);
  perform access.make_invitation(target.account_id, access.actor(), link_hash);
  return 'ok';
end $$;
grant execute on function access.agree_help(uuid, bytea) to alongside_programme,
  alongside_oversight;

-- Taken back by whoever asked, turned down by whoever could agree, or not needed by the person.
create function access.end_help(wanted uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.help_request h set ended_by = access.actor(), ended_at = now()
    from workforce.membership m
    where h.id = wanted and m.account_id = h.account_id and m.withdrawn_at is null
      and access.help_waits(h) and access.acts()
      and (access.actor() in (h.asked_by, h.account_id) or access.agrees_help(m, h.asked_by));
  return found;
end $$;
grant execute on function access.end_help(uuid) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- What waits, and what was agreed to and not opened yet: for those who look after access and for
-- those who have a part in it; never about oneself.
create function access.list_help()
  returns table (id uuid, membership_id uuid, login text, display_name text, role text,
    organisation_id uuid, organisation_code text, organisation_names jsonb, asked_by text,
    asked_at timestamptz, expires_at timestamptz, agreed_by text, agreed_at timestamptz,
    opening text, may_agree boolean, may_end boolean, may_give_code boolean,
    may_give_link boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.id, m.id, a.login, a.display_name, m.role, o.id, o.code, o.names, asker.display_name,
    h.asked_at, h.expires_at, agreer.display_name, h.agreed_at,
    case when h.agreed_at is not null then access.opening_of(a.id) end,
    may.agree, h.agreed_at is null and (may.agree or h.asked_by = me.account_id),
    h.agreed_at is not null and access.gives_code(m),
    h.agreed_at is not null and access.gives_link(m)
      and access.opening_of(a.id) = 'over'
  from (select (access.context()).*) me
  join access.help_request h on access.help_waits(h) or h.agreed_at > now() - interval '30 days'
  join access.account a on a.id = h.account_id and a.closed_at is null
  join workforce.membership m on m.account_id = a.id and m.withdrawn_at is null
  join workforce.organisation o on o.id = m.organisation_id
  join access.account asker on asker.id = h.asked_by
  left join access.account agreer on agreer.id = h.agreed_by
  cross join lateral (select h.agreed_at is null and access.agrees_help(m, h.asked_by)
    as agree) may
  where access.acts() and not people.is_same_human(a.id, me.account_id)
    and (me.role in ('administrator', 'auditor') or access.asks_help(m) or may.agree)
  order by h.agreed_at is not null, h.asked_at, h.id
  limit 200
$$;
grant execute on function access.list_help() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- For whom the actor may ask.
create function access.list_whom_to_help()
  returns table (membership_id uuid, login text, display_name text, role text,
    organisation_id uuid, organisation_code text, organisation_names jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, a.login, a.display_name, m.role, o.id, o.code, o.names
  from (select (access.context()).*) me
  join workforce.membership m on m.withdrawn_at is null and m.confirmed_at is not null
    and (me.role in ('administrator', 'national-coordinator', 'auditor')
      or m.organisation_id = me.organisation_id)
  join access.account a on a.id = m.account_id and a.closed_at is null
  join workforce.organisation o on o.id = m.organisation_id
  where access.acts() and access.is_current(m) and access.asks_help(m)
    and not exists (select 1 from access.help_request h where h.account_id = a.id
      and access.help_waits(h))
  order by a.display_name, a.id
  limit 500
$$;
grant execute on function access.list_whom_to_help() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- What the person is told at the next sign-in: who helped or wants to, until they have seen it.
create function access.own_help()
  returns table (id uuid, asked_by text, asked_at timestamptz, agreed_by text,
    agreed_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.id, asker.display_name, h.asked_at, agreer.display_name, h.agreed_at
  from access.help_request h
  join access.account asker on asker.id = h.asked_by
  left join access.account agreer on agreer.id = h.agreed_by
  where h.account_id = access.actor() and access.acts()
    and (access.help_waits(h) or (h.agreed_at is not null and h.told_at is null))
  order by h.asked_at desc limit 10
$$;
grant execute on function access.own_help() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

create function access.note_help_told(wanted uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.help_request h set told_at = now() where h.id = wanted
    and h.account_id = access.actor() and access.acts() and h.agreed_at is not null
    and h.told_at is null;
  return found;
end $$;
grant execute on function access.note_help_told(uuid) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
