-- What was said to be urgent has a clock of its own until somebody records what was done. Danger is
-- handed to a colleague who accepts, and everything else may be put off for some days.
-- Side of the wall: care alone, by assignment.
-- Locks: creates only; reads visits and assessments once, for what is urgent today.

create table care.urgent_concern (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  person_id uuid not null,
  source text not null check (source in ('visit', 'assessment')),
  source_id uuid not null,
  raised_at timestamptz not null default now(),
  raised_by uuid not null,
  due_at timestamptz not null,
  outcome text check (outcome in ('safe-now', 'help-given', 'moved-to-safety', 'authority-told',
    'not-urgent-after-all')),
  text bytea,
  done_at timestamptz,
  done_by uuid,
  version integer not null default 1,
  unique (id, person_id),
  foreign key (case_id, person_id) references care.case_file (id, person_id),
  constraint concern_settled_whole check ((outcome is null) = (done_at is null)
    and (outcome is null) = (done_by is null) and (text is null or outcome is not null)),
  constraint concern_denied_in_words check (outcome <> 'not-urgent-after-all' or text is not null)
);
create unique index concern_one_open on care.urgent_concern (source, source_id)
  where outcome is null;
create index concern_open on care.urgent_concern (person_id, due_at) where outcome is null;
create index concern_by_case on care.urgent_concern (case_id, raised_at desc);
create index concern_by_person on care.urgent_concern (person_id, raised_at desc);

-- Of what was written before: the last visit of an open case, if it was urgent, and an urgent need
-- of its newest assessment, unless a later visit found no concern. Their day counts from now.
insert into care.urgent_concern (case_id, person_id, source, source_id, raised_at, raised_by,
    due_at)
  select c.id, c.person_id, 'visit', v.id, v.made_at, v.made_by, now() + interval '24 hours'
  from care.case_file c cross join lateral (select w.* from care.visit w where w.case_id = c.id
    order by w.visited_on desc, w.made_at desc limit 1) v
  where v.safety_concern = 'urgent' and c.state not in ('closed', 'transferred')
  union all
  select c.id, c.person_id, 'assessment', a.id, a.made_at, a.made_by, now() + interval '24 hours'
  from care.case_file c cross join lateral (select b.* from care.assessment b
    where b.case_id = c.id order by b.made_at desc, b.id desc limit 1) a
  where c.state not in ('closed', 'transferred')
    and exists (select 1 from care.assessment_level l where l.assessment_id = a.id
      and l.version = a.version and l.need_priority = 3)
    and not exists (select 1 from care.visit v where v.case_id = c.id
      and v.made_at > a.made_at and v.safety_concern = 'none');
select access.protect('care.urgent_concern', 'person_id');

create table care.handing (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  about text not null check (about in ('first-contact', 'urgent-concern')),
  concern_id uuid,
  from_account uuid not null references access.account (id),
  to_account uuid not null references access.account (id),
  reason text not null check (reason in ('absent', 'nearer', 'knows-the-person', 'language',
    'workload')),
  asked_at timestamptz not null default now(),
  state text not null default 'asked' check (state in ('asked', 'accepted', 'declined',
    'withdrawn')),
  decline_reason text check (decline_reason in ('absent', 'too-far', 'workload', 'language',
    'conflict-of-interest', 'not-safe-for-me')),
  decided_at timestamptz,
  version integer not null default 1,
  foreign key (case_id, person_id) references care.case_file (id, person_id),
  -- When two files are merged, the concern and what hangs on it move together.
  foreign key (concern_id, person_id) references care.urgent_concern (id, person_id)
    deferrable initially deferred,
  constraint handing_names_its_concern check ((about = 'urgent-concern')
    = (concern_id is not null)),
  constraint handing_to_another check (from_account <> to_account),
  constraint handing_decided check ((state = 'asked') = (decided_at is null)),
  constraint handing_decline_says_why check ((state = 'declined') = (decline_reason is not null))
);
create unique index handing_one_of_contact on care.handing (case_id)
  where about = 'first-contact' and state in ('asked', 'accepted');
create unique index handing_one_of_concern on care.handing (concern_id)
  where state in ('asked', 'accepted');
create index handing_to on care.handing (to_account) where state in ('asked', 'accepted');
create index handing_declined on care.handing (from_account, decided_at)
  where state = 'declined';
create index handing_by_case on care.handing (case_id, asked_at desc);
create index handing_by_person on care.handing (person_id);
create index handing_by_concern on care.handing (concern_id);
select access.protect('care.handing', 'person_id');

create table care.put_off (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind ~ '^[a-z]+(-[a-z0-9]+)*$' and length(kind) <= 60),
  record uuid not null,
  until_on date not null,
  reason text not null check (reason in ('person-asked', 'person-away', 'waiting-for-answer',
    'service-not-ready', 'workload', 'travel', 'taken-back')),
  put_off_by uuid not null,
  put_off_at timestamptz not null default now(),
  foreign key (case_id, person_id) references care.case_file (id, person_id)
);
create index put_off_newest on care.put_off (kind, record, put_off_at desc);
create index put_off_by_case on care.put_off (case_id);
create index put_off_by_person on care.put_off (person_id);
select access.protect('care.put_off', 'person_id');
