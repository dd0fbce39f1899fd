-- The audit trail, its seals, the signed checkpoints, and the proofs that it is whole.
-- Side of the wall: written through functions; the auditor reads it, staff read their own entries.
-- Locks: creates only. Functions, policies, triggers and grants: src/rooms/audit/database

create schema if not exists audit;

-- An entry as the chain hashes it (src/rooms/audit/chain.ts): every column but the seal, the
-- instant as text in UTC with microseconds.
create type audit.entry_text as (id uuid, at text, writing_transaction text, account_id uuid,
  side text, role text, organisation_id uuid, action text, event text, record text,
  subjects text[], purpose text, request_id uuid, sealed_in bigint);

-- Append-only. Holds who, when, what kind of record and why, with keyed pseudonyms of the subjects:
-- never a name, so that expunging a person leaves the chain whole.
create table audit.entry (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  writing_transaction xid8 not null default pg_current_xact_id(),
  account_id uuid,
  side text,
  role text,
  organisation_id uuid,
  action text not null check (action in ('read', 'write', 'sign-in', 'sign-in-refused', 'sign-out',
    'refused', 'command-line')),
  event text not null,
  record text not null,
  subjects text[] not null default '{}',
  purpose text not null,
  request_id uuid,
  sealed_in bigint
);
create index entry_unsealed on audit.entry (writing_transaction) where sealed_in is null;
create index entry_by_account on audit.entry (account_id, at desc, id);
create index entry_recent on audit.entry (at desc, id);
create index entry_by_seal on audit.entry (sealed_in);
-- "Who looked at this person" over all time is the auditor's question.
create index entry_by_subject on audit.entry using gin (subjects);

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

select access.protect(name::regclass) from unnest(array['audit.entry', 'audit.seal',
  'audit.checkpoint', 'audit.verification']) name;
