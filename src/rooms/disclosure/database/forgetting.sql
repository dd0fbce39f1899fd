-- Erases what may no longer be kept of a record. Generated from the stored fields by
-- tools/check-schema.ts --write; change those, not this file.

-- Empties requests that are over and their proposals: nothing that names a matter remains.
-- Answers how many rows of each table.
create function disclosure.forget_requests(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  delete from disclosure.order_reading where document_id in (select id from disclosure.document
    where request_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('disclosure.order_reading', counted);
  delete from disclosure.document where request_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('disclosure.document', counted);
  delete from disclosure.proposed_value where proposal_id in (select id from disclosure.proposal
    where request_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('disclosure.proposed_value', counted);
  update disclosure.request set
      court_number = '-', order_on = least(asked_on, basis_until), identity = null,
      wrapped_key = null, key_destroyed_at = coalesce(key_destroyed_at, now())
    where id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('disclosure.request', counted);
  return rows_by_table;
end $$;

create function disclosure.request_holds_more(kept disclosure.request) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select kept.court_number is distinct from '-'
    or kept.order_on is distinct from least(kept.asked_on, kept.basis_until)
    or kept.identity is distinct from null
    or kept.wrapped_key is distinct from null
    or kept.key_destroyed_at is distinct from coalesce(kept.key_destroyed_at, now())
$$;

-- Erases which matters persons were linked to.
-- Answers how many rows of each table.
create function disclosure.forget_persons(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  delete from link.subject_person where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('link.subject_person', counted);
  delete from link.disclosure_about where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('link.disclosure_about', counted);
  return rows_by_table;
end $$;
