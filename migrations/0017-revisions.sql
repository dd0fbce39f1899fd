-- Offline work later: each record says how often it was changed and by which transaction, a session
-- belongs to a device, and a restore is told from the programme going on.
-- Side of the wall: every side, its own tables; the device and the epoch are machinery.
-- Locks: all tables named below, until the end; no row of theirs is rewritten except in
--   access.session, care.emergency_told and care.merged_case.
--
-- None for what never leaves the server: access.*, programme.* and jobs.* (machinery), audit.*
-- (append-only, hashed column by column), link.* (which subject is which person), legal.reach (who
-- reaches whom), keys (people.file_key, operations.operation_key, legal.subject_key), sounds of
-- names (people.search_entry, people.search_key, operations.entry_name_key), what an import works
-- with for a day (operations.list_file, operations.list_page, operations.import_job) and raw counts
-- behind the gate (reports.held_count).

-- Whose row it is, repeated from the parent as its siblings have it.
alter table care.emergency_opening add unique (id, person_id);
alter table care.emergency_told add column person_id uuid;
update care.emergency_told t set person_id = o.person_id
  from care.emergency_opening o where o.id = t.opening_id;
alter table care.emergency_told
  alter column person_id set not null,
  drop constraint emergency_told_opening_id_fkey,
  add foreign key (opening_id, person_id) references care.emergency_opening (id, person_id);

alter table care.merged_case add column person_id uuid;
update care.merged_case m set person_id = c.person_id
  from care.case_file c where c.id = m.case_id;
alter table care.merged_case
  alter column person_id set not null,
  drop constraint merged_case_case_id_fkey,
  add foreign key (case_id, person_id) references care.case_file (id, person_id);

select access.protect(name::regclass, 'id')
  from unnest(array['people.person', 'legal.subject']) name;

select access.protect(name::regclass, 'person_id') from unnest(array['people.person_name',
  'people.person_correction', 'people.kinship', 'people.contact', 'people.identity_document',
  'people.consent', 'care.case_file', 'care.case_transition', 'care.assignment',
  'care.legal_aid_offer', 'care.merged_case', 'care.visit', 'care.assessment',
  'care.assessment_level', 'care.assessment_addendum', 'care.plan', 'care.goal', 'care.action',
  'care.review', 'care.emergency_opening', 'care.emergency_told', 'guardianship.search',
  'guardianship.cover', 'guardianship.kin_contact']) name;

select access.protect(name::regclass, 'subject_id') from unnest(array['legal.subject_name',
  'legal.assignment', 'legal.proceeding', 'legal.proceeding_transition', 'legal.restriction',
  'legal.restriction_lifting', 'legal.hearing', 'legal.birth_claim', 'legal.birth_settlement',
  'legal.counsel_change', 'legal.alternatives_considered', 'legal.sentence',
  'legal.exemption_request', 'legal.exemption_answer', 'legal.detention', 'legal.detention_review',
  'legal.restriction_appeal', 'legal.restriction_variation', 'legal.restriction_notice',
  'legal.permission_request', 'legal.probation_contact']) name;

-- Of no single person: a family, two files that may be of one person, an operation and its lists,
-- an organisation, a protocol between organisations and what is asked under it, the law, figures.
select access.protect(name::regclass, null) from unnest(array['people.household',
  'people.person_pair', 'people.person_pair_step', 'people.given_name_form',
  'operations.operation', 'operations.operation_transition', 'operations.family',
  'operations.list', 'operations.caseload_list', 'operations.entry', 'operations.entry_identity',
  'operations.entry_listing', 'operations.entry_transition', 'operations.match_proposal',
  'operations.match_decision', 'care.offer', 'workforce.organisation', 'workforce.membership',
  'law.edition', 'disclosure.protocol', 'disclosure.protocol_party',
  'disclosure.protocol_signature', 'disclosure.protocol_ending', 'disclosure.request',
  'disclosure.step', 'disclosure.proposal', 'disclosure.proposed_value', 'disclosure.approval',
  'disclosure.release', 'disclosure.reading', 'disclosure.receipt', 'disclosure.notice',
  'disclosure.deferral', 'reports.release', 'reports.release_cell']) name;

-- A browser of one account: somebody else in the same browser has a row of their own, and nothing
-- tells that the two are one browser.
create table access.device (
  id uuid primary key,
  account_id uuid not null references access.account (id),
  token_hash bytea not null unique,
  made_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (id, account_id)
);
create index device_by_account on access.device (account_id) where ended_at is null;

-- The browsers of earlier sessions hold no secret: each gets a device that is never found again.
alter table access.session add column device_id uuid;
update access.session set device_id = gen_random_uuid();
insert into access.device (id, account_id, token_hash, made_at, seen_at, ended_at)
  select device_id, account_id,
    sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')),
    opened_at, seen_at, coalesce(ended_at, case when expires_at < now() then expires_at end)
  from access.session;
alter table access.session
  alter column device_id set not null,
  add foreign key (device_id, account_id) references access.device (id, account_id);

-- Goes up by one with each restore: what was handed out before may be of a time that is gone.
create table programme.epoch (
  only_row boolean primary key default true check (only_row),
  id uuid not null default gen_random_uuid(),
  number bigint not null check (number > 0),
  raised_at timestamptz not null default now()
);
insert into programme.epoch (number) values (1);

select access.protect(name::regclass) from unnest(array['access.device', 'programme.epoch']) name;
