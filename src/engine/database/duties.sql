-- What is changed about a grant in force: a duty, which is given by two and taken at once; and what
-- opens nothing, province and languages.

-- An administrator or a manager of the organisation, never about themselves.
create function access.changes_duty(of_grant workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(access.is_current(of_grant)
    and not people.is_same_human(of_grant.account_id, me.account_id)
    and (me.role = 'administrator' or access.manages(of_grant)), false)
  from (select (access.context()).*) me
$$;

-- One of the two is a manager of that organisation: an administrator confirms only what a manager
-- asked for.
create function access.confirms_duty(of_grant workforce.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(of_grant.duty_asked is not null and access.changes_duty(of_grant)
    and not people.is_same_human(of_grant.duty_asked_by, me.account_id)
    and (access.manages(of_grant) or exists (select 1 from access.account a
      where a.id = of_grant.duty_asked_by
        and a.side = workforce.side_of_role(of_grant.role))), false)
  from (select (access.context()).*) me
$$;

-- 'member' takes away what there is, in this moment, and what was asked for with it. Which duty a
-- role may have is a check of the table.
create function access.change_duty(wanted uuid, new_duty text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new_duty = 'member' then
    update workforce.membership m set duty = 'member', duty_asked = null, duty_asked_by = null,
        duty_asked_at = null
      where m.id = wanted and access.changes_duty(m)
        and (m.duty <> 'member' or m.duty_asked is not null);
  else
    update workforce.membership m set duty_asked = new_duty, duty_asked_by = access.actor(),
        duty_asked_at = now()
      where m.id = wanted and access.changes_duty(m) and m.duty <> new_duty
        and m.duty_asked is distinct from new_duty;
  end if;
  return found;
end $$;
grant execute on function access.change_duty(uuid, text) to alongside_justice, alongside_care,
  alongside_programme;

create function access.confirm_duty(wanted uuid, seen_duty text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update workforce.membership m set duty = m.duty_asked, duty_asked = null, duty_asked_by = null,
      duty_asked_at = null
    where m.id = wanted and m.duty_asked = seen_duty and access.confirms_duty(m);
  return found;
end $$;
grant execute on function access.confirm_duty(uuid, text) to alongside_justice, alongside_care,
  alongside_programme;

-- A manager also says where they work themselves. `base`: the revision that the caller saw.
create function access.set_place(wanted uuid, base bigint, new_province text, new_languages text[])
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare target workforce.membership;
begin
  select m.* into target from workforce.membership m where m.id = wanted
    and ((access.context()).role = 'administrator' or access.manages(m)) for no key update;
  if not found or target.withdrawn_at is not null then return 'not-found'; end if;
  if target.revision <> base then return 'conflict-changed-meanwhile'; end if;
  update workforce.membership m set province = new_province, languages = new_languages
    where m.id = wanted;
  return 'ok';
end $$;
grant execute on function access.set_place(uuid, bigint, text, text[]) to alongside_justice,
  alongside_care, alongside_programme;
