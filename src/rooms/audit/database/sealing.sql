-- The sealer: chains batches of entries and keeps the signed checkpoints over the chain.

create function audit.as_text(entry audit.entry) returns audit.entry_text
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select row(entry.id, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    entry.writing_transaction::text, entry.account_id, entry.side, entry.role,
    entry.organisation_id, entry.action, entry.event, entry.record, entry.subjects, entry.purpose,
    entry.request_id, entry.sealed_in)::audit.entry_text
$$;
grant execute on function audit.as_text(audit.entry) to alongside_oversight;

-- Only entries whose transaction is older than every running one, so that entries are sealed in the
-- order of their transactions. Numbers ahead of this server's come from a restore. After a minute
-- an entry is sealed in any case, because any login role can keep a transaction open; an entry that
-- commits later goes into a later seal.
create function audit.entries_to_seal(most integer) returns setof audit.entry_text
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select t.*
  from (select one from audit.entry one
    where one.sealed_in is null
      and (one.writing_transaction < pg_snapshot_xmin(pg_current_snapshot())
        or one.writing_transaction >= pg_snapshot_xmax(pg_current_snapshot())
        or one.at < clock_timestamp() - interval '1 minute')
    order by one.writing_transaction, one.at, one.id
    limit least(greatest(most, 1), 5000)) e
  cross join lateral audit.as_text(e.one) t
  order by (e.one).writing_transaction, (e.one).at, (e.one).id
$$;
grant execute on function audit.entries_to_seal(integer) to alongside_sealer;

-- Admits one sealer at a time until its transaction ends. Only this function can lock the row: an
-- advisory lock could be held by any login role. The next seal must build on this one.
create function audit.last_seal()
  returns table (number bigint, hash bytea, entries_total bigint)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
  set lock_timeout = '10s' as $$
begin
  perform access.take_turn('audit.seal');
  return query select s.number, s.hash, s.entries_total from audit.seal s
    order by s.number desc limit 1;
end $$;
grant execute on function audit.last_seal() to alongside_sealer;

-- Adds the next seal over exactly these entries, with its signature and both counts. A fork is
-- refused: seal numbers are unique, and the previous hash must match the seal before.
create function audit.add_seal(input jsonb, entry_ids uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  new_number bigint := (input ->> 'number')::bigint;
  before audit.seal;
  marked integer;
begin
  select * into before from audit.seal s where s.number = new_number - 1;
  if decode(input ->> 'previousHash', 'hex') is distinct from coalesce(before.hash,
      case new_number when 1 then decode(repeat('00', 32), 'hex') end)
    or (input ->> 'entriesTotal')::bigint
      is distinct from coalesce(before.entries_total, 0) + cardinality(entry_ids) then
    raise exception 'the seal does not continue the chain' using errcode = 'serialization_failure';
  end if;
  if input ->> 'signature' is null or input ->> 'key' is null then
    raise exception 'a seal needs a signature' using errcode = 'check_violation';
  end if;
  insert into audit.seal (number, entries, entries_total, first_entry, last_entry, entries_hash,
      previous_hash, hash, sealed_at, signature, key)
    values (new_number, cardinality(entry_ids), (input ->> 'entriesTotal')::bigint, entry_ids[1],
      entry_ids[cardinality(entry_ids)],
      decode(input ->> 'entriesHash', 'hex'), decode(input ->> 'previousHash', 'hex'),
      decode(input ->> 'hash', 'hex'), (input ->> 'sealedAt')::timestamptz,
      decode(input ->> 'signature', 'base64'), input ->> 'key');
  update audit.entry set sealed_in = new_number where id = any(entry_ids) and sealed_in is null;
  get diagnostics marked = row_count;
  if marked <> cardinality(entry_ids) then
    raise exception 'an entry is sealed already' using errcode = 'serialization_failure';
  end if;
end $$;
grant execute on function audit.add_seal(jsonb, uuid[]) to alongside_sealer;

create function audit.last_checkpoint() returns table (seal_number bigint, made_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.seal_number, c.made_at from audit.checkpoint c
  order by c.seal_number desc, c.made_at desc limit 1
$$;
grant execute on function audit.last_checkpoint() to alongside_sealer;

create function audit.add_checkpoint(input jsonb) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into audit.checkpoint (id, seal_number, seal_hash, entries_total, made_at, signature, key)
  values ((input ->> 'id')::uuid, (input ->> 'sealNumber')::bigint,
    decode(input ->> 'sealHash', 'hex'), (input ->> 'entriesTotal')::bigint,
    (input ->> 'madeAt')::timestamptz, decode(input ->> 'signature', 'base64'), input ->> 'key')
$$;
grant execute on function audit.add_checkpoint(jsonb) to alongside_sealer;

-- Keeps the result of a verification, whether by the sealer's login role or by the owner on the
-- command line.
create function audit.note_verification(input jsonb) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into audit.verification (id, whole, seals, entries, first_wrong_seal)
  values (gen_random_uuid(), (input ->> 'whole')::boolean, (input ->> 'seals')::bigint,
    (input ->> 'entries')::bigint, (input ->> 'firstWrongSeal')::bigint)
$$;
grant execute on function audit.note_verification(jsonb) to alongside_sealer;
