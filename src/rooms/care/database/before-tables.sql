-- Functions that table definitions call. They exist before the tables and are never dropped.

-- Without vowels and without letters that look like digits. Random, so that a code reveals neither
-- order nor place.
create function care.new_code() returns text
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  select 'C-' || string_agg(case when at = 4 then '-' else '' end
      || substr('23456789BCDFGHJKMNPQRSTVWXZ', get_byte(bytes, at) % 27 + 1, 1), '' order by at)
  from (select sha256(convert_to(gen_random_uuid()::text, 'UTF8')) as bytes) random,
    generate_series(0, 7) at
$$;
