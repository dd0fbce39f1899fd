-- Ends again, after a restore, what had ended between the sides.

-- A request that was taken back, or whose time was over, loses its key and its contents. A protocol
-- that was ended is ended in the name of its first party: who ended it is not in the ledger.
create function disclosure.end_again(ending text, records uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare found uuid[];
begin
  if ending not in ('revoked', 'withdrawn', 'erased') then return; end if;
  select array_agg(id) into found from disclosure.request where id = any(records);
  if found is not null then
    update disclosure.request set state = ending, version = version + 1
      where id = any(found) and ending <> 'erased'
        and state not in ('refused', 'withdrawn', 'revoked');
    perform disclosure.forget_requests(found);
    perform disclosure.erase_by_the_clock();
    return query select unnest(found);
  end if;
  if ending = 'revoked' then
    insert into disclosure.protocol_ending (protocol_id, organisation_id, account_id)
      select p.id, (select y.organisation_id from disclosure.protocol_party y
          where y.protocol_id = p.id order by y.organisation_id limit 1),
        '00000000-0000-0000-0000-000000000000'
      from disclosure.protocol p where p.id = any(records)
      on conflict (protocol_id) do nothing;
    return query select id from disclosure.protocol where id = any(records);
  end if;
end $$;
