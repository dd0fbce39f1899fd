-- What stops the erasing of one file: placed and lifted by two people of the care side, always with
-- a last day. Justice never learns of it.

-- Until when the file is held; null if it is not.
create function care.held_until(wanted uuid) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(h.until_on) from care.erasing_hold h join people.person p on p.id = h.person_id
    where wanted in (p.id, p.merged_into) and h.confirmed_at is not null and h.lifted_at is null
      and h.until_on > care.today()
$$;
