-- Each seal is signed, the database knows how far the heads were handed outside, and work that one
-- caller at a time may do waits on a row. Seals from before stay unsigned: the next covers them.
-- Side of the wall: none; the sealer writes through functions, the auditor reads what was handed.
-- Locks: audit.seal while the columns are added; no row is rewritten.

alter table audit.seal add column signature bytea, add column key text,
  add constraint seal_signed_check check ((signature is null) = (key is null));

-- Not an advisory lock: every login role could take one and hold it, and sealing would stop.
create table access.turn (
  work text primary key
);

create table audit.handing (
  destination text primary key check (destination in ('file', 'webhook')),
  seal_number bigint not null,
  handed_at timestamptz not null,
  trouble text check (trouble in ('shorter', 'forked'))
);

select access.protect(name::regclass) from unnest(array['access.turn', 'audit.handing']) name;
