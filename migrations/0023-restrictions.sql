-- Restrictions under the law that is known: none is longer than it allows, and none moves its end later. What
-- a court does to one (vary, decide an appeal) and what is owed to the person while it lasts (being told,
-- an answer to a request for permission) are rows of their own; after its last day nothing is written into it.
-- Side of the wall: justice only; who reaches the restriction reaches what belongs to it.
-- Locks: legal.restriction for a moment (columns with defaults, triggers).

-- ---------------------------------------------------------------- under which law

alter table legal.restriction
  add column edition_id uuid references law.edition (id),
  add column grounds_role bytea,
  add column grounds_stay bytea,
  add column appeal_terms bytea,
  add column permission_answer_days integer not null default 10
    check (permission_answer_days between 1 and 30);
-- Rows from before keep none; a new row without one is refused below.
alter table legal.restriction alter column edition_id set default law.current_edition();
comment on column legal.restriction.edition_id is
  'The law in force when it was ordered: no longer than that law allows, nor than the law of the day of entering.';
-- A second restriction of the same kind is a decision of its own, with a number of its own. By proceeding: one in
-- an expunged proceeding is not told by a number that is taken.
create unique index restriction_own_order on legal.restriction (subject_id, kind, lower(order_number),
  coalesce(proceeding_id, '00000000-0000-0000-0000-000000000000')) where edition_id is not null;

-- Null: one of the two laws permits none.
create function legal.restriction_months_max(cited uuid, wanted_kind text) returns integer
  language sql stable set search_path = '' as $$
  select case when cited_max is not null and current_max is not null then least(cited_max, current_max) end
  from (select law.restriction_months_max(cited, wanted_kind) as cited_max,
    law.restriction_months_max(law.current_edition(), wanted_kind) as current_max) both_laws
$$;

-- The last day that binds is at the latest the day before the same day of the month.
create function legal.check_restriction() returns trigger
  language plpgsql set search_path = '' as $$
declare
  months_max integer;
begin
  if not exists (select 1 from law.edition e where e.id = new.edition_id and e.confirmed_at is not null) then
    raise exception 'kind-without-limit' using errcode = 'AL001';
  end if;
  months_max := legal.restriction_months_max(new.edition_id, new.kind);
  if months_max is null then raise exception 'kind-without-limit' using errcode = 'AL001'; end if;
  if new.end_on >= (new.start_on + make_interval(months => months_max))::date then
    raise exception 'beyond-the-legal-maximum' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger within_the_law before insert on legal.restriction
  for each row execute function legal.check_restriction();

-- ---------------------------------------------------------------- what a court does to it

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
create unique index appeal_one_pending on legal.restriction_appeal (restriction_id) where state = 'pending';

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
comment on column legal.restriction_variation.on_day is 'From which day it holds.';
create index variation_by_restriction on legal.restriction_variation (restriction_id);

-- ---------------------------------------------------------------- what is owed to the person

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

select access.protect(name::regclass) from unnest(array[
  'legal.restriction_appeal', 'legal.restriction_variation', 'legal.restriction_notice',
  'legal.permission_request', 'legal.probation_contact']) name;

-- ---------------------------------------------------------------- how it stands now

-- As whoever asks: rows out of reach are not there. The last day is the earliest that anybody ordered; nothing
-- but the clock is needed for a restriction to be over.
create function legal.restrictions_now(subjects uuid[])
  returns table (restriction_id uuid, subject_id uuid, kind text, start_on date, last_day date, state text,
    ending text, ending_on date, ending_order text, shortened_on date)
  language sql stable set search_path = '' as $$
  select r.id, r.subject_id, r.kind, r.start_on, least(r.end_on, v.end_on, e.on_day - 1),
    legal.restriction_state(r.start_on, least(r.end_on, v.end_on), e.kind, e.on_day, legal.today()),
    e.kind, e.on_day, e.order_number, v.on_day
  from legal.restriction r
  left join lateral (select x.end_on, x.on_day from legal.restriction_variation x
    where x.restriction_id = r.id and x.end_on is not null order by x.end_on, x.on_day limit 1) v on true
  left join lateral (
    select l.kind, l.on_day, l.order_number from legal.restriction_lifting l where l.restriction_id = r.id
    union all
    select 'quashed', a.decided_on, a.order_number from legal.restriction_appeal a
      where a.restriction_id = r.id and a.state = 'quashed'
    order by 2 limit 1) e on true
  where r.subject_id = any(subjects)
$$;

-- What is owed while a restriction lasts, and by when. The person is told at the beginning, and again thirty
-- days before the end; of an end that was moved earlier, from the day of that decision.
create function legal.restriction_duties(subjects uuid[])
  returns table (subject_id uuid, restriction_id uuid, kind text, duty text, due_on date, request_id uuid)
  language sql stable set search_path = '' as $$
  with open as (select * from legal.restrictions_now(subjects) n where n.state in ('active', 'ordered'))
  select o.subject_id, o.restriction_id, o.kind, 'tell-beginning', o.start_on, null::uuid
  from open o where not exists (select 1 from legal.restriction_notice x
    where x.restriction_id = o.restriction_id and x.about = 'beginning')
  union all
  select o.subject_id, o.restriction_id, o.kind, 'tell-ending',
    greatest(o.last_day - 30, o.start_on, o.shortened_on), null
  from open o where o.last_day - 37 <= legal.today()
    and not exists (select 1 from legal.restriction_notice x
      where x.restriction_id = o.restriction_id and x.about = 'ending' and x.told_end_on = o.last_day)
  union all
  select o.subject_id, o.restriction_id, o.kind, 'answer-permission', p.answer_due_on, p.id
  from open o join legal.permission_request p on p.restriction_id = o.restriction_id
  where p.answered_on is null and o.state = 'active'
$$;

-- For a registrar: how much of it is late in the own court. Numbers alone; asked through the policies of a
-- thousand matters it took three seconds. For everybody else nothing.
create function legal.late_in_court() returns table (notices integer, answers integer)
  language sql stable security definer set search_path = '' as $$
  select count(*) filter (where d.duty <> 'answer-permission')::integer,
    count(*) filter (where d.duty = 'answer-permission')::integer
  from legal.restriction_duties(array(select s.id from legal.subject s where (select legal.registers())
    and s.organisation_id = (select (access.context()).organisation_id)
    and (s.hidden_from is null or s.hidden_from > (select legal.today())))) d
  join legal.restriction r on r.id = d.restriction_id
  left join legal.proceeding p on p.id = r.proceeding_id
  where d.due_on < legal.today() and (p.hidden_from is null or p.hidden_from > legal.today())
$$;
grant execute on function legal.restriction_months_max(uuid, text),
  legal.restrictions_now(uuid[]), legal.restriction_duties(uuid[]), legal.late_in_court() to alongside_justice;

-- ---------------------------------------------------------------- what is refused to everybody
-- Before them: a restriction out of reach or out of sight is refused like one that does not exist.
do $$
declare one text;
begin
  foreach one in array array['restriction_lifting', 'restriction_variation', 'restriction_appeal',
      'restriction_notice', 'permission_request', 'probation_contact'] loop
    execute format('create trigger a_sight before insert on legal.%I for each row
      execute function legal.check_sight(''restriction'', ''restriction_id'')', one);
  end loop;
end $$;

-- An end once moved earlier stays so: a variation or a lifting taken back would be an extension.
create function legal.refuse_unmaking() returns trigger
  language plpgsql set search_path = '' as $$
begin
  raise exception 'a decision of a court is never changed or taken away: record the next one'
    using errcode = 'check_violation', constraint = 'decision_never_changes';
end $$;
create trigger never_changes before update or delete on legal.restriction_variation
  for each row execute function legal.refuse_unmaking();
create trigger never_changes before update or delete on legal.restriction_lifting
  for each row execute function legal.refuse_unmaking();
create trigger never_goes before delete on legal.restriction_appeal
  for each row execute function legal.refuse_unmaking();

-- As in 0006, within the days that bind now, and as whoever writes.
create or replace function legal.check_lifting() returns trigger
  language plpgsql security invoker set search_path = '' as $$
begin
  -- Of another's subject or none at all: one answer.
  if not exists (select 1 from legal.restrictions_now(array[new.subject_id]) n
      where n.restriction_id = new.restriction_id and n.state in ('active', 'ordered')
        and new.on_day between n.start_on and n.last_day) then
    raise exception 'outside-the-restriction' using errcode = 'check_violation',
      constraint = 'lifting_within_restriction';
  end if;
  return new;
end $$;

create function legal.check_variation() returns trigger
  language plpgsql set search_path = '' as $$
declare
  now_ record;
begin
  select * into now_ from legal.restrictions_now(array[new.subject_id]) n
    where n.restriction_id = new.restriction_id;
  if not found then return new; end if;
  if now_.state not in ('active', 'ordered') then
    raise exception 'restriction-is-over' using errcode = 'AL001';
  end if;
  if new.end_on >= now_.last_day then raise exception 'end-only-earlier' using errcode = 'AL001'; end if;
  if new.on_day > now_.last_day or new.end_on < new.on_day or new.end_on < now_.start_on then
    raise exception 'outside-the-restriction' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger within_the_restriction before insert on legal.restriction_variation
  for each row execute function legal.check_variation();

-- An appeal may be lodged and decided after the last day too: whether an order should have been made outlives
-- it. It can only end a restriction, never hold somebody longer.
create function legal.check_appeal() returns trigger
  language plpgsql set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'pending' then raise exception 'appeal-is-decided' using errcode = 'AL001'; end if;
    if new.lodged_on > legal.today() then
      raise exception 'day-in-the-future' using errcode = 'AL001';
    end if;
    return new;
  end if;
  if old.state <> 'pending' then raise exception 'appeal-is-decided' using errcode = 'AL001'; end if;
  if (new.id, new.restriction_id, new.subject_id, new.lodged_on, new.court)
      is distinct from (old.id, old.restriction_id, old.subject_id, old.lodged_on, old.court) then
    raise exception 'an appeal is decided, not changed' using errcode = 'check_violation';
  end if;
  if new.decided_on > legal.today() then raise exception 'day-in-the-future' using errcode = 'AL001'; end if;
  return new;
end $$;
create trigger decided_once before insert or update on legal.restriction_appeal
  for each row execute function legal.check_appeal();

create function legal.check_notice() returns trigger
  language plpgsql set search_path = '' as $$
declare
  now_ record;
begin
  select * into now_ from legal.restrictions_now(array[new.subject_id]) n
    where n.restriction_id = new.restriction_id;
  if not found then return new; end if;
  if now_.state not in ('active', 'ordered') then
    raise exception 'restriction-is-over' using errcode = 'AL001';
  end if;
  new.told_end_on := now_.last_day;
  if new.told_on > legal.today() then raise exception 'day-in-the-future' using errcode = 'AL001'; end if;
  -- Otherwise it could be ticked off on the first day, and nobody would be reminded.
  if new.about = 'ending' and new.told_on < now_.last_day - 37 then
    raise exception 'notice-too-early' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger within_the_restriction before insert on legal.restriction_notice
  for each row execute function legal.check_notice();

create function legal.check_permission() returns trigger
  language plpgsql set search_path = '' as $$
declare
  now_ record;
begin
  select * into now_ from legal.restrictions_now(array[new.subject_id]) n
    where n.restriction_id = new.restriction_id;
  if not found then return new; end if;
  if now_.state = 'ordered' then raise exception 'restriction-not-begun' using errcode = 'AL001'; end if;
  if now_.state <> 'active' then raise exception 'restriction-is-over' using errcode = 'AL001'; end if;
  if new.answered_on > legal.today() then raise exception 'day-in-the-future' using errcode = 'AL001'; end if;
  if tg_op = 'UPDATE' then
    if old.answer is not null then raise exception 'permission-is-answered' using errcode = 'AL001'; end if;
    if (new.id, new.restriction_id, new.asked_on, new.purpose, new.from_on, new.to_on, new.answer_due_on)
        is distinct from
        (old.id, old.restriction_id, old.asked_on, old.purpose, old.from_on, old.to_on, old.answer_due_on) then
      raise exception 'a request is answered, not changed' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.asked_on > legal.today() then raise exception 'day-in-the-future' using errcode = 'AL001'; end if;
  if new.asked_on < now_.start_on or new.to_on < new.asked_on then
    raise exception 'outside-the-restriction' using errcode = 'AL001';
  end if;
  if new.from_on > now_.last_day then
    raise exception 'no-permission-needed' using errcode = 'AL001';
  end if;
  select new.asked_on + r.permission_answer_days into new.answer_due_on
    from legal.restriction r where r.id = new.restriction_id;
  return new;
end $$;
create trigger within_the_restriction before insert or update on legal.permission_request
  for each row execute function legal.check_permission();

create function legal.check_contact() returns trigger
  language plpgsql set search_path = '' as $$
declare
  now_ record;
begin
  select * into now_ from legal.restrictions_now(array[new.subject_id]) n
    where n.restriction_id = new.restriction_id;
  if not found then return new; end if;
  if now_.kind not in ('reporting', 'restriction-of-liberty') then
    raise exception 'contact-not-for-this-kind' using errcode = 'AL001';
  end if;
  if now_.state not in ('active', 'ordered') then
    raise exception 'restriction-is-over' using errcode = 'AL001';
  end if;
  if new.on_day not between now_.start_on and now_.last_day then
    raise exception 'outside-the-restriction' using errcode = 'AL001';
  end if;
  if new.outcome in ('kept', 'not-kept') and new.on_day > legal.today() then
    raise exception 'day-in-the-future' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger within_the_restriction before insert or update on legal.probation_contact
  for each row execute function legal.check_contact();

-- ---------------------------------------------------------------- who sees what

grant select, insert on legal.restriction_appeal, legal.restriction_variation, legal.restriction_notice,
  legal.probation_contact to alongside_justice;
grant select, insert (id, restriction_id, subject_id, asked_on, purpose, from_on, to_on, recorded_by)
  on legal.permission_request to alongside_justice;
grant update (state, decided_on, order_number, decided_by, version) on legal.restriction_appeal
  to alongside_justice;
grant update (answered_on, answer, reason, answered_by) on legal.permission_request to alongside_justice;
grant update (outcome, version) on legal.probation_contact to alongside_justice;

-- As for restrictions: with the subject for prosecutors, by assignment for a probation officer.
do $$
declare
  one text;
  reached text := '(select access.role()) = ''probation-officer'' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = %1$I.subject_id)';
  with_subject text := 'exists (select 1 from legal.subject s where s.id = %1$I.subject_id)';
begin
  foreach one in array array['restriction_appeal', 'restriction_variation', 'restriction_notice',
      'permission_request', 'probation_contact'] loop
    execute format('create policy with_subject on legal.%1$I for select to alongside_justice
      using (' || with_subject || ')', one);
    execute format('create policy probation_read on legal.%1$I for select to alongside_justice
      using (' || reached || ')', one);
    execute format('create policy with_subject_insert on legal.%1$I for insert to alongside_justice
      with check (recorded_by = (select access.actor()) and ' || with_subject || ')', one);
    execute format('create policy probation_insert on legal.%1$I for insert to alongside_justice
      with check (recorded_by = (select access.actor()) and ' || reached || ')', one);
  end loop;
  foreach one in array array['restriction_appeal', 'permission_request', 'probation_contact'] loop
    execute format('create policy with_subject_update on legal.%1$I for update to alongside_justice
      using (' || with_subject || ')', one);
    execute format('create policy probation_update on legal.%1$I for update to alongside_justice
      using (' || reached || ')', one);
  end loop;
  -- Who decided and who answered is whoever writes it.
  foreach one in array array['restriction_appeal', 'permission_request'] loop
    execute format('create policy by_the_writer on legal.%1$I as restrictive for update to alongside_justice
      using (true) with check (%2$I = (select access.actor()))', one,
      case one when 'restriction_appeal' then 'decided_by' else 'answered_by' end);
  end loop;
end $$;

-- A proceeding is seen by nobody from its day on, and so is what was ordered in it.
-- With the owner's rights, because a probation officer has no row of a proceeding; true only for
-- whoever holds the matter, so that false tells nothing.
create function legal.proceeding_stands(wanted uuid, of_subject uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from access.context() me, legal.proceeding p join legal.subject s on s.id = p.subject_id
    where p.id = wanted and p.subject_id = of_subject
      and (p.hidden_from is null or p.hidden_from > legal.today())
      and (s.hidden_from is null or s.hidden_from > legal.today())
      and ((me.role = 'prosecutor' and me.duty = 'registrar' and s.organisation_id = me.organisation_id)
        or exists (select 1 from legal.reach r where r.subject_id = s.id and r.account_id = me.account_id
          and r.organisation_id = me.organisation_id)))
$$;
grant execute on function legal.proceeding_stands(uuid, uuid) to alongside_justice;
create policy not_expunged on legal.restriction as restrictive for select to alongside_justice
  using (proceeding_id is null or legal.proceeding_stands(proceeding_id, subject_id));
create policy in_what_stands on legal.restriction as restrictive for insert to alongside_justice
  with check (proceeding_id is null or legal.proceeding_stands(proceeding_id, subject_id));
do $$
declare one text;
begin
  foreach one in array array['restriction_lifting', 'restriction_variation', 'restriction_appeal',
      'restriction_notice', 'permission_request', 'probation_contact'] loop
    execute format('create policy not_expunged on legal.%1$I as restrictive for select to alongside_justice
      using (exists (select 1 from legal.restriction r where r.id = %1$I.restriction_id))', one);
  end loop;
  -- An update that reads nothing is not asked the policies of reading.
  foreach one in array array['restriction_appeal', 'permission_request', 'probation_contact'] loop
    execute format('create policy not_expunged_update on legal.%1$I as restrictive for update to alongside_justice
      using (exists (select 1 from legal.restriction r where r.id = %1$I.restriction_id))', one);
  end loop;
end $$;
