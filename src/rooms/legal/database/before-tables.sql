-- What the tables' own definitions call, so it is there before them and is never dropped.

-- The civil day where the courts sit, at an instant. Where clocks go back at midnight, as in
-- Kazakhstan on 1 March 2024, the day before has one hour more; nobody reckons with a fixed
-- distance from UTC.
create function legal.day_at(instant timestamptz) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (instant at time zone (select time_zone from programme.setting))::date
$$;
grant execute on function legal.day_at(timestamp with time zone) to alongside_justice;

-- Today where the courts sit. An hour's error would hold somebody past the last day of an order.
create function legal.today() returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select legal.day_at(now())
$$;
grant execute on function legal.today() to alongside_justice;
