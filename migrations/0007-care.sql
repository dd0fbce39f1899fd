-- Cases of one person each, from the offer to the closing, and the emergency page.
-- Side of the wall: care alone, by assignment.
-- Locks: creates only. Functions, policies, triggers and grants: src/rooms/care/database

create schema if not exists care;

-- Minimum data for a decision: nothing here names a person.
create table care.offer (
  id uuid primary key,
  household_id uuid not null references people.household (id),
  household_code text not null,
  organisation_id uuid not null references workforce.organisation (id),
  adults integer not null,
  children integer not null,
  age_bands jsonb not null,
  province text,
  languages text[] not null,
  urgent_needs text[] not null default '{}',
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  decline_reason text check (decline_reason in
    ('no-capacity', 'district', 'language', 'conflict-of-interest', 'other-need')),
  version integer not null default 1,
  offered_by uuid not null,
  offered_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  check ((state = 'declined') = (decline_reason is not null)),
  check ((state = 'open') = (decided_at is null))
);
create unique index offer_one_open on care.offer (household_id) where state = 'open';
create index offer_by_household on care.offer (household_id, offered_at desc);
create index offer_by_organisation on care.offer (organisation_id, offered_at desc, id);

create table care.case_file (
  id uuid primary key default gen_random_uuid(),
  code text not null unique default care.new_code(),
  person_id uuid not null unique references people.person (id),
  household_id uuid references people.household (id),
  household_code text,
  organisation_id uuid not null references workforce.organisation (id),
  intake boolean not null,
  state text not null default 'identified' check (state in ('identified', 'registered',
    'assessment',
    'plan-draft', 'active', 'review', 'closing', 'closed', 'transferred', 'reopened')),
  priority text not null check (priority in ('high', 'medium', 'low')),
  priority_reason text not null check (priority_reason in ('unaccompanied-minor', 'minor',
    'urgent-need-on-arrival', 'usual', 'safety-concern', 'concern-resolved', 'health',
      'basic-needs',
    'protection')),
  clock_from timestamptz not null default now(),
  contact_due_at timestamptz not null,
  contacted_at timestamptz,
  next_visit_on date,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  version integer not null default 1,
  unique (id, person_id),
  check ((state = 'closed') = (closed_at is not null))
);
create index case_by_organisation on care.case_file (organisation_id, opened_at desc, id desc);
create index case_by_household on care.case_file (household_id);
create index case_clock_running on care.case_file (contact_due_at)
  where contacted_at is null and closed_at is null;
-- Today looks into these person by person and finds only what is due.
create index case_contact_due on care.case_file (person_id, contact_due_at)
  where contacted_at is null and closed_at is null;
create index case_visit_due on care.case_file (person_id, next_visit_on)
  where next_visit_on is not null and closed_at is null;
create index case_by_household_code on care.case_file (household_code);
-- The newest cases that the actor reaches, by id, at most 101: page first, join after. Applies the
-- caller's own scope, and the cases themselves are read under the caller's policies afterwards.
create index case_newest on care.case_file (person_id) include (opened_at, id, state);

create table care.case_transition (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  person_id uuid not null,
  from_state text,
  to_state text not null,
  reason text not null,
  moved_by uuid not null,
  moved_at timestamptz not null default now(),
  foreign key (case_id, person_id) references care.case_file (id, person_id)
);
create index transition_by_case on care.case_transition (case_id, moved_at);
create index transition_by_person on care.case_transition (person_id, moved_at desc);

create table care.assignment (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  person_id uuid not null,
  account_id uuid not null references access.account (id),
  part text not null check (part in ('lead', 'supervisor', 'team')),
  reason text not null check (reason in ('first-assignment', 'workload', 'language', 'district',
    'conflict-of-interest', 'absence', 'person-asked', 'left-organisation')),
  assigned_by uuid not null,
  from_at timestamptz not null default now(),
  until_at timestamptz not null default 'infinity',
  end_reason text,
  -- The case's state repeated: counting workload by looking each case up would be fifty thousand
  -- look-ups for a page of colleagues.
  case_is_over boolean not null default false,
  foreign key (case_id, person_id) references care.case_file (id, person_id)
);
create unique index assignment_one_lead on care.assignment (case_id)
  where part = 'lead' and until_at = 'infinity';
create unique index assignment_one_supervisor on care.assignment (case_id)
  where part = 'supervisor' and until_at = 'infinity';
create unique index assignment_once on care.assignment (case_id, account_id, part)
  where until_at = 'infinity';
create index assignment_by_account on care.assignment (account_id, part) where until_at =
  'infinity';
create index assignment_by_person on care.assignment (person_id, from_at desc);
create index assignment_workload on care.assignment (account_id)
  where until_at = 'infinity' and not case_is_over;
create index assignment_by_case on care.assignment (case_id);

create table care.legal_aid_offer (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  offered_on date not null,
  told_in text not null,
  answer text not null check (answer in ('accepted', 'declined', 'later')),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  foreign key (case_id, person_id) references care.case_file (id, person_id)
);
create index legal_aid_by_case on care.legal_aid_offer (case_id);

create table care.visit (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  visited_on date not null,
  kind text not null check (kind in ('first', 'follow-up', 'phone', 'other-place')),
  present text[] not null check (present <@ array['person', 'guardian', 'child-alone']),
  safety_concern text not null check (safety_concern in ('none', 'needs-attention', 'urgent')),
  text bytea,
  next_visit_on date,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  foreign key (case_id, person_id) references care.case_file (id, person_id),
  check (next_visit_on > visited_on)
);
create unique index visit_one_first on care.visit (case_id) where kind = 'first';
create index visit_by_case on care.visit (case_id, visited_on desc, made_at desc, id desc);
create index visit_by_person on care.visit (person_id, made_at desc);

create table care.assessment (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  assessed_on date not null,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  unique (id, person_id),
  foreign key (case_id, person_id) references care.case_file (id, person_id)
);
create index assessment_by_case on care.assessment (case_id, made_at desc);
create index assessment_by_person on care.assessment (person_id, made_at desc);

-- One row per level and version: a change within 72 hours adds rows and overwrites none.
create table care.assessment_level (
  assessment_id uuid not null,
  person_id uuid not null,
  version integer not null,
  level text not null check (level in ('individual', 'family', 'education', 'community',
    'structural')),
  strengths text[] not null,
  needs text[] not null,
  need_priority smallint not null check (need_priority between 0 and 3),
  text bytea,
  primary key (assessment_id, version, level),
  foreign key (assessment_id, person_id) references care.assessment (id, person_id)
);

create table care.assessment_addendum (
  id uuid primary key,
  assessment_id uuid not null,
  person_id uuid not null,
  text bytea not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  foreign key (assessment_id, person_id) references care.assessment (id, person_id)
);
create index addendum_by_assessment on care.assessment_addendum (assessment_id, made_at);
create index addendum_by_person on care.assessment_addendum (person_id, made_at desc);

create table care.plan (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'active', 'ended')),
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  activated_at timestamptz,
  ended_at timestamptz,
  unique (id, person_id),
  foreign key (case_id, person_id) references care.case_file (id, person_id),
  check ((state = 'ended') = (ended_at is not null))
);
create unique index plan_one_open on care.plan (case_id) where state <> 'ended';
create index plan_by_person on care.plan (person_id, made_at desc);

create table care.goal (
  id uuid primary key,
  plan_id uuid not null,
  person_id uuid not null,
  level text not null check (level in ('individual', 'family', 'education', 'community',
    'structural')),
  strength text not null,
  wording bytea not null,
  words_of text not null check (words_of in ('person', 'together', 'worker')),
  owner text not null check (owner in ('person', 'guardian', 'case-manager', 'supervisor',
    'psychologist', 'child-protection-officer')),
  state text not null default 'open' check (state in ('open', 'reached', 'set-aside')),
  attainment smallint check (attainment between -2 and 2),
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  unique (id, person_id),
  foreign key (plan_id, person_id) references care.plan (id, person_id)
);
create index goal_by_plan on care.goal (plan_id, made_at);

create table care.action (
  id uuid primary key,
  goal_id uuid not null,
  plan_id uuid not null,
  person_id uuid not null,
  service text not null,
  mhpss_layer smallint check (mhpss_layer between 1 and 4),
  provider_organisation_id uuid references workforce.organisation (id),
  provider_name bytea,
  due_on date not null,
  ground text not null check (ground in
    ('consent', 'assent-and-guardian', 'vital-interest', 'best-interests', 'law')),
  consent_id uuid,
  funded_until date,
  state text not null default 'open' check (state in ('open', 'done', 'not-done')),
  not_done_reason text check (not_done_reason in ('person-declined', 'not-available', 'not-funded',
    'too-far', 'waiting-list', 'no-longer-needed', 'other-need')),
  done_on date,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  finished_at timestamptz,
  foreign key (goal_id, person_id) references care.goal (id, person_id),
  foreign key (plan_id, person_id) references care.plan (id, person_id),
  -- Nobody's consent but the person's own.
  foreign key (consent_id, person_id) references people.consent (id, person_id),
  check (provider_organisation_id is not null or provider_name is not null),
  check ((ground in ('consent', 'assent-and-guardian')) = (consent_id is not null)),
  check ((state = 'not-done') = (not_done_reason is not null)),
  check ((state = 'done') = (done_on is not null))
);
create index action_by_goal on care.action (goal_id, due_on);
create index action_due on care.action (person_id, due_on) where state = 'open';
create index action_finished on care.action (person_id, finished_at) where finished_at is not null;

create table care.review (
  id uuid primary key,
  plan_id uuid not null,
  person_id uuid not null,
  after_days integer not null check (after_days between 1 and 3650),
  due_on date not null,
  held_on date,
  decision text check (decision in ('continue', 'revise', 'propose-closing')),
  person_rating smallint check (person_rating between 1 and 5),
  attainment jsonb not null default '[]',
  held_by uuid,
  held_at timestamptz,
  version integer not null default 1,
  foreign key (plan_id, person_id) references care.plan (id, person_id),
  check ((held_on is null) = (decision is null))
);
create index review_by_plan on care.review (plan_id, due_on);
create index review_due on care.review (person_id, due_on) where held_on is null;
create index review_held on care.review (person_id, held_at) where held_at is not null;

-- What closing a merged file's case ended, so that taking apart can begin it again.
create table care.merged_case (
  case_id uuid primary key references care.case_file (id),
  state text not null,
  plan_id uuid,
  plan_state text,
  closed_at timestamptz not null
);

create table care.emergency_opening (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  by_account uuid not null references access.account (id),
  by_organisation_id uuid not null references workforce.organisation (id),
  kind text not null check (kind in ('violence', 'health', 'missing', 'disaster')),
  reason bytea,
  opened_at timestamptz not null default now(),
  until_at timestamptz not null default now() + interval '60 minutes',
  ended_at timestamptz,
  ended_by uuid references access.account (id),
  review_due_at timestamptz not null default now() + interval '72 hours',
  verdict text check (verdict in ('justified', 'not-justified')),
  review_note bytea,
  reviewed_by uuid references access.account (id),
  reviewed_at timestamptz,
  lifted_by uuid references access.account (id),
  lifted_at timestamptz,
  foreign key (case_id, person_id) references care.case_file (id, person_id),
  -- Neither ever longer: an hour more for the reader, or a day more without a second pair of eyes.
  check (until_at <= opened_at + interval '60 minutes'),
  check (review_due_at <= opened_at + interval '72 hours'),
  check ((verdict is null) = (reviewed_at is null) and (verdict is null) = (reviewed_by is null)),
  check (reviewed_by <> by_account),
  check (lifted_by <> by_account),
  check (lifted_at is null or verdict = 'not-justified')
);
create index emergency_by_account on care.emergency_opening (by_account, opened_at desc);
create index emergency_by_case on care.emergency_opening (case_id);
create index emergency_waiting on care.emergency_opening (by_account, review_due_at)
  where reviewed_at is null;

-- Who was told, in the transaction of the opening. `of_case`: of the organisation that holds the
-- case.
create table care.emergency_told (
  opening_id uuid not null references care.emergency_opening (id),
  account_id uuid not null references access.account (id),
  of_case boolean not null,
  told_at timestamptz not null default now(),
  primary key (opening_id, account_id)
);
create index emergency_told_account on care.emergency_told (account_id, opening_id);

select access.protect(name::regclass) from unnest(array['care.offer', 'care.case_file',
  'care.case_transition', 'care.assignment', 'care.legal_aid_offer', 'care.visit',
    'care.assessment', 'care.assessment_level', 'care.assessment_addendum', 'care.plan',
      'care.goal', 'care.action', 'care.review', 'care.merged_case', 'care.emergency_opening',
        'care.emergency_told']) name;
