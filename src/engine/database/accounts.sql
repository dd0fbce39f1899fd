-- One's own account.

-- The caller's own account, for the browser's first question: "who am I?"
create function access.own_account()
  returns table (account_id uuid, login text, display_name text, locale text, organisation_id uuid,
    organisation_code text, organisation_names jsonb, is_helped boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.login, a.display_name, a.locale, o.id, o.code, o.names,
    exists (select 1 from access.help_request h where h.account_id = a.id
      and (access.help_waits(h) or (h.agreed_at is not null and h.told_at is null)))
  from access.account a
  left join workforce.organisation o on o.id = (access.context()).organisation_id
  where a.id = (access.context()).account_id and access.acts()
$$;
grant execute on function access.own_account() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

create function access.set_own_locale(wanted text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.account set locale = wanted
    where id = (access.context()).account_id and access.acts()
$$;
grant execute on function access.set_own_locale(text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
