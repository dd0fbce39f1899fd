-- Handing signed heads outside: what the sealer may ask about seals, and how it notes what is kept
-- there. A head is a seal's number, counts, hash, time and signature.

create function audit.heads_after(after_number bigint, most integer)
  returns table (number bigint, entries integer, entries_total bigint, hash text, sealed_at text,
    signature text, key text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.number, s.entries, s.entries_total, encode(s.hash, 'hex'),
    to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    translate(encode(s.signature, 'base64'), E'\n', ''), s.key
  from audit.seal s where s.number > after_number and s.signature is not null
  order by s.number limit least(greatest(most, 1), 1000)
$$;
grant execute on function audit.heads_after(bigint, integer) to alongside_sealer;

-- Whether the chain still has this seal: null if it has none of that number.
create function audit.seal_hash_of(wanted_number bigint) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select encode(s.hash, 'hex') from audit.seal s where s.number = wanted_number
$$;
grant execute on function audit.seal_hash_of(bigint) to alongside_sealer;

create function audit.last_handed(wanted_destination text) returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.seal_number from audit.handing h where h.destination = wanted_destination
$$;
grant execute on function audit.last_handed(text) to alongside_sealer;

create function audit.note_handing(new_destination text, new_number bigint, new_trouble text)
  returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into audit.handing as h (destination, seal_number, handed_at, trouble)
    values (new_destination, new_number, clock_timestamp(), new_trouble)
    on conflict (destination) do update set seal_number = excluded.seal_number,
      handed_at = case when h.seal_number = excluded.seal_number then h.handed_at
        else excluded.handed_at end,
      trouble = excluded.trouble
$$;
grant execute on function audit.note_handing(text, bigint, text) to alongside_sealer;

-- Since when the oldest entry has waited for its seal; null if none waits. The index on waiting
-- entries is in the order of transactions, so its first row is old enough to judge by.
create function audit.unsealed_since() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select min(e.at) from (select one.at from audit.entry one where one.sealed_in is null
    order by one.writing_transaction limit 1000) e
$$;
grant execute on function audit.unsealed_since() to alongside_sealer;
