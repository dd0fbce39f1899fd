-- Erases what may no longer be kept of a record. Generated from the stored fields by
-- tools/check-schema.ts --write; change those, not this file.

-- Erases who reached persons, and whose own door theirs was.
-- Answers how many rows of each table.
create function access.forget_persons(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  delete from access.reach where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('access.reach', counted);
  delete from access.tie where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('access.tie', counted);
  return rows_by_table;
end $$;
