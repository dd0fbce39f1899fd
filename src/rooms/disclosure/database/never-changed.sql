-- Rows of a disclosure that never change.

-- Signed terms must stay what was signed; refused even to the owner of the tables.
create function disclosure.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'this is never changed' using errcode = 'check_violation', constraint =
    'never_changes';
end $$;
