-- Erasing happens: the day from which a person's file is no longer kept, who may hold that up, and
-- the proof that something was erased.
-- Side of the wall: the day and the hold belong to care; days, proofs and endings are machinery and
--   name nobody.
-- Locks: guardianship.cover, for its new index; access.account, for a moment. The days of files
--   already closed are noted when the server starts, with the days of the country's pack.

-- What ended and stays ended whatever backup is restored. No login role reads it.
create table programme.ending (
  id uuid default gen_random_uuid() primary key,
  kind text not null check (kind in ('erased', 'expunged', 'withdrawn', 'revoked', 'unmerged')),
  record uuid not null,
  at timestamptz not null default now()
);
create index ending_by_record on programme.ending (record);

-- For how many days the country's pack keeps something: the database decides by it, so it has it.
create table programme.kept_days (
  kind text primary key check (kind in ('closed-cases')),
  days integer not null check (days between 1 and 36500),
  source text not null,
  status text not null
);

create table programme.erasing_proof (
  id uuid default gen_random_uuid() primary key,
  kind text not null check (kind in ('file', 'matter', 'crossing', 'entry', 'stage',
    'operation', 'account', 'session', 'job')),
  rule text not null check (rule ~ '^[a-z0-9:, -]{1,120}$'),
  rows_by_table jsonb not null,
  at timestamptz not null default now()
);
create index erasing_proof_recent on programme.erasing_proof (at desc, id);

-- Only of files whose days run. A merged file ends with the one that is kept.
create table people.file_end (
  person_id uuid primary key references people.person (id),
  closed_on date not null,
  erase_on date not null
);
create index file_end_due on people.file_end (erase_on, person_id);

-- A proposal stops nothing; what two people agreed on does, until its last day and no longer.
create table care.erasing_hold (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  ordered_as text not null check (ordered_as in ('court-order', 'complaint', 'inquiry',
    'person-asked')),
  reason bytea not null,
  review_on date not null,
  until_on date not null,
  proposed_by uuid not null references access.account (id),
  proposed_at timestamptz not null default now(),
  confirmed_by uuid references access.account (id),
  confirmed_at timestamptz,
  refused_by uuid references access.account (id),
  refused_at timestamptz,
  reviewed_by uuid references access.account (id),
  lifting_proposed_by uuid references access.account (id),
  lifting_proposed_at timestamptz,
  lifted_by uuid references access.account (id),
  lifted_at timestamptz,
  version integer not null default 1,
  foreign key (case_id, person_id) references care.case_file (id, person_id),
  check (review_on <= until_on),
  check (confirmed_at is null or refused_at is null),
  check (confirmed_by is distinct from proposed_by),
  check (lifted_by is distinct from lifting_proposed_by or lifted_by is null),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((refused_by is null) = (refused_at is null)),
  check ((lifting_proposed_by is null) = (lifting_proposed_at is null)),
  check ((lifted_by is null) = (lifted_at is null)),
  check (lifted_at is null or (confirmed_at is not null and lifting_proposed_at is not null))
);
create index erasing_hold_by_person on care.erasing_hold (person_id);
create unique index erasing_hold_one_waiting on care.erasing_hold (case_id)
  where confirmed_at is null and refused_at is null;

-- Whether a child depends on an adult is asked before the adult's file is erased.
create index cover_by_holder on guardianship.cover (holder_person_id)
  where holder_person_id is not null;

-- What opens a closed account goes; its name stays as long as the trail.
alter table access.account alter column totp_secret drop not null;

select access.protect(name::regclass)
  from unnest(array['programme.ending', 'programme.kept_days', 'programme.erasing_proof']) name;
select access.protect(name::regclass, 'person_id')
  from unnest(array['people.file_end', 'care.erasing_hold']) name;
