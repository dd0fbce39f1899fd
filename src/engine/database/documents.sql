-- What the sweep of contents asks: ids go in, ids come out, and nothing about whose they are.

create function programme.contents_kept(ids uuid[]) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select people.contents_kept(ids);
  return query select legal.contents_kept(ids);
  return query select disclosure.contents_kept(ids);
end $$;
grant execute on function programme.contents_kept to alongside_worker;
