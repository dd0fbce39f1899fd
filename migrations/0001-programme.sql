-- The one row that says which programme this is.
-- Side of the wall: read by every side, written by the owner.
-- Locks: creates only. Functions, policies, triggers and grants: src/engine/database

create schema if not exists programme;
alter default privileges revoke execute on functions from public;

create table programme.setting (
  only_row boolean primary key default true check (only_row),
  name text not null,
  -- Any code: a fifth country is a folder of data.
  country text not null check (country ~ '^[a-z]{2}$'),
  languages text[] not null check (cardinality(languages) > 0),
  time_zone text not null,
  is_demo boolean not null,
  made_at timestamptz not null default now()
);

select access.protect(name::regclass) from unnest(array['programme.setting']) name;
