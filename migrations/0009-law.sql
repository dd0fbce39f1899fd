-- Editions of the country's law: whole documents that never change.
-- Side of the wall: none; public facts.
-- Locks: creates only. Functions, policies, triggers and grants: src/rooms/law/database

create schema if not exists law;

create table law.edition (
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity unique,
  origin text not null check (origin in ('pack', 'screen')),
  document jsonb not null,
  document_hash bytea not null,
  -- The edition whose copy was changed; for a pack the one before it.
  based_on uuid references law.edition (id),
  reason text check (length(reason) between 2 and 1000),
  proposed_by uuid references access.account (id),
  proposed_at timestamptz not null default now(),
  confirmed_by uuid references access.account (id),
  confirmed_at timestamptz,
  declined_by uuid references access.account (id),
  declined_at timestamptz,
  -- Why it was confirmed or declined, in the words of whoever did.
  decision_reason text check (length(decision_reason) between 2 and 1000),
  -- The edition in force against which the difference was seen when it was confirmed.
  compared_with uuid references law.edition (id),
  check (origin = 'pack' or (proposed_by is not null and reason is not null)),
  check (confirmed_at is null or declined_at is null),
  check (confirmed_by is null or confirmed_at is not null),
  check (origin = 'pack' or (confirmed_by is null) = (confirmed_at is null)),
  constraint edition_two_people
    check (confirmed_by is distinct from proposed_by or confirmed_by is null),
  check (declined_at is null or decision_reason is not null)
);
create index edition_in_order on law.edition (confirmed_at) where confirmed_at is not null;

select access.protect(name::regclass) from unnest(array['law.edition']) name;
