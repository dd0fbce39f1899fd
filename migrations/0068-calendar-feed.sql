-- The secret address of somebody's calendar, which a telephone asks for times alone.
-- Side of the wall: none, machinery of the account. Locks: creates only.

create table access.calendar_feed (
  account_id uuid primary key references access.account (id),
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_at timestamptz not null default now()
);
select access.protect('access.calendar_feed');
