-- Functions that table definitions call. They exist before the tables and are never dropped.

-- The day of the call, not of the transaction's start: one may be held open past midnight.
create function disclosure.today() returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (clock_timestamp() at time zone (select time_zone from programme.setting))::date
$$;

-- The same catalogue as src/rooms/disclosure/catalogue.ts; a test compares the two. A field that is
-- not listed here cannot cross.
create function disclosure.fields_of(direction text) returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case direction
    when 'justice-asks-care' then
      array['best-interests-on-file', 'child-has-cover', 'support-in-place', 'statement']
    when 'care-asks-justice' then array['status-known', 'restriction-in-force',
      'place-of-detention',
      'expected-release', 'court-contact'] end
$$;

create function disclosure.new_code(prefix text) returns text
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  select prefix || '-' || string_agg(case when at = 4 then '-' else '' end
      || substr('23456789BCDFGHJKMNPQRSTVWXZ', get_byte(bytes, at) % 27 + 1, 1), '' order by at)
  from (select sha256(convert_to(gen_random_uuid()::text, 'UTF8')) as bytes) random,
    generate_series(0, 7) at
$$;
