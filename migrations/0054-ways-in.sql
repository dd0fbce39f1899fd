-- Further ways to prove who one is: recovery codes and passkeys, and the challenges already used.
-- Side of the wall: machinery. Functions write here; no login role reads it.
-- Locks: creates only, and refers to access.account. Functions: src/engine/database/recovery.sql,
-- passkeys.sql, own-account.sql

create table access.recovery_code (
  account_id uuid not null references access.account (id),
  code_hash bytea not null,
  made_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table access.passkey (
  id uuid primary key,
  account_id uuid not null references access.account (id),
  credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 60),
  has_prf boolean not null,
  is_synced boolean not null,
  made_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkey_of_account on access.passkey (account_id);

create table access.used_challenge (
  challenge_hash bytea primary key,
  until_at timestamptz not null
);
create index used_challenge_over on access.used_challenge (until_at);

select access.protect(name::regclass) from unnest(array['access.recovery_code', 'access.passkey',
  'access.used_challenge']) name;
