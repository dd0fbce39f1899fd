-- Functions that table definitions call. They exist before the tables and are never dropped.

-- Without vowels and without letters that look like digits. Made here and not by the caller, who
-- could otherwise ask whether a code is taken.
create function people.new_code() returns text
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  return (select upper(s.country) || '-' || string_agg(case when at = 4 then '-' else '' end
      || substr('23456789BCDFGHJKMNPQRSTVWXZ', get_byte(bytes, at) % 27 + 1, 1), '' order by at)
    from programme.setting s,
      (select sha256(convert_to(gen_random_uuid()::text, 'UTF8')) as bytes) random,
      generate_series(0, 7) at
    group by s.country);
end $$;
