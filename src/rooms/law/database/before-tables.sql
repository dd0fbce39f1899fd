-- What the tables' own definitions call, so it is there before them and is never dropped.

-- As the one who asks: whoever may read no edition is told of none.
create function law.current_edition() returns uuid
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select id from law.edition where confirmed_at is not null order by confirmed_at desc, number desc
    limit 1
$$;
grant execute on function law.current_edition() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
