-- Ending every way in at once, when two people help somebody who cannot come in any more.

create function access.end_ways_in(ended_account uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.account set password_hash = '-', totp_secret = '\x'
    where id = ended_account;
  perform access.end_sessions_of(ended_account);
  perform access.end_devices_of(ended_account);
end $$;
