-- Who is responsible for a minor on every day, and the search for kin.
-- Side of the wall: care alone.
-- Locks: creates only. Functions, policies, triggers and grants: src/rooms/guardianship/database

create schema if not exists guardianship;

create table guardianship.search (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  body_organisation_id uuid not null references workforce.organisation (id),
  state text not null default 'open' check (state in ('open', 'closed')),
  opened_by uuid,
  opened_at timestamptz not null default now(),
  taken_by uuid references access.account (id),
  taken_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  outcome text check (outcome in ('cover-found', 'of-age', 'opened-wrongly')),
  unique (id, person_id),
  check ((state = 'closed') = (closed_at is not null and outcome is not null))
);
create unique index search_one_open on guardianship.search (person_id) where state = 'open';
create index search_queue on guardianship.search (body_organisation_id, opened_at, id)
  where state = 'open';
create index search_by_person on guardianship.search (person_id, opened_at desc);

-- A cover holds on from_on and on every day before until_on.
create table guardianship.cover (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kind text not null check (kind in ('custodial-parent', 'guardian', 'interim-body')),
  basis text not null check (basis in ('court-order', 'kinship', 'temporary', 'parental')),
  holder_person_id uuid references people.person (id),
  holder_name bytea,
  holder_relation text check (holder_relation in ('mother', 'father', 'sibling',
    'grandmother-maternal', 'grandmother-paternal', 'grandfather-maternal', 'grandfather-paternal',
    'aunt-maternal', 'aunt-paternal', 'uncle-maternal', 'uncle-paternal', 'other')),
  body_organisation_id uuid references workforce.organisation (id),
  from_on date not null,
  until_on date,
  end_reason text,
  version integer not null default 1,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  ended_at timestamptz,
  check (until_on >= from_on),
  check ((kind = 'interim-body') = (body_organisation_id is not null)),
  check (kind = 'interim-body' or (holder_person_id is null) <> (holder_name is null)),
  check (holder_person_id is distinct from person_id)
);
create index cover_by_person on guardianship.cover (person_id, from_on desc);
create index cover_by_end on guardianship.cover (until_on) where until_on is not null;
create index cover_ended on guardianship.cover (person_id, until_on desc)
  where until_on is not null;

create table guardianship.kin_contact (
  id uuid primary key,
  search_id uuid not null,
  person_id uuid not null,
  relation text not null check (relation in ('mother', 'father', 'sibling', 'grandmother-maternal',
    'grandmother-paternal', 'grandfather-maternal', 'grandfather-paternal', 'aunt-maternal',
    'aunt-paternal', 'uncle-maternal', 'uncle-paternal', 'other')),
  contacted_on date not null,
  answer text not null check (answer in ('willing', 'undecided', 'not-willing', 'not-reached')),
  reason text not null check (reason in ('skills', 'income', 'housing', 'health', 'distance',
    'other-children', 'afraid-of-neighbours', 'legal-bar', 'own-wish', 'none')),
  note bytea,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  foreign key (search_id, person_id) references guardianship.search (id, person_id)
);
create index kin_contact_by_search on guardianship.kin_contact (search_id, contacted_on);

select access.protect(name::regclass) from unnest(array['guardianship.search', 'guardianship.cover',
  'guardianship.kin_contact']) name;
