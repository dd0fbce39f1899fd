-- Functions that table definitions call. They exist before the tables and are never dropped.

-- Runs as the caller: null for a caller who may not read editions.
create function law.current_edition() returns uuid
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select id from law.edition where confirmed_at is not null order by confirmed_at desc, number desc
    limit 1
$$;
grant execute on function law.current_edition() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
