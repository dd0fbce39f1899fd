-- Keys that the server cannot open by itself: who holds which, until when.
-- Side of the wall: none of the sides; machinery. Empty until there are such keys.
-- Locks: nothing that exists.

-- Who holds the key of what, for keys that the machine alone must not open: of a professional (made
-- in the browser) and of a device. Empty until there are such keys; the keys of files stay with
-- their files. `scope` and `holder` are a kind and an id.
create table access.key_grant (
  scope text not null
    check (scope ~ '^[a-z]+(-[a-z]+)*:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  holder text not null
    check (holder ~ '^(account|device):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  wrapped bytea not null,
  made_at timestamptz not null default now(),
  until timestamptz not null default 'infinity',
  primary key (scope, holder),
  check (until > made_at)
);
create index key_grant_by_holder on access.key_grant (holder);
select access.protect('access.key_grant'::regclass);
