-- What ends once an organisation has accepted.

-- Once an organisation has accepted a person, the coordinator no longer works with their name: in
-- the transaction of the acceptance, whoever writes it. Rows are found by the person and by the
-- code that an arrival keeps, in whatever state the coordinator left them.
create function operations.close_names() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  roots uuid[] := array(select e.root_id from operations.entry e
    where e.person_id = new.id or (e.operation_id = new.operation_id and e.code = new.code));
begin
  update operations.entry_identity i set closed_at = now() from operations.entry e
    where e.id = i.entry_id and e.root_id = any(roots) and i.closed_at is null;
  with accepted as (update operations.entry set state = 'handed-over', own_state = 'handed-over',
        own_since = clock_timestamp(), unaccompanied = false, version = version + 1
      where id = any(roots) and state = 'arrived' and root_id = id returning id)
    insert into operations.entry_transition (id, entry_id, from_state, to_state, basis, by_account)
      select gen_random_uuid(), a.id, 'arrived', 'handed-over', 'acceptance',
        coalesce(access.actor(), '00000000-0000-0000-0000-000000000000') from accepted a;
  return null;
end $$;
