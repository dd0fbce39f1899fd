-- Guessing slows down a way in, not a person: failures count for the login as typed, for the
-- address, and apart from both for each browser that is known. Accounts rest no longer; a rest that
-- runs now, a quarter of an hour at most, ends with this migration.
-- Side of the wall: machinery. Functions of the door write here; no login role reads it.
-- Locks: access.account, access.device and access.sign_in_attempt; audit.entry and
-- access.address_failure while their indexes are made. Functions: src/engine/database/attempts.sql

create table access.login_failure (
  login_hash bytea primary key,
  failures integer not null default 1 check (failures > 0),
  failed_at timestamptz not null default now(),
  rests_until timestamptz
);
create index login_failure_old on access.login_failure (failed_at);
create index address_failure_old on access.address_failure (failed_at);

alter table access.account drop column failures, drop column locked_until;

alter table access.device
  add column failures integer not null default 0,
  add column rests_until timestamptz,
  add column told_at timestamptz not null default now();
-- The first sign-in after this tells of what was tried since the last one there.
update access.device set told_at = seen_at;

delete from access.sign_in_attempt;
alter table access.sign_in_attempt
  add column device_id uuid references access.device (id) on delete cascade,
  add column login_hash bytea,
  alter column address_hash drop not null,
  add constraint sign_in_attempt_known_or_not
    check ((device_id is null) = (login_hash is not null)),
  add constraint sign_in_attempt_from_address
    check ((device_id is null) = (address_hash is not null));
create index sign_in_attempt_of_login on access.sign_in_attempt (login_hash);
create index sign_in_attempt_of_device on access.sign_in_attempt (device_id);
drop index access.sign_in_attempt_of_account;

-- Owners are told how often somebody tried to come in as them.
create index entry_of_refused_sign_in on audit.entry (account_id, at)
  where event = 'sign-in-refused';

select access.protect('access.login_failure'::regclass);
