-- What a calendar outside is told of the justice side: days, hours and neutral words. It takes the
-- secret address, and what it answers says nothing about anybody.

create function legal.feed(token text, first date, last date)
  returns table (word text, on_day date, at timestamptz, event_key text)
  language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
declare
  who access.actor_context := access.calendar_owner(token);
begin
  if who.account_id is null or who.side <> 'justice' or last - first > 400 then return; end if;
  return query select case when a.kind in ('hearing', 'contact') then 'appointment'
        else 'deadline' end, a.on_day, a.at,
      access.calendar_key(who.account_id, a.kind, a.record)
    from legal.agenda_for(who, first, last) a
    order by a.on_day, 4 limit 1000;
end $$;
grant execute on function legal.feed(text, date, date) to alongside_justice;
