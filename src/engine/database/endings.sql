-- Notes what ends for good, in the transaction that ends it, and hands it out to the ledger beside
-- the key file (src/engine/ledger). At a restore the ledger is replayed (restoring.sql).

-- Called by triggers, so that no path to an ending can forget it. What was erased or expunged is
-- over once and for ever; the others can happen to one record twice.
create function programme.note_ending(kind text, record uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into programme.ending (kind, record) select note_ending.kind, note_ending.record
    where note_ending.kind not in ('erased', 'expunged') or not exists (select 1
      from programme.ending e where e.record = note_ending.record and e.kind = note_ending.kind)
$$;

-- `tg_argv`: the kind, and the column that names the record, if it is not `id`.
create function programme.note_row_ended() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare ended jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
begin
  perform programme.note_ending(tg_argv[0], (ended ->> coalesce(tg_argv[1], 'id'))::uuid);
  return null;
end $$;

-- The last line that was handed out, locked: two servers hand out one after the other.
create function programme.lock_ledger() returns table (number bigint, hash bytea)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select l.number, l.hash from programme.ledger l for update
$$;
grant execute on function programme.lock_ledger() to alongside_worker;

-- What is not in the ledger yet: kinds and ids, which tell nothing outside this database.
create function programme.list_endings_to_hand_out(most integer)
  returns table (id uuid, kind text, record uuid, at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.id, e.kind, e.record, e.at from programme.ending e where e.number is null
    order by e.at, e.id limit least(greatest(most, 1), 1000)
$$;
grant execute on function programme.list_endings_to_hand_out(integer) to alongside_worker;

-- The endings `handed`, in this order, are the lines up to `last_number` of the ledger. Its number
-- only rises, so whoever skips a line is found out by the next who hands out honestly.
create function programme.note_handed_out(handed uuid[], last_number bigint, last_hash bytea)
  returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update programme.ledger l set number = last_number, hash = last_hash, handed_out_at = now()
    where coalesce(l.number, -1) + cardinality(handed) <= last_number;
  if not found then
    raise exception 'a ledger only grows' using errcode = 'check_violation';
  end if;
  update programme.ending e set number = last_number - cardinality(handed) + one.place
    from unnest(handed) with ordinality one (id, place)
    where e.id = one.id and e.number is null;
end $$;
grant execute on function programme.note_handed_out(uuid[], bigint, bytea) to alongside_worker;
