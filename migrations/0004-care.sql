-- Cases of one person each: how a household comes to an organisation, who leads and supervises, what
-- happened, what is needed and what is planned. Read on the care side by assignment, by a manager in
-- minimum fields; the coordinator sees offers and coded alarms only, the justice side nothing.
-- Locks: creates only.

create schema care;
grant usage on schema care to alongside_care, alongside_programme;

-- Today in the programme's own zone: consents and covers are civil dates.
create function care.today() returns date
  language sql stable parallel safe security definer set search_path = '' as $$
  select coalesce((select (now() at time zone s.time_zone)::date from programme.setting s),
    current_date)
$$;
grant execute on function care.today() to alongside_care, alongside_programme;

-- No vowels and no letters read as digits; random, so that a code says nothing of order or place.
create function care.new_code() returns text
  language sql volatile set search_path = '' as $$
  select 'C-' || string_agg(case when at = 4 then '-' else '' end
      || substr('23456789BCDFGHJKMNPQRSTVWXZ', get_byte(bytes, at) % 27 + 1, 1), '' order by at)
  from (select sha256(convert_to(gen_random_uuid()::text, 'UTF8')) as bytes) random,
    generate_series(0, 7) at
$$;

-- ---------------------------------------------------------------- handover

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

-- ---------------------------------------------------------------- cases

create table care.case_file (
  id uuid primary key default gen_random_uuid(),
  code text not null unique default care.new_code(),
  person_id uuid not null unique references people.person (id),
  household_id uuid references people.household (id),
  household_code text,
  organisation_id uuid not null references workforce.organisation (id),
  intake boolean not null,
  state text not null default 'identified' check (state in ('identified', 'registered', 'assessment',
    'plan-draft', 'active', 'review', 'closing', 'closed', 'transferred', 'reopened')),
  priority text not null check (priority in ('high', 'medium', 'low')),
  priority_reason text not null check (priority_reason in ('unaccompanied-minor', 'minor',
    'urgent-need-on-arrival', 'usual', 'safety-concern', 'concern-resolved', 'health', 'basic-needs',
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
comment on column care.case_file.priority is 'Need and safety of the person: how soon they are seen.';
comment on column care.case_file.contacted_at is
  'When somebody met the person after clock_from; null while the safety clock runs.';
create index case_by_organisation on care.case_file (organisation_id, opened_at desc, id desc);
create index case_by_household on care.case_file (household_id);
create index case_clock_running on care.case_file (contact_due_at)
  where contacted_at is null and closed_at is null;

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
  foreign key (case_id, person_id) references care.case_file (id, person_id)
);
create unique index assignment_one_lead on care.assignment (case_id)
  where part = 'lead' and until_at = 'infinity';
create unique index assignment_one_supervisor on care.assignment (case_id)
  where part = 'supervisor' and until_at = 'infinity';
create unique index assignment_once on care.assignment (case_id, account_id, part)
  where until_at = 'infinity';
create index assignment_by_account on care.assignment (account_id, part) where until_at = 'infinity';
create index assignment_by_person on care.assignment (person_id, from_at desc);

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
  level text not null check (level in ('individual', 'family', 'education', 'community', 'structural')),
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
  level text not null check (level in ('individual', 'family', 'education', 'community', 'structural')),
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

select access.protect(name::regclass) from unnest(array['care.offer', 'care.case_file',
  'care.case_transition', 'care.assignment', 'care.legal_aid_offer', 'care.visit', 'care.assessment',
  'care.assessment_level', 'care.assessment_addendum', 'care.plan', 'care.goal', 'care.action',
  'care.review']) name;

-- ---------------------------------------------------------------- who sees what

grant select on care.offer to alongside_care, alongside_programme;
create policy coordinator_read on care.offer for select to alongside_programme
  using ((select access.role()) = 'national-coordinator');
create policy organisation_read on care.offer for select to alongside_care
  using (organisation_id = (select access.organisation())
    and (select access.role()) = 'cso-manager');

grant select on care.case_file, care.case_transition, care.assignment, care.legal_aid_offer,
  care.visit, care.assessment, care.assessment_level, care.assessment_addendum, care.plan, care.goal,
  care.action, care.review to alongside_care;
create policy organisation_read on care.case_file for select to alongside_care
  using (organisation_id = (select access.organisation())
    and (select access.role()) = 'cso-manager');
create policy organisation_read on care.assignment for select to alongside_care
  using ((select access.role()) = 'cso-manager' and exists (select 1 from care.case_file c
    where c.id = assignment.case_id and c.organisation_id = (select access.organisation())));

-- The same four sentences for each table of a file: read by those it is assigned to, written under
-- one's own name and now (locks and clocks count from that time) by the roles of the matrix. Visits and assessments: case manager and
-- child-protection officer. Plan: the four roles that hold files.
do $$
declare
  reached constant text := 'exists (select 1 from access.reach r where r.account_id = '
    || '(select access.actor()) and r.person_id = %I.person_id and r.level = ''assigned'')';
  one text;
begin
  foreach one in array array['case_file', 'case_transition', 'assignment', 'legal_aid_offer', 'visit',
      'assessment', 'assessment_level', 'assessment_addendum', 'plan', 'goal', 'action', 'review'] loop
    execute format('create policy assigned_read on care.%I for select to alongside_care using '
      || '((select people.holds_files()) and ' || reached || ')', one, one);
  end loop;
  foreach one in array array['legal_aid_offer', 'visit', 'assessment', 'assessment_addendum'] loop
    execute format('create policy assigned_insert on care.%I for insert to alongside_care with check '
      || '(made_by = (select access.actor()) and made_at = now()'
      || ' and (select people.writes_files()) and ' || reached || ')',
      one, one);
  end loop;
  foreach one in array array['plan', 'goal', 'action'] loop
    execute format('create policy assigned_insert on care.%I for insert to alongside_care with check '
      || '(made_by = (select access.actor()) and made_at = now()'
      || ' and (select people.holds_files()) and ' || reached || ')',
      one, one);
  end loop;
  execute format('create policy assigned_insert on care.review for insert to alongside_care with '
    || 'check (held_on is null and (select people.holds_files()) and ' || reached || ')', 'review');
  foreach one in array array['plan', 'goal', 'action', 'review'] loop
    execute format('create policy assigned_update on care.%I for update to alongside_care using '
      || '((select people.holds_files()) and ' || reached || ')', one, one);
  end loop;
end $$;

grant insert on care.legal_aid_offer, care.visit, care.assessment, care.assessment_level,
  care.assessment_addendum, care.plan, care.goal, care.action, care.review to alongside_care;
grant update (version) on care.assessment to alongside_care;
grant update (state, version, activated_at) on care.plan to alongside_care;
grant update (level, strength, wording, words_of, owner, state, attainment, version) on care.goal
  to alongside_care;
grant update (state, not_done_reason, done_on, due_on, finished_at, version) on care.action
  to alongside_care;
grant update (held_on, decision, person_rating, attainment, held_by, held_at, version) on care.review
  to alongside_care;

-- Locked after 72 hours: addenda only, whoever asks.
create policy assigned_update on care.assessment for update to alongside_care
  using ((select people.writes_files()) and made_at > now() - interval '72 hours'
    and exists (select 1 from access.reach r where r.account_id = (select access.actor())
      and r.person_id = assessment.person_id and r.level = 'assigned'));
create policy assigned_insert on care.assessment_level for insert to alongside_care
  with check ((select people.writes_files())
    and exists (select 1 from access.reach r where r.account_id = (select access.actor())
      and r.person_id = assessment_level.person_id and r.level = 'assigned')
    and exists (select 1 from care.assessment a where a.id = assessment_level.assessment_id
      and a.made_at > now() - interval '72 hours'));

-- ---------------------------------------------------------------- what always holds

-- Legal aid is offered before any interview with somebody who came without an operation.
create function care.check_before_visit() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare found record;
begin
  select c.intake, c.state into found from care.case_file c where c.id = new.case_id;
  if found.intake and not exists (select 1 from care.legal_aid_offer o
      where o.case_id = new.case_id and o.offered_on <= new.visited_on) then
    raise exception 'legal aid was not offered before this visit' using errcode = 'check_violation';
  end if;
  if found.state in ('closed', 'transferred') then
    raise exception 'the case is closed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger visit_after_legal_aid before insert on care.visit
  for each row execute function care.check_before_visit();

-- At most one lead and one supervisor is a unique index; that a case under way has both is this.
create function care.check_lead_and_supervisor() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare wanted uuid := case tg_table_name when 'case_file' then new.id
  else (to_jsonb(new) ->> 'case_id')::uuid end;
begin
  if exists (select 1 from care.case_file c where c.id = wanted
      and c.state in ('active', 'review'))
     and (select count(distinct a.part) from care.assignment a where a.case_id = wanted
       and a.until_at = 'infinity' and a.part in ('lead', 'supervisor')) < 2 then
    raise exception 'a case under way has one lead and one supervisor'
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger case_has_lead_and_supervisor after insert or update of state
  on care.case_file deferrable initially deferred
  for each row execute function care.check_lead_and_supervisor();
create constraint trigger assignment_leaves_both after update on care.assignment
  deferrable initially deferred
  for each row execute function care.check_lead_and_supervisor();

-- A plan starts to hold when the person has put at least one goal into words.
create function care.check_own_words() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare wanted uuid := case tg_table_name when 'plan' then new.id
  else (to_jsonb(new) ->> 'plan_id')::uuid end;
begin
  if exists (select 1 from care.plan p where p.id = wanted and p.state = 'active')
     and not exists (select 1 from care.goal g where g.plan_id = wanted and g.words_of = 'person'
       and g.state <> 'set-aside') then
    raise exception 'an active plan has a goal in the words of the person'
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger plan_in_own_words after insert or update of state on care.plan
  deferrable initially deferred for each row execute function care.check_own_words();
create constraint trigger goal_leaves_own_words after update on care.goal
  deferrable initially deferred for each row execute function care.check_own_words();

-- However a case closes: its lead and team leave it in that moment. The supervisor stays, who alone
-- may open it again and then gives it a lead.
create function care.end_work_at_closing() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update care.assignment set until_at = greatest(new.closed_at, from_at), end_reason = 'case-closed'
    where case_id = new.id and part <> 'supervisor' and until_at = 'infinity';
  delete from access.reach
    where person_id = new.person_id and via in ('case-lead', 'case-team', 'intake');
  return null;
end $$;
create trigger closing_ends_work after update of state on care.case_file for each row
  when (new.state = 'closed' and old.state <> 'closed')
  execute function care.end_work_at_closing();

create function care.may_move(from_state text, to_state text) returns boolean
  language sql immutable parallel safe set search_path = '' as $$
  select (from_state, to_state) in (('identified', 'registered'), ('identified', 'closing'),
    ('registered', 'assessment'), ('registered', 'closing'), ('assessment', 'plan-draft'),
    ('assessment', 'closing'), ('plan-draft', 'active'), ('plan-draft', 'closing'),
    ('active', 'review'), ('active', 'closing'), ('review', 'active'), ('review', 'closing'),
    ('closing', 'closed'), ('closing', 'active'), ('closing', 'reopened'), ('closed', 'reopened'),
    ('reopened', 'assessment'), ('reopened', 'plan-draft'), ('reopened', 'active'),
    ('reopened', 'closing'))
$$;
grant execute on function care.may_move(text, text) to alongside_care;

-- ---------------------------------------------------------------- opening cases

-- `hours`: {"high": 24, "medium": 72, "low": 168} from the country pack.
create function care.clock_due(priority text, clock_from timestamptz, hours jsonb)
  returns timestamptz language sql immutable set search_path = '' as $$
  select clock_from + make_interval(hours => least(greatest((hours ->> priority)::integer, 1), 720))
$$;

-- Doubt protects: an unknown birth counts as a minor's. Born on 29 February: of age on 1 March.
create function care.comes_of_age_on(birth_to date) returns date
  language sql immutable parallel safe set search_path = '' as $$
  select case when extract(month from birth_to) = 2 and extract(day from birth_to) = 29
    then make_date(extract(year from birth_to)::integer + 18, 3, 1)
    else (birth_to + interval '18 years')::date end
$$;
create function care.may_be_minor(birth_to date, on_day date) returns boolean
  language plpgsql immutable parallel safe set search_path = '' as $$
begin
  -- The two plain comparisons settle all but a few; only the days around a birthday need the rule.
  if birth_to is null or birth_to > on_day - 6572 then return true; end if;
  if birth_to < on_day - 6580 then return false; end if;
  return care.comes_of_age_on(birth_to) > on_day;
end $$;
grant execute on function care.comes_of_age_on(date), care.may_be_minor(date, date)
  to alongside_care, alongside_programme;

-- `facts`: {personId, organisationId, intake, unaccompanied, urgentNeed, hours}.
create function care.open_case(facts jsonb) returns care.case_file
  language plpgsql volatile set search_path = '' as $$
declare
  target people.person;
  made care.case_file;
  priority text := 'low';
  reason text := 'usual';
begin
  select * into strict target from people.person where id = (facts ->> 'personId')::uuid;
  if care.may_be_minor(target.birth_to, care.today()) then
    priority := 'medium'; reason := 'minor';
  end if;
  if (facts ->> 'urgentNeed')::boolean then priority := 'high'; reason := 'urgent-need-on-arrival'; end if;
  if (facts ->> 'unaccompanied')::boolean then priority := 'high'; reason := 'unaccompanied-minor'; end if;
  insert into care.case_file (person_id, household_id, household_code, organisation_id, intake,
      priority, priority_reason, contact_due_at)
    values (target.id, target.household_id,
      (select h.code from people.household h where h.id = target.household_id), (facts ->> 'organisationId')::uuid,
      (facts ->> 'intake')::boolean, priority, reason,
      care.clock_due(priority, now(), facts -> 'hours'))
    returning * into made;
  insert into care.case_transition (case_id, person_id, to_state, reason, moved_by)
    values (made.id, made.person_id, 'identified', 'opened', access.actor());
  return made;
end $$;

-- Whether each member agreed (or a ground is named) that this organisation learns of them.
create function care.sharing_agreed(person uuid, organisation uuid) returns boolean
  language sql stable set search_path = '' as $$
  select exists (select 1 from people.consent s where s.person_id = person
    and s.purpose = 'share-with-organisation' and s.ground <> 'refused' and s.withdrawn_at is null
    and s.told_on <= care.today() and s.until_on >= care.today()
    and (s.organisation_id is null or s.organisation_id = organisation)
    -- The newest word counts: a refusal after a consent ends it.
    and not exists (select 1 from people.consent later where later.person_id = person
      and later.purpose = s.purpose and later.ground = 'refused'
      and later.recorded_at > s.recorded_at))
$$;

create function care.age_band(birth_from date, birth_to date) returns text
  language sql stable set search_path = '' as $$
  select case when birth_to is null then 'unknown'
    else (select case when years < 5 then '0-4' when years < 10 then '5-9' when years < 14 then '10-13'
      when years < 18 then '14-17' when years < 25 then '18-24' when years < 60 then '25-59'
      else '60+' end from (select extract(year from age(care.today(), birth_to)) as years) one) end
$$;

-- ---------------------------------------------------------------- the coordinator offers

-- `input`: {id, householdId, organisationId, languages, urgentNeeds}. Answers with a refusal code
-- and the code of the member it concerns, or 'ok'.
create function care.offer_household(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  target people.household;
  missing text;
begin
  if actor.role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  select * into target from people.household h where h.id = (input ->> 'householdId')::uuid
    and h.operation_id is not null for update;
  if not found or not exists (select 1 from people.person p where p.household_id = target.id
      and p.handed_over_at is null) then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  if not exists (select 1 from workforce.organisation o where o.kind = 'cso' and o.side = 'care'
      and o.closed_at is null and o.id = (input ->> 'organisationId')::uuid) then
    return jsonb_build_object('outcome', 'not-a-care-organisation');
  end if;
  if exists (select 1 from care.offer f where f.household_id = target.id and f.state = 'open') then
    return jsonb_build_object('outcome', 'already-offered');
  end if;
  select p.code into missing from people.person p where p.household_id = target.id
    and p.handed_over_at is null
    and not care.sharing_agreed(p.id, (input ->> 'organisationId')::uuid) order by p.code limit 1;
  if found then
    return jsonb_build_object('outcome', 'sharing-not-agreed', 'person', missing);
  end if;
  insert into care.offer (id, household_id, household_code, organisation_id, adults, children,
      age_bands, province, languages, urgent_needs, offered_by)
    select (input ->> 'id')::uuid, target.id, target.code, (input ->> 'organisationId')::uuid,
      coalesce(sum(band.size) filter (where not band.minor), 0),
      coalesce(sum(band.size) filter (where band.minor), 0),
      jsonb_object_agg(band.name, band.total), target.province,
      array(select jsonb_array_elements_text(input -> 'languages')),
      array(select jsonb_array_elements_text(input -> 'urgentNeeds')), actor.account_id
    from (select care.age_band(p.birth_from, p.birth_to) as name,
        care.may_be_minor(p.birth_to, care.today()) as minor, count(*)::integer as size,
        (sum(count(*)) over (partition by care.age_band(p.birth_from, p.birth_to)))::integer as total
      from people.person p where p.household_id = target.id and p.handed_over_at is null
      group by 1, 2) band;
  return jsonb_build_object('outcome', 'ok');
end $$;

-- Withdraw (coordinator) or decline (manager). Answers with a state or a refusal code.
create function care.decide_offer(wanted uuid, base_version integer, decision text, reason text)
  returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  target care.offer;
begin
  select * into target from care.offer f where f.id = wanted and (
    (decision = 'withdrawn' and actor.role = 'national-coordinator')
    or (decision = 'declined' and actor.role = 'cso-manager'
      and f.organisation_id = actor.organisation_id)) for update;
  if not found then return 'not-found'; end if;
  if target.state <> 'open' then return 'offer-already-decided'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  update care.offer set state = decision, decline_reason = case decision when 'declined' then reason end,
      decided_by = actor.account_id, decided_at = now(), version = version + 1
    where id = wanted;
  return decision;
end $$;

-- The manager accepts: names become theirs, the coordinator's view of them ends, cases open.
create function care.accept_offer(wanted uuid, base_version integer, hours jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  target care.offer;
  member record;
  made care.case_file;
  opened jsonb := '[]';
begin
  select * into target from care.offer f where f.id = wanted and actor.role = 'cso-manager'
    and f.organisation_id = actor.organisation_id for update;
  if not found then return jsonb_build_object('outcome', 'not-found'); end if;
  if target.state <> 'open' then return jsonb_build_object('outcome', 'offer-already-decided'); end if;
  if target.version <> base_version then
    return jsonb_build_object('outcome', 'conflict-changed-meanwhile');
  end if;
  if exists (select 1 from people.person p where p.household_id = target.household_id
      and p.handed_over_at is null and not care.sharing_agreed(p.id, target.organisation_id)) then
    return jsonb_build_object('outcome', 'sharing-not-agreed');
  end if;
  update care.offer set state = 'accepted', decided_by = actor.account_id, decided_at = now(),
    version = version + 1 where id = wanted;
  update people.household set organisation_id = target.organisation_id
    where id = target.household_id;
  for member in
    update people.person set organisation_id = target.organisation_id, handed_over_at = now(),
        updated_at = now()
      where household_id = target.household_id and handed_over_at is null
      returning id, birth_to
  loop
    made := care.open_case(jsonb_build_object('personId', member.id, 'organisationId',
      target.organisation_id, 'intake', false, 'hours', hours,
      'urgentNeed', cardinality(target.urgent_needs) > 0, 'unaccompanied',
      care.may_be_minor(member.birth_to, care.today()) and exists (select 1
        from guardianship.cover g where g.person_id = member.id and g.kind = 'interim-body'
          and g.from_on <= care.today() and (g.until_on is null or g.until_on > care.today()))));
    opened := opened || jsonb_build_object('caseId', made.id, 'code', made.code,
      'personId', made.person_id);
  end loop;
  return jsonb_build_object('outcome', 'ok', 'householdId', target.household_id, 'cases', opened);
end $$;

-- ---------------------------------------------------------------- assignment

-- May the actor assign in this case: the manager of its organisation, or somebody who supervises it.
create function care.assignable_case(wanted uuid) returns care.case_file
  language sql volatile security definer set search_path = '' as $$
  select c.* from care.case_file c where c.id = wanted
    and (((access.context()).role = 'cso-manager'
        and c.organisation_id = (access.context()).organisation_id)
      or ((access.context()).role = 'supervisor' and exists (select 1 from access.reach r
        where r.account_id = (access.context()).account_id and r.person_id = c.person_id
          and r.level = 'assigned')))
  for update
$$;

create function care.may_take(account uuid, organisation uuid, part text) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from workforce.membership m join access.account a on a.id = m.account_id
    where m.account_id = account and m.organisation_id = organisation and a.closed_at is null
      and m.withdrawn_at is null and m.from_at <= now() and m.until_at > now()
      and m.confirmed_at is not null
      and case part when 'lead' then m.role = 'case-manager'
        when 'supervisor' then m.role = 'supervisor'
        else m.role in ('psychologist', 'case-manager', 'child-protection-officer') end)
$$;

-- Ends one current assignment and, in the same moment, the reach that came with it; reach by
-- another way (a guardianship duty, another part) stays.
create function care.end_assignment(ended uuid, why text) returns void
  language plpgsql volatile set search_path = '' as $$
declare gone care.assignment;
begin
  update care.assignment set until_at = now(), end_reason = why where id = ended
    returning * into gone;
  delete from access.reach where account_id = gone.account_id and person_id = gone.person_id
    and via = 'case-' || gone.part;
end $$;

create function care.begin_assignment(target care.case_file, account uuid, new_part text, why text)
  returns void
  language plpgsql volatile set search_path = '' as $$
begin
  insert into care.assignment (case_id, person_id, account_id, part, reason, assigned_by)
    values (target.id, target.person_id, account, new_part, why, access.actor());
  insert into access.reach (account_id, person_id, via)
    values (account, target.person_id, 'case-' || new_part) on conflict do nothing;
end $$;

-- Gives a case its lead or supervisor, or adds to its team. `base_version` null: not checked.
create function care.assign(wanted uuid, part text, account uuid, reason text, base_version integer)
  returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  target care.case_file := care.assignable_case(wanted);
  before uuid;
begin
  if target.id is null then return 'not-found'; end if;
  if base_version is not null and target.version <> base_version then
    return 'conflict-changed-meanwhile';
  end if;
  if target.state in ('closed', 'transferred') then return 'case-is-closed'; end if;
  if not care.may_take(account, target.organisation_id, part) then
    return 'not-a-colleague-for-this';
  end if;
  if exists (select 1 from care.assignment a where a.case_id = wanted and a.account_id = account
      and a.part = assign.part and a.until_at = 'infinity') then
    return 'already-assigned';
  end if;
  if part <> 'team' then
    select a.id into before from care.assignment a where a.case_id = wanted
      and a.part = assign.part and a.until_at = 'infinity';
    if found then perform care.end_assignment(before, reason); end if;
    -- The intake worker's own way in ends with the first assignment that is not theirs.
    if part = 'lead' then
      delete from access.reach where person_id = target.person_id and via = 'intake';
    end if;
  end if;
  perform care.begin_assignment(target, account, part, reason);
  update care.case_file set version = version + 1 where id = wanted;
  return 'ok';
end $$;

create function care.end_team(wanted uuid, account uuid, reason text) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  target care.case_file := care.assignable_case(wanted);
  current_one uuid;
begin
  select a.id into current_one from care.assignment a where a.case_id = target.id
    and a.account_id = account and a.part = 'team' and a.until_at = 'infinity';
  if not found then return 'not-found'; end if;
  perform care.end_assignment(current_one, reason);
  update care.case_file set version = version + 1 where id = wanted;
  return 'ok';
end $$;

-- Every open case of a household, all or nothing. Answers with the persons whose case changed,
-- null when the household has no case that the actor may assign.
create function care.assign_household(household uuid, lead uuid, supervisor uuid, reason text)
  returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  one record;
  answer text;
  changed jsonb := '[]';
begin
  for one in select c.id, c.person_id from care.case_file c where c.household_id = household
      and c.state not in ('closed', 'transferred') and (care.assignable_case(c.id)).id is not null
      order by c.id loop
    foreach answer in array array[
      care.assign(one.id, 'supervisor', supervisor, reason, null),
      care.assign(one.id, 'lead', lead, reason, null)] loop
      if answer not in ('ok', 'already-assigned') then
        return jsonb_build_object('outcome', answer);
      end if;
    end loop;
    changed := changed || to_jsonb(one.person_id);
  end loop;
  return jsonb_build_object('outcome',
    case when jsonb_array_length(changed) = 0 then 'not-found' else 'ok' end, 'persons', changed);
end $$;

-- Cases of a household that came by intake. The intake worker leads them until somebody else does.
-- `input`: {householdId, hours, persons: [{personId, custodialParentPersonId}],
-- legalAidOffered: {on, answer} | null}.
create function care.open_intake_cases(input jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  member record;
  made care.case_file;
begin
  if not ((actor.role = 'case-manager' and actor.duty = 'intake')
      or actor.role = 'child-protection-officer') or actor.role is null then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  -- Person by person on purpose (`offset 0` keeps the planner from turning it round): a worker who
  -- brings in a caseload reaches thousands, and each of a thousand households would walk them all.
  for member in select p.id, p.birth_to, p.organisation_id, one ->> 'custodialParentPersonId' as parent
      from jsonb_array_elements(input -> 'persons') one
      cross join lateral (select * from people.person of_id
        where of_id.id = (one ->> 'personId')::uuid offset 0) p
      where p.household_id = (input ->> 'householdId')::uuid
        and p.organisation_id = actor.organisation_id and p.operation_id is null
        and exists (select 1 from access.reach r
          where r.person_id = p.id and r.account_id = actor.account_id offset 0)
        and not exists (select 1 from care.case_file c where c.person_id = p.id offset 0)
  loop
    made := care.open_case(jsonb_build_object('personId', member.id, 'organisationId',
      member.organisation_id, 'intake', true, 'hours', input -> 'hours', 'urgentNeed', false,
      'unaccompanied', member.parent is null
        and care.may_be_minor(member.birth_to, care.today())));
    if actor.role = 'case-manager' then
      perform care.begin_assignment(made, actor.account_id, 'lead', 'first-assignment');
      delete from access.reach where account_id = actor.account_id and person_id = made.person_id
        and via = 'intake';
    end if;
    if input #>> '{legalAidOffered,on}' is not null then
      insert into care.legal_aid_offer (id, case_id, person_id, offered_on, told_in, answer, made_by)
        values (gen_random_uuid(), made.id, made.person_id,
          (input #>> '{legalAidOffered,on}')::date, 'other', input #>> '{legalAidOffered,answer}',
          actor.account_id);
    end if;
  end loop;
end $$;

-- ---------------------------------------------------------------- states, priority, clock

-- The next step of the work itself, taken by whoever does it; a step that does not follow from the
-- present state is not taken and answers false.
create function care.advance_case(wanted uuid, to_state text, reason text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  target care.case_file;
begin
  select c.* into target from care.case_file c
    join access.reach r on r.person_id = c.person_id and r.account_id = actor.account_id
      and r.level = 'assigned'
    where c.id = wanted and actor.role in
      ('case-manager', 'supervisor', 'psychologist', 'child-protection-officer') limit 1 for update of c;
  if not found or to_state in ('closed', 'reopened', 'transferred')
     or not care.may_move(target.state, to_state) then
    return false;
  end if;
  update care.case_file set state = to_state, version = version + 1 where id = wanted;
  insert into care.case_transition (case_id, person_id, from_state, to_state, reason, moved_by)
    values (wanted, target.person_id, target.state, to_state, advance_case.reason, actor.account_id);
  return true;
end $$;

-- The supervisor's own steps: closing, closed, active again, reopened.
create function care.move_case(wanted uuid, base_version integer, to_state text, reason text,
    hours jsonb) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  target care.case_file;
begin
  select c.* into target from care.case_file c where c.id = wanted and actor.role = 'supervisor'
    and exists (select 1 from access.reach r where r.account_id = actor.account_id
      and r.person_id = c.person_id and r.via = 'case-supervisor') for update;
  if not found then return 'not-found'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if to_state not in ('closing', 'closed', 'active', 'reopened')
     or not care.may_move(target.state, to_state) then
    return 'case-cannot-move-there';
  end if;
  update care.case_file set state = to_state, version = version + 1,
      closed_at = case when to_state = 'closed' then now() end,
      clock_from = case when to_state = 'reopened' then now() else clock_from end,
      contacted_at = case when to_state = 'reopened' then null else contacted_at end,
      contact_due_at = case when to_state = 'reopened'
        then care.clock_due(priority, now(), hours) else contact_due_at end
    where id = wanted;
  if to_state = 'closed' then
    update care.plan set state = 'ended', ended_at = now(), version = version + 1
      where case_id = wanted and state <> 'ended';
  end if;
  insert into care.case_transition (case_id, person_id, from_state, to_state, reason, moved_by)
    values (wanted, target.person_id, target.state, to_state, move_case.reason, actor.account_id);
  return 'ok';
end $$;

create function care.change_priority(wanted uuid, base_version integer, new_priority text,
    reason text, hours jsonb) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  target care.case_file;
begin
  select c.* into target from care.case_file c where c.id = wanted and actor.role = 'supervisor'
    and exists (select 1 from access.reach r where r.account_id = actor.account_id
      and r.person_id = c.person_id and r.via = 'case-supervisor') for update;
  if not found then return 'not-found'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if target.state in ('closed', 'transferred') then return 'case-is-closed'; end if;
  if target.priority = new_priority then return 'priority-unchanged'; end if;
  -- A clock that runs already never gets longer by a change: it may only come sooner.
  update care.case_file set priority = new_priority, priority_reason = reason, version = version + 1,
      clock_from = now(), contacted_at = null,
      contact_due_at = case when contacted_at is null
        then least(contact_due_at, care.clock_due(new_priority, now(), hours))
        else care.clock_due(new_priority, now(), hours) end
    where id = wanted;
  return 'ok';
end $$;

-- What a visit changes in its case: contact made, next visit, and priority of need, which a concern
-- raises and nothing here lowers. Raised, the clock starts anew from this visit. A call, or a visit
-- that did not meet the person, does not stop the clock: only having seen them does.
create function care.note_visit(wanted uuid, hours jsonb) returns care.case_file
  language plpgsql volatile security definer set search_path = '' as $$
declare
  seen care.visit;
  changed care.case_file;
  raised text;
  met boolean;
begin
  select v.* into seen from care.visit v
    where v.id = wanted and v.made_by = access.actor() and v.made_at = now();
  if not found then raise exception 'no such visit' using errcode = 'no_data_found'; end if;
  select * into strict changed from care.case_file where id = seen.case_id for update;
  met := seen.kind <> 'phone' and seen.present && array['person', 'child-alone'];
  raised := case
    when seen.safety_concern = 'urgent' and changed.priority <> 'high' then 'high'
    when seen.safety_concern = 'needs-attention' and changed.priority = 'low' then 'medium' end;
  update care.case_file set version = version + 1,
      next_visit_on = seen.next_visit_on,
      contacted_at = case when raised is not null then null
        when contacted_at is null and met
          and seen.visited_on >= (clock_from at time zone (select time_zone from programme.setting))::date
          then now()
        else contacted_at end,
      priority = coalesce(raised, priority),
      priority_reason = case when raised is null then priority_reason else 'safety-concern' end,
      clock_from = case when raised is null then clock_from else now() end,
      contact_due_at = case when raised is null then contact_due_at
        else care.clock_due(raised, now(), hours) end
    where id = changed.id;
  if met then perform care.advance_case(changed.id, 'registered', 'first-visit'); end if;
  select * into strict changed from care.case_file where id = seen.case_id;
  return changed;
end $$;

-- Coded alarm for the coordinator: which case, whose, since when; no name, no person's code.
create function care.missed_clocks()
  returns table (case_code text, organisation_id uuid, supervisor_id uuid, priority text,
    due_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select c.code, c.organisation_id, (select a.account_id from care.assignment a
      where a.case_id = c.id and a.part = 'supervisor' and a.until_at = 'infinity'),
    c.priority, c.contact_due_at
  from care.case_file c
  where (access.context()).role = 'national-coordinator' and c.contacted_at is null
    and c.closed_at is null and c.state <> 'transferred' and c.contact_due_at < now()
  order by c.contact_due_at, c.id limit 1000
$$;

-- ---------------------------------------------------------------- colleagues

-- Staff of the actor's own organisation; open cases as the access table has them: the manager all,
-- a supervisor those who lead a case that the supervisor reaches, everybody their own.
create function workforce.list_colleagues(wanted_role text)
  returns table (account_id uuid, display_name text, role text, duty text, province text,
    is_self boolean, open_cases integer, norm integer)
  language sql stable security definer set search_path = '' as $$
  select a.id, a.display_name, m.role, m.duty, m.province, a.id = me.account_id,
    case when known.yes then (select count(*)::integer from care.assignment s
      join care.case_file c on c.id = s.case_id
      where s.account_id = a.id and s.until_at = 'infinity'
        and c.state not in ('closed', 'transferred')) end,
    case when known.yes then m.caseload_norm end
  from (select (access.context()).*) me
  join workforce.membership m on m.organisation_id = me.organisation_id and m.withdrawn_at is null
    and m.from_at <= now() and m.until_at > now() and m.confirmed_at is not null
  join access.account a on a.id = m.account_id and a.closed_at is null and a.side = me.side
  cross join lateral (select me.role = 'cso-manager' or a.id = me.account_id
    or (me.role = 'supervisor' and exists (select 1 from care.assignment s
      join access.reach r on r.person_id = s.person_id and r.account_id = me.account_id
        and r.via = 'case-supervisor'
      where s.account_id = a.id and s.part = 'lead' and s.until_at = 'infinity')) as yes) known
  where me.side = 'care' and (wanted_role is null or m.role = wanted_role)
  order by a.display_name, a.id limit 200
$$;

-- Names of staff who work with the actor: the same organisation, or a person they both reach.
create function workforce.staff_names(wanted uuid[])
  returns table (account_id uuid, display_name text)
  language sql stable security definer set search_path = '' as $$
  select a.id, a.display_name from access.account a
  where a.id = any(wanted) and a.side = 'care' and (access.context()).side = 'care'
    and (exists (select 1 from workforce.membership m where m.account_id = a.id
        and m.organisation_id = (access.context()).organisation_id)
      or exists (select 1 from care.assignment s
        join access.reach r on r.person_id = s.person_id
          and r.account_id = (access.context()).account_id
        where s.account_id = a.id))
$$;

grant execute on function care.offer_household(jsonb), care.missed_clocks() to alongside_programme;
grant execute on function care.decide_offer(uuid, integer, text, text)
  to alongside_care, alongside_programme;
grant execute on function care.accept_offer(uuid, integer, jsonb),
  care.assign(uuid, text, uuid, text, integer), care.end_team(uuid, uuid, text),
  care.assign_household(uuid, uuid, uuid, text), care.open_intake_cases(jsonb),
  care.advance_case(uuid, text, text), care.move_case(uuid, integer, text, text, jsonb),
  care.change_priority(uuid, integer, text, text, jsonb), care.note_visit(uuid, jsonb),
  workforce.list_colleagues(text), workforce.staff_names(uuid[]) to alongside_care;
