-- Accounts, sessions, the secret that signs a transaction's context, and who reaches whom.
-- Side of the wall: machinery. Functions write here; a login role reads only what a policy opens.
-- Locks: creates only. Functions, policies, triggers and grants: src/engine/database

create schema if not exists access;

create type access.actor_context as (
  account_id uuid, side text, role text, organisation_id uuid, duty text, province text);

create table access.account (
  id uuid primary key,
  login text not null unique check (login = lower(login)),
  display_name text not null,
  side text not null check (side in ('justice', 'care', 'programme', 'oversight')),
  locale text not null default 'en' check (locale in ('en', 'ru', 'kk', 'ky', 'tg', 'uz')),
  password_hash text not null,
  totp_secret bytea not null,
  totp_last_step bigint not null default 0,
  failures integer not null default 0,
  locked_until timestamptz,
  closed_at timestamptz,
  made_at timestamptz not null default now()
);

create table access.session (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references access.account (id),
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  locked_at timestamptz,
  ended_at timestamptz,
  expires_at timestamptz not null,
  confirmed_at timestamptz
);
create index session_by_account on access.session (account_id) where ended_at is null;

create table access.secret (
  only_row boolean primary key default true check (only_row),
  inner_key bytea not null,
  outer_key bytea not null
);

create table access.address_failure (
  address_hash bytea not null,
  failed_at timestamptz not null default now()
);
create index address_failure_recent on access.address_failure (address_hash, failed_at);

-- One row per account and person it may reach, written only by the rooms' own functions (an
-- assignment, a guardianship duty). Policies test it with `exists`; queries name it literally.
create table access.reach (
  account_id uuid not null references access.account (id),
  person_id uuid not null,
  via text not null check (via in ('case-lead', 'case-supervisor', 'case-team', 'guardianship',
    'intake', 'merged-file')),
  level text not null default 'assigned' check (level in ('assigned', 'minimum')),
  from_at timestamptz not null default now(),
  primary key (account_id, person_id, via)
);
create index reach_by_person on access.reach (person_id);

create table access.command (
  id uuid primary key,
  account_id uuid not null,
  endpoint text not null,
  body_hash bytea not null,
  response jsonb,
  at timestamptz not null default now()
);

insert into access.secret (inner_key, outer_key) values (
  sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')),
  sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

select access.protect(name::regclass) from unnest(array['access.account', 'access.session',
  'access.secret', 'access.address_failure', 'access.reach', 'access.command']) name;
