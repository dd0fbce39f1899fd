-- A case moves to another organisation: proposed by the old one, accepted by the new one, done in
-- one moment. The row is all that the old organisation keeps.
-- Side of the wall: care.
-- Locks: people.file_key, people.consent and disclosure.request, for a moment.

-- The programme decided that an organisation leaves: nobody new goes there, its cases move.
create table care.leaving (
  id uuid primary key,
  organisation_id uuid not null references workforce.organisation (id),
  reason text not null check (reason in ('own-wish', 'funding-ends', 'no-longer-safe',
    'programme-ends')),
  leaves_on date not null,
  decided_by uuid not null references access.account (id),
  decided_at timestamptz not null default now(),
  ended_by uuid references access.account (id),
  ended_at timestamptz,
  ended_as text check (ended_as in ('taken-back', 'closed')),
  version integer not null default 1,
  constraint leaving_ended_whole check (num_nulls(ended_by, ended_at, ended_as) in (0, 3))
);
create unique index leaving_one_open on care.leaving (organisation_id) where ended_at is null;
select access.protect('care.leaving', null);

create table care.move (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  case_code text not null,
  from_organisation_id uuid not null references workforce.organisation (id),
  to_organisation_id uuid not null references workforce.organisation (id),
  reason text not null check (reason in ('person-asked', 'lives-elsewhere', 'language',
    'conflict-of-interest', 'other-need', 'organisation-leaves')),
  leaving_id uuid references care.leaving (id),
  not_asked_why text check (not_asked_why in ('not-reached', 'no-answer')),
  age_band text not null,
  may_be_minor boolean not null,
  province text,
  priority text not null check (priority in ('high', 'medium', 'low')),
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'declined',
    'withdrawn', 'done')),
  proposed_by uuid not null references access.account (id),
  proposed_at timestamptz not null default now(),
  decided_by uuid references access.account (id),
  decided_at timestamptz,
  decline_reason text check (decline_reason in ('no-capacity', 'district', 'language',
    'conflict-of-interest', 'other-need')),
  lead_id uuid references access.account (id),
  supervisor_id uuid references access.account (id),
  talked_on date,
  not_talked_why text check (not_talked_why in ('organisation-gone', 'worker-gone')),
  done_by uuid references access.account (id),
  done_at timestamptz,
  opened_on date,
  visits integer,
  due_on date not null,
  stop_seen_at timestamptz,
  lead_seen_at timestamptz,
  supervisor_seen_at timestamptz,
  version integer not null default 1,
  foreign key (case_id, person_id) references care.case_file (id, person_id),
  constraint move_unasked_says_why check ((leaving_id is null) = (not_asked_why is null)),
  constraint move_elsewhere check (from_organisation_id <> to_organisation_id),
  constraint move_decline_says_why check ((decline_reason is not null) = (state = 'declined')),
  constraint move_accepted_by_two check (state not in ('accepted', 'done')
    or (lead_id is not null and supervisor_id is not null)),
  constraint move_done_whole check (case when state = 'done' then num_nulls(done_by, done_at,
      opened_on, visits) = 0 and num_nonnulls(talked_on, not_talked_why) = 1
    else num_nonnulls(done_by, done_at, opened_on, visits, talked_on, not_talked_why) = 0 end)
);
create unique index move_one_open on care.move (case_id) where state in ('proposed', 'accepted');
create index move_by_leaving on care.move (leaving_id) where leaving_id is not null;
create index move_by_person on care.move (person_id);
create index move_unseen_by_lead on care.move (lead_id)
  where state = 'done' and lead_seen_at is null;
create index move_unseen_by_supervisor on care.move (supervisor_id)
  where state = 'done' and supervisor_seen_at is null;
create index move_from on care.move (from_organisation_id, proposed_at desc, id desc);
create index move_due on care.move (due_on) where state in ('proposed', 'accepted');
create index move_to on care.move (to_organisation_id, proposed_at desc, id desc);
select access.protect('care.move', 'person_id');

-- Since when the file waits for another key, and when it last got one: what was sealed with the one
-- before is refused.
alter table people.file_key add column rekey_asked_at timestamptz;
alter table people.file_key add column rekeyed_at timestamptz;
alter table people.file_key add constraint file_key_asked_of_a_key
  check (rekey_asked_at is null or wrapped_key is not null);
create index file_key_to_rekey on people.file_key (rekey_asked_at, person_id)
  where rekey_asked_at is not null;

-- Who answers for a package since the file moved; null: the organisation that gave it.
alter table disclosure.request
  add column kept_by_organisation_id uuid references workforce.organisation (id);
create index request_by_keeper on disclosure.request (kept_by_organisation_id, id desc)
  where kept_by_organisation_id is not null;

alter table people.consent drop constraint consent_ended_why_check;
alter table people.consent add constraint consent_ended_why_check check (ended_why in
  ('replaced', 'withdrawn', 'refused', 'came-of-age', 'not-alone', 'moved'));
