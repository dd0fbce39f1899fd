-- Who answers for each minor, from the first minute: a parent, a guardian, or an authority that
-- stands in while kin are searched for. No gap, even of a day; doubt about an age protects.
-- Side of the wall: care. The coordinator gets coded alarms only.
-- Locks: a constraint trigger on people.person (short, exclusive); creates otherwise.

create schema guardianship;
grant usage on schema guardianship to alongside_care, alongside_programme;

create table guardianship.search (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  body_organisation_id uuid not null references workforce.organisation (id),
  state text not null default 'open' check (state in ('open', 'closed')),
  opened_by uuid,
  opened_at timestamptz not null default now(),
  taken_by uuid references access.account (id),
  taken_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  outcome text check (outcome in ('cover-found', 'of-age', 'opened-wrongly')),
  unique (id, person_id),
  check ((state = 'closed') = (closed_at is not null and outcome is not null))
);
create unique index search_one_open on guardianship.search (person_id) where state = 'open';
create index search_queue on guardianship.search (body_organisation_id, opened_at, id)
  where state = 'open';
create index search_by_person on guardianship.search (person_id, opened_at desc);

-- A cover holds on from_on and on every day before until_on.
create table guardianship.cover (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kind text not null check (kind in ('custodial-parent', 'guardian', 'interim-body')),
  basis text not null check (basis in ('court-order', 'kinship', 'temporary', 'parental')),
  holder_person_id uuid references people.person (id),
  holder_name bytea,
  holder_relation text check (holder_relation in ('mother', 'father', 'sibling',
    'grandmother-maternal', 'grandmother-paternal', 'grandfather-maternal', 'grandfather-paternal',
    'aunt-maternal', 'aunt-paternal', 'uncle-maternal', 'uncle-paternal', 'other')),
  body_organisation_id uuid references workforce.organisation (id),
  from_on date not null,
  until_on date,
  end_reason text,
  version integer not null default 1,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  ended_at timestamptz,
  check (until_on >= from_on),
  check ((kind = 'interim-body') = (body_organisation_id is not null)),
  check (kind = 'interim-body' or (holder_person_id is null) <> (holder_name is null)),
  check (holder_person_id is distinct from person_id)
);
create index cover_by_person on guardianship.cover (person_id, from_on desc);
create index cover_by_end on guardianship.cover (until_on) where until_on is not null;

create table guardianship.kin_contact (
  id uuid primary key,
  search_id uuid not null,
  person_id uuid not null,
  relation text not null check (relation in ('mother', 'father', 'sibling', 'grandmother-maternal',
    'grandmother-paternal', 'grandfather-maternal', 'grandfather-paternal', 'aunt-maternal',
    'aunt-paternal', 'uncle-maternal', 'uncle-paternal', 'other')),
  contacted_on date not null,
  answer text not null check (answer in ('willing', 'undecided', 'not-willing', 'not-reached')),
  reason text not null check (reason in ('skills', 'income', 'housing', 'health', 'distance',
    'other-children', 'afraid-of-neighbours', 'legal-bar', 'own-wish', 'none')),
  note bytea,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  foreign key (search_id, person_id) references guardianship.search (id, person_id)
);
create index kin_contact_by_search on guardianship.kin_contact (search_id, contacted_on);

-- The manager's list of minors walks its organisation in the order of codes.
create index person_by_organisation_code on people.person (organisation_id, code);

select access.protect(name::regclass) from unnest(array[
  'guardianship.search', 'guardianship.cover', 'guardianship.kin_contact']) name;

-- ---------------------------------------------------------------- who sees what

create function guardianship.reads_cover() returns boolean
  language sql stable parallel safe set search_path = '' as $$
  select (access.context()).role in ('case-manager', 'supervisor', 'child-protection-officer')
$$;
grant execute on function guardianship.reads_cover() to alongside_care;

grant select on guardianship.search, guardianship.cover, guardianship.kin_contact to alongside_care;
grant insert on guardianship.kin_contact to alongside_care;
create policy assigned_read on guardianship.search for select to alongside_care
  using ((select guardianship.reads_cover()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = search.person_id
      and r.level = 'assigned'));
create policy assigned_read on guardianship.cover for select to alongside_care
  using ((select guardianship.reads_cover()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = cover.person_id
      and r.level = 'assigned'));
create policy assigned_read on guardianship.kin_contact for select to alongside_care
  using ((select guardianship.reads_cover()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = kin_contact.person_id
      and r.level = 'assigned'));
create policy assigned_insert on guardianship.kin_contact for insert to alongside_care
  with check ((select access.role()) = 'child-protection-officer'
    and recorded_by = (select access.actor()) and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = kin_contact.person_id
        and r.level = 'assigned'));

-- ---------------------------------------------------------------- no gap

create function guardianship.covered_on(child uuid, wanted date) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from guardianship.cover g where g.person_id = child
    and g.from_on <= wanted and (g.until_on is null or g.until_on > wanted))
$$;

-- The authority of the person's own province stands in, else the first one by code.
create function guardianship.open_interim(child uuid, from_on date) returns uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare
  target people.person;
  body uuid;
  made uuid;
  actor access.actor_context := access.context();
begin
  select * into strict target from people.person where id = child;
  select o.id into body from workforce.organisation o
    where o.kind = 'guardianship-body' and o.closed_at is null
    order by (o.province is not distinct from target.province) desc, o.code limit 1;
  if not found then
    raise exception 'no guardianship body can stand in for minor %', target.code
      using errcode = 'check_violation', hint = 'Add an organisation of kind guardianship-body.';
  end if;
  select s.id into made from guardianship.search s where s.person_id = child and s.state = 'open';
  if not found then
    made := gen_random_uuid();
    insert into guardianship.search (id, person_id, body_organisation_id, opened_by, taken_by, taken_at)
      values (made, child, body, actor.account_id,
        case when actor.role = 'child-protection-officer' and actor.organisation_id = body
          then actor.account_id end,
        case when actor.role = 'child-protection-officer' and actor.organisation_id = body
          then now() end);
  end if;
  insert into guardianship.cover (id, person_id, kind, basis, body_organisation_id, from_on, recorded_by)
    values (gen_random_uuid(), child, 'interim-body', 'temporary', body, open_interim.from_on,
      actor.account_id);
  return made;
end $$;

create function guardianship.check_no_gap() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare target people.person;
begin
  select * into target from people.person
    where id = case when tg_op = 'DELETE' then old.person_id else new.person_id end;
  if target.id is not null and target.expunged_at is null and target.died_on is null
     and care.may_be_minor(target.birth_to, care.today())
     and not guardianship.covered_on(target.id, care.today()) then
    raise exception 'minor % would be without cover', target.code using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger cover_leaves_no_gap after insert or update or delete on guardianship.cover
  deferrable initially deferred for each row execute function guardianship.check_no_gap();

-- However a minor comes into the programme, or is found out to be one by a corrected date: at the
-- end of that transaction somebody answers for them.
create function guardianship.cover_at_commit() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare target people.person;
begin
  select * into target from people.person where id = new.id;
  if target.id is not null and target.expunged_at is null and target.died_on is null
     and care.may_be_minor(target.birth_to, care.today())
     and not guardianship.covered_on(target.id, care.today()) then
    perform guardianship.open_interim(target.id, care.today());
  end if;
  return null;
end $$;
create constraint trigger minor_is_covered after insert or update of birth_to on people.person
  deferrable initially deferred for each row execute function guardianship.cover_at_commit();

-- ---------------------------------------------------------------- writing

-- Cover of the minors of a household that arrived (coordinator) or came by intake. `persons`:
-- [{personId, custodialParentPersonId|null}]; a parent counts only if certainly of age and of the
-- same household. Persons out of the actor's scope are passed over.
create function guardianship.cover_minors(persons jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  one record;
begin
  for one in
    select p.id, parent.id as parent, case when parent.sex = 'male' then 'father'
        when parent.sex = 'female' then 'mother' else 'other' end as relation
    from jsonb_array_elements(persons) given
    join people.person p on p.id = (given ->> 'personId')::uuid
    left join people.person parent on parent.id = (given ->> 'custodialParentPersonId')::uuid
      and parent.household_id = p.household_id and parent.id <> p.id
      and not care.may_be_minor(parent.birth_to, care.today())
    where care.may_be_minor(p.birth_to, care.today())
      and not guardianship.covered_on(p.id, care.today())
      and ((actor.role = 'national-coordinator' and p.operation_id is not null
          and p.handed_over_at is null)
        -- `offset 0`: one look-up per person, never a walk over everybody the worker reaches.
        or (actor.role in ('case-manager', 'child-protection-officer') and exists (select 1
          from access.reach r where r.account_id = actor.account_id and r.person_id = p.id
          offset 0)))
  loop
    if one.parent is null then
      perform guardianship.open_interim(one.id, care.today());
    else
      insert into guardianship.cover (id, person_id, kind, basis, holder_person_id, holder_relation,
          from_on, recorded_by)
        values (gen_random_uuid(), one.id, 'custodial-parent', 'parental', one.parent, one.relation,
          care.today(), actor.account_id);
    end if;
  end loop;
end $$;

create function guardianship.guards(child uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select (access.context()).role = 'child-protection-officer' and exists (select 1
    from access.reach r where r.account_id = (access.context()).account_id and r.person_id = child
      and r.level = 'assigned')
$$;

-- Records a guardian or custodial parent; from that day an interim body steps back and its search
-- ends. `input`: {id, personId, kind, basis, holderPersonId|null, holderName (base64)|null,
-- relation, fromOn, untilOn|null}. Answers whether a search was closed. A holder with a file of
-- their own is in the officer's reach too; an absent one is not told apart from a hidden one.
create function guardianship.appoint(input jsonb) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare child uuid := (input ->> 'personId')::uuid;
begin
  if not guardianship.guards(child) or (input ->> 'holderPersonId' is not null
      and not guardianship.guards((input ->> 'holderPersonId')::uuid)) then
    raise exception 'no such person' using errcode = 'no_data_found';
  end if;
  insert into guardianship.cover (id, person_id, kind, basis, holder_person_id, holder_name,
      holder_relation, from_on, until_on, recorded_by)
    values ((input ->> 'id')::uuid, child, input ->> 'kind', input ->> 'basis',
      (input ->> 'holderPersonId')::uuid, decode(input ->> 'holderName', 'base64'),
      input ->> 'relation', (input ->> 'fromOn')::date, (input ->> 'untilOn')::date, access.actor());
  update guardianship.cover set until_on = greatest(from_on, (input ->> 'fromOn')::date),
      end_reason = 'replaced', ended_at = now(), version = version + 1
    where person_id = child and kind = 'interim-body'
      and (until_on is null or until_on > (input ->> 'fromOn')::date);
  update guardianship.search set state = 'closed', closed_at = now(), closed_by = access.actor(),
      outcome = 'cover-found'
    where person_id = child and state = 'open';
  return found;
end $$;

-- Ends a cover on a day. A minor must be covered on that day and today by somebody else; with
-- `open_search` the authority stands in. Answers {outcome, searchId}.
create function guardianship.end_cover(wanted uuid, base_version integer, ends_on date, reason text,
    open_search boolean) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  target guardianship.cover;
  birth date;
  search uuid;
begin
  select * into target from guardianship.cover where id = wanted for update;
  if not found or not guardianship.guards(target.person_id) then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  if target.version <> base_version then
    return jsonb_build_object('outcome', 'conflict-changed-meanwhile');
  end if;
  if target.until_on <= care.today() then
    return jsonb_build_object('outcome', 'cover-already-ended');
  end if;
  if ends_on < target.from_on then
    return jsonb_build_object('outcome', 'ends-before-it-begins');
  end if;
  -- An end only ever comes sooner: nobody prolongs by it what a court gave until a day.
  ends_on := least(ends_on, target.until_on);
  update guardianship.cover set until_on = ends_on, end_reason = reason, ended_at = now(),
    version = version + 1 where id = wanted;
  select p.birth_to into birth from people.person p where p.id = target.person_id;
  if open_search then search := guardianship.open_interim(target.person_id, ends_on); end if;
  if exists (select 1 from unnest(array[ends_on, care.today()]) moment
      where care.may_be_minor(birth, moment)
        and not guardianship.covered_on(target.person_id, moment)) then
    update guardianship.cover set until_on = target.until_on, end_reason = target.end_reason,
      ended_at = target.ended_at, version = target.version where id = wanted;
    return jsonb_build_object('outcome', 'minor-without-cover');
  end if;
  return jsonb_build_object('outcome', 'ok', 'version', target.version + 1, 'searchId', search);
end $$;

create function guardianship.take_search(wanted uuid) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  target guardianship.search;
begin
  select * into target from guardianship.search s where s.id = wanted and s.state = 'open'
    and actor.role = 'child-protection-officer'
    and s.body_organisation_id = actor.organisation_id for update;
  if not found then return jsonb_build_object('outcome', 'not-found'); end if;
  if target.taken_by is not null and target.taken_by <> actor.account_id then
    return jsonb_build_object('outcome', 'search-already-taken');
  end if;
  update guardianship.search set taken_by = actor.account_id, taken_at = coalesce(taken_at, now())
    where id = wanted;
  insert into access.reach (account_id, person_id, via)
    values (actor.account_id, target.person_id, 'guardianship') on conflict do nothing;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id);
end $$;

-- ---------------------------------------------------------------- reading in few fields

-- The queue of the own authority, oldest first: a code, an age band, since when.
create function guardianship.queue(after_at timestamptz, after_id uuid, most integer)
  returns table (search_id uuid, person_code text, age_band text, opened_at timestamptz,
    taken_by uuid, person_id uuid)
  language sql stable security definer set search_path = '' as $$
  select s.id, p.code, care.age_band(p.birth_from, p.birth_to), s.opened_at, s.taken_by,
    case when s.taken_by = me.account_id then s.person_id end
  from (select (access.context()).*) me
  join guardianship.search s on s.body_organisation_id = me.organisation_id and s.state = 'open'
  join people.person p on p.id = s.person_id
  where me.role = 'child-protection-officer'
    and (after_at is null or (s.opened_at, s.id) > (after_at, after_id))
  order by s.opened_at, s.id limit least(greatest(most, 1), 101)
$$;

-- Kinds and days of one person's cover, for those who hold the file.
create function guardianship.kinds_of(child uuid)
  returns table (id uuid, version integer, kind text, basis text, from_on date, until_on date,
    end_reason text, recorded_at timestamptz, ended_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select g.id, g.version, g.kind, g.basis, g.from_on, g.until_on, g.end_reason, g.recorded_at,
    g.ended_at
  from guardianship.cover g where g.person_id = child and (select people.holds_files())
    and exists (select 1 from access.reach r where r.account_id = (access.context()).account_id
      and r.person_id = child and r.level = 'assigned')
  order by g.from_on desc, g.id limit 100
$$;

-- Minors of the manager's organisation and the kind of cover of each.
create function guardianship.organisation_covers(after_code text, most integer)
  returns table (person_id uuid, person_code text, kind text, until_on date)
  language sql stable security definer set search_path = '' as $$
  select p.id, p.code, g.kind, g.until_on
  from (select (access.context()).*) me
  join people.person p on p.organisation_id = me.organisation_id
    and care.may_be_minor(p.birth_to, care.today()) and p.expunged_at is null and p.died_on is null
  left join lateral (select c.kind, c.until_on from guardianship.cover c where c.person_id = p.id
    and c.from_on <= care.today() and (c.until_on is null or c.until_on > care.today())
    order by c.kind = 'interim-body', c.from_on desc limit 1) g on true
  where me.role = 'cso-manager' and (after_code is null or p.code > after_code)
  order by p.code limit least(greatest(most, 1), 101)
$$;

-- Whether a minor of a case that the actor reaches has cover today; true for adults.
create function guardianship.has_cover_if_minor(child uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select not care.may_be_minor(p.birth_to, care.today())
    or guardianship.covered_on(p.id, care.today())
  from people.person p where p.id = child and exists (select 1 from access.reach r
    where r.account_id = (access.context()).account_id and r.person_id = child)
$$;

-- Alarm, exact and coded: the case's code after handover, the person's code before.
create function guardianship.minors_without_cover()
  returns table (reference text, organisation_id uuid, since date)
  language sql stable security definer set search_path = '' as $$
  select coalesce(c.code, case when p.handed_over_at is null then p.code end, 'without-case'),
    p.organisation_id, coalesce((select max(g.until_on) from guardianship.cover g
      where g.person_id = p.id and g.until_on <= care.today()), p.made_at::date)
  from people.person p
  left join care.case_file c on c.person_id = p.id
  where (access.context()).role = 'national-coordinator'
    and p.expunged_at is null and p.died_on is null
    and care.may_be_minor(p.birth_to, care.today())
    and not exists (select 1 from guardianship.cover g where g.person_id = p.id
      and g.from_on <= care.today() and (g.until_on is null or g.until_on > care.today()))
  order by 3, 1 limit 1000
$$;

grant execute on function guardianship.minors_without_cover() to alongside_programme;
grant execute on function guardianship.cover_minors(jsonb) to alongside_care, alongside_programme;
grant execute on function guardianship.appoint(jsonb),
  guardianship.end_cover(uuid, integer, date, text, boolean), guardianship.take_search(uuid),
  guardianship.queue(timestamptz, uuid, integer), guardianship.kinds_of(uuid),
  guardianship.organisation_covers(text, integer), guardianship.has_cover_if_minor(uuid)
  to alongside_care;
