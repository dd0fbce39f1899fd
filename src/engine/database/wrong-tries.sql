-- What somebody is told at sign-in: how often others, or they themselves, failed to come in as
-- them. Each browser tells it by itself, so that whoever came in elsewhere cannot take the news
-- away.

-- Since they last read of it here, up to this sign-in. No row if there was none.
create function access.wrong_tries(token text)
  returns table (count integer, last_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::integer, max(e.at)
  from access.session s
  join access.device d on d.id = s.device_id
  join audit.entry e on e.account_id = s.account_id and e.event = 'sign-in-refused'
    and e.at > d.told_at and e.at <= s.opened_at
  where s.token_hash = sha256(convert_to(token, 'UTF8'))
    and s.account_id = (access.context()).account_id and access.acts()
  having count(*) > 0
$$;
grant execute on function access.wrong_tries(text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- They have read of what happened before this sign-in.
create function access.note_wrong_tries_read(token text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.device d set told_at = greatest(d.told_at, s.opened_at)
  from access.session s
  where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.device_id = d.id
    and s.account_id = (access.context()).account_id and access.acts()
$$;
grant execute on function access.note_wrong_tries_read(text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
