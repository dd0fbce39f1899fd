-- Erases what may no longer be kept of a record. Generated from the stored fields by
-- tools/check-schema.ts --write; change those, not this file.

-- Empties list entries whose erase day has come: the code and the state that counts need stay.
-- Answers how many rows of each table.
create function operations.forget_entries(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  delete from operations.entry_identity where entry_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('operations.entry_identity', counted);
  update operations.entry_listing set
      sheet = '-', row = 0, row_hash = '\x', listed_status = null, listed_reason = null
    where entry_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('operations.entry_listing', counted);
  delete from operations.entry_name_key where entry_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('operations.entry_name_key', counted);
  delete from operations.entry_transition where entry_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('operations.entry_transition', counted);
  update operations.entry set
      mark = null
    where id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('operations.entry', counted);
  return rows_by_table;
end $$;

-- Erases with which caseload list persons came.
-- Answers how many rows of each table.
create function operations.forget_persons(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  delete from operations.caseload_person where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('operations.caseload_person', counted);
  return rows_by_table;
end $$;

-- Whose rows another transaction wrote than the one that opened these files; null for
-- a row that belongs to no single person.
create function operations.written_since(gone uuid[], opened xid8) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select person_id from operations.caseload_person
    where (person_id = any(gone))
      and changed_xid <> opened
$$;
