-- Replays endings after a restore, in its transaction. Only the owner of the database calls this:
-- no login role is granted it. Each room ends its own records again, with the functions that ended
-- them at first, and answers with those it found: the others are not in the backup.

-- Answers how many of the records were found.
create function programme.end_again(ending text, records uuid[]) returns bigint
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select count(distinct found) from (
    select * from access.end_again(ending, records)
    union all select * from people.end_again(ending, records)
    union all select * from care.end_again(ending, records)
    union all select * from guardianship.end_again(ending, records)
    union all select * from operations.end_again(ending, records)
    union all select * from legal.end_again(ending, records)
    union all select * from disclosure.end_again(ending, records)) every_room (found)
$$;

-- Grants, organisations, accounts, ties, and reach that ended while the grant went on.
create function access.end_again(ending text, records uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ending <> 'revoked' then return; end if;
  update workforce.membership set withdrawn_at = now()
    where id = any(records) and withdrawn_at is null;
  update workforce.organisation set closed_at = now()
    where id = any(records) and closed_at is null;
  update access.account set closed_at = now() where id = any(records) and closed_at is null;
  update access.tie set ended_at = now() where id = any(records) and ended_at is null;
  return query select id from workforce.membership where id = any(records)
    union all select id from workforce.organisation where id = any(records)
    union all select id from access.account where id = any(records)
    union all select id from access.tie where id = any(records);
  return query with gone as (delete from access.reach r using unnest(records) record
      where access.reach_record(r.account_id, r.person_id, r.via) = record returning record)
    select record from gone;
end $$;
