-- Rows of the crossing are never changed.

-- Terms that were signed are not other terms afterwards; refused to the owner of the tables too.
create function disclosure.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'this is never changed' using errcode = 'check_violation', constraint =
    'never_changes';
end $$;
