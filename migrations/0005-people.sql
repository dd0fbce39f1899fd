-- Persons, their names and kin, how to reach them, consent, search keys, two files of one person.
-- Side of the wall: care; the coordinator until handover. Nothing here is reachable from justice.
-- Locks: creates only. Functions, policies, triggers and grants: src/rooms/people/database

create schema if not exists people;

create table people.household (
  id uuid primary key,
  code text not null unique,
  operation_id uuid,
  organisation_id uuid references workforce.organisation (id),
  province text,
  made_at timestamptz not null default now()
);

create table people.person (
  id uuid primary key,
  code text not null unique,
  household_id uuid references people.household (id),
  operation_id uuid,
  sex text not null check (sex in ('female', 'male', 'unknown')),
  birth_from date,
  birth_to date,
  birth_precision text not null
    check (birth_precision in ('day', 'month', 'year', 'about', 'age', 'unknown')),
  citizenship text,
  province text,
  organisation_id uuid references workforce.organisation (id),
  handed_over_at timestamptz,
  died_on date,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expunged_at timestamptz,
  merged_into uuid references people.person (id),
  merged_at timestamptz,
  check ((birth_precision = 'unknown') = (birth_from is null)),
  check ((birth_from is null) = (birth_to is null)),
  check (birth_from <= birth_to),
  check (merged_into <> id),
  check ((merged_into is null) = (merged_at is null))
);
create index person_by_household on people.person (household_id);
create index person_by_organisation on people.person (organisation_id, id);
create index person_by_operation on people.person (operation_id);
create index person_before_handover on people.person (id) where handed_over_at is null;
-- The manager's list of minors walks its organisation in the order of codes.
create index person_by_organisation_code on people.person (organisation_id, code);
create index person_waiting on people.person (household_id)
  where handed_over_at is null and operation_id is not null;
create index person_merged on people.person (merged_into) where merged_into is not null;

-- A corrected name is never overwritten: the old row ends, the new one begins.
create table people.person_name (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kind text not null check (kind in ('current', 'document', 'other-script', 'former')),
  full_name text not null check (length(full_name) between 1 and 300),
  given_name text,
  family_name text,
  father_name text,
  language text,
  from_at timestamptz not null default now(),
  until_at timestamptz not null default 'infinity',
  recorded_by uuid
);
create index name_by_person on people.person_name (person_id, until_at);
create unique index name_one_current on people.person_name (person_id)
  where kind = 'current' and until_at = 'infinity';

create table people.person_correction (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  field text not null check (field in ('name', 'birth', 'sex', 'citizenship', 'province')),
  before jsonb not null,
  after jsonb not null,
  reason bytea not null,
  corrected_by uuid not null,
  corrected_at timestamptz not null default now()
);
create index correction_by_person on people.person_correction (person_id, corrected_at);

-- Sided: which side of the family an aunt or grandparent belongs to is two words in four of the
-- six languages, and decides who is asked first.
create table people.kinship (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kin_person_id uuid not null references people.person (id),
  relation text not null check (relation in ('mother', 'father', 'child', 'sibling',
    'grandmother-maternal', 'grandmother-paternal', 'grandfather-maternal', 'grandfather-paternal',
    'aunt-maternal', 'aunt-paternal', 'uncle-maternal', 'uncle-paternal', 'spouse', 'other')),
  basis text not null check (basis in ('document', 'dna-verdict', 'statement', 'list')),
  from_at timestamptz not null default now(),
  until_at timestamptz not null default 'infinity',
  recorded_by uuid,
  check (person_id <> kin_person_id)
);
create index kinship_by_person on people.kinship (person_id);
create index kinship_by_kin on people.kinship (kin_person_id);

-- The key of a person's file, wrapped by the key that lies outside the database. Destroying it
-- expunges every encrypted value of the file, in backups too.
create table people.file_key (
  person_id uuid primary key,
  wrapped_key bytea,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped_key is null) = (destroyed_at is not null))
);

create table people.contact (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kind text not null check (kind in ('phone', 'address', 'how-to-reach')),
  value bytea not null,
  version integer not null default 1,
  from_at timestamptz not null default now(),
  until_at timestamptz not null default 'infinity',
  recorded_by uuid
);
create index contact_by_person on people.contact (person_id);

create table people.identity_document (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kind text not null check (kind in
    ('passport', 'birth-certificate', 'identity-card', 'return-certificate', 'court-decision',
      'other')),
  number bytea not null,
  version integer not null default 1,
  issued_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now()
);
create index document_by_person on people.identity_document (person_id);

-- What the person was told and what was agreed, before anything is shared with an organisation.
create table people.consent (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  purpose text not null check (purpose in ('case-support', 'share-with-organisation', 'legal-aid')),
  ground text not null check (ground in
    ('consent', 'assent-and-guardian', 'vital-interest', 'best-interests', 'law', 'refused')),
  organisation_id uuid references workforce.organisation (id),
  told_in text not null check (told_in in ('en', 'ru', 'kk', 'ky', 'tg', 'uz', 'ar', 'other')),
  told_how text not null check (told_how in ('spoken', 'written', 'interpreter')),
  told_on date not null,
  until_on date not null,
  withdrawn_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  unique (id, person_id),
  check (until_on > told_on)
);
create index consent_by_person on people.consent (person_id, purpose);
create index consent_ending on people.consent (person_id, until_on)
  where withdrawn_at is null and ground <> 'refused';

-- Folded names for search across scripts. Read by no login role: only people.search() looks here,
-- and applies the caller's scope itself, because a trigram operator under a policy scans the table.
create table people.search_entry (
  person_id uuid primary key references people.person (id),
  folded text not null,
  keys_version integer not null default 2,
  stands_for uuid references people.person (id)
);
create index search_entry_keys_version on people.search_entry (keys_version);

create table people.person_pair (
  id uuid primary key,
  a_person_id uuid not null references people.person (id),
  b_person_id uuid not null references people.person (id),
  kept_person_id uuid,
  state text not null check (state in
    ('proposed', 'withdrawn', 'different', 'merged', 'undo-proposed', 'undone')),
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  unique (a_person_id, b_person_id),
  check (a_person_id < b_person_id),
  check (kept_person_id in (a_person_id, b_person_id)),
  check (state not in ('proposed', 'merged', 'undo-proposed') or kept_person_id is not null)
);
create index pair_by_b on people.person_pair (b_person_id);
create index pair_waiting on people.person_pair (changed_at desc, id)
  where state in ('proposed', 'undo-proposed');

-- Who took which step and when; why, in their own words, sealed with the key of the file `a`.
create table people.person_pair_step (
  id uuid primary key,
  pair_id uuid not null references people.person_pair (id),
  step text not null check (step in
    ('proposed', 'withdrawn', 'different', 'merged', 'undo-proposed', 'kept', 'undone')),
  reason bytea,
  by_account uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index pair_step_by_pair on people.person_pair_step (pair_id, at);

create table people.search_key (
  key text collate "C" not null,
  person_id uuid not null references people.search_entry (person_id) on delete cascade,
  -- Who is found by it: the kept file, when this one was merged into it.
  found_id uuid not null,
  -- Of the person, repeated: a manager's search asks it of every key that a word meets.
  organisation_id uuid,
  primary key (key, person_id) include (found_id, organisation_id)
);
create index search_key_by_person on people.search_key (person_id);

create table people.given_name_form (
  id uuid primary key,
  form text not null check (length(form) between 2 and 40 and form !~ '[\s\d]'),
  head text not null check (head ~ '^[A-Za-z''-]{2,40}$'),
  source text not null check (length(source) between 2 and 300),
  -- Keys of search (src/rooms/people/matching/search-keys.ts): of the form, and of the family of
  -- names.
  form_key text not null check (form_key ~ '^[a-y][a-z]{0,39}$'),
  family_key text not null check (family_key ~ '^z[a-z]{1,40}$'),
  state text not null default 'proposed' check (state in ('proposed', 'in-use', 'withdrawn')),
  version integer not null default 1,
  proposed_by uuid not null references access.account (id),
  proposed_at timestamptz not null default now(),
  decided_by uuid references access.account (id),
  decided_at timestamptz,
  check (state = 'proposed' or decided_by is not null)
);
create unique index given_name_form_once on people.given_name_form (form) where state <>
  'withdrawn';

select access.protect(name::regclass) from unnest(array['people.household', 'people.person',
  'people.person_name', 'people.person_correction', 'people.kinship', 'people.file_key',
    'people.contact', 'people.identity_document', 'people.consent', 'people.search_entry',
      'people.person_pair', 'people.person_pair_step', 'people.search_key',
        'people.given_name_form']) name;
