-- Protocols, requests and packages: the one lawful crossing of the wall.
-- Side of the wall: between; functions alone, no login role reads a table.
-- Locks: creates only. Functions, policies, triggers and grants: src/rooms/disclosure/database

create schema if not exists disclosure;

create table disclosure.protocol (
  id uuid primary key,
  code text not null unique default disclosure.new_code('P'),
  purpose text not null check (length(purpose) between 2 and 500),
  directions text[] not null check (cardinality(directions) > 0
    and directions <@ array['justice-asks-care', 'care-asks-justice']),
  fields text[] not null check (cardinality(fields) > 0),
  retention_days integer not null check (retention_days between 1 and 365),
  breach_contact text not null check (length(breach_contact) between 2 and 300),
  valid_from date not null,
  valid_until date not null check (valid_until < 'infinity'),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  check (valid_until >= valid_from)
);

create table disclosure.protocol_party (
  protocol_id uuid not null references disclosure.protocol (id),
  organisation_id uuid not null references workforce.organisation (id),
  primary key (protocol_id, organisation_id)
);
create index party_by_organisation on disclosure.protocol_party (organisation_id, protocol_id);

create table disclosure.protocol_signature (
  protocol_id uuid not null,
  organisation_id uuid not null,
  account_id uuid not null,
  signed_at timestamptz not null default now(),
  primary key (protocol_id, organisation_id),
  foreign key (protocol_id, organisation_id)
    references disclosure.protocol_party (protocol_id, organisation_id)
);

create table disclosure.protocol_ending (
  protocol_id uuid primary key references disclosure.protocol (id),
  organisation_id uuid not null,
  account_id uuid not null,
  ended_at timestamptz not null default now()
);

-- `state` is what the last step made of it; whether the clock has ended it is asked at each
-- reading.
create table disclosure.request (
  id uuid primary key,
  code text not null unique default disclosure.new_code('D'),
  protocol_id uuid not null references disclosure.protocol (id),
  direction text not null check (direction in ('justice-asks-care', 'care-asks-justice')),
  asking_party_id uuid not null references workforce.organisation (id),
  requester_id uuid not null,
  requester_organisation_id uuid not null references workforce.organisation (id),
  owner_organisation_id uuid not null references workforce.organisation (id),
  authority text not null check (length(authority) between 2 and 200),
  article text not null check (length(article) between 1 and 200),
  court_number text not null check (length(court_number) between 1 and 80),
  order_on date not null,
  basis_until date not null,
  order_hash bytea not null check (length(order_hash) = 32),
  purpose text not null check (purpose in ('best-interests', 'court-decision', 'restriction-review',
    'child-contact', 'safety', 'planning', 'legal-aid')),
  asked_fields text[] not null check (cardinality(asked_fields) > 0),
  identity bytea,
  wrapped_key bytea,
  key_destroyed_at timestamptz,
  state text not null default 'asked' check (state in ('asked', 'proposed', 'approved-once',
    'approved',
    'released', 'refused', 'withdrawn', 'revoked')),
  version integer not null default 1,
  asked_on date not null default disclosure.today(),
  check (basis_until >= order_on and basis_until < 'infinity'),
  check (asked_fields <@ disclosure.fields_of(direction)),
  check ((wrapped_key is null) = (key_destroyed_at is not null)),
  check (asking_party_id <> owner_organisation_id)
);
create index request_by_requester on disclosure.request (requester_id, id desc);
create index request_by_owner on disclosure.request (owner_organisation_id, id desc);
create index request_by_protocol on disclosure.request (protocol_id, id desc);
create index request_with_key on disclosure.request (id) where wrapped_key is not null;

create table disclosure.step (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references disclosure.request (id),
  step text not null check (step in ('asked', 'proposed', 'narrowed', 'approved', 'released',
    'refused',
    'withdrawn', 'revoked', 'received')),
  reason text,
  account_id uuid not null,
  organisation_id uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index step_by_request on disclosure.step (request_id, at);

create table disclosure.proposal (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references disclosure.request (id),
  version integer not null,
  fields text[] not null check (cardinality(fields) > 0),
  hash bytea,
  account_id uuid not null,
  organisation_id uuid not null,
  at timestamptz not null default now(),
  unique (request_id, version)
);

create table disclosure.proposed_value (
  proposal_id uuid not null references disclosure.proposal (id),
  field text not null,
  sealed bytea not null,
  primary key (proposal_id, field)
);

create table disclosure.approval (
  proposal_id uuid not null references disclosure.proposal (id),
  part text not null check (part in ('owner', 'second')),
  account_id uuid not null,
  organisation_id uuid not null,
  hash bytea not null,
  at timestamptz not null default now(),
  primary key (proposal_id, part),
  constraint approval_two_people unique (proposal_id, account_id),
  constraint approval_two_organisations unique (proposal_id, organisation_id)
);

create table disclosure.release (
  request_id uuid primary key references disclosure.request (id),
  proposal_id uuid not null references disclosure.proposal (id),
  number text not null unique default disclosure.new_code('R'),
  is_partial boolean not null,
  attests_best_interests boolean not null,
  released_by uuid not null,
  released_on date not null,
  expires_on date not null,
  check (expires_on >= released_on and expires_on < 'infinity')
);

create table disclosure.reading (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references disclosure.request (id),
  account_id uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index reading_by_request on disclosure.reading (request_id, at);

create table disclosure.receipt (
  request_id uuid primary key references disclosure.request (id),
  account_id uuid not null,
  at timestamptz not null default now()
);

create table disclosure.notice (
  request_id uuid primary key references disclosure.request (id),
  told_on date not null,
  how text not null check (how in ('in-person', 'by-phone', 'in-writing', 'through-guardian',
    'through-lawyer')),
  language text not null check (language in ('en', 'ru', 'kk', 'ky', 'tg', 'uz', 'ar', 'other')),
  account_id uuid not null,
  at timestamptz not null default now()
);

create table disclosure.deferral (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references disclosure.request (id),
  reason text not null check (reason in ('safety-of-person', 'safety-of-child', 'court-order',
    'person-not-found')),
  until_on date not null,
  asked_by uuid not null,
  asked_on date not null,
  agreed_by uuid,
  agreed_at timestamptz,
  check (until_on between asked_on and asked_on + 90),
  check ((agreed_by is null) = (agreed_at is null)),
  constraint deferral_two_people check (agreed_by is distinct from asked_by or agreed_by is null)
);
create unique index deferral_one_waiting on disclosure.deferral (request_id) where agreed_by is
  null;
create index deferral_by_request on disclosure.deferral (request_id, until_on desc);

select access.protect(name::regclass) from unnest(array['disclosure.protocol',
  'disclosure.protocol_party', 'disclosure.protocol_signature', 'disclosure.protocol_ending',
    'disclosure.request', 'disclosure.step', 'disclosure.proposal', 'disclosure.proposed_value',
      'disclosure.approval', 'disclosure.release', 'disclosure.reading', 'disclosure.receipt',
        'disclosure.notice', 'disclosure.deferral']) name;
