-- Repatriation operations, the lists that came with them, and what became of every entry.
-- Side of the wall: programme; the care side reads a few columns of its own arrivals.
-- Locks: creates only. Functions, policies, triggers and grants: src/rooms/operations/database

create schema if not exists operations;

create table operations.operation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  phase text,
  origin_site text,
  origin_country text,
  carrier text,
  partners text[] not null default '{}',
  planned_on date,
  departed_on date,
  landed_on date,
  planned_men integer not null default 0 check (planned_men >= 0),
  planned_women integer not null default 0 check (planned_women >= 0),
  planned_children integer not null default 0 check (planned_children >= 0),
  state text not null default 'negotiating' check (state in ('negotiating', 'lists-verified',
    'approved', 'executing', 'landed', 'reception', 'dispersal', 'closed', 'suspended',
    'cancelled')),
  suspended_from text,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  check ((state = 'suspended') = (suspended_from is not null))
);

create table operations.operation_transition (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  from_state text,
  to_state text not null,
  reason text not null,
  on_day date not null,
  by_account uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index transition_by_operation on operations.operation_transition (operation_id, at);

-- The key of everything encrypted in one operation, wrapped outside the database.
create table operations.operation_key (
  operation_id uuid primary key references operations.operation (id),
  wrapped_key bytea,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped_key is null) = (destroyed_at is not null))
);

create table operations.list (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  kind text not null check (kind in ('camp', 'ministry', 'boarding', 'other')),
  state text not null default 'staged' check (state in ('staged', 'imported', 'discarded')),
  file_name bytea not null,
  understanding bytea,
  listed_on date,
  file_hash bytea not null,
  row_count integer not null default 0,
  version integer not null default 1,
  staged_by uuid not null,
  staged_at timestamptz not null default now(),
  discarded_after timestamptz not null,
  imported_at timestamptz
);
create unique index list_once on operations.list (operation_id, file_hash)
  where state <> 'discarded';

-- The stage: the file and what was understood of it, encrypted, until confirmed or discarded.
create table operations.list_file (
  list_id uuid primary key references operations.list (id),
  bytes bytea not null
);

create table operations.list_page (
  list_id uuid not null references operations.list (id),
  sheet_number integer not null,
  page_number integer not null,
  rows bytea not null,
  primary key (list_id, sheet_number, page_number)
);

create table operations.import_job (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  list_id uuid not null references operations.list (id),
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed',
    'interrupted')),
  step text not null default 'reading' check (step in ('reading', 'writing', 'matching')),
  rows_total integer not null,
  rows_done integer not null default 0,
  entries_added integer not null default 0,
  entries_known integer not null default 0,
  rows_skipped integer not null default 0,
  proposals integer not null default 0,
  matching_pending boolean not null default false,
  started_by uuid not null,
  cancel_requested_at timestamptz,
  heartbeat_at timestamptz not null default clock_timestamp(),
  made_at timestamptz not null default clock_timestamp()
);
create unique index import_one_at_a_time on operations.import_job (operation_id)
  where state in ('waiting', 'running');

create table operations.family (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  code text not null unique
);
create index family_by_operation on operations.family (operation_id, id);

-- One row per row of a list. Rows that a person found to mean the same one share a root; `state` is
-- that of the person, `own_state` what was noted on this row, so that undoing restores it whole.
create table operations.entry (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  code text not null unique,
  root_id uuid not null references operations.entry (id),
  state text not null default 'identified' check (state in ('identified', 'contacted', 'willing',
    'refused', 'undecided', 'prevented', 'identity-pending', 'cleared', 'boarded', 'not-boarded',
    'arrived', 'handed-over')),
  reason text,
  own_state text not null default 'identified',
  own_reason text,
  own_since timestamptz not null default clock_timestamp(),
  state_conflict boolean not null default false,
  sex text not null check (sex in ('female', 'male', 'unknown')),
  may_be_minor boolean not null,
  own_may_be_minor boolean not null,
  unaccompanied boolean not null default false,
  relation text,
  mark text,
  listed_family_id uuid not null references operations.family (id),
  family_is_listed boolean not null,
  family_by_hand_id uuid references operations.family (id),
  family_id uuid not null references operations.family (id),
  person_id uuid,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  check ((state in ('refused', 'prevented', 'not-boarded')) = (reason is not null)),
  check ((own_state in ('refused', 'prevented', 'not-boarded')) = (own_reason is not null)),
  check (reason in ('own-decision', 'family-decision', 'stays-with-family', 'medical',
    'not-present', 'identity-pending', 'documents', 'not-released', 'no-seat', 'died',
    'returned-otherwise', 'not-stated'))
);
create index entry_by_operation on operations.entry (operation_id, id);
create index entry_by_root on operations.entry (root_id);
create index entry_by_family on operations.entry (family_id);
create index entry_by_person on operations.entry (person_id) where person_id is not null;
create index entry_unaccompanied on operations.entry (id) where unaccompanied;
create index entry_unresolved on operations.entry (operation_id)
  where root_id = id and state not in ('handed-over', 'refused', 'prevented', 'not-boarded');

-- Place, tent and kunya serve reconciliation only. Closed at handover, gone on the erase day.
create table operations.entry_identity (
  entry_id uuid primary key references operations.entry (id),
  operation_id uuid not null references operations.operation (id),
  full_name text not null check (length(full_name) between 1 and 300),
  given_name text,
  family_name text,
  father_name text,
  mother_name text,
  birth_from date,
  birth_to date,
  birth_precision text not null
    check (birth_precision in ('day', 'month', 'year', 'about', 'age', 'unknown')),
  citizenship text,
  district text,
  place text,
  tent text,
  kunya text,
  family_number text,
  document bytea,
  phone bytea,
  address bytea,
  note bytea,
  closed_at timestamptz,
  erase_on date not null
);
create index identity_by_operation on operations.entry_identity (operation_id, entry_id);
create index identity_due on operations.entry_identity (erase_on);

create table operations.entry_listing (
  entry_id uuid not null references operations.entry (id),
  list_id uuid not null references operations.list (id),
  sheet text not null,
  row integer not null,
  row_hash bytea not null,
  listed_status text check (listed_status in ('boarded', 'not-boarded')),
  listed_reason text,
  primary key (entry_id, list_id)
);
create index listing_by_list on operations.entry_listing (list_id);

-- Folded names for search across scripts; read by no login role (operations.search_entries).
create table operations.entry_name_key (
  entry_id uuid primary key references operations.entry (id),
  folded text not null,
  keys_version integer not null default 2
);
create index entry_name_key_trigram on operations.entry_name_key
  using gin (folded public.gin_trgm_ops);
create index entry_name_key_keys_version on operations.entry_name_key (keys_version);

create table operations.entry_transition (
  id uuid primary key,
  entry_id uuid not null references operations.entry (id),
  from_state text,
  to_state text not null,
  reason text,
  basis text not null check (basis in ('person-said', 'carrier-list', 'family', 'authority', 'list',
    'acceptance')),
  by_account uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index transition_by_entry on operations.entry_transition (entry_id, at);

create table operations.match_proposal (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  a_entry_id uuid not null references operations.entry (id),
  b_entry_id uuid not null references operations.entry (id),
  band text not null check (band in ('same', 'look')),
  score real not null,
  reasons jsonb not null,
  state text not null default 'open' check (state in ('open', 'same', 'different')),
  decided_at timestamptz,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  scripts text
    check (scripts ~ '^(arabic|cyrillic|latin|other)-(arabic|cyrillic|latin|other)$'),
  unique (a_entry_id, b_entry_id),
  check (a_entry_id <> b_entry_id),
  check ((state = 'open') = (decided_at is null))
);
create index proposal_by_operation on operations.match_proposal (operation_id, state);
create index proposal_by_b on operations.match_proposal (b_entry_id);

create table operations.match_decision (
  id uuid primary key,
  proposal_id uuid not null references operations.match_proposal (id),
  decision text not null check (decision in ('open', 'same', 'different')),
  by_account uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index decision_by_proposal on operations.match_decision (proposal_id, at);

create table operations.caseload_list (
  organisation_id uuid not null references workforce.organisation (id),
  file_hash text not null check (length(file_hash) between 16 and 200),
  imported_by uuid not null,
  imported_at timestamptz not null default now(),
  households integer not null check (households > 0),
  rows integer not null check (rows >= households),
  primary key (organisation_id, file_hash)
);

select access.protect(name::regclass) from unnest(array['operations.operation',
  'operations.operation_transition', 'operations.operation_key', 'operations.list',
    'operations.list_file', 'operations.list_page', 'operations.import_job', 'operations.family',
      'operations.entry', 'operations.entry_identity', 'operations.entry_listing',
        'operations.entry_name_key', 'operations.entry_transition', 'operations.match_proposal',
          'operations.match_decision', 'operations.caseload_list']) name;
