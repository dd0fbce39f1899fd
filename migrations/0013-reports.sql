-- Released figures, and what the release gate held back.
-- Side of the wall: programme.
-- Locks: creates only. Functions, policies, triggers and grants: src/rooms/reports/database

create schema if not exists reports;

create table reports.release (
  number integer primary key,
  made_at timestamptz not null default now(),
  made_by uuid
);

-- The counts that the last release was made from; `next` is used only while one is being made.
create table reports.held_count (
  figure text not null,
  row_key text not null,
  row_label text,
  column_key text not null,
  count integer not null check (count >= 0),
  next integer not null check (next >= 0),
  primary key (figure, row_key, column_key)
);

create table reports.release_cell (
  release_number integer not null references reports.release (number),
  level text not null check (level in ('internal', 'external')),
  figure text not null,
  row_number integer not null,
  row_key text not null,
  row_label text,
  column_key text not null,
  count integer,
  suppressed boolean not null,
  changed boolean not null,
  primary key (release_number, level, figure, row_key, column_key),
  check (suppressed = (count is null))
);

select access.protect(name::regclass) from unnest(array['reports.release', 'reports.held_count',
  'reports.release_cell']) name;
