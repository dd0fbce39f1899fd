-- One's own address for e-mail. It is sealed before it comes here, shown to nobody else, and gets
-- nothing but its code until whoever reads it has typed that.

create function access.own_mail_address()
  returns table (address bytea, is_confirmed boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.address, m.confirmed_at is not null from access.mail_address m
    where m.account_id = access.actor() and access.acts()
$$;
grant execute on function access.own_mail_address() to alongside_justice, alongside_care,
  alongside_programme;

-- Five codes a day: nobody's inbox is filled by somebody who types a stranger's address.
create function access.ask_mail_address(new_address bytea, new_code_hash bytea, mail_id uuid,
    sealed_code bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  own uuid := access.actor();
begin
  if own is null or access.acts() is not true then return 'not-found'; end if;
  perform access.take_own_turn();
  if (select count(*) from notices.mail m where m.account_id = own and m.about = 'code'
      and m.made_at > now() - interval '1 day') >= 5 then return 'mail-asked-too-often'; end if;
  insert into access.mail_address as a (account_id, address, code_hash, code_until)
    values (own, new_address, new_code_hash, now() + interval '30 minutes')
    on conflict (account_id) do update set address = excluded.address, asked_at = now(),
      code_hash = excluded.code_hash, code_until = excluded.code_until, tries_left = 5,
      confirmed_at = null;
  -- What still waited would go to the new address, or carry a code that no longer counts.
  update notices.mail m set sent_at = now(), code = null
    where m.account_id = own and m.sent_at is null;
  insert into notices.mail (id, account_id, about, code)
    values (mail_id, own, 'code', sealed_code);
  return 'ok';
end $$;
grant execute on function access.ask_mail_address(bytea, bytea, uuid, bytea) to
  alongside_justice, alongside_care, alongside_programme;

-- First, in a transaction of its own: a wrong code that is rolled back counts all the same.
create function access.note_mail_try() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.mail_address m set tries_left = m.tries_left - 1
    where m.account_id = access.actor() and access.acts() and m.confirmed_at is null
      and m.tries_left >= 0
$$;
grant execute on function access.note_mail_try() to alongside_justice, alongside_care,
  alongside_programme;

create function access.confirm_mail_address(offered_hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  own access.mail_address;
begin
  select m.* into own from access.mail_address m
    where m.account_id = access.actor() and access.acts() for no key update;
  if not found then return 'not-found'; end if;
  if own.confirmed_at is not null then return 'ok'; end if;
  if own.code_until < now() or own.tries_left < 0 then return 'mail-code-over'; end if;
  if own.code_hash is distinct from offered_hash then return 'mail-code-wrong'; end if;
  update access.mail_address m set confirmed_at = now(), code_hash = null, code_until = null
    where m.account_id = own.account_id;
  return 'ok';
end $$;
grant execute on function access.confirm_mail_address(bytea) to alongside_justice, alongside_care,
  alongside_programme;

create function access.end_mail_address() returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.acts() is not true then return false; end if;
  update notices.mail m set sent_at = now(), code = null
    where m.account_id = access.actor() and m.sent_at is null;
  delete from access.mail_address m where m.account_id = access.actor();
  return found;
end $$;
grant execute on function access.end_mail_address() to alongside_justice, alongside_care,
  alongside_programme;
