-- Which subject is which person. Readable by no login role; the functions of `disclosure` use it.
-- Side of the wall: between.
-- Locks: creates only. Functions, policies, triggers and grants: src/rooms/disclosure/database

create schema if not exists link;

create table link.subject_person (
  subject_id uuid not null,
  person_id uuid not null,
  made_at timestamptz not null default now(),
  primary key (subject_id, person_id)
);

-- Whom a request is about, on the side that asked and on the side that owns. Readable by no login
-- role.
create table link.disclosure_about (
  request_id uuid primary key,
  subject_id uuid,
  person_id uuid,
  -- To which file the release linked the subject; null where the link was there before.
  linked_person_id uuid
);
create index disclosure_about_subject on link.disclosure_about (subject_id);

select access.protect(name::regclass) from unnest(array['link.subject_person',
  'link.disclosure_about']) name;
