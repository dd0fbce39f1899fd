-- Those whose files went when an imported list was taken back are told of it. Care side. Locks
-- nothing that is there.

create table operations.list_taken_back (
  list_id uuid not null,
  account_id uuid not null references access.account(id),
  files integer not null check (files > 0),
  imported_at timestamptz not null,
  taken_back_at timestamptz not null default now(),
  primary key (account_id, list_id));
select access.protect('operations.list_taken_back', null);
