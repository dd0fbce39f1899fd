-- What a calendar outside is told of the care side: days, hours and neutral words. It takes the
-- secret address, and what it answers says nothing about anybody. Danger and safety clocks are said
-- inside alone: who sees them late, on a telephone, would believe that there is time.

create function care.feed(token text, first date, last date)
  returns table (word text, on_day date, at timestamptz, event_key text)
  language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
declare
  who access.actor_context := access.calendar_owner(token);
begin
  if who.account_id is null or who.side <> 'care' or last - first > 400 then return; end if;
  return query select case when a.kind in ('visit', 'appointment') then a.kind
      when a.kind = 'supervision' then 'meeting' else 'deadline' end, a.on_day, a.at,
      access.calendar_key(who.account_id, a.kind, a.record)
    from care.agenda(who.account_id, who.role, who.organisation_id,
      (select s.time_zone from programme.setting s), first, last) a
    where a.danger = 2 and (a.person_id is null or not people.is_past(a.person_id))
    order by a.on_day, 4 limit 1000;
end $$;
grant execute on function care.feed(text, date, date) to alongside_care;
