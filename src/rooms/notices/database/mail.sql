-- Mails for the worker: what to send, and that it was sent. In schema programme, so that the worker
-- needs no access to the schema of notices. A mail is ordered in one transaction and sent after it,
-- under its own id: sent twice, it has the same Message-ID.

-- Whether something came that its receiver has neither looked at nor been mailed about.
create function notices.has_unmailed(account uuid, account_side text, since timestamptz)
  returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from notices.care_notice n where account_side = 'care'
      and n.receiver_id = account and n.made_at > since
    union all select 1 from notices.justice_notice n where account_side = 'justice'
      and n.receiver_id = account and n.made_at > since
    union all select 1 from notices.programme_notice n where account_side = 'programme'
      and n.receiver_id = account and n.made_at > since)
$$;

-- At most one for each account in so many hours. What could not be sent for a day is given up: the
-- next one says the same.
create function programme.order_notice_mails(hours integer) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update notices.mail m set sent_at = now(), code = null where m.sent_at is null
    and m.made_at < now() - case m.about when 'code' then interval '30 minutes'
      else interval '1 day' end;
  insert into notices.mail (id, account_id, about)
    select gen_random_uuid(), a.id, 'notices'
    from access.mail_address m join access.account a on a.id = m.account_id
    left join notices.look l on l.account_id = a.id
    cross join lateral (select max(o.made_at) as at from notices.mail o
      where o.account_id = a.id and o.about = 'notices') mailed
    where m.confirmed_at is not null
      and exists (select 1 from workforce.membership w where w.account_id = a.id
        and access.is_current(w))
      and (mailed.at is null or mailed.at < now() - make_interval(hours => greatest(hours, 1)))
      and notices.has_unmailed(a.id, a.side,
        greatest(m.confirmed_at, l.seen_until, mailed.at))
    on conflict (account_id, about) where sent_at is null do nothing;
end $$;
grant execute on function programme.order_notice_mails(integer) to alongside_worker;

create function programme.notice_mails_waiting(most integer)
  returns table (mail_id uuid, account_id uuid, about text, locale text, address bytea, code bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, a.id, m.about, a.locale, d.address, m.code
  from notices.mail m join access.account a on a.id = m.account_id
  join access.mail_address d on d.account_id = a.id
    and (m.about = 'code' or d.confirmed_at is not null)
  where m.sent_at is null and exists (select 1 from workforce.membership w
    where w.account_id = a.id and access.is_current(w))
  order by m.about, m.made_at, m.id limit least(greatest(most, 1), 500)
$$;
grant execute on function programme.notice_mails_waiting(integer) to alongside_worker;

create function programme.note_notice_mail_sent(wanted uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update notices.mail m set sent_at = now(), code = null
    where m.id = wanted and m.sent_at is null
$$;
grant execute on function programme.note_notice_mail_sent(uuid) to alongside_worker;
