-- Work that outlives a request or comes by the clock: one table, from which one runner takes.
-- Side of the wall: machinery. A row says what is to be done and for whose account, and holds ids
-- alone; what it is about lies in the room it belongs to, behind that room's policies.
-- Locks: operations.import_job for a moment; else creates only.

create schema if not exists jobs;

create table jobs.job (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$' and length(kind) <= 40),
  payload jsonb not null default '{}' check (access.holds_ids_only(payload)),
  side text check (side in ('justice', 'care', 'programme', 'oversight')),
  account_id uuid references access.account (id),
  session_id uuid,
  state text not null default 'waiting'
    check (state in ('waiting', 'running', 'done', 'dead', 'cancelled')),
  every interval check (every >= interval '1 second'),
  run_after timestamptz not null default now(),
  attempts integer not null default 0 check (attempts >= 0),
  attempts_max integer not null default 1 check (attempts_max between 1 and 10),
  claimed_until timestamptz,
  claim_hash bytea,
  ordered_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  succeeded_at timestamptz,
  failing_since timestamptz,
  last_error text check (last_error ~ '^[A-Za-z0-9_-]{1,60}$'),
  -- On behalf of a person, with all that says who, or of nobody.
  check ((side is null) = (account_id is null) and (side is null) = (session_id is null)),
  -- What comes again and again is nobody's, and never over.
  check (every is null or (side is null and state in ('waiting', 'running'))),
  check ((state = 'running') = (claim_hash is not null)),
  check ((state = 'running') = (claimed_until is not null)),
  check ((state in ('done', 'dead', 'cancelled')) = (ended_at is not null))
);
-- Several servers, one row: one of them does it.
create unique index job_recurring on jobs.job (kind) where every is not null;
create index job_to_claim on jobs.job (kind, run_after) where state in ('waiting', 'running');
create index job_open_by_account on jobs.job (account_id) where state in ('waiting', 'running');
create index job_ended on jobs.job (ended_at) where ended_at is not null;

select access.protect('jobs.job'::regclass);

-- What an import needs besides ids, kept by its room: of the list, rows by number and no name.
alter table operations.import_job
  add column list_version integer not null default 0,
  add column skipped_rows jsonb not null default '[]'
    -- Numbers of sheets and rows alone: a sheet may be called after a family.
    check (jsonb_typeof(skipped_rows) = 'array'
      and not jsonb_path_exists(skipped_rows, 'strict $[*] ? (@.type() != "array")')
      and not jsonb_path_exists(skipped_rows, 'strict $[*][*] ? (@.type() != "number")'));

-- Whoever ran them is gone: nothing takes them up, and none may stand in the way of a new one.
update operations.import_job set state = 'interrupted' where state in ('waiting', 'running');
