-- Opening an account by two halves: a link from one person and a code from another. The database
-- knows only hashes of them, and each opens nothing without the other.

create function access.end_invitations_of(wanted_account uuid, why text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.invitation set ended_at = now(), ended_as = why, link_hash = null, code_hash = null
    where account_id = wanted_account and ended_at is null
$$;

-- Each account has one at a time: the one before ends.
create function access.make_invitation(for_account uuid, by uuid, link_hash bytea) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.end_invitations_of(for_account, 'replaced');
  insert into access.invitation (account_id, made_by, link_hash)
    values (for_account, by, make_invitation.link_hash);
end $$;

-- Whether somebody can sign in as this account, if its grant lets them.
create function access.has_way_in(wanted_account uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from access.account a where a.id = wanted_account
    and a.password_hash <> '-')
$$;

create function access.open_invitation_of(wanted_account uuid) returns access.invitation
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i from access.invitation i where i.account_id = wanted_account and i.ended_at is null
    and i.expires_at > now()
$$;

-- How far it is: 'opened', 'both' halves are given, 'link' alone, or 'over', so that it needs a new
-- one.
create function access.opening_of(wanted_account uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when i.code_hash is not null then 'both' when i.id is not null then 'link'
    when access.has_way_in(wanted_account) then 'opened' else 'over' end
  from (select (access.open_invitation_of(wanted_account)).*) i
$$;

-- A new link, where nobody can sign in yet: for a grant that waits an administrator, otherwise
-- whoever could agree to help.
create function access.gives_link(of_grant workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(of_grant.withdrawn_at is null and of_grant.until_at > now()
    and exists (select 1 from access.account a where a.id = of_grant.account_id
      and a.closed_at is null)
    and case when of_grant.confirmed_at is null
      then me.role = 'administrator'
        and not people.is_same_human(of_grant.account_id, me.account_id)
      else not access.has_way_in(of_grant.account_id) and access.agrees_help(of_grant, null) end,
    false)
  from (select (access.context()).*) me
$$;

-- The code that belongs to a link of somebody else.
create function access.gives_code(of_grant workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(of_grant.confirmed_at is not null and of_grant.withdrawn_at is null
    and i.id is not null and i.code_at is null
    and (access.is_second(of_grant, i.made_by) or (access.asks_help(of_grant)
      and (i.made_by is null or not people.is_same_human(i.made_by, access.actor()))
      and exists (select 1 from access.help_request h where h.account_id = of_grant.account_id
        and h.agreed_at is not null))), false)
  from (select (access.open_invitation_of(of_grant.account_id)).*) i
$$;

-- The link again. A grant that waited in vain is given again with it, by whoever makes the link.
create function access.renew_invitation(wanted uuid, link_hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare target workforce.membership;
begin
  select m.* into target from workforce.membership m
    where m.id = wanted and access.gives_link(m) for no key update;
  -- Asked again: somebody may have been quicker.
  if not found or not access.gives_link(target) then return false; end if;
  if target.confirmed_at is null then
    update workforce.membership set granted_by = access.actor(), granted_at = now()
      where id = target.id;
    update access.account set password_hash = '-', totp_secret = '\x'
      where id = target.account_id;
  end if;
  perform access.make_invitation(target.account_id, access.actor(), link_hash);
  return true;
end $$;
grant execute on function access.renew_invitation(uuid, bytea) to alongside_programme,
  alongside_oversight;

-- The code, once. False if no link waits for one, or not for one of this person.
create function access.give_code(wanted uuid, code_hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare target workforce.membership;
begin
  select m.* into target from workforce.membership m
    where m.id = wanted and access.gives_code(m) for no key update;
  if not found or not access.gives_code(target) then return false; end if;
  update access.invitation i set code_hash = give_code.code_hash, code_by = access.actor(),
      code_at = now()
    where i.account_id = target.account_id and i.ended_at is null and i.code_at is null;
  return found;
end $$;
grant execute on function access.give_code(uuid, bytea) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
