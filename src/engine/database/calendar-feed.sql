-- The calendar outside: made, renewed and ended by its owner. Who asks for it later has the address
-- and nothing else: no session and no context, so every policy is closed to them, and each side's
-- one function (feed.sql of care and legal) answers times and neutral words.

create function access.own_calendar() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.made_at from access.calendar_feed f
  where f.account_id = (access.context()).account_id and access.acts()
$$;
grant execute on function access.own_calendar() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- A new address; an earlier one is dead with it. Only for the sides that have an agenda.
create function access.renew_own_calendar(new_token_hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare who access.actor_context := access.context();
begin
  if not access.acts() or who.side not in ('care', 'justice') then return 'not-found'; end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  -- What withdraws a grant holds the account, and would not see what is added meanwhile.
  perform 1 from access.account a where a.id = who.account_id for no key update;
  insert into access.calendar_feed as f (account_id, token_hash)
    values (who.account_id, new_token_hash)
    on conflict (account_id) do update set token_hash = excluded.token_hash, made_at = now();
  return 'ok';
end $$;
grant execute on function access.renew_own_calendar(bytea) to alongside_justice, alongside_care;

-- Ending needs no new proof: it opens nothing.
create function access.end_own_calendar() returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.acts() then return 'not-found'; end if;
  delete from access.calendar_feed f where f.account_id = (access.context()).account_id;
  return case when found then 'ok' else 'not-found' end;
end $$;
grant execute on function access.end_own_calendar() to alongside_justice, alongside_care;

-- Whose address it is, with what they may do right now, as a session is resolved: null if it is
-- none, of the other side, of an account that is closed or held, or without a grant.
create function access.calendar_owner(token text) returns access.actor_context
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (w.account_id, w.side, w.role, w.organisation_id, w.duty,
      w.province)::access.actor_context
  from access.calendar_feed f cross join lateral access.standing_of(f.account_id) w
  where f.token_hash = sha256(convert_to(token, 'UTF8'))
    and session_user = 'alongside_' || w.side and access.is_open_role(w.role)
    and not (w.side = 'care' and access.is_held(w.account_id))
$$;

-- The language of its owner, and the entry in the trail; no row for every other address.
create function access.open_calendar(token text, request uuid) returns table (locale text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare who access.actor_context := access.calendar_owner(token);
begin
  if who.account_id is null then return; end if;
  insert into audit.entry (account_id, side, role, organisation_id, action, event, record, purpose,
      request_id)
    values (who.account_id, who.side, who.role, who.organisation_id, 'read', 'calendar-read',
      'calendar', 'agenda', request);
  return query select a.locale from access.account a where a.id = who.account_id;
end $$;
grant execute on function access.open_calendar(text, uuid) to alongside_justice, alongside_care;

-- Names an event without naming its record: the same again at the next reading, another for
-- everybody else.
create function access.calendar_key(of_account uuid, kind text, record uuid) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(convert_to(concat_ws('|', of_account, kind, record), 'UTF8')), 'hex')
$$;
