-- The list of accounts and grants, with what the reader may do about each.

-- Administrators see every account and grant: names of staff, never of persons in the programme.
-- Whoever is somebody's second person sees what waits for them, and nothing else.
create function access.list_accounts()
  returns table (account_id uuid, login text, display_name text, side text, role text, duty text,
    province text, languages text[], organisation_id uuid, organisation_code text,
    organisation_names jsonb, membership_id uuid, version bigint,
    from_at timestamptz, granted_by text,
    confirmed_by text, confirmed_at timestamptz, withdrawn_at timestamptz,
    expires_at timestamptz, opening text, duty_asked text, duty_asked_by text,
    withdrawal_asked_by text, withdrawal_asked_at timestamptz, may_confirm boolean,
    may_withdraw boolean, may_give_link boolean, may_give_code boolean,
    may_ask_help boolean, may_ask_withdrawal boolean, may_agree_withdrawal boolean,
    may_refuse_withdrawal boolean, may_change_duty boolean, may_confirm_duty boolean,
    may_set_place boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.login, p.display_name, p.side, p.role, p.duty, p.province, p.languages, o.id,
    o.code, o.names, (p.grant_of).id, (p.grant_of).revision,
    p.from_at, g.display_name, c.display_name, p.confirmed_at,
    p.withdrawn_at, access.grant_expires_at(p.grant_of),
    case when p.withdrawn_at is null then access.opening_of(p.id) end,
    p.duty_asked, d.display_name, case when p.goes then w.display_name end,
    case when p.goes then p.withdrawal_asked_at end, p.for_me,
    access.withdraws(p.grant_of), access.gives_link(p.grant_of), p.for_my_code,
    access.is_current(p.grant_of) and access.asks_help(p.grant_of),
    access.asks_withdrawal(p.grant_of), p.for_my_yes,
    p.for_my_yes or (p.goes and p.withdrawal_asked_by = p.me), access.changes_duty(p.grant_of),
    p.for_my_duty,
    p.withdrawn_at is null and (p.my_role = 'administrator' or access.manages(p.grant_of))
  from (select a.id, a.login, a.display_name, a.side, m.*, m.whole as grant_of,
      access.withdrawal_waits(m.whole) as goes, waits.*, me.account_id as me, me.role as my_role
    from (select (access.context()).*) me
    cross join access.account a
    join lateral (select one.role, one.duty, one.province, one.languages, one.from_at,
        one.organisation_id, one.granted_by, one.confirmed_by, one.confirmed_at, one.withdrawn_at,
        one.duty_asked, one.duty_asked_by, one.withdrawal_asked_by, one.withdrawal_asked_at,
        one as whole from workforce.membership one
      where one.account_id = a.id
      order by one.withdrawn_at desc nulls first, one.granted_at desc limit 1) m on true
    left join access.invitation i on i.account_id = a.id and i.ended_at is null
      and i.code_at is null
    -- Each question only where the row lets it be asked: most rows answer none of them.
    cross join lateral (select
      case when m.confirmed_at is null and m.withdrawn_at is null
        then access.confirms(m.whole) else false end as for_me,
      case when i.id is not null then access.gives_code(m.whole) else false end as for_my_code,
      case when m.withdrawal_asked_at is not null
        then access.agrees_to_withdraw(m.whole) else false end as for_my_yes,
      case when m.duty_asked is not null
        then access.confirms_duty(m.whole) else false end as for_my_duty) waits
    -- Not an account whose login was given again: the new one stands for its holder.
    where access.acts() and a.login <> a.id::text and (me.role = 'administrator'
      or (m.organisation_id = me.organisation_id and access.manages(m.whole))
      or waits.for_me or waits.for_my_code or waits.for_my_yes or waits.for_my_duty)
    order by a.display_name, a.id
    limit 500) p
  join workforce.organisation o on o.id = p.organisation_id
  left join access.account g on g.id = p.granted_by
  left join access.account c on c.id = p.confirmed_by
  left join access.account d on d.id = p.duty_asked_by
  left join access.account w on w.id = p.withdrawal_asked_by
  order by p.display_name, p.id
$$;
grant execute on function access.list_accounts() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
