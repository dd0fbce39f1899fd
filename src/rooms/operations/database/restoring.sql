-- Ends again, after a restore, what had ended in lists.

create function operations.end_again(ending text, records uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare found uuid[];
begin
  if ending <> 'erased' then return; end if;
  update operations.operation_key set wrapped_key = null, destroyed_at = now()
    where operation_id = any(records) and destroyed_at is null;
  return query select operation_id from operations.operation_key where operation_id = any(records);
  -- An import that was taken back; its files are forgotten like any that ended.
  return query with gone as (delete from operations.caseload_person c where c.list_id = any(records)
      returning c.list_id), lists as (delete from operations.caseload_list l
      where l.id = any(records) returning l.id)
    select id from lists;
  select array_agg(id) into found from operations.entry where id = any(records);
  if found is null then return; end if;
  perform operations.forget_entries(found);
  return query select unnest(found);
end $$;
