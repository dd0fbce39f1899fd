-- Functions that table definitions call. They exist before the tables and are never dropped.

-- The civil date where the courts sit, at a given instant. Uses the time zone, never a fixed UTC
-- offset: where clocks go back at midnight, as in Kazakhstan on 1 March 2024, the day before is an
-- hour longer.
create function legal.day_at(instant timestamptz) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (instant at time zone (select time_zone from programme.setting))::date
$$;
grant execute on function legal.day_at(timestamp with time zone) to alongside_justice;

-- Today where the courts sit. An hour's error would hold someone past the last day of an order.
create function legal.today() returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select legal.day_at(now())
$$;
grant execute on function legal.today() to alongside_justice;

-- Without vowels and without letters that look like digits. Made here and not by the caller, who
-- could otherwise ask whether a code is taken.
create function legal.new_code() returns text
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  select 'J-' || string_agg(case when at = 4 then '-' else '' end
      || substr('23456789BCDFGHJKMNPQRSTVWXZ', get_byte(bytes, at) % 27 + 1, 1), '' order by at)
  from (select sha256(convert_to(gen_random_uuid()::text, 'UTF8')) as bytes) random,
    generate_series(0, 7) at
$$;
grant execute on function legal.new_code() to alongside_justice;
