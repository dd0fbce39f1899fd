-- Proof that the trail is whole: entries are append-only for everybody, batches of them are sealed
-- into a chain, and signed checkpoints over the chain can be kept outside the database.
-- Side of the wall: machinery; the login role alongside_sealer writes through functions alone, the
-- auditor reads, staff of justice and care read their own entries (migration 0001).
-- Locks: audit.entry for a moment (two triggers, one index).

create table audit.seal (
  number bigint primary key check (number >= 1),
  entries integer not null check (entries >= 1),
  entries_total bigint not null,
  first_entry uuid not null,
  last_entry uuid not null,
  entries_hash bytea not null check (length(entries_hash) = 32),
  previous_hash bytea not null check (length(previous_hash) = 32),
  hash bytea not null unique check (length(hash) = 32),
  sealed_at timestamptz not null
);
comment on column audit.seal.previous_hash is '32 zero bytes for the first seal.';

create table audit.checkpoint (
  id uuid primary key,
  seal_number bigint not null references audit.seal (number),
  seal_hash bytea not null,
  entries_total bigint not null,
  made_at timestamptz not null,
  signature bytea not null,
  key text not null
);
create index checkpoint_recent on audit.checkpoint (seal_number desc, made_at desc);

-- When the chain was last proved, and what was found; written by the sealer or the command line.
create table audit.verification (
  id uuid primary key,
  at timestamptz not null default now(),
  whole boolean not null,
  seals bigint not null,
  entries bigint not null,
  first_wrong_seal bigint
);
create index verification_recent on audit.verification (at desc);

select access.protect(name::regclass) from unnest(array[
  'audit.seal', 'audit.checkpoint', 'audit.verification']) name;

-- "Who looked at this person" over all time is the auditor's question.
create index entry_by_subject on audit.entry using gin (subjects);

-- ---------------------------------------------------------------- append-only

-- Refused to the owner of the tables too. The one change is the number of its seal, set once, in a
-- session of the sealer.
create function audit.refuse_change() returns trigger
  language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'entry' and session_user = 'alongside_sealer' then
    if old.sealed_in is null and new.sealed_in is not null
       and to_jsonb(new) - 'sealed_in' = to_jsonb(old) - 'sealed_in' then
      return new;
    end if;
  end if;
  raise exception 'the trail is append-only' using errcode = 'insufficient_privilege';
end $$;
do $$
declare one text;
begin
  foreach one in array array['entry', 'seal', 'checkpoint'] loop
    execute format('create trigger append_only before update or delete on audit.%I
      for each row execute function audit.refuse_change()', one);
    execute format('create trigger never_emptied before truncate on audit.%I
      for each statement execute function audit.refuse_change()', one);
  end loop;
end $$;

-- ---------------------------------------------------------------- the sealer

-- An entry as the chain hashes it (src/rooms/audit/chain.ts): every column but the seal, the
-- instant as text in UTC with microseconds.
create type audit.entry_text as (id uuid, at text, writing_transaction text, account_id uuid,
  side text, role text, organisation_id uuid, action text, event text, record text,
  subjects text[], purpose text, request_id uuid, sealed_in bigint);

create function audit.as_text(entry audit.entry) returns audit.entry_text
  language sql stable parallel safe set search_path = '' as $$
  select row(entry.id, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    entry.writing_transaction::text, entry.account_id, entry.side, entry.role,
    entry.organisation_id, entry.action, entry.event, entry.record, entry.subjects, entry.purpose,
    entry.request_id, entry.sealed_in)::audit.entry_text
$$;
grant execute on function audit.as_text(audit.entry) to alongside_oversight;

-- Entries whose transaction is older than every one still running, so that a batch is settled: no
-- entry with an earlier number can still arrive. Numbers ahead of this server come from a restore.
create function audit.entries_to_seal(most integer) returns setof audit.entry_text
  language sql volatile security definer set search_path = '' as $$
  select t.*
  from (select one from audit.entry one
    where one.sealed_in is null
      and (one.writing_transaction < pg_snapshot_xmin(pg_current_snapshot())
        or one.writing_transaction >= pg_snapshot_xmax(pg_current_snapshot()))
    order by one.writing_transaction, one.at, one.id
    limit least(greatest(most, 1), 5000)) e
  cross join lateral audit.as_text(e.one) t
  order by (e.one).writing_transaction, (e.one).at, (e.one).id
$$;

-- One sealer at a time until the end of its transaction; the last seal is what it must build on.
create function audit.last_seal()
  returns table (number bigint, hash bytea, entries_total bigint)
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('audit.seal', 7));
  return query select s.number, s.hash, s.entries_total from audit.seal s
    order by s.number desc limit 1;
end $$;

-- Adds the next seal over exactly these entries. A fork is refused: the number is unique and the
-- previous hash must be that of the seal before.
create function audit.add_seal(input jsonb, entry_ids uuid[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  new_number bigint := (input ->> 'number')::bigint;
  marked integer;
begin
  if decode(input ->> 'previousHash', 'hex') is distinct from coalesce(
      (select s.hash from audit.seal s where s.number = new_number - 1),
      case new_number when 1 then decode(repeat('00', 32), 'hex') end) then
    raise exception 'the seal does not continue the chain' using errcode = 'serialization_failure';
  end if;
  insert into audit.seal (number, entries, entries_total, first_entry, last_entry, entries_hash,
      previous_hash, hash, sealed_at)
    values (new_number, cardinality(entry_ids), (input ->> 'entriesTotal')::bigint, entry_ids[1],
      entry_ids[cardinality(entry_ids)],
      decode(input ->> 'entriesHash', 'hex'), decode(input ->> 'previousHash', 'hex'),
      decode(input ->> 'hash', 'hex'), (input ->> 'sealedAt')::timestamptz);
  update audit.entry set sealed_in = new_number where id = any(entry_ids) and sealed_in is null;
  get diagnostics marked = row_count;
  if marked <> cardinality(entry_ids) then
    raise exception 'an entry is sealed already' using errcode = 'serialization_failure';
  end if;
end $$;

create function audit.last_checkpoint() returns table (seal_number bigint, made_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select c.seal_number, c.made_at from audit.checkpoint c
  order by c.seal_number desc, c.made_at desc limit 1
$$;

create function audit.add_checkpoint(input jsonb) returns void
  language sql volatile security definer set search_path = '' as $$
  insert into audit.checkpoint (id, seal_number, seal_hash, entries_total, made_at, signature, key)
  values ((input ->> 'id')::uuid, (input ->> 'sealNumber')::bigint,
    decode(input ->> 'sealHash', 'hex'), (input ->> 'entriesTotal')::bigint,
    (input ->> 'madeAt')::timestamptz, decode(input ->> 'signature', 'base64'), input ->> 'key')
$$;
-- What a proof found; the sealer's login role and the owner (command line) write it.
create function audit.note_verification(input jsonb) returns void
  language sql volatile security definer set search_path = '' as $$
  insert into audit.verification (id, whole, seals, entries, first_wrong_seal)
  values (gen_random_uuid(), (input ->> 'whole')::boolean, (input ->> 'seals')::bigint,
    (input ->> 'entries')::bigint, (input ->> 'firstWrongSeal')::bigint)
$$;
grant execute on function audit.note_verification(jsonb), audit.entries_to_seal(integer),
  audit.last_seal(), audit.add_seal(jsonb, uuid[]), audit.last_checkpoint(),
  audit.add_checkpoint(jsonb)
  to alongside_sealer;

-- ---------------------------------------------------------------- the auditor

create function audit.is_auditor() returns boolean
  language sql stable parallel safe set search_path = '' as $$
  select (access.context()).role = 'auditor'
$$;
grant execute on function audit.is_auditor() to alongside_oversight;

grant select on audit.seal, audit.checkpoint, audit.verification to alongside_oversight;
create policy auditor_reads on audit.seal for select to alongside_oversight
  using ((select audit.is_auditor()));
create policy auditor_reads on audit.checkpoint for select to alongside_oversight
  using ((select audit.is_auditor()));
create policy auditor_reads on audit.verification for select to alongside_oversight
  using ((select audit.is_auditor()));

-- Names of staff, for the list of grants and the trail; no secret of theirs.
grant select (id, login, display_name, side, closed_at) on access.account to alongside_oversight;
create policy auditor_reads on access.account for select to alongside_oversight
  using ((select audit.is_auditor()));

-- Seals and what they hold, in numbers, without reading the trail.
create function audit.chain_size()
  returns table (seals bigint, entries bigint, waiting bigint)
  language sql stable security definer set search_path = '' as $$
  select coalesce((select max(s.number) from audit.seal s), 0),
    coalesce((select s.entries_total from audit.seal s order by s.number desc limit 1), 0),
    (select count(*)
      from (select 1 from audit.entry e where e.sealed_in is null limit 1000) unsealed)
  where (access.context()).role = 'auditor'
$$;
grant execute on function audit.chain_size() to alongside_oversight;
