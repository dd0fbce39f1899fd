-- The other side of the wall: subjects with an identity of their own, proceedings, restrictions,
-- hearings and the officers who hold them. Read by the justice login role alone; nothing here names
-- a person, a household or a case, and no login role can reach the schema that links the two.
-- Locks: creates only.

create schema legal;
grant usage on schema legal to alongside_justice;

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
  check ((birth_precision = 'unknown') = (birth_from is null)),
  check ((birth_from is null) = (birth_to is null)),
  check (birth_from <= birth_to)
);
comment on column legal.subject.organisation_id is
  'The court whose registrar entered the subject; its registrars keep the matter in reach.';
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
  act_precision text not null check (act_precision in ('day', 'month', 'year', 'period', 'unknown')),
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
  unique (id, subject_id),
  check ((act_precision = 'unknown') = (act_from is null)),
  check ((act_from is null) = (act_to is null)),
  check (act_from <= act_to),
  check (act_precision <> 'day' or act_from = act_to)
);
comment on column legal.proceeding.act_from is
  'When the act is said to have been, with its precision: the age at the act is judged from it.';
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
  unique (id, subject_id),
  foreign key (proceeding_id, subject_id) references legal.proceeding (id, subject_id),
  constraint restriction_ends check (end_on >= start_on and end_on < 'infinity')
);
create index restriction_by_subject on legal.restriction (subject_id, end_on);

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

select access.protect(name::regclass) from unnest(array[
  'legal.subject', 'legal.subject_name', 'legal.subject_key', 'legal.reach', 'legal.assignment',
  'legal.proceeding', 'legal.proceeding_transition', 'legal.restriction',
  'legal.restriction_lifting', 'legal.hearing']) name;

-- ---------------------------------------------------------------- the clock and the steps

-- Today where the courts sit. An hour's error would hold somebody past the last day of an order.
create function legal.today() returns date
  language sql stable security definer set search_path = '' as $$
  select (now() at time zone (select time_zone from programme.setting))::date
$$;

create function legal.restriction_state(start_on date, end_on date, lifting text, lifted_on date,
    today date) returns text
  language sql immutable parallel safe set search_path = '' as $$
  select case
    when lifted_on <= today then lifting
    when today > end_on then 'over'
    when today < start_on then 'ordered'
    else 'active' end
$$;

-- The same table as `proceedingSteps` in src/rooms/legal/rules.ts; a test holds them together.
create function legal.proceeding_steps() returns table (from_state text, to_state text)
  language sql immutable parallel safe set search_path = '' as $$
  select * from (values
    ('check', 'opened'), ('check', 'ended'),
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
grant execute on function legal.today(), legal.proceeding_steps(),
  legal.restriction_state(date, date, text, date, date) to alongside_justice;

create function legal.check_step() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.state_on > legal.today() then
    raise exception 'state-in-the-future' using errcode = 'check_violation',
      constraint = 'state_in_the_past';
  end if;
  if tg_op = 'INSERT' then return new; end if;
  if new.state = old.state or not exists (select 1 from legal.proceeding_steps() step
      where step.from_state = old.state and step.to_state = new.state) then
    raise exception 'no-such-step' using errcode = 'check_violation', constraint = 'known_step';
  end if;
  if new.state_on < old.state_on then
    raise exception 'before-the-last-state' using errcode = 'check_violation',
      constraint = 'steps_in_order';
  end if;
  -- Nobody serves a sentence after an acquittal, an ending or an exemption.
  if new.state = 'serving' and old.state = 'final' and 'convicted' is distinct from (
      select t.to_state from legal.proceeding_transition t
      where t.proceeding_id = new.id
        and t.to_state in ('convicted', 'acquitted', 'ended', 'exempted')
      order by t.at desc limit 1) then
    raise exception 'sentence-needs-a-conviction' using errcode = 'check_violation',
      constraint = 'sentence_needs_a_conviction';
  end if;
  return new;
end $$;
create trigger step before insert or update on legal.proceeding
  for each row execute function legal.check_step();

create function legal.note_step() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into legal.proceeding_transition (proceeding_id, subject_id, from_state, to_state, on_day,
      recorded_by)
    values (new.id, new.subject_id, case when tg_op = 'UPDATE' then old.state end, new.state,
      new.state_on, (access.context()).account_id);
  return null;
end $$;
create trigger step_noted after insert or update on legal.proceeding
  for each row execute function legal.note_step();

-- Refused to everybody, the owner of the tables included.
create function legal.refuse_change() returns trigger
  language plpgsql set search_path = '' as $$
begin
  raise exception 'a restriction is never changed: record its lifting or a new order'
    using errcode = 'check_violation', constraint = 'restriction_never_changes';
end $$;
create trigger never_changes before update on legal.restriction
  for each row execute function legal.refuse_change();

create function legal.check_lifting() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  -- Of another's subject or none at all: one answer.
  if not exists (select 1 from legal.restriction r where r.id = new.restriction_id
      and r.subject_id = new.subject_id and new.on_day between r.start_on and r.end_on) then
    raise exception 'outside-the-restriction' using errcode = 'check_violation',
      constraint = 'lifting_within_restriction';
  end if;
  return new;
end $$;
create trigger lifting before insert on legal.restriction_lifting
  for each row execute function legal.check_lifting();

-- ---------------------------------------------------------------- who sees what

-- Whole matters are for prosecutors: those assigned, and the registrars of the court that entered
-- them. A probation officer has no row of subject, proceeding or hearing, only the functions below.
create function legal.registers() returns boolean
  language sql stable parallel safe set search_path = '' as $$
  select (access.context()).role = 'prosecutor' and (access.context()).duty = 'registrar'
$$;
grant execute on function legal.registers() to alongside_justice;

grant select on legal.subject, legal.subject_name, legal.subject_key, legal.reach, legal.assignment,
  legal.proceeding, legal.proceeding_transition, legal.restriction, legal.restriction_lifting,
  legal.hearing to alongside_justice;

create policy own_reach on legal.reach for select to alongside_justice
  using (account_id = (select access.actor())
    and organisation_id = (select access.organisation()));
create policy assigned_read on legal.subject for select to alongside_justice
  using ((select access.role()) = 'prosecutor' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = subject.id));
create policy registrar_read on legal.subject for select to alongside_justice
  using ((select legal.registers()) and organisation_id = (select access.organisation()));

grant insert on legal.subject, legal.subject_name, legal.subject_key, legal.proceeding,
  legal.restriction, legal.restriction_lifting, legal.hearing to alongside_justice;
grant update (state, state_on, version) on legal.proceeding to alongside_justice;
grant update (held_on, outcome, note, version) on legal.hearing to alongside_justice;

create policy registrar_insert on legal.subject for insert to alongside_justice
  with check ((select legal.registers()) and organisation_id = (select access.organisation())
    and registered_by = (select access.actor()));

-- What belongs to a subject follows it: the inner select passes through the policies above.
do $$
declare one text;
begin
  foreach one in array array['subject_name', 'subject_key', 'assignment', 'proceeding',
      'proceeding_transition', 'restriction', 'restriction_lifting', 'hearing'] loop
    execute format('create policy with_subject on legal.%I for select to alongside_justice
      using (exists (select 1 from legal.subject s where s.id = %1$I.subject_id))', one);
  end loop;
  foreach one in array array['subject_name', 'subject_key', 'proceeding'] loop
    execute format('create policy registrar_insert on legal.%I for insert to alongside_justice
      with check ((select legal.registers()) and exists (select 1 from legal.subject s
        where s.id = %1$I.subject_id))', one);
  end loop;
  foreach one in array array['restriction', 'restriction_lifting', 'hearing'] loop
    execute format('create policy with_subject_insert on legal.%I for insert to alongside_justice
      with check (recorded_by = (select access.actor())
        and exists (select 1 from legal.subject s where s.id = %1$I.subject_id))', one);
  end loop;
  -- Restrictions are a probation officer's own work, and the key opens their scope.
  foreach one in array array['restriction', 'restriction_lifting', 'subject_key', 'assignment'] loop
    execute format('create policy probation_read on legal.%I for select to alongside_justice
      using ((select access.role()) = ''probation-officer'' and exists (select 1 from legal.reach r
        where r.account_id = (select access.actor()) and r.subject_id = %1$I.subject_id))', one);
  end loop;
  foreach one in array array['restriction', 'restriction_lifting'] loop
    execute format('create policy probation_insert on legal.%I for insert to alongside_justice
      with check ((select access.role()) = ''probation-officer''
        and recorded_by = (select access.actor()) and exists (select 1 from legal.reach r
        where r.account_id = (select access.actor()) and r.subject_id = %1$I.subject_id))', one);
  end loop;
end $$;
create policy with_subject_update on legal.proceeding for update to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = proceeding.subject_id));
create policy with_subject_update on legal.hearing for update to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = hearing.subject_id));

-- ---------------------------------------------------------------- minimum fields

create function legal.minimum_subjects(wanted uuid[], wanted_code text, before uuid, most integer)
  returns table (id uuid, code text, full_name text, registered_on date)
  language sql stable security definer set search_path = '' as $$
  select s.id, s.code, n.full_name, s.registered_on
  from legal.reach r
  join legal.subject s on s.id = r.subject_id
  join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
  where (access.context()).role = 'probation-officer'
    and r.account_id = (access.context()).account_id
    and r.organisation_id = (access.context()).organisation_id
    and (wanted is null or s.id = any(wanted)) and (wanted_code is null or s.code = wanted_code)
    and (before is null or s.id < before)
  order by s.id desc limit least(greatest(most, 1), 101)
$$;

create function legal.minimum_proceedings(wanted uuid[])
  returns table (id uuid, subject_id uuid, court text, state text, state_on date,
    registered_on date, version integer)
  language sql stable security definer set search_path = '' as $$
  select p.id, p.subject_id, p.court, p.state, p.state_on, p.registered_on, p.version
  from legal.minimum_subjects(wanted, null, null, 101) s
  join legal.proceeding p on p.subject_id = s.id
$$;

create function legal.minimum_hearings(wanted uuid[])
  returns table (id uuid, subject_id uuid, proceeding_id uuid, held_on date, place_kind text,
    outcome text, version integer)
  language sql stable security definer set search_path = '' as $$
  select h.id, h.subject_id, h.proceeding_id, h.held_on, h.place_kind, h.outcome, h.version
  from legal.minimum_subjects(wanted, null, null, 101) s
  join legal.hearing h on h.subject_id = s.id
$$;

-- ---------------------------------------------------------------- officers

-- Names of officers, for those who reach the subject.
create function legal.officers_of(wanted uuid[])
  returns table (subject_id uuid, account_id uuid, display_name text, role text)
  language sql stable security definer set search_path = '' as $$
  select a.subject_id, a.officer_account_id, c.display_name, a.role
  from legal.assignment a
  join access.account c on c.id = a.officer_account_id
  join legal.subject s on s.id = a.subject_id
  where a.subject_id = any(wanted) and a.until_at = 'infinity'
    and ((legal.registers() and s.organisation_id = (access.context()).organisation_id)
      or exists (select 1 from legal.reach r where r.subject_id = a.subject_id
        and r.account_id = (access.context()).account_id
        and r.organisation_id = (access.context()).organisation_id))
$$;

-- Officers of the own organisation, for its registrar.
create function legal.officers()
  returns table (account_id uuid, display_name text, role text, matters bigint)
  language sql stable security definer set search_path = '' as $$
  select c.id, c.display_name, m.role,
    (select count(*) from legal.assignment a
      where a.officer_account_id = c.id and a.until_at = 'infinity')
  from workforce.membership m
  join access.account c on c.id = m.account_id and c.closed_at is null
  where legal.registers() and m.organisation_id = (access.context()).organisation_id
    and m.role in ('prosecutor', 'probation-officer') and m.withdrawn_at is null
    and m.confirmed_at is not null and m.from_at <= now() and m.until_at > now()
  order by c.display_name, c.id limit 200
$$;

-- One officer of each role at a time. Answers ok, not-found, no-such-officer or already-assigned.
create function legal.assign(new_id uuid, wanted_subject uuid, officer uuid, new_reason text)
  returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  officer_role text;
begin
  if not coalesce(legal.registers(), false) then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from legal.subject s
    where s.id = wanted_subject and s.organisation_id = actor.organisation_id for update;
  if not found then return 'not-found'; end if;
  select o.role into officer_role from legal.officers() o where o.account_id = officer;
  if not found then return 'no-such-officer'; end if;
  if exists (select 1 from legal.assignment a where a.subject_id = wanted_subject
      and a.officer_account_id = officer and a.until_at = 'infinity') then
    return 'already-assigned';
  end if;
  delete from legal.reach r using legal.assignment a
    where a.subject_id = wanted_subject and a.role = officer_role and a.until_at = 'infinity'
      and r.subject_id = wanted_subject and r.account_id = a.officer_account_id;
  update legal.assignment set until_at = now()
    where subject_id = wanted_subject and role = officer_role and until_at = 'infinity';
  insert into legal.assignment (id, subject_id, officer_account_id, role, organisation_id, reason,
      assigned_by)
    values (new_id, wanted_subject, officer, officer_role, actor.organisation_id, new_reason,
      actor.account_id);
  insert into legal.reach (account_id, subject_id, organisation_id)
    values (officer, wanted_subject, actor.organisation_id)
    on conflict (account_id, subject_id) do update set organisation_id = excluded.organisation_id;
  return 'ok';
end $$;

-- A withdrawn officer's reach is gone: a later grant, even in the same court, opens none of it.
create function legal.end_reach_on_withdrawal() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  delete from legal.reach where account_id = new.account_id;
  return null;
end $$;
create trigger withdrawn_ends_legal_reach after update on workforce.membership for each row
  when (new.withdrawn_at is not null and old.withdrawn_at is null)
  execute function legal.end_reach_on_withdrawal();

grant execute on function legal.minimum_subjects(uuid[], text, uuid, integer),
  legal.minimum_proceedings(uuid[]), legal.minimum_hearings(uuid[]), legal.officers_of(uuid[]),
  legal.officers(), legal.assign(uuid, uuid, uuid, text) to alongside_justice;

-- ---------------------------------------------------------------- the link

-- Which subject is which person. No login role may even name this schema; the disclosure machinery
-- will be the only door, and it does not exist yet.
create schema link;
create table link.subject_person (
  subject_id uuid not null,
  person_id uuid not null,
  made_at timestamptz not null default now(),
  primary key (subject_id, person_id)
);
select access.protect('link.subject_person'::regclass);
revoke all on schema link from public;
