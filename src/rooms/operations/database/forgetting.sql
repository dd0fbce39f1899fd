-- Erases what may no longer be kept of a record. Generated from the stored fields by
-- tools/check-schema.ts --write; change those, not this file.

-- Empties list entries whose erase day has come: the code and the state that counts need stay.
create function operations.forget_entries(gone uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from operations.entry_identity where entry_id = any(gone);
  update operations.entry_listing set
      sheet = '-', row = 0, row_hash = '\x', listed_status = null, listed_reason = null
    where entry_id = any(gone);
  delete from operations.entry_name_key where entry_id = any(gone);
  delete from operations.entry_transition where entry_id = any(gone);
  update operations.entry set
      mark = null
    where id = any(gone);
end $$;
