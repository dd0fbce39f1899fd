-- Attempts to sign in, unlock or confirm whose password is being checked at this moment.
-- Side of the wall: machinery. Functions of the door write here; no login role reads it.
-- Locks: creates only. Functions: src/engine/database/attempts.sql

create table access.sign_in_attempt (
  id uuid primary key default gen_random_uuid(),
  account_id uuid references access.account (id),
  session_id uuid references access.session (id) on delete cascade,
  address_hash bytea not null,
  begun_at timestamptz not null default clock_timestamp(),
  begun_in xid8 not null default pg_current_xact_id()
);
create index sign_in_attempt_of_account on access.sign_in_attempt (account_id);
create index sign_in_attempt_of_address on access.sign_in_attempt (address_hash);

select access.protect('access.sign_in_attempt'::regclass);
