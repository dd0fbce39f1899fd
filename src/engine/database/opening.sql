-- Coming in by an invitation, at the door: for whoever holds both halves, once.

-- What an invitation that was used, replaced or has expired answers is what one that never was
-- answers: 'over'. 'waits': the grant is not confirmed, so there is no code yet. A wrong code is
-- counted and committed before the answer; the fifth ends it.
create function access.prove_invitation(offered_link bytea, offered_code bytea)
  returns table (outcome text, account_id uuid, login text, display_name text, side text,
    locale text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare found_one access.invitation;
begin
  select i.* into found_one from access.invitation i where i.link_hash = offered_link
    and i.ended_at is null and i.expires_at > now() for no key update;
  outcome := case when not found then 'over'
    when found_one.code_hash is null then 'waits'
    when not exists (select 1 from access.standing_of(found_one.account_id) s
      where access.is_open_role(s.role)) then 'over'
    when found_one.code_hash <> offered_code then 'wrong' else 'ok' end;
  if outcome = 'wrong' and found_one.wrong_codes >= 4 then
    perform access.end_invitations_of(found_one.account_id, 'wrong-codes');
    outcome := 'over';
  elsif outcome = 'wrong' then
    update access.invitation i set wrong_codes = i.wrong_codes + 1 where i.id = found_one.id;
  end if;
  -- Named for the trail also when the code is wrong; the rest only to whoever has both.
  account_id := found_one.account_id;
  if outcome = 'ok' then
    select a.login, a.display_name, a.side, a.locale
      into prove_invitation.login, prove_invitation.display_name, prove_invitation.side,
        prove_invitation.locale
      from access.account a where a.id = found_one.account_id;
  end if;
  return next;
end $$;
grant execute on function access.prove_invitation(bytea, bytea) to alongside_door;

-- Uses it up and opens the first session: from now on its owner signs in by what they chose. False
-- if it is over. The grant is locked first: a withdrawal in progress is waited for, and one that
-- comes later finds the session.
create function access.use_invitation(offered_link bytea, offered_code bytea, chosen jsonb,
    hours integer) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare opened uuid;
begin
  perform 1 from workforce.membership m join access.invitation i on i.account_id = m.account_id
    where i.link_hash = offered_link and m.withdrawn_at is null for share of m;
  select i.account_id into opened from access.invitation i
    where i.link_hash = offered_link and i.code_hash = offered_code and i.ended_at is null
      and i.expires_at > now() for update;
  if not found or not exists (select 1 from access.standing_of(opened) s
      where access.is_open_role(s.role)) then return false; end if;
  perform access.end_invitations_of(opened, 'used');
  update access.account set password_hash = chosen ->> 'passwordHash',
      totp_secret = decode(chosen ->> 'totpSecret', 'hex'),
      totp_last_step = (chosen ->> 'totpStep')::bigint
    where id = opened;
  perform access.put_recovery_codes(opened, array(select decode(hash, 'hex')
    from jsonb_array_elements_text(chosen -> 'recoveryHashes') hash));
  perform access.begin_session(opened, (chosen ->> 'sessionId')::uuid,
    decode(chosen ->> 'tokenHash', 'hex'), hours, '{}', decode(chosen ->> 'deviceHash', 'hex'));
  return true;
end $$;
grant execute on function access.use_invitation(bytea, bytea, jsonb, integer) to alongside_door;
