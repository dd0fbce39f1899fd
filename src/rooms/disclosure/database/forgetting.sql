-- Erases what may no longer be kept of a record. Generated from the stored fields by
-- tools/check-schema.ts --write; change those, not this file.

-- Empties requests that are over and their proposals: nothing that names a matter remains.
create function disclosure.forget_requests(gone uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from disclosure.proposed_value where proposal_id in (select id from disclosure.proposal
    where request_id = any(gone));
  update disclosure.request set
      court_number = '-', order_on = least(asked_on, basis_until), identity = null,
      wrapped_key = null, key_destroyed_at = coalesce(key_destroyed_at, now())
    where id = any(gone);
end $$;

create function disclosure.request_holds_more(kept disclosure.request) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select kept.court_number is distinct from '-'
    or kept.order_on is distinct from least(kept.asked_on, kept.basis_until)
    or kept.identity is distinct from null
    or kept.wrapped_key is distinct from null
    or kept.key_destroyed_at is distinct from coalesce(kept.key_destroyed_at, now())
$$;
