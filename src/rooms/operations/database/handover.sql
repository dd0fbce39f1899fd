-- What ends once an organisation has accepted.

-- Once an organisation has accepted these persons, the coordinator no longer works with their
-- names. Checks the person's own row rather than trusting the caller, so that no entry ends without
-- an acceptance.
create function operations.note_handed_over(person_ids uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  roots uuid[];
begin
  if not access.acts() then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(e.id) into roots from operations.entry e
    join people.person p on p.id = e.person_id and p.handed_over_at is not null
    where e.person_id = any(person_ids) and e.state = 'arrived' and e.root_id = e.id;
  if roots is null then return; end if;
  update operations.entry_identity i set closed_at = now() from operations.entry e
    where e.id = i.entry_id and e.root_id = any(roots);
  insert into operations.entry_transition (id, entry_id, from_state, to_state, basis, by_account)
    select gen_random_uuid(), id, 'arrived', 'handed-over', 'acceptance', actor.account_id
    from unnest(roots) id;
  update operations.entry set state = 'handed-over', own_state = 'handed-over',
      own_since = clock_timestamp(), unaccompanied = false, version = version + 1
    where id = any(roots);
end $$;
grant execute on function operations.note_handed_over(uuid[]) to alongside_care;
