-- Matters before a court: subjects, proceedings, detention, exemption, restrictions.
-- Side of the wall: justice alone. Nothing here points to a person of the care side.
-- Locks: creates only. Functions, policies, triggers and grants: src/rooms/legal/database

create schema if not exists legal;

create table legal.subject (
  id uuid primary key,
  code text not null unique,
  birth_from date,
  birth_to date,
  birth_precision text not null
    check (birth_precision in ('day', 'month', 'year', 'about', 'age', 'unknown')),
  birth_disputed boolean not null,
  counsel text not null check (counsel in ('present', 'absent', 'not-known')),
  organisation_id uuid not null references workforce.organisation (id),
  registered_by uuid not null,
  registered_on date not null,
  registered_at timestamptz not null default now(),
  expunged_at timestamptz,
  is_victim boolean not null default false,
  dispute_unnamed boolean not null default false,
  sealed_from date,
  expunged_from date,
  hidden_from date generated always as (least(sealed_from, expunged_from)) stored,
  check ((birth_precision = 'unknown') = (birth_from is null)),
  check ((birth_from is null) = (birth_to is null)),
  check (birth_from <= birth_to)
);
create index subject_by_organisation on legal.subject (organisation_id, id);

create table legal.subject_name (
  id uuid primary key,
  subject_id uuid not null references legal.subject (id),
  kind text not null check (kind in ('current', 'other')),
  full_name text not null check (length(full_name) between 1 and 300),
  given_name text,
  family_name text,
  father_name text,
  language text,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now()
);
create index name_by_subject on legal.subject_name (subject_id);
create unique index name_one_current on legal.subject_name (subject_id) where kind = 'current';

-- Keys of its own: a key of the care side opens nothing here, and the reverse.
create table legal.subject_key (
  subject_id uuid primary key references legal.subject (id),
  wrapped_key bytea,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped_key is null) = (destroyed_at is not null))
);

-- Which officer reaches which subject, written by legal.assign() alone; counts only while the
-- officer belongs to the organisation that assigned.
create table legal.reach (
  account_id uuid not null references access.account (id),
  subject_id uuid not null references legal.subject (id),
  organisation_id uuid not null references workforce.organisation (id),
  from_at timestamptz not null default now(),
  hidden_from date,
  primary key (account_id, subject_id)
);
create index reach_by_subject on legal.reach (subject_id);

create table legal.assignment (
  id uuid primary key,
  subject_id uuid not null references legal.subject (id),
  officer_account_id uuid not null references access.account (id),
  role text not null check (role in ('prosecutor', 'probation-officer')),
  organisation_id uuid not null references workforce.organisation (id),
  reason text not null check (reason in
    ('new-matter', 'workload', 'leave', 'left-service', 'conflict-of-interest', 'other')),
  assigned_by uuid not null,
  from_at timestamptz not null default now(),
  until_at timestamptz not null default 'infinity'
);
create unique index assignment_one_current on legal.assignment (subject_id, role)
  where until_at = 'infinity';
create index assignment_by_officer on legal.assignment (officer_account_id)
  where until_at = 'infinity';

create table legal.proceeding (
  id uuid primary key,
  subject_id uuid not null references legal.subject (id),
  act_from date,
  act_to date,
  act_precision text not null check (act_precision in ('day', 'month', 'year', 'period',
    'unknown')),
  article text not null check (length(article) between 1 and 200),
  country text not null check (country ~ '^[A-Z]{2}$'),
  court text not null check (length(court) between 1 and 200),
  court_number text,
  state text not null check (state in ('check', 'opened', 'charged', 'trial', 'convicted',
    'acquitted', 'ended', 'exempted', 'appeal', 'final', 'serving', 'conditional', 'served',
    'expunged')),
  state_on date not null,
  registered_on date not null,
  registered_by uuid not null,
  version integer not null default 1,
  edition_id uuid references law.edition (id),
  offence_code text,
  offence_from date,
  expunge_on date,
  sealed_from date,
  hidden_from date generated always as (least(sealed_from, expunge_on)) stored,
  unique (id, subject_id),
  check ((act_precision = 'unknown') = (act_from is null)),
  check ((act_from is null) = (act_to is null)),
  check (act_from <= act_to),
  check (act_precision <> 'day' or act_from = act_to),
  constraint cited_whole check ((edition_id is null) = (offence_code is null)
    and (edition_id is null) = (offence_from is null)),
  constraint expunged_after check (expunge_on >= state_on)
);
create index proceeding_by_subject on legal.proceeding (subject_id);

create table legal.proceeding_transition (
  id uuid primary key default gen_random_uuid(),
  proceeding_id uuid not null references legal.proceeding (id),
  subject_id uuid not null references legal.subject (id),
  from_state text,
  to_state text not null,
  on_day date not null,
  recorded_by uuid,
  at timestamptz not null default clock_timestamp()
);
create index transition_by_proceeding on legal.proceeding_transition (proceeding_id, at);
create index transition_by_subject on legal.proceeding_transition (subject_id);

-- end_on is the last day on which it binds. It is never moved: a longer one is a new order.
create table legal.restriction (
  id uuid primary key,
  subject_id uuid not null references legal.subject (id),
  proceeding_id uuid,
  kind text not null check (kind in ('restriction-of-liberty', 'travel', 'reporting', 'residence',
    'contact', 'occupation', 'other')),
  court text not null check (length(court) between 1 and 200),
  order_number text not null check (length(order_number) between 1 and 80),
  scope bytea not null,
  start_on date not null,
  end_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  edition_id uuid default law.current_edition() references law.edition (id),
  grounds_role bytea,
  grounds_stay bytea,
  appeal_terms bytea,
  permission_answer_days integer not null default 10
    check (permission_answer_days between 1 and 30),
  unique (id, subject_id),
  foreign key (proceeding_id, subject_id) references legal.proceeding (id, subject_id),
  constraint restriction_ends check (end_on >= start_on and end_on < 'infinity')
);
create index restriction_by_subject on legal.restriction (subject_id, end_on);
-- A second restriction of the same kind is a decision of its own, with a number of its own. By
-- proceeding: one in an expunged proceeding is not told by a number that is taken.
create unique index restriction_own_order on legal.restriction (subject_id, kind,
  lower(order_number),
  coalesce(proceeding_id, '00000000-0000-0000-0000-000000000000')) where edition_id is not null;

create table legal.restriction_lifting (
  id uuid primary key,
  restriction_id uuid not null unique,
  subject_id uuid not null,
  kind text not null check (kind in ('lifted', 'quashed')),
  on_day date not null,
  order_number text not null check (length(order_number) between 1 and 80),
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  foreign key (restriction_id, subject_id) references legal.restriction (id, subject_id)
);
create index lifting_by_subject on legal.restriction_lifting (subject_id);

create table legal.hearing (
  id uuid primary key,
  subject_id uuid not null references legal.subject (id),
  proceeding_id uuid not null,
  held_on date not null,
  place_kind text not null check (place_kind in ('courtroom', 'video', 'prison', 'other')),
  outcome text not null check (outcome in ('planned', 'held', 'adjourned', 'not-held', 'decided')),
  note bytea,
  recorded_by uuid not null,
  version integer not null default 1,
  foreign key (proceeding_id, subject_id) references legal.proceeding (id, subject_id)
);
create index hearing_by_subject on legal.hearing (subject_id, held_on);

-- What somebody or something says of the birth, beside what stands in the matter. Each widens the
-- doubt.
create table legal.birth_claim (
  id uuid primary key,
  subject_id uuid not null references legal.subject (id),
  birth_from date not null,
  birth_to date not null check (birth_from <= birth_to),
  birth_precision text not null check (birth_precision in ('day', 'month', 'year', 'about', 'age')),
  says bytea not null,
  recorded_by uuid not null,
  recorded_on date not null default legal.today(),
  -- The finding of a court that put an end to the doubt.
  settlement_id uuid
);
create index claim_by_subject on legal.birth_claim (subject_id);

create table legal.birth_settlement (
  id uuid primary key,
  subject_id uuid not null references legal.subject (id),
  -- What stood there before; written by the database.
  old_from date,
  old_to date,
  old_precision text,
  old_disputed boolean,
  birth_from date not null,
  birth_to date not null check (birth_from <= birth_to),
  birth_precision text not null check (birth_precision in ('day', 'month', 'year', 'about', 'age')),
  order_number text not null check (length(order_number) between 1 and 80),
  found_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index settlement_by_subject on legal.birth_settlement (subject_id, recorded_at);
alter table legal.birth_claim
  add foreign key (settlement_id) references legal.birth_settlement (id);

create table legal.counsel_change (
  id uuid primary key,
  subject_id uuid not null references legal.subject (id),
  from_state text,
  to_state text not null check (to_state in ('present', 'absent', 'not-known')),
  on_day date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index counsel_by_subject on legal.counsel_change (subject_id, recorded_at);

create table legal.alternatives_considered (
  id uuid primary key,
  subject_id uuid not null,
  proceeding_id uuid not null,
  considered_on date not null,
  alternatives text[] not null check (cardinality(alternatives) > 0 and alternatives <@
    array['diversion', 'mediation',
    'warning', 'supervision-by-family', 'social-services', 'other']),
  why_not_enough bytea not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  foreign key (proceeding_id, subject_id) references legal.proceeding (id, subject_id)
);
create index alternatives_by_proceeding on legal.alternatives_considered (proceeding_id);

-- The newest counts: an appeal changes a sentence by another one.
create table legal.sentence (
  id uuid primary key,
  subject_id uuid not null,
  proceeding_id uuid not null,
  months integer check (months between 1 and 1200),
  is_life boolean not null,
  conditional_months integer check (conditional_months between 1 and months),
  article text not null check (length(article) between 1 and 200),
  order_number text not null check (length(order_number) between 1 and 80),
  decided_on date not null,
  cumulation_ground bytea,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  foreign key (proceeding_id, subject_id) references legal.proceeding (id, subject_id),
  check (is_life = (months is null)),
  check (conditional_months is null or not is_life)
);
create index sentence_by_proceeding on legal.sentence (proceeding_id, decided_on, recorded_at);

-- Legal aid was offered before anything else: without its day and the answer there is no request.
create table legal.exemption_request (
  id uuid primary key,
  subject_id uuid not null,
  proceeding_id uuid not null,
  edition_id uuid not null references law.edition (id),
  rule_code text not null,
  legal_aid_offered_on date not null,
  legal_aid_answer text not null check (legal_aid_answer in ('accepted', 'declined', 'later')),
  opened_on date not null,
  state text not null default 'open' check (state in ('open', 'granted', 'refused', 'withdrawn')),
  decided_by text check (length(decided_by) between 1 and 200),
  order_number text check (length(order_number) between 1 and 80),
  decided_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  unique (id, subject_id),
  foreign key (proceeding_id, subject_id) references legal.proceeding (id, subject_id),
  check (opened_on >= legal_aid_offered_on),
  check ((state = 'open') = (decided_on is null)),
  check (state in ('open', 'withdrawn') or (decided_by is not null and order_number is not null)),
  check (decided_on >= opened_on)
);
create unique index exemption_one_open on legal.exemption_request (proceeding_id)
  where state = 'open';
create index exemption_by_proceeding on legal.exemption_request (proceeding_id, opened_on);

-- Answers are added, never overwritten; the newest to a condition counts.
create table legal.exemption_answer (
  id uuid primary key,
  subject_id uuid not null,
  request_id uuid not null,
  condition_code text not null,
  answer text not null check (answer in ('yes', 'no', 'not-known')),
  evidence bytea check (evidence is not null or answer = 'not-known'),
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  foreign key (request_id, subject_id) references legal.exemption_request (id, subject_id)
);
create index answer_by_request on legal.exemption_answer (request_id, recorded_at);

create table legal.detention (
  id uuid primary key,
  subject_id uuid not null,
  proceeding_id uuid not null,
  started_on date not null,
  order_number text not null check (length(order_number) between 1 and 80),
  reason bytea not null,
  -- Last resort: compulsory for whoever may have been under 18 at the act.
  why_no_alternative bytea,
  next_review_on date not null check (next_review_on > started_on),
  ended_on date check (ended_on >= started_on),
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (id, subject_id),
  foreign key (proceeding_id, subject_id) references legal.proceeding (id, subject_id)
);
create unique index detention_one_open on legal.detention (proceeding_id) where ended_on is null;
create index detention_by_subject on legal.detention (subject_id);
create index detention_due on legal.detention (next_review_on) where ended_on is null;

create table legal.detention_review (
  id uuid primary key,
  subject_id uuid not null,
  detention_id uuid not null,
  reviewed_on date not null,
  outcome text not null check (outcome in ('continued', 'released', 'replaced')),
  next_review_on date check (next_review_on > reviewed_on),
  order_number text not null check (length(order_number) between 1 and 80),
  recorded_by uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  foreign key (detention_id, subject_id) references legal.detention (id, subject_id),
  check ((outcome = 'continued') = (next_review_on is not null))
);
create index review_by_detention on legal.detention_review (detention_id, recorded_at);

create table legal.restriction_appeal (
  id uuid primary key,
  restriction_id uuid not null,
  subject_id uuid not null,
  lodged_on date not null,
  court text not null check (length(court) between 1 and 200),
  state text not null default 'pending'
    check (state in ('pending', 'upheld', 'varied', 'quashed', 'withdrawn')),
  decided_on date,
  order_number text check (length(order_number) between 1 and 80),
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  decided_by uuid,
  version integer not null default 1,
  unique (id, restriction_id),
  foreign key (restriction_id, subject_id) references legal.restriction (id, subject_id),
  check ((state = 'pending') = (decided_on is null)),
  check ((state = 'pending') = (decided_by is null)),
  check (state not in ('upheld', 'varied', 'quashed') or order_number is not null),
  check (decided_on >= lodged_on)
);
create index appeal_by_restriction on legal.restriction_appeal (restriction_id);
create unique index appeal_one_pending on legal.restriction_appeal (restriction_id)
  where state = 'pending';

create table legal.restriction_variation (
  id uuid primary key,
  restriction_id uuid not null,
  subject_id uuid not null,
  on_day date not null,
  court text not null check (length(court) between 1 and 200),
  order_number text not null check (length(order_number) between 1 and 80),
  scope bytea,
  end_on date,
  appeal_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  foreign key (restriction_id, subject_id) references legal.restriction (id, subject_id),
  foreign key (appeal_id, restriction_id) references legal.restriction_appeal (id, restriction_id),
  check (scope is not null or end_on is not null)
);
create index variation_by_restriction on legal.restriction_variation (restriction_id);

create table legal.restriction_notice (
  id uuid primary key,
  restriction_id uuid not null,
  subject_id uuid not null,
  about text not null check (about in ('beginning', 'ending')),
  told_on date not null,
  -- Of which last day the person was told; an end that was moved earlier has to be told again.
  told_end_on date not null,
  how text not null check (how in ('in-person', 'in-writing', 'by-telephone', 'through-counsel')),
  language text not null check (language in ('en', 'ru', 'kk', 'ky', 'tg', 'uz', 'other')),
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  foreign key (restriction_id, subject_id) references legal.restriction (id, subject_id)
);
create index notice_by_restriction on legal.restriction_notice (restriction_id);

create table legal.permission_request (
  id uuid primary key,
  restriction_id uuid not null,
  subject_id uuid not null,
  asked_on date not null,
  purpose bytea not null,
  from_on date not null,
  to_on date not null,
  answer_due_on date not null,
  answered_on date,
  answer text check (answer in ('granted', 'refused')),
  reason bytea,
  answered_by uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  foreign key (restriction_id, subject_id) references legal.restriction (id, subject_id),
  check (from_on <= to_on),
  check ((answer is null) = (answered_on is null)),
  check ((answer is null) = (answered_by is null)),
  check (answered_on >= asked_on),
  constraint refused_with_a_reason check (answer is distinct from 'refused' or reason is not null)
);
create index permission_by_restriction on legal.permission_request (restriction_id);

-- Dates and places that the order sets, and nothing else: no note, no impression.
create table legal.probation_contact (
  id uuid primary key,
  restriction_id uuid not null,
  subject_id uuid not null,
  on_day date not null,
  place bytea not null,
  outcome text not null check (outcome in ('planned', 'kept', 'not-kept', 'excused')),
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  foreign key (restriction_id, subject_id) references legal.restriction (id, subject_id)
);
create index contact_by_restriction on legal.probation_contact (restriction_id, on_day);

select access.protect(name::regclass) from unnest(array['legal.subject', 'legal.subject_name',
  'legal.subject_key', 'legal.reach', 'legal.assignment', 'legal.proceeding',
    'legal.proceeding_transition', 'legal.restriction', 'legal.restriction_lifting',
      'legal.hearing', 'legal.birth_claim', 'legal.birth_settlement', 'legal.counsel_change',
        'legal.alternatives_considered', 'legal.sentence', 'legal.exemption_request',
          'legal.exemption_answer', 'legal.detention', 'legal.detention_review',
            'legal.restriction_appeal', 'legal.restriction_variation', 'legal.restriction_notice',
              'legal.permission_request', 'legal.probation_contact']) name;
