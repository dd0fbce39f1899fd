-- Questions that are on record before they are answered.
-- Side of the wall: machinery. Functions write here; no login role reads it.
-- Locks: creates only. Functions: src/engine/database/asking.sql

create table access.question (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account (id),
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  about text not null,
  asked_at timestamptz not null default clock_timestamp(),
  asked_in xid8 not null default pg_current_xact_id(),
  answered_at timestamptz
);
create index question_to_answer on access.question (account_id, kind, about)
  where answered_at is null;
create index question_by_day on access.question (asked_at);

select access.protect('access.question'::regclass);
