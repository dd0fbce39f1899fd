-- Closing takes two people and keeps its criteria; a plan becomes active by agreement; functions
-- read the country's numbers themselves.
-- Side of the wall: care, by assignment and by organisation; the numbers are machinery.
-- Locks: care.case_file, care.plan, care.goal and care.action, until the end; no row is rewritten.

-- What the country pack says in numbers. Nobody may pass such a number to a function, so functions
-- read it here; every start writes it again.
create table programme.pack_value (
  name text primary key,
  value jsonb not null,
  taken_at timestamptz not null default now()
);
select access.protect('programme.pack_value');

-- Since when the person wishes no further contact; null while the work goes on. From that moment
-- nobody is reminded to see them.
alter table care.case_file add column stopped_at timestamptz;

-- Attempts to reach the person. Neither police nor mahalla nor neighbours are among the ways: a
-- question from them would tell what the person keeps to themselves.
create table care.contact_attempt (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  attempted_on date not null,
  way text not null check (way in ('phone', 'message', 'letter', 'home-visit', 'agreed-contact')),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  foreign key (case_id, person_id) references care.case_file (id, person_id)
);
create index contact_attempt_by_case on care.contact_attempt (case_id, attempted_on desc, id);
create index contact_attempt_by_person on care.contact_attempt (person_id, made_at desc);

create table care.closing (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  reason text not null check (reason in ('goals-met', 'moved', 'left-whereabouts-unknown',
    'person-stops', 'lost-contact', 'died', 'handed-on')),
  state text not null default 'proposed'
    check (state in ('proposed', 'closed', 'refused', 'replaced')),
  -- Where a refused closing takes the case back to.
  from_state text not null check (from_state in ('identified', 'registered', 'assessment',
    'plan-draft', 'active', 'review', 'reopened')),
  proposed_by uuid not null references access.account (id),
  proposed_at timestamptz not null default now(),
  decide_until date not null,
  decided_by uuid references access.account (id),
  decided_at timestamptz,
  refusal text check (refusal in ('criteria-not-yet', 'person-not-asked', 'safety-first',
    'work-continues', 'recorded-by-mistake')),
  follow_up_due_on date,
  follow_up text check (follow_up in ('doing-well', 'needs-support', 'not-reached', 'not-wanted',
    'not-safe', 'died')),
  follow_up_by uuid references access.account (id),
  follow_up_at timestamptz,
  version integer not null default 1,
  unique (id, person_id),
  foreign key (case_id, person_id) references care.case_file (id, person_id),
  check ((state = 'proposed') = (decided_at is null)),
  check ((state in ('closed', 'refused')) = (decided_by is not null)),
  check (decided_by <> proposed_by),
  check ((state = 'refused') = (refusal is not null)),
  check (follow_up_due_on is null or state = 'closed'),
  check ((follow_up is null) = (follow_up_at is null)
    and (follow_up is null) = (follow_up_by is null)),
  check (follow_up is null or follow_up_due_on is not null)
);
create unique index closing_one_proposed on care.closing (case_id) where state = 'proposed';
create index closing_by_case on care.closing (case_id, proposed_at desc, id);
create index closing_waiting on care.closing (person_id, decide_until) where state = 'proposed';
create index closing_refused on care.closing (person_id, decided_at) where state = 'refused';
create index closing_follow_up_due on care.closing (person_id, follow_up_due_on)
  where follow_up_due_on is not null and follow_up is null;

create table care.closing_criterion (
  closing_id uuid not null,
  person_id uuid not null,
  criterion text not null check (criterion in ('goals', 'safety', 'papers', 'guardian-six-months',
    'somebody-alongside', 'own-view')),
  answer text not null check (answer in ('met', 'not-met', 'does-not-apply')),
  reason bytea,
  primary key (closing_id, criterion),
  foreign key (closing_id, person_id) references care.closing (id, person_id),
  check ((answer = 'not-met') = (reason is not null))
);

select access.protect(name::regclass, 'person_id') from unnest(array['care.contact_attempt',
  'care.closing', 'care.closing_criterion']) name;

-- A case that waits to be closed gets its proposal. No criterion was ever asked, so it can only be
-- returned and proposed again, unless the person stopped or died.
insert into care.closing (id, case_id, person_id, reason, from_state, proposed_by, proposed_at,
    decide_until)
  select gen_random_uuid(), c.id, c.person_id, case t.reason
      when 'person-asked' then 'person-stops' when 'moved-away' then 'moved'
      when 'died' then 'died' when 'lost-contact' then 'lost-contact'
      when 'of-age-with-plan' then 'handed-on' else 'goals-met' end,
    case when t.to_state = 'closing' then coalesce(t.from_state, 'registered')
      else 'registered' end, t.moved_by, t.moved_at, current_date + 7
  from care.case_file c
  join lateral (select * from care.case_transition t where t.case_id = c.id
    order by (t.to_state = 'closing') desc, t.moved_at desc, t.id desc limit 1) t on true
  where c.state = 'closing';
update care.case_file c set stopped_at = g.proposed_at, next_visit_on = null
  from care.closing g where g.case_id = c.id and g.reason = 'person-stops';
