-- Erases what may no longer be kept of a record. Generated from the stored fields by
-- tools/check-schema.ts --write; change those, not this file.

-- Erases persons: their names, papers and kin, and the key that opens what is sealed.
-- Answers how many rows of each table.
create function people.forget_persons(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  delete from people.document where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.document', counted);
  delete from people.consent where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.consent', counted);
  delete from people.contact where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.contact', counted);
  delete from people.file_end where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.file_end', counted);
  delete from people.identity_document where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.identity_document', counted);
  delete from people.kinship where person_id = any(gone)
    or kin_person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.kinship', counted);
  delete from people.person_correction where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.person_correction', counted);
  delete from people.person_name where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.person_name', counted);
  delete from people.person_pair_step where pair_id in (select id from people.person_pair
    where a_person_id = any(gone)
    or b_person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.person_pair_step', counted);
  delete from people.person_pair where a_person_id = any(gone)
    or b_person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.person_pair', counted);
  delete from people.search_key where person_id in (select person_id from people.search_entry
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.search_key', counted);
  delete from people.search_entry where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.search_entry', counted);
  update people.person set
      code = '-' || id, household_id = null, operation_id = null, sex = 'unknown',
      birth_from = null, birth_to = null, birth_precision = 'unknown', citizenship = null,
      citizenship_unanswered = null, province = null, organisation_id = null,
      handed_over_at = 'epoch', died_on = null, made_at = date_trunc('year', made_at),
      updated_at = now(), expunged_at = coalesce(expunged_at, now())
    where id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.person', counted);
  update people.file_key set
      wrapped_key = null, made_at = 'epoch', rekey_asked_at = null, rekeyed_at = null,
      destroyed_at = coalesce(destroyed_at, now())
    where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.file_key', counted);
  return rows_by_table;
end $$;

-- Whose rows another transaction wrote than the one that opened these files; null for
-- a row that belongs to no single person.
create function people.written_since(gone uuid[], opened xid8) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select person_id from people.document
    where (person_id = any(gone))
      and changed_xid <> opened
  union
  select person_id from people.consent
    where (person_id = any(gone))
      and changed_xid <> opened
  union
  select person_id from people.contact
    where (person_id = any(gone))
      and changed_xid <> opened
  union
  select person_id from people.file_end
    where (person_id = any(gone))
      and changed_xid <> opened
  union
  select person_id from people.identity_document
    where (person_id = any(gone))
      and changed_xid <> opened
  union
  select person_id from people.kinship
    where (person_id = any(gone)
    or kin_person_id = any(gone))
      and changed_xid <> opened
  union
  select person_id from people.person_correction
    where (person_id = any(gone))
      and changed_xid <> opened
  union
  select person_id from people.person_name
    where (person_id = any(gone))
      and changed_xid <> opened
  union
  select null::uuid from people.person_pair_step
    where (pair_id in (select id from people.person_pair
    where a_person_id = any(gone)
    or b_person_id = any(gone)))
      and changed_xid <> opened
  union
  select null::uuid from people.person_pair
    where (a_person_id = any(gone)
    or b_person_id = any(gone))
      and changed_xid <> opened
  union
  select id from people.person
    where (id = any(gone))
      and changed_xid <> opened
$$;

-- Empties households in which no file is left.
-- Answers how many rows of each table.
create function people.forget_households(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  update people.household set
      code = '-' || id, operation_id = null, organisation_id = null, province = null,
      made_at = date_trunc('year', made_at)
    where id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('people.household', counted);
  return rows_by_table;
end $$;
