-- The door of a demo: its made-up people as cards, and signing in as one of them with one click.
-- Each function reads for itself whether this is a demo. In a real programme there is nobody on a
-- card, no attempt begins and no session opens, whatever the server believes.

-- The setting says so, and the trail says that it was made as a demo: a real programme whose
-- setting somebody changed by hand has no such entry, and one added later is seen in the sealed
-- trail.
create function access.is_demo() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from programme.setting s
    join audit.entry e on e.at between s.made_at and s.made_at + interval '1 hour'
    where s.is_demo and e.action = 'command-line' and e.event = 'demo-programme-made')
$$;

-- At most twelve of each role. `persons` says how many people they work with, so that the card can
-- be of somebody whose day is neither empty nor endless.
create function access.demo_people()
  returns table (login text, display_name text, role text, duty text, organisation jsonb,
    persons integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select one.login, one.display_name, one.role, one.duty, one.names,
      (select count(*)::integer from (select from access.reach r
        where r.account_id = one.id and r.until_on > current_date limit 100) reached)
    from (select a.id, a.login, a.display_name, m.role, m.duty, o.names,
        row_number() over (partition by m.role order by a.login) as turn
      from access.account a
      join workforce.membership m on m.account_id = a.id and m.withdrawn_at is null
        and m.from_at <= now() and m.until_at > now() and m.confirmed_at is not null
        and access.is_open_role(m.role)
      left join workforce.organisation o on o.id = m.organisation_id
      where a.closed_at is null) one
    where one.turn <= 12 and access.is_demo()
    order by one.role, one.login
$$;
grant execute on function access.demo_people() to alongside_door;

-- As access.begin_sign_in, and counted as that. No row: this is no demo.
create function access.begin_demo_sign_in(login text, login_hash bytea, address_hash bytea,
    held_device_hashes bytea[])
  returns table (attempt uuid, answer text, seconds integer)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.is_demo() then return; end if;
  return query select b.* from access.begin_sign_in(login, login_hash, address_hash,
    held_device_hashes) b;
end $$;
grant execute on function access.begin_demo_sign_in(text, bytea, bytea, bytea[]) to alongside_door;

-- As access.open_session, without a code.
create function access.open_demo_session(attempt uuid, new_session uuid, opened_account uuid,
    new_token_hash bytea, hours integer, held_device_hashes bytea[], new_device_hash bytea)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.is_demo() or not access.hold_attempt(attempt, opened_account, null) then
    return 'refused';
  end if;
  perform access.forgive_attempt(attempt);
  return access.begin_session(opened_account, new_session, new_token_hash, hours,
    held_device_hashes, new_device_hash);
end $$;
grant execute on function access.open_demo_session(uuid, uuid, uuid, bytea, integer, bytea[], bytea)
  to alongside_door;
