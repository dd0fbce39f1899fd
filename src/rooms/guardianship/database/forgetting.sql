-- Erases what may no longer be kept of a record. Generated from the stored fields by
-- tools/check-schema.ts --write; change those, not this file.

-- Erases who answered for persons, and what was asked of their relatives.
-- Answers how many rows of each table.
create function guardianship.forget_persons(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  delete from guardianship.kin_contact where search_id in (select id from guardianship.search
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('guardianship.kin_contact', counted);
  delete from guardianship.search where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('guardianship.search', counted);
  delete from guardianship.cover where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('guardianship.cover', counted);
  delete from guardianship.uncovered where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('guardianship.uncovered', counted);
  return rows_by_table;
end $$;

-- Whose rows another transaction wrote than the one that opened these files; null for
-- a row that belongs to no single person.
create function guardianship.written_since(gone uuid[], opened xid8) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select person_id from guardianship.kin_contact
    where (search_id in (select id from guardianship.search
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from guardianship.search
    where (person_id = any(gone))
      and changed_xid <> opened
  union
  select person_id from guardianship.cover
    where (person_id = any(gone))
      and changed_xid <> opened
$$;
