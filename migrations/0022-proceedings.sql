-- Proceedings that respect the law of the act, the age at it, and what a child needs before a charge: the
-- cited offence, doubt about a birth, victim first, sentence, exemption and pardon, detention with reviews,
-- sealing and expunging by the clock. Refusals are raised as AL001 with the code that the screens have words for.
-- Side of the wall: justice alone. Nothing here tells anybody anything: no event, no alarm, no notice.
-- Locks: adds columns to legal.subject, .proceeding and .reach for a moment; then each matter is looked at once.

-- ---------------------------------------------------------------- the day

-- The civil day where the courts sit, at an instant. Where clocks go back at midnight, as in Kazakhstan on
-- 1 March 2024, the day before has one hour more; nobody reckons with a fixed distance from UTC.
create function legal.day_at(instant timestamptz) returns date
  language sql stable security definer set search_path = '' as $$
  select (instant at time zone (select time_zone from programme.setting))::date
$$;
grant execute on function legal.day_at(timestamptz) to alongside_justice;
create or replace function legal.today() returns date
  language sql stable security definer set search_path = '' as $$
  select legal.day_at(now())
$$;

create function legal.refuse(refusal text) returns void
  language plpgsql set search_path = '' as $$
begin
  raise exception '%', refusal using errcode = 'AL001';
end $$;

-- ---------------------------------------------------------------- what is new of a matter

alter table legal.subject
  add column is_victim boolean not null default false,
  add column dispute_unnamed boolean not null default false,
  add column sealed_from date,
  add column expunged_from date,
  add column hidden_from date generated always as (least(sealed_from, expunged_from)) stored;
comment on column legal.subject.is_victim is
  'Treated as a victim first. The database sets it for whoever may have been under 18 at an act; nobody takes it away.';
comment on column legal.subject.dispute_unnamed is
  'The birth was in doubt from the beginning, and nobody can say by how much: unknown until a court settles it.';
update legal.subject set dispute_unnamed = true where birth_disputed;
comment on column legal.subject.hidden_from is
  'From this day no login role sees the matter or anything in it. Kept by legal.refresh_subject().';

alter table legal.reach add column hidden_from date;

alter table legal.proceeding
  add column edition_id uuid references law.edition (id),
  add column offence_code text,
  add column offence_from date,
  add column expunge_on date,
  add column sealed_from date,
  add column hidden_from date generated always as (least(sealed_from, expunge_on)) stored,
  add constraint cited_whole check ((edition_id is null) = (offence_code is null)
    and (edition_id is null) = (offence_from is null)),
  add constraint expunged_after check (expunge_on >= state_on);
comment on column legal.proceeding.expunge_on is 'From this day no login role sees it. It is never moved to a later day.';
comment on column legal.proceeding.sealed_from is
  'Only in a matter with acts as a child and as an adult, which a finding about the birth may leave behind: the record of each act as a child seals itself alone. Kept by legal.refresh_subject().';

-- What somebody or something says of the birth, beside what stands in the matter. Each widens the doubt.
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
alter table legal.birth_claim add foreign key (settlement_id) references legal.birth_settlement (id);

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
  alternatives text[] not null check (cardinality(alternatives) > 0 and alternatives <@ array['diversion', 'mediation',
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
create unique index exemption_one_open on legal.exemption_request (proceeding_id) where state = 'open';
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

select access.protect(name::regclass) from unnest(array['legal.birth_claim', 'legal.birth_settlement',
  'legal.counsel_change', 'legal.alternatives_considered', 'legal.sentence', 'legal.exemption_request',
  'legal.exemption_answer', 'legal.detention', 'legal.detention_review']) name;

-- ---------------------------------------------------------------- out of sight

-- With the rights of whoever writes, before any other check: what a check answers about a record out of sight
-- would tell that it exists. Absent and hidden get one answer.
create function legal.check_sight() returns trigger
  language plpgsql set search_path = '' as $$
declare
  is_seen boolean;
begin
  execute format('select exists (select 1 from legal.%I where id = ($1 ->> %L)::uuid)', tg_argv[0], tg_argv[1])
    into is_seen using to_jsonb(new);
  if not is_seen then
    raise exception 'not in sight' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
do $$
declare one text;
begin
  foreach one in array array['proceeding', 'birth_claim', 'birth_settlement', 'counsel_change'] loop
    execute format('create trigger a_sight before insert on legal.%I for each row
      execute function legal.check_sight(''subject'', ''subject_id'')', one);
  end loop;
  foreach one in array array['alternatives_considered', 'sentence', 'exemption_request', 'detention'] loop
    execute format('create trigger a_sight before insert on legal.%I for each row
      execute function legal.check_sight(''proceeding'', ''proceeding_id'')', one);
  end loop;
end $$;
create trigger a_sight before insert on legal.exemption_answer for each row
  execute function legal.check_sight('exemption_request', 'request_id');
create trigger a_sight before insert on legal.detention_review for each row
  execute function legal.check_sight('detention', 'detention_id');

-- ---------------------------------------------------------------- age

-- The latest day on which the person may have been born. Null: nobody can say, so every rule protects.
create function legal.latest_birth(wanted uuid) returns date
  language sql stable security definer set search_path = '' as $$
  select case when s.birth_to is not null and not s.dispute_unnamed then greatest(s.birth_to, c.latest) end
  from legal.subject s, lateral (select max(birth_to) as latest from legal.birth_claim
    where subject_id = s.id and settlement_id is null) c
  where s.id = wanted
$$;

create function legal.may_have_been_minor(wanted_subject uuid, act_from date) returns boolean
  language sql stable security definer set search_path = '' as $$
  select law.may_be_below(18, legal.latest_birth(wanted_subject), act_from)
$$;

-- That a best interests assessment is on file is said by the care side through a disclosure, never read. False
-- until that machinery exists and replaces this; so until then nobody who may have been under 18 is charged.
create function legal.best_interests_attested(wanted_subject uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select false
$$;
grant execute on function legal.best_interests_attested(uuid) to alongside_justice;

-- ---------------------------------------------------------------- before a charge

-- A returned person may be exempted before anything is opened.
create or replace function legal.proceeding_steps() returns table (from_state text, to_state text)
  language sql immutable parallel safe set search_path = '' as $$
  select * from (values
    ('check', 'opened'), ('check', 'ended'), ('check', 'exempted'),
    ('opened', 'charged'), ('opened', 'ended'), ('opened', 'exempted'),
    ('charged', 'trial'), ('charged', 'ended'), ('charged', 'exempted'),
    ('trial', 'convicted'), ('trial', 'acquitted'), ('trial', 'ended'), ('trial', 'exempted'),
    ('convicted', 'appeal'), ('convicted', 'final'), ('convicted', 'exempted'),
    ('acquitted', 'appeal'), ('acquitted', 'final'),
    ('ended', 'appeal'), ('ended', 'final'), ('ended', 'expunged'),
    ('exempted', 'final'), ('exempted', 'expunged'),
    ('appeal', 'trial'), ('appeal', 'convicted'), ('appeal', 'acquitted'), ('appeal', 'ended'),
    ('appeal', 'exempted'), ('appeal', 'final'),
    ('final', 'serving'), ('final', 'expunged'),
    ('serving', 'conditional'), ('serving', 'served'), ('serving', 'exempted'),
    ('conditional', 'serving'), ('conditional', 'served'), ('conditional', 'exempted'),
    ('served', 'expunged')) step (from_state, to_state)
$$;

-- As in 0006; what is cited and when it is expunged change without a step.
create or replace function legal.check_step() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and (new.state, new.state_on) = (old.state, old.state_on) then return new; end if;
  if new.state_on > legal.today() then
    raise exception 'state-in-the-future' using errcode = 'check_violation',
      constraint = 'state_in_the_past';
  end if;
  if tg_op = 'INSERT' then
    if new.state not in ('check', 'opened', 'charged', 'trial') then
      raise exception 'no-such-step' using errcode = 'check_violation', constraint = 'known_step';
    end if;
    return new;
  end if;
  if new.state = old.state or not exists (select 1 from legal.proceeding_steps() step
      where step.from_state = old.state and step.to_state = new.state) then
    raise exception 'no-such-step' using errcode = 'check_violation', constraint = 'known_step';
  end if;
  -- A login role is another one than the owner, with whose rights this runs.
  if new.state = 'expunged' and session_user <> current_user and not coalesce(legal.registers(), false) then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  if new.state_on < old.state_on then
    raise exception 'before-the-last-state' using errcode = 'check_violation',
      constraint = 'steps_in_order';
  end if;
  -- Nobody serves a sentence after an acquittal, an ending or an exemption.
  if new.state = 'serving' and old.state = 'final' and legal.last_outcome(new.id) is distinct from 'convicted' then
    raise exception 'sentence-needs-a-conviction' using errcode = 'check_violation',
      constraint = 'sentence_needs_a_conviction';
  end if;
  return new;
end $$;

create or replace function legal.note_step() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and new.state = old.state then return null; end if;
  insert into legal.proceeding_transition (proceeding_id, subject_id, from_state, to_state, on_day,
      recorded_by)
    values (new.id, new.subject_id, case when tg_op = 'UPDATE' then old.state end, new.state,
      new.state_on, (access.context()).account_id);
  return null;
end $$;

create function legal.last_outcome(wanted_proceeding uuid) returns text
  language sql stable security definer set search_path = '' as $$
  select t.to_state from legal.proceeding_transition t where t.proceeding_id = wanted_proceeding
    and t.to_state in ('convicted', 'acquitted', 'ended', 'exempted') order by t.at desc limit 1
$$;

-- A later edition only protects: what it no longer names as an offence is not charged under an earlier one.
create function legal.is_offence_still(wanted_code text, today date) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from law.edition e, jsonb_array_elements(e.document -> 'offences') o
    where e.id = law.current_edition() and o ->> 'code' = wanted_code and (o ->> 'from')::date <= today
      and coalesce((o ->> 'until')::date, 'infinity') > today)
$$;

-- The first thing that stands in the way of a charge, or null; listObstacles in rules-charge.ts says all of
-- them in the same order, and a test compares both.
create function legal.charge_obstacle(p legal.proceeding) returns text
  language plpgsql stable security definer set search_path = '' as $$
declare
  born date := legal.latest_birth(p.subject_id);
begin
  if p.country is distinct from (select upper(country) from programme.setting) then
    return 'proceeding-of-another-country';
  end if;
  if p.edition_id is null then return 'offence-not-cited'; end if;
  if p.act_from is null then return 'act-day-not-known'; end if;
  if born is null then return 'birth-not-known'; end if;
  if law.may_be_below(greatest(law.age_floor(p.edition_id, p.offence_code),
      law.age_floor(law.current_edition(), p.offence_code)), born, p.act_from) then
    return 'below-the-age';
  end if;
  if not (law.is_citable(p.edition_id, p.offence_code, p.offence_from, p.act_from, p.act_to, legal.today())
      and legal.is_offence_still(p.offence_code, legal.today())) then
    return 'offence-not-citable';
  end if;
  if not law.may_be_below(18, born, p.act_from) then return null; end if;
  if (select counsel from legal.subject where id = p.subject_id) is distinct from 'present' then
    return 'counsel-needed';
  end if;
  if not exists (select 1 from legal.alternatives_considered a where a.proceeding_id = p.id) then
    return 'alternatives-needed';
  end if;
  if not coalesce(legal.best_interests_attested(p.subject_id), false) then return 'best-interests-needed'; end if;
  return null;
end $$;

-- Where the law has rules of exemption, their conditions are asked for, one by one.
create function legal.exemption_needs_request() returns boolean
  language sql stable security definer set search_path = '' as $$
  select coalesce((select jsonb_array_length(e.document -> 'exemptions') > 0
    from law.edition e where e.id = law.current_edition()), false)
$$;

create function legal.check_proceeding() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  is_new boolean := tg_op = 'INSERT';
  is_cited_anew boolean := new.edition_id is not null and (tg_op = 'INSERT'
    or (new.edition_id, new.offence_code, new.offence_from)
      is distinct from (old.edition_id, old.offence_code, old.offence_from));
  obstacle text;
begin
  -- What is said of the birth or of counsel in this very moment is waited for.
  if is_new or is_cited_anew or new.state <> old.state then
    perform 1 from legal.subject s where s.id = new.subject_id for update;
  end if;
  -- An act as a child and an act as an adult are two matters: the record of the first seals itself.
  if is_new and exists (select 1 from legal.proceeding other where other.subject_id = new.subject_id
      and (other.hidden_from is null or other.hidden_from > legal.today())
      and legal.may_have_been_minor(new.subject_id, other.act_from)
        <> legal.may_have_been_minor(new.subject_id, new.act_from)) then
    perform legal.refuse('matter-of-another-kind');
  end if;
  if not is_new and old.edition_id is not null and new.edition_id is null then
    perform legal.refuse('offence-not-cited');
  end if;
  if is_cited_anew then
    if new.country is distinct from (select upper(country) from programme.setting) then
      perform legal.refuse('proceeding-of-another-country');
    end if;
    if new.edition_id is distinct from law.current_edition() then perform legal.refuse('law-changed-meanwhile'); end if;
    if new.act_from is null then perform legal.refuse('act-day-not-known'); end if;
    if not law.is_citable(new.edition_id, new.offence_code, new.offence_from, new.act_from, new.act_to,
        legal.today()) then
      perform legal.refuse('offence-not-citable');
    end if;
  end if;
  if not is_new and new.state = 'exempted' and old.state <> 'exempted' and session_user <> current_user
      and legal.exemption_needs_request() and not exists (select 1 from legal.exemption_request r
        where r.proceeding_id = new.id and r.state = 'granted') then
    perform legal.refuse('request-needed');
  end if;
  -- From serving to conditional is a release: no doubt holds anybody back from it.
  if (new.state in ('charged', 'trial', 'convicted', 'serving')
      and (is_new or is_cited_anew or new.state <> old.state))
     or (new.state = 'conditional' and (is_new or is_cited_anew)) then
    obstacle := legal.charge_obstacle(new);
    if obstacle is not null then perform legal.refuse(obstacle); end if;
  elsif not is_new and new.state = 'final' and old.state <> 'final'
     and legal.last_outcome(new.id) = 'convicted' then
    obstacle := legal.charge_obstacle(new);
    if obstacle in ('birth-not-known', 'below-the-age') then perform legal.refuse(obstacle); end if;
  end if;
  return new;
end $$;
create trigger step_permitted before insert or update on legal.proceeding
  for each row execute function legal.check_proceeding();

-- ---------------------------------------------------------------- victim first, sealing, expunging

-- The day from which one proceeding is over for a child's record: thirty days for an appeal, then nothing of it
-- is asked any more. Null: it is not over.
create function legal.over_from(p legal.proceeding) returns date
  language sql stable security definer set search_path = '' as $$
  select least(p.expunge_on, case
    when p.state in ('served', 'expunged') then p.state_on
    when p.state in ('ended', 'exempted', 'acquitted') then p.state_on + 30
    when p.state = 'final' and legal.last_outcome(p.id) is distinct from 'convicted' then p.state_on + 30 end)
$$;

create function legal.refresh_subject(wanted uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  found record;
begin
  select bool_or(legal.may_have_been_minor(wanted, p.act_from)) as is_juvenile,
      not bool_and(legal.may_have_been_minor(wanted, p.act_from)) as is_mixed,
      case when bool_and(legal.over_from(p) is not null) then max(legal.over_from(p)) end as over_from,
      case when bool_and(p.expunge_on is not null) then max(p.expunge_on) end as expunged_from
    into found from legal.proceeding p where p.subject_id = wanted;
  update legal.subject s set is_victim = s.is_victim or coalesce(found.is_juvenile, false),
      sealed_from = case when found.is_juvenile and not found.is_mixed then found.over_from end,
      expunged_from = found.expunged_from
    where s.id = wanted and s.expunged_at is null
      and (s.is_victim, s.sealed_from, s.expunged_from) is distinct from (s.is_victim or coalesce(found.is_juvenile,
        false), case when found.is_juvenile and not found.is_mixed then found.over_from end, found.expunged_from);
  update legal.proceeding p set sealed_from = now_.sealed_from
    from (select q.id, case when found.is_juvenile and found.is_mixed and legal.may_have_been_minor(wanted, q.act_from)
        then legal.over_from(q) end as sealed_from
      from legal.proceeding q where q.subject_id = wanted) now_
    where p.id = now_.id and p.sealed_from is distinct from now_.sealed_from;
end $$;

create function legal.after_proceeding() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  -- As a second statement: whoever records it still sees the row that is being written.
  if new.state = 'expunged' and (new.expunge_on is null or new.expunge_on > new.state_on) then
    update legal.proceeding set expunge_on = new.state_on where id = new.id;
  end if;
  perform legal.refresh_subject(new.subject_id);
  return null;
end $$;
-- After `step_noted`: which outcome came last is read from the noted steps.
create trigger step_taken after insert or update on legal.proceeding
  for each row execute function legal.after_proceeding();

create function legal.note_doubt() returns trigger
  language plpgsql set search_path = '' as $$
begin
  new.dispute_unnamed := new.birth_disputed;
  return new;
end $$;
create trigger doubt_noted before insert on legal.subject for each row execute function legal.note_doubt();

create function legal.check_subject() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if old.is_victim and not new.is_victim then perform legal.refuse('victim-first'); end if;
  return new;
end $$;
create trigger victim_first before update on legal.subject
  for each row execute function legal.check_subject();

create function legal.after_subject() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if (new.birth_to, new.dispute_unnamed) is distinct from (old.birth_to, old.dispute_unnamed) then
    perform legal.refresh_subject(new.id);
  end if;
  if new.hidden_from is distinct from old.hidden_from then
    update legal.reach set hidden_from = new.hidden_from where subject_id = new.id;
  end if;
  return null;
end $$;
create trigger subject_changed after update on legal.subject
  for each row execute function legal.after_subject();

create function legal.reach_follows_subject() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  select s.hidden_from into new.hidden_from from legal.subject s where s.id = new.subject_id;
  return new;
end $$;
create trigger follows_subject before insert on legal.reach
  for each row execute function legal.reach_follows_subject();

-- For functions with the owner's rights: sealed or expunged by the clock. No login role may ask it, because the
-- answer would tell a sealed matter from none.
create function legal.is_sealed(wanted_subject uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select coalesce((select s.hidden_from <= legal.today() from legal.subject s where s.id = wanted_subject), false)
$$;

-- ---------------------------------------------------------------- birth and counsel

-- In the order in which a step takes them, so that neither waits for the other.
create function legal.lock_matter(wanted uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform 1 from legal.proceeding p where p.subject_id = wanted order by p.id for update;
  perform 1 from legal.subject s where s.id = wanted for update;
end $$;

create function legal.check_claim() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform legal.lock_matter(new.subject_id);
  new.settlement_id := null;
  new.recorded_on := legal.today();
  if new.birth_to > legal.today() then perform legal.refuse('birth-in-the-future'); end if;
  return new;
end $$;
create trigger claim before insert on legal.birth_claim for each row execute function legal.check_claim();

create function legal.after_claim() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update legal.subject set birth_disputed = true where id = new.subject_id and not birth_disputed;
  perform legal.refresh_subject(new.subject_id);
  return null;
end $$;
create trigger claim_recorded after insert on legal.birth_claim for each row execute function legal.after_claim();

create function legal.check_settlement() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.found_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  if new.birth_to > legal.today() then perform legal.refuse('birth-in-the-future'); end if;
  perform legal.lock_matter(new.subject_id);
  new.recorded_at := clock_timestamp();
  select s.birth_from, s.birth_to, s.birth_precision, s.birth_disputed
    into new.old_from, new.old_to, new.old_precision, new.old_disputed
    from legal.subject s where s.id = new.subject_id;
  return new;
end $$;
create trigger settlement before insert on legal.birth_settlement
  for each row execute function legal.check_settlement();

create function legal.after_settlement() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update legal.birth_claim set settlement_id = new.id where subject_id = new.subject_id and settlement_id is null;
  update legal.subject set birth_from = new.birth_from, birth_to = new.birth_to,
      birth_precision = new.birth_precision, birth_disputed = false, dispute_unnamed = false
    where id = new.subject_id;
  perform legal.refresh_subject(new.subject_id);
  return null;
end $$;
create trigger settlement_recorded after insert on legal.birth_settlement
  for each row execute function legal.after_settlement();

create function legal.check_counsel() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.on_day > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  new.recorded_at := clock_timestamp();
  select s.counsel into new.from_state from legal.subject s where s.id = new.subject_id for update;
  return new;
end $$;
create trigger counsel before insert on legal.counsel_change for each row execute function legal.check_counsel();

create function legal.after_counsel() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update legal.subject set counsel = new.to_state where id = new.subject_id;
  return null;
end $$;
create trigger counsel_recorded after insert on legal.counsel_change
  for each row execute function legal.after_counsel();

create function legal.check_alternatives() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.considered_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  return new;
end $$;
create trigger alternatives before insert on legal.alternatives_considered
  for each row execute function legal.check_alternatives();

-- ---------------------------------------------------------------- sentence

create function legal.check_sentence() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  p legal.proceeding;
  greatest_penalty numeric;
begin
  select * into p from legal.proceeding where id = new.proceeding_id;
  if p.state not in ('convicted', 'appeal', 'final', 'serving', 'conditional')
     or legal.last_outcome(p.id) is distinct from 'convicted' then
    perform legal.refuse('sentence-needs-a-conviction');
  end if;
  if new.decided_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  greatest_penalty := law.months(law.offence(p.edition_id, p.offence_code, p.offence_from) -> 'penalty', 'monthsMax');
  -- What the greatest penalty is may not be known: then no sentence can be called within it.
  if new.cumulation_ground is null and (greatest_penalty is null
      or coalesce(new.months, 'Infinity'::numeric) > greatest_penalty) then
    perform legal.refuse('cumulation-ground-needed');
  end if;
  return new;
end $$;
create trigger sentence before insert on legal.sentence for each row execute function legal.check_sentence();

-- ---------------------------------------------------------------- exemption, amnesty, pardon

-- Every status counts here: what frees a person needs no proof that it is the law.
create function legal.exemption_rule(wanted uuid, wanted_code text, on_day date) returns jsonb
  language sql stable security definer set search_path = '' as $$
  select r from law.edition e, jsonb_array_elements(e.document -> 'exemptions') r
  where e.id = wanted and r ->> 'code' = wanted_code and (r ->> 'from')::date <= on_day
    and coalesce((r ->> 'until')::date, 'infinity') > on_day
$$;

create function legal.check_exemption() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  p legal.proceeding;
  rule jsonb;
begin
  select * into p from legal.proceeding where id = new.proceeding_id for update;
  if new.opened_on < new.legal_aid_offered_on then perform legal.refuse('legal-aid-first'); end if;
  if new.opened_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  if new.edition_id is distinct from law.current_edition() then perform legal.refuse('law-changed-meanwhile'); end if;
  rule := legal.exemption_rule(new.edition_id, new.rule_code, new.opened_on);
  if rule is null then perform legal.refuse('no-such-rule'); end if;
  if p.offence_code is not null and not (rule -> 'offences') ? p.offence_code then
    perform legal.refuse('rule-not-for-this-offence');
  end if;
  if not exists (select 1 from legal.proceeding_steps() s where s.from_state = p.state and s.to_state = 'exempted') then
    perform legal.refuse('no-such-step');
  end if;
  new.state := 'open';
  return new;
end $$;
create trigger exemption before insert on legal.exemption_request
  for each row execute function legal.check_exemption();

create function legal.check_answer() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  request legal.exemption_request;
begin
  select * into request from legal.exemption_request where id = new.request_id for share;
  if request.state <> 'open' then perform legal.refuse('request-is-decided'); end if;
  if not exists (select 1 from jsonb_array_elements(legal.exemption_rule(request.edition_id, request.rule_code,
      request.opened_on) -> 'conditions') c where c ->> 'code' = new.condition_code) then
    perform legal.refuse('no-such-condition');
  end if;
  new.recorded_at := clock_timestamp();
  return new;
end $$;
create trigger answer before insert on legal.exemption_answer for each row execute function legal.check_answer();

-- Whether all conditions are asked for together may not be known: then nobody is told that one is enough.
create function legal.conditions_met(request legal.exemption_request) returns boolean
  language sql stable security definer set search_path = '' as $$
  select case when rule ->> 'together' = 'any' then bool_or(is_met) else bool_and(is_met) end
  from (select legal.exemption_rule(request.edition_id, request.rule_code, request.opened_on) as rule) one,
    lateral (select coalesce((select a.answer = 'yes' from legal.exemption_answer a
        where a.request_id = request.id and a.condition_code = c ->> 'code'
        order by a.recorded_at desc limit 1), false) as is_met
      from jsonb_array_elements(rule -> 'conditions') c) conditions
  group by rule
$$;

create function legal.check_exemption_decision() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  p legal.proceeding;
begin
  if old.state <> 'open' or new.state = 'open' then perform legal.refuse('request-is-decided'); end if;
  if new.decided_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  if new.decided_on < new.opened_on then perform legal.refuse('before-the-last-state'); end if;
  if new.state <> 'granted' then return new; end if;
  if not coalesce(legal.conditions_met(new), false) then perform legal.refuse('conditions-not-met'); end if;
  select * into p from legal.proceeding where id = new.proceeding_id for update;
  if new.decided_on < p.state_on then perform legal.refuse('before-the-last-state'); end if;
  if not exists (select 1 from legal.proceeding_steps() s where s.from_state = p.state and s.to_state = 'exempted') then
    perform legal.refuse('no-such-step');
  end if;
  return new;
end $$;
create trigger exemption_decision before update on legal.exemption_request
  for each row execute function legal.check_exemption_decision();

create function legal.after_exemption_decision() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.state = 'granted' then
    update legal.proceeding set state = 'exempted', state_on = new.decided_on, version = version + 1
      where id = new.proceeding_id;
  end if;
  return null;
end $$;
create trigger exemption_decided after update on legal.exemption_request
  for each row execute function legal.after_exemption_decision();

-- ---------------------------------------------------------------- detention

create function legal.check_detention() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.started_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  if new.why_no_alternative is null and legal.may_have_been_minor(new.subject_id,
      (select act_from from legal.proceeding where id = new.proceeding_id)) then
    perform legal.refuse('last-resort-reason-needed');
  end if;
  return new;
end $$;
create trigger detention before insert on legal.detention for each row execute function legal.check_detention();

create function legal.check_review() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  d legal.detention;
begin
  select * into d from legal.detention where id = new.detention_id and subject_id = new.subject_id for update;
  if d.id is null or d.ended_on is not null then perform legal.refuse('detention-is-over'); end if;
  if new.reviewed_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  if new.reviewed_on < d.started_on then perform legal.refuse('before-the-last-state'); end if;
  new.recorded_at := clock_timestamp();
  return new;
end $$;
create trigger review before insert on legal.detention_review for each row execute function legal.check_review();

create function legal.after_review() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.outcome = 'continued' then
    update legal.detention set next_review_on = new.next_review_on where id = new.detention_id;
  else
    update legal.detention set ended_on = new.reviewed_on where id = new.detention_id;
  end if;
  return null;
end $$;
create trigger review_recorded after insert on legal.detention_review
  for each row execute function legal.after_review();

-- ---------------------------------------------------------------- who sees what

-- Whoever reaches a matter reaches it until its day; everything that tests reach or subject follows.
alter policy own_reach on legal.reach using (account_id = (select access.actor())
  and organisation_id = (select access.organisation())
  and (hidden_from is null or hidden_from > (select legal.today())));
alter policy assigned_read on legal.subject using ((select access.role()) = 'prosecutor'
  and (hidden_from is null or hidden_from > (select legal.today()))
  and exists (select 1 from legal.reach r where r.account_id = (select access.actor()) and r.subject_id = subject.id));
alter policy registrar_read on legal.subject using ((select legal.registers())
  and organisation_id = (select access.organisation())
  and (hidden_from is null or hidden_from > (select legal.today())));

alter policy with_subject on legal.proceeding using ((hidden_from is null or hidden_from > (select legal.today()))
  and exists (select 1 from legal.subject s where s.id = proceeding.subject_id));
alter policy with_subject_update on legal.proceeding
  using ((hidden_from is null or hidden_from > (select legal.today()))
    and exists (select 1 from legal.subject s where s.id = proceeding.subject_id));
alter policy with_subject on legal.proceeding_transition
  using (exists (select 1 from legal.proceeding p where p.id = proceeding_transition.proceeding_id));
alter policy with_subject on legal.hearing
  using (exists (select 1 from legal.proceeding p where p.id = hearing.proceeding_id));
alter policy with_subject_update on legal.hearing
  using (exists (select 1 from legal.proceeding p where p.id = hearing.proceeding_id));
alter policy with_subject_insert on legal.hearing with check (recorded_by = (select access.actor())
  and exists (select 1 from legal.proceeding p where p.id = hearing.proceeding_id));

-- What the database keeps by itself is written by nobody, not even with a new row.
revoke insert on legal.subject, legal.proceeding from alongside_justice;
grant insert (id, code, birth_from, birth_to, birth_precision, birth_disputed, counsel, organisation_id, registered_by,
  registered_on) on legal.subject to alongside_justice;
grant insert (id, subject_id, act_from, act_to, act_precision, article, country, court, court_number, state, state_on,
  registered_on, registered_by, edition_id, offence_code, offence_from) on legal.proceeding to alongside_justice;
grant update (edition_id, offence_code, offence_from) on legal.proceeding to alongside_justice;
grant update (is_victim) on legal.subject to alongside_justice;
-- Whole by itself: an update that reads nothing is not asked the policies of reading.
create policy victim_update on legal.subject for update to alongside_justice
  using ((hidden_from is null or hidden_from > (select legal.today()))
    and (((select legal.registers()) and organisation_id = (select access.organisation()))
      or ((select access.role()) = 'prosecutor' and exists (select 1 from legal.reach r
        where r.account_id = (select access.actor()) and r.subject_id = subject.id))));

grant select, insert on legal.birth_claim, legal.birth_settlement, legal.counsel_change,
  legal.alternatives_considered, legal.sentence, legal.exemption_request, legal.exemption_answer,
  legal.detention, legal.detention_review to alongside_justice;
grant update (state, decided_by, order_number, decided_on, version) on legal.exemption_request to alongside_justice;

do $$
declare one text;
begin
  foreach one in array array['birth_claim', 'birth_settlement', 'counsel_change'] loop
    execute format('create policy with_subject on legal.%I for select to alongside_justice
      using (exists (select 1 from legal.subject s where s.id = %1$I.subject_id))', one);
  end loop;
  foreach one in array array['birth_claim', 'counsel_change'] loop
    execute format('create policy with_subject_insert on legal.%I for insert to alongside_justice
      with check (recorded_by = (select access.actor())
        and exists (select 1 from legal.subject s where s.id = %1$I.subject_id))', one);
  end loop;
  foreach one in array array['alternatives_considered', 'sentence', 'exemption_request', 'detention'] loop
    execute format('create policy with_proceeding on legal.%I for select to alongside_justice
      using (exists (select 1 from legal.proceeding p where p.id = %1$I.proceeding_id))', one);
    execute format('create policy with_proceeding_insert on legal.%I for insert to alongside_justice
      with check (recorded_by = (select access.actor())
        and exists (select 1 from legal.proceeding p where p.id = %1$I.proceeding_id))', one);
  end loop;
end $$;
-- What a court found about a birth is written by its registrar.
create policy registrar_insert on legal.birth_settlement for insert to alongside_justice
  with check ((select legal.registers()) and recorded_by = (select access.actor())
    and exists (select 1 from legal.subject s where s.id = birth_settlement.subject_id));
create policy with_proceeding_update on legal.exemption_request for update to alongside_justice
  using (exists (select 1 from legal.proceeding p where p.id = exemption_request.proceeding_id));
create policy with_request on legal.exemption_answer for select to alongside_justice
  using (exists (select 1 from legal.exemption_request r where r.id = exemption_answer.request_id));
create policy with_request_insert on legal.exemption_answer for insert to alongside_justice
  with check (recorded_by = (select access.actor())
    and exists (select 1 from legal.exemption_request r where r.id = exemption_answer.request_id));
create policy with_detention on legal.detention_review for select to alongside_justice
  using (exists (select 1 from legal.detention d where d.id = detention_review.detention_id));
create policy with_detention_insert on legal.detention_review for insert to alongside_justice
  with check (recorded_by = (select access.actor())
    and exists (select 1 from legal.detention d where d.id = detention_review.detention_id));

-- ---------------------------------------------------------------- minimum fields, officers

-- Exempted, pardoned or expunged: not told to anybody who does not hold the matter itself.
create function legal.is_left_out(p legal.proceeding) returns boolean
  language sql stable security definer set search_path = '' as $$
  select p.state in ('exempted', 'expunged') or coalesce(p.hidden_from <= legal.today(), false)
    or (p.state = 'final' and legal.last_outcome(p.id) is not distinct from 'exempted')
$$;

-- With the values at hand when it is planned: before PostgreSQL 18 a plain SQL function is planned without them.
create or replace function legal.minimum_subjects(wanted uuid[], wanted_code text, before uuid, most integer)
  returns table (id uuid, code text, full_name text, registered_on date)
  language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan rows 20 as $$
#variable_conflict use_column
begin
  return query select s.id, s.code, n.full_name, s.registered_on
  from legal.reach r
  join legal.subject s on s.id = r.subject_id
  join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
  where (access.context()).role = 'probation-officer'
    and r.account_id = (access.context()).account_id
    and r.organisation_id = (access.context()).organisation_id
    and (s.hidden_from is null or s.hidden_from > (select legal.today()))
    and (wanted is null or s.id = any(wanted)) and (wanted_code is null or s.code = wanted_code)
    and (before is null or s.id < before)
  order by s.id desc limit least(greatest(most, 1), 101);
end $$;

create or replace function legal.minimum_proceedings(wanted uuid[])
  returns table (id uuid, subject_id uuid, court text, state text, state_on date,
    registered_on date, version integer)
  language sql stable security definer set search_path = '' as $$
  select p.id, p.subject_id, p.court, p.state, p.state_on, p.registered_on, p.version
  from legal.minimum_subjects(wanted, null, null, 101) s
  join legal.proceeding p on p.subject_id = s.id and not legal.is_left_out(p)
$$;

create or replace function legal.minimum_hearings(wanted uuid[])
  returns table (id uuid, subject_id uuid, proceeding_id uuid, held_on date, place_kind text,
    outcome text, version integer)
  language sql stable security definer set search_path = '' as $$
  select h.id, h.subject_id, h.proceeding_id, h.held_on, h.place_kind, h.outcome, h.version
  from legal.minimum_subjects(wanted, null, null, 101) s
  join legal.hearing h on h.subject_id = s.id
  join legal.proceeding p on p.id = h.proceeding_id and not legal.is_left_out(p)
$$;

create or replace function legal.officers_of(wanted uuid[])
  returns table (subject_id uuid, account_id uuid, display_name text, role text)
  language sql stable security definer set search_path = '' as $$
  select a.subject_id, a.officer_account_id, c.display_name, a.role
  from legal.assignment a
  join access.account c on c.id = a.officer_account_id
  join legal.subject s on s.id = a.subject_id
  where a.subject_id = any(wanted) and a.until_at = 'infinity'
    and (s.hidden_from is null or s.hidden_from > (select legal.today()))
    and ((legal.registers() and s.organisation_id = (access.context()).organisation_id)
      or exists (select 1 from legal.reach r where r.subject_id = a.subject_id
        and r.account_id = (access.context()).account_id
        and r.organisation_id = (access.context()).organisation_id))
$$;

create or replace function legal.officers(wanted_organisation uuid)
  returns table (account_id uuid, display_name text, role text, matters bigint)
  language sql stable security definer set search_path = '' as $$
  select t.account_id, t.display_name, t.role,
    case when wanted_organisation = (access.context()).organisation_id then
      (select count(*) from legal.assignment a join legal.subject s on s.id = a.subject_id
        where a.officer_account_id = t.account_id and a.until_at = 'infinity'
          and (s.hidden_from is null or s.hidden_from > (select legal.today()))) end
  from legal.takers(wanted_organisation) t
  order by t.display_name, t.account_id limit 200
$$;

-- As in 0012; a matter that is hidden is none.
create or replace function legal.assign(new_id uuid, wanted_subject uuid, officer uuid,
    new_reason text) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  officer_role text;
  officer_organisation uuid;
begin
  if not coalesce(legal.registers(), false) then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from legal.subject s where s.id = wanted_subject and s.organisation_id = actor.organisation_id
    and (s.hidden_from is null or s.hidden_from > legal.today()) for update;
  if not found then return 'not-found'; end if;
  -- Locked, so that an access withdrawn in this very moment leaves no reach behind.
  select m.organisation_id into officer_organisation from workforce.membership m
    where m.account_id = officer and m.withdrawn_at is null for share;
  select t.role into officer_role from legal.takers(officer_organisation) t
    where t.account_id = officer;
  if not found then return 'no-such-officer'; end if;
  if exists (select 1 from legal.assignment a join legal.reach r on r.subject_id = a.subject_id
        and r.account_id = a.officer_account_id and r.organisation_id = officer_organisation
      where a.subject_id = wanted_subject and a.officer_account_id = officer
        and a.role = officer_role and a.until_at = 'infinity') then
    return 'already-assigned';
  end if;
  delete from legal.reach r using legal.assignment a
    where a.subject_id = wanted_subject and a.role = officer_role and a.until_at = 'infinity'
      and r.subject_id = wanted_subject and r.account_id = a.officer_account_id;
  update legal.assignment set until_at = now()
    where subject_id = wanted_subject and role = officer_role and until_at = 'infinity';
  insert into legal.assignment (id, subject_id, officer_account_id, role, organisation_id, reason,
      assigned_by)
    values (new_id, wanted_subject, officer, officer_role, officer_organisation, new_reason,
      actor.account_id);
  insert into legal.reach (account_id, subject_id, organisation_id)
    values (officer, wanted_subject, officer_organisation)
    on conflict (account_id, subject_id) do update set organisation_id = excluded.organisation_id;
  return 'ok';
end $$;

-- ---------------------------------------------------------------- expunging

-- The day from which a proceeding is seen by nobody; by a registrar of the court that entered the matter. It
-- may be brought forward, never put off.
create function legal.set_expungement(wanted_proceeding uuid, wanted_on date) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  p legal.proceeding;
begin
  if not coalesce(legal.registers(), false) then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  select q.* into p from legal.proceeding q join legal.subject s on s.id = q.subject_id
    where q.id = wanted_proceeding and s.organisation_id = (access.context()).organisation_id
      and (s.hidden_from is null or s.hidden_from > legal.today())
      and (q.hidden_from is null or q.hidden_from > legal.today()) for update of q;
  if not found then return 'not-found'; end if;
  if p.state not in ('final', 'served', 'ended', 'exempted', 'acquitted') then return 'not-over-yet'; end if;
  if wanted_on < p.state_on then return 'before-the-last-state'; end if;
  if p.expunge_on is not null and wanted_on > p.expunge_on then return 'only-earlier'; end if;
  update legal.proceeding set expunge_on = wanted_on where id = wanted_proceeding;
  return 'ok';
end $$;
grant execute on function legal.set_expungement(uuid, date) to alongside_justice;

-- What belongs to an expunged proceeding goes, and what is in clear in its row. A matter whose proceedings are all
-- expunged: its key, names, birth and the link to a person go too; what is sealed opens no more. A row with a
-- random id stays, so that a restored backup is erased again.
create function legal.erase_by_the_clock() returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  due uuid[] := array(select s.id from legal.subject s
    where s.expunged_from <= legal.today() and s.expunged_at is null);
  gone uuid[] := array(select p.id from legal.proceeding p
    where p.expunge_on <= legal.today() and (p.article, p.court) <> ('-', '-'));
begin
  delete from legal.exemption_answer where request_id in (select id from legal.exemption_request
    where proceeding_id = any(gone));
  delete from legal.exemption_request where proceeding_id = any(gone);
  delete from legal.detention_review where detention_id in (select id from legal.detention
    where proceeding_id = any(gone));
  delete from legal.detention where proceeding_id = any(gone);
  delete from legal.alternatives_considered where proceeding_id = any(gone);
  delete from legal.sentence where proceeding_id = any(gone);
  delete from legal.hearing where proceeding_id = any(gone);
  update legal.proceeding set article = '-', court = '-', court_number = null where id = any(gone);
  delete from legal.counsel_change where subject_id = any(due);
  update legal.subject_key set wrapped_key = null, destroyed_at = now()
    where subject_id = any(due) and wrapped_key is not null;
  delete from legal.subject_name where subject_id = any(due);
  delete from legal.birth_claim where subject_id = any(due);
  delete from legal.birth_settlement where subject_id = any(due);
  delete from link.subject_person where subject_id = any(due);
  update legal.subject set expunged_at = now(), birth_from = null, birth_to = null, birth_precision = 'unknown',
      birth_disputed = false, dispute_unnamed = false
    where id = any(due);
end $$;

create or replace function programme.erase_what_is_due() returns void
  language sql volatile security definer set search_path = '' as $$
  select operations.erase_by_the_clock();
  select legal.erase_by_the_clock()
$$;

select legal.refresh_subject(id) from legal.subject;
