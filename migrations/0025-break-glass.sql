-- Break-glass: a life is in danger and whoever could help does not hold the case. One case, found by its
-- exact code, is opened for 60 minutes on one page; a second person is told in the same transaction; a lead
-- of the case's organisation judges it within 72 hours, or the account that opened it rests until one does.
-- No row of access.reach is made, so no policy, list, search or write opens (docs/decisions/0008).
-- Side of the wall: care only. The coordinator gets a coded alarm, the justice side nothing.
-- Locks: replaces access.enter and reports.alarms, a trigger on workforce.membership; creates otherwise.

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
comment on column care.emergency_opening.kind is 'What the person is in need of being saved from.';
comment on column care.emergency_opening.lifted_at is
  'When an account that opened without a good reason got back that it may open at all.';
create index emergency_by_account on care.emergency_opening (by_account, opened_at desc);
create index emergency_by_case on care.emergency_opening (case_id);
create index emergency_waiting on care.emergency_opening (by_account, review_due_at)
  where reviewed_at is null;

-- Who was told, in the transaction of the opening. `of_case`: of the organisation that holds the case.
create table care.emergency_told (
  opening_id uuid not null references care.emergency_opening (id),
  account_id uuid not null references access.account (id),
  of_case boolean not null,
  told_at timestamptz not null default now(),
  primary key (opening_id, account_id)
);
create index emergency_told_account on care.emergency_told (account_id, opening_id);

-- Read and written through the functions below alone: no login role holds a right on either table.
select access.protect(name::regclass) from unnest(array[
  'care.emergency_opening', 'care.emergency_told']) name;

create trigger not_into_merged_file after insert on care.emergency_opening
  for each row execute function people.refuse_into_merged_file();

-- The reason is sealed with the key of the file that the opening gives, so it comes a moment later; an
-- opening without one is never committed.
create function care.check_emergency_reason() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from care.emergency_opening o where o.id = new.id and o.reason is null) then
    raise exception 'an emergency opening says why' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger emergency_says_why after insert on care.emergency_opening
  deferrable initially deferred for each row execute function care.check_emergency_reason();

-- ---------------------------------------------------------------- the two clocks

create function care.emergency_is_open(opening care.emergency_opening, at timestamptz) returns boolean
  language sql immutable parallel safe set search_path = '' as $$
  select opening.ended_at is null and at < opening.until_at
$$;

-- Nothing is switched off by a job: whoever asks compares with the clock, and a review lets go at once.
create function access.is_held_at(account uuid, at timestamptz) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from care.emergency_opening o where o.by_account = account
    and o.reviewed_at is null and o.review_due_at <= at)
$$;
create function access.is_held(account uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select access.is_held_at(account, now())
$$;
grant execute on function access.is_held(uuid) to alongside_door;

-- As in 0001, and one status more: held. The session stays and is good again after the review. Only where every
-- statement sees what is so at its time: an older snapshot would go on showing what was ended or sealed since.
-- Unattended: asked by an open page and by nobody's hand, so that it keeps no session awake.
drop function access.enter(text, integer);
create function access.enter(token text, idle_minutes integer default 15, unattended boolean default false)
  returns table (status text, session_id uuid, account_id uuid, side text, role text,
    organisation_id uuid, duty text, province text, locale text)
  language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
  known record;
  payload text;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'entered under read committed alone' using errcode = 'invalid_transaction_state';
  end if;
  perform set_config('alongside.context', '', true);
  select s.id as session_id, s.seen_at, s.locked_at, a.id as account_id, a.side, a.locale,
      m.role, m.organisation_id, m.duty, m.province
    into known
    from access.session s
    join access.account a on a.id = s.account_id and a.closed_at is null
    join workforce.membership m on m.account_id = a.id and m.withdrawn_at is null
      and m.from_at <= now() and m.until_at > now()
      and (a.side not in ('justice', 'care') or m.confirmed_at is not null)
    where s.token_hash = sha256(convert_to(token, 'UTF8'))
      and s.ended_at is null and s.expires_at > now();
  if not found or session_user <> ('alongside_' || known.side) then
    return query select 'unknown', null::uuid, null::uuid, null, null, null::uuid, null, null, null;
    return;
  end if;
  if known.locked_at is not null
     or known.seen_at < now() - make_interval(mins => least(idle_minutes, 15)) then
    update access.session set locked_at = coalesce(locked_at, now()) where id = known.session_id;
    return query select 'locked', known.session_id, known.account_id, known.side, null, null::uuid,
      null, null, known.locale;
    return;
  end if;
  if known.side = 'care' and access.is_held(known.account_id) then
    return query select 'held', known.session_id, known.account_id, known.side, null, null::uuid,
      null, null, known.locale;
    return;
  end if;
  if not coalesce(unattended, false) and known.seen_at < now() - interval '30 seconds' then
    -- Skipped while another request of the same person holds the row: nobody waits for a timestamp.
    update access.session set seen_at = now() where id = (select s.id from access.session s
      where s.id = known.session_id for update skip locked);
  end if;
  payload := concat_ws('|', known.account_id, known.side, known.role,
    coalesce(known.organisation_id::text, ''), known.duty, coalesce(known.province, ''),
    extract(epoch from transaction_timestamp())::text, session_user);
  perform set_config('alongside.context', access.mac(payload) || ':' || payload, true);
  return query select 'ok', known.session_id, known.account_id, known.side, known.role,
    known.organisation_id, known.duty, known.province, known.locale;
end $$;
grant execute on function access.enter(text, integer, boolean)
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight;

-- A grant that ends takes the opening with it: a later one must not find the page still there.
create function care.end_emergency_with_grant() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update care.emergency_opening set ended_at = now()
    where by_account = new.account_id and ended_at is null and until_at > now();
  return null;
end $$;
create trigger emergency_ends_with_grant after update on workforce.membership for each row
  when (new.withdrawn_at is not null and old.withdrawn_at is null)
  execute function care.end_emergency_with_grant();

-- ---------------------------------------------------------------- who is told, who may judge

create function care.opens_emergencies() returns boolean
  language sql stable set search_path = '' as $$
  select coalesce((access.context()).role in ('case-manager', 'supervisor',
    'child-protection-officer'), false)
$$;

-- Supervisors and managers of an organisation whose access holds and who do not rest themselves, but nobody
-- who is the same human being as the one who opened: an account of the same name is the same person here (0017).
create function care.emergency_leads(organisation uuid, opener uuid)
  returns table (account_id uuid, role text)
  language sql stable security definer set search_path = '' as $$
  select m.account_id, m.role from workforce.membership m
  join access.account a on a.id = m.account_id and a.closed_at is null
  where m.organisation_id = organisation and m.role in ('supervisor', 'cso-manager')
    and m.withdrawn_at is null and m.confirmed_at is not null and m.from_at <= now()
    and m.until_at > now() and not people.is_same_human(m.account_id, opener)
    and not access.is_held(m.account_id)
$$;

-- The supervisor of the case; without one the manager of its organisation; without either its other
-- supervisors. And, when somebody of another organisation opens, the leads there in the same way.
create function care.emergency_second_persons(target care.case_file, opener uuid, opener_organisation uuid)
  returns table (account_id uuid, of_case boolean)
  language sql stable security definer set search_path = '' as $$
  with own as (select l.account_id, case when exists (select 1 from care.assignment a
        where a.case_id = target.id and a.account_id = l.account_id and a.part = 'supervisor'
          and a.until_at = 'infinity') then 1 when l.role = 'cso-manager' then 2 else 3 end as turn
      from care.emergency_leads(target.organisation_id, opener) l),
    other as (select l.account_id, case when l.role = 'cso-manager' then 1 else 2 end as turn
      from care.emergency_leads(opener_organisation, opener) l
      where opener_organisation <> target.organisation_id)
  select o.account_id, true from own o where o.turn = (select min(turn) from own)
  union all
  select o.account_id, false from other o where o.turn = (select min(turn) from other)
$$;

-- ---------------------------------------------------------------- opening

-- `input`: {id, caseCode, kind}. Whether the account may open at all is settled before the code is looked at.
-- A code that does not exist and one that may not be opened get one answer and leave one kind of entry.
-- Ten attempts an hour; every one is on record, whatever came of it.
create function care.open_emergency(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  target care.case_file;
  told integer;
  made care.emergency_opening;
begin
  if not care.opens_emergencies() then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(actor.account_id::text, 25));
  if exists (select 1 from care.emergency_opening o where o.by_account = actor.account_id
      and o.verdict = 'not-justified' and o.lifted_at is null) then
    return jsonb_build_object('outcome', 'emergency-right-withdrawn');
  end if;
  -- One case in sixty minutes, also when the first was ended sooner.
  if exists (select 1 from care.emergency_opening o where o.by_account = actor.account_id
      and o.until_at > clock_timestamp()) then
    return jsonb_build_object('outcome', 'emergency-still-open');
  end if;
  if (select count(*) from audit.entry e where e.account_id = actor.account_id
      and e.event = 'emergency-attempted' and e.at > now() - interval '1 hour') >= 10 then
    return jsonb_build_object('outcome', 'emergency-attempts-used-up');
  end if;
  perform audit.record('write', 'emergency-attempted', 'emergency', '{}', 'threat-to-life', null);
  -- The code on an old paper may be that of a file merged since: the kept one is opened.
  select c.* into target from care.case_file written
    join people.person p on p.id = written.person_id
    join people.person kept on kept.id = coalesce(p.merged_into, p.id) and kept.merged_into is null
      and kept.expunged_at is null and kept.died_on is null
    join people.file_key k on k.person_id = kept.id and k.wrapped_key is not null
    join care.case_file c on c.person_id = kept.id
    where written.code = input ->> 'caseCode';
  if exists (select 1 from access.reach r where r.account_id = actor.account_id
      and r.person_id = target.person_id and r.level = 'assigned') then
    return jsonb_build_object('outcome', 'emergency-not-needed');
  end if;
  select count(*) into told from care.emergency_second_persons(target, actor.account_id,
    actor.organisation_id) s where s.of_case;
  -- Nobody to tell: then it is not opened either.
  if target.id is null or told = 0 then return jsonb_build_object('outcome', 'no-such-case'); end if;
  insert into care.emergency_opening (id, case_id, person_id, by_account, by_organisation_id, kind)
    values ((input ->> 'id')::uuid, target.id, target.person_id, actor.account_id,
      actor.organisation_id, input ->> 'kind')
    returning * into made;
  insert into care.emergency_told (opening_id, account_id, of_case)
    select made.id, s.account_id, s.of_case
    from care.emergency_second_persons(target, actor.account_id, actor.organisation_id) s;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id, 'wrappedKey',
    (select encode(k.wrapped_key, 'base64') from people.file_key k where k.person_id = target.person_id));
end $$;

-- In the transaction of the opening, by whoever opened, once.
create function care.give_emergency_reason(wanted uuid, sealed bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update care.emergency_opening set reason = sealed
    where id = wanted and by_account = access.actor() and opened_at = now() and reason is null;
  if not found then raise exception 'no such opening' using errcode = 'no_data_found'; end if;
end $$;

-- ---------------------------------------------------------------- the one page

-- Who answers for a minor today, and their telephones: a child of four has none.
create function care.emergency_covers(child uuid) returns jsonb
  language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'relation', g.holder_relation,
    'personId', child, 'sealedName', encode(g.holder_name, 'base64'), 'name', n.full_name,
    'bodyNames', b.names, 'untilOn', g.until_on,
    'phones', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'personId', t.person_id,
        'kind', t.kind, 'value', encode(t.value, 'base64'), 'version', t.version)
        order by t.from_at desc), '[]')
      from people.contact t where t.person_id = g.holder_person_id and t.kind = 'phone'
        and t.until_at = 'infinity'), 'holderId', g.holder_person_id)
    order by g.kind = 'interim-body', g.from_on desc), '[]')
  from people.person p
  join guardianship.cover g on g.person_id = p.id and g.from_on <= care.today()
    and (g.until_on is null or g.until_on > care.today())
  left join people.person_name n on n.person_id = g.holder_person_id and n.kind = 'current'
    and n.until_at = 'infinity'
  left join workforce.organisation b on b.id = g.body_organisation_id
  where p.id = child and care.may_be_minor(p.birth_to, care.today())
$$;

-- What one needs to find and to save this person, and nothing else: no document, no kin, no text of a
-- visit, assessment or goal. By the clock at this moment and not at the start of a long transaction. Not in
-- the transaction of the opening: rolled back, it would have been read without anybody told.
create function care.read_emergency(wanted uuid) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  opening care.emergency_opening;
  target care.case_file;
  person people.person;
  together uuid[];
  covers jsonb;
begin
  select * into opening from care.emergency_opening o where o.id = wanted
    and o.by_account = actor.account_id and o.by_organisation_id = actor.organisation_id
    and o.opened_at < now()
    and care.opens_emergencies() and care.emergency_is_open(o, clock_timestamp());
  if not found then return null; end if;
  select * into strict target from care.case_file where id = opening.case_id;
  select * into strict person from people.person where id = opening.person_id;
  together := array(select person.id union select m.id from people.person m where m.merged_into = person.id);
  covers := care.emergency_covers(person.id);
  return jsonb_build_object(
    'personId', person.id, 'caseCode', target.code, 'kind', opening.kind,
    'openedAt', opening.opened_at,
    'secondsLeft', greatest(0, floor(extract(epoch from opening.until_at - clock_timestamp())))::integer,
    'sex', person.sex, 'birth', jsonb_build_object('from', person.birth_from, 'to', person.birth_to,
      'precision', person.birth_precision), 'province', person.province,
    'names', (select coalesce(jsonb_agg(n.full_name order by n.person_id <> person.id, n.kind <> 'current',
        n.from_at), '[]') from people.person_name n where n.person_id = any(together)
        and n.until_at = 'infinity' and n.kind <> 'former'),
    'contacts', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'personId', t.person_id,
        'kind', t.kind, 'value', encode(t.value, 'base64'), 'version', t.version)
        order by t.person_id <> person.id, t.from_at desc), '[]') from people.contact t
        where t.person_id = any(together) and t.until_at = 'infinity'),
    'covers', covers,
    'keys', (select coalesce(jsonb_object_agg(k.person_id, encode(k.wrapped_key, 'base64')), '{}')
      from people.file_key k where k.wrapped_key is not null and (k.person_id = any(together)
        or covers @> jsonb_build_array(jsonb_build_object('holderId', k.person_id)))),
    'organisationNames', (select o.names from workforce.organisation o where o.id = target.organisation_id),
    'team', (select coalesce(jsonb_agg(jsonb_build_object('part', a.part, 'name', c.display_name)
        order by a.part = 'team', a.part, c.display_name), '[]') from care.assignment a
      join access.account c on c.id = a.account_id
      where a.case_id = target.id and a.until_at = 'infinity'),
    'told', (select coalesce(jsonb_agg(c.display_name order by c.display_name), '[]')
      from care.emergency_told d join access.account c on c.id = d.account_id
      where d.opening_id = opening.id),
    'priority', target.priority, 'contactDueAt', target.contact_due_at,
    'contactedAt', target.contacted_at, 'nextVisitOn', target.next_visit_on,
    'lastVisit', (select jsonb_build_object('on', v.visited_on, 'concern', v.safety_concern)
      from care.visit v where v.person_id = any(together)
      order by v.visited_on desc, v.made_at desc limit 1),
    -- The safety parts of the plan: where somebody may be found or taken in. None that tells of a treatment.
    'actions', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'personId', t.person_id,
        'service', t.service, 'providerNames', o.names,
        'sealedProvider', encode(t.provider_name, 'base64')) order by t.due_on, t.id), '[]')
      from care.action t join care.plan l on l.id = t.plan_id and l.state <> 'ended'
      left join workforce.organisation o on o.id = t.provider_organisation_id
      where t.person_id = any(together) and t.state = 'open' and t.mhpss_layer is null and t.service in
        ('medical', 'housing', 'guardian-support', 'family-support', 'someone-alongside')));
end $$;

-- ---------------------------------------------------------------- ending and judging

-- May the actor see this opening: somebody who was told, or a lead of the case's organisation; of the opener's
-- while nobody there could judge it, so that no account rests for ever.
create function care.emergency_standing(opening care.emergency_opening)
  returns table (was_told boolean, leads boolean, is_self boolean)
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from care.emergency_told d where d.opening_id = opening.id
      and d.account_id = me.account_id),
    coalesce(me.role in ('supervisor', 'cso-manager') and exists (select 1 from care.case_file c
      where c.id = opening.case_id and (c.organisation_id = me.organisation_id
        or (opening.by_organisation_id = me.organisation_id and not exists (select 1
          from care.emergency_leads(c.organisation_id, opening.by_account))))), false),
    people.is_same_human(me.account_id, opening.by_account)
  from (select (access.context()).*) me
$$;

-- Answers {outcome, personId}.
create function care.end_emergency(wanted uuid) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor uuid := access.actor();
  target care.emergency_opening;
begin
  select o.* into target from care.emergency_opening o cross join lateral care.emergency_standing(o) s
    where o.id = wanted and (o.by_account = actor or s.was_told or s.leads) for update of o;
  if not found then return jsonb_build_object('outcome', 'not-found'); end if;
  if not care.emergency_is_open(target, clock_timestamp()) then
    return jsonb_build_object('outcome', 'emergency-already-over');
  end if;
  update care.emergency_opening set ended_at = now(), ended_by = actor where id = wanted;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id);
end $$;

-- One opening, or those the actor may judge or was told of: what waits first, then what was judged in the last
-- 90 days. Who was told of somebody in the own organisation, without leading the case, gets no reason.
create function care.list_emergencies(wanted uuid, most integer)
  returns table (id uuid, person_id uuid, case_code text, kind text, reason bytea, wrapped_key bytea,
    opener text, opener_role text, opener_organisation jsonb, opened_at timestamptz, until_at timestamptz,
    is_open boolean, ended_at timestamptz, ended_by text, review_due_at timestamptz, verdict text,
    review_note bytea, reviewer text, reviewed_at timestamptz, was_told boolean, leads boolean,
    is_self boolean)
  language sql volatile security definer set search_path = '' as $$
  select o.id, o.person_id, c.code, o.kind, case when s.leads then o.reason end,
    case when s.leads then k.wrapped_key end, a.display_name,
    (select m.role from workforce.membership m where m.account_id = a.id
      order by m.withdrawn_at desc nulls first limit 1), g.names, o.opened_at,
    o.until_at, care.emergency_is_open(o, clock_timestamp()), o.ended_at, e.display_name,
    o.review_due_at, o.verdict, case when s.leads then o.review_note end, r.display_name, o.reviewed_at,
    s.was_told, s.leads, s.is_self
  from care.emergency_opening o
  cross join lateral care.emergency_standing(o) s
  join care.case_file c on c.id = o.case_id
  join access.account a on a.id = o.by_account
  join workforce.organisation g on g.id = o.by_organisation_id
  left join people.file_key k on k.person_id = o.person_id
  left join access.account e on e.id = o.ended_by
  left join access.account r on r.id = o.reviewed_by
  where (access.context()).role in ('supervisor', 'cso-manager') and (wanted is null or o.id = wanted)
    and (o.reviewed_at is null or o.reviewed_at > now() - interval '90 days' or wanted is not null)
    and (s.leads
      or (o.id in (select d.opening_id from care.emergency_told d where d.account_id = access.actor())))
  order by o.reviewed_at is not null, o.opened_at desc, o.id limit least(greatest(most, 1), 101)
$$;

-- `input`: {id, verdict, note (sealed, base64 | null)}. Two at once: the second finds it judged.
create function care.review_emergency(input jsonb) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  target care.emergency_opening;
  self boolean;
begin
  select o.* into target from care.emergency_opening o cross join lateral care.emergency_standing(o) s
    where o.id = (input ->> 'id')::uuid and s.leads for update of o;
  if not found then return 'not-found'; end if;
  select s.is_self into self from care.emergency_standing(target) s;
  if self then return 'reviewer-is-opener'; end if;
  if target.reviewed_at is not null then return 'emergency-already-reviewed'; end if;
  update care.emergency_opening set verdict = input ->> 'verdict', reviewed_at = now(),
      reviewed_by = actor.account_id, review_note = decode(input ->> 'note', 'base64'),
      ended_at = case when input ->> 'verdict' = 'not-justified' and ended_at is null
        and until_at > now() then now() else ended_at end,
      ended_by = case when input ->> 'verdict' = 'not-justified' and ended_at is null
        and until_at > now() then actor.account_id else ended_by end
    where id = target.id;
  return 'ok';
end $$;

-- Accounts that may not open any more, for the leads of their organisation and of the case's. Only the latter
-- give it back, each the verdicts about cases of their own: it was their people's file that was opened.
create function care.emergencies_withdrawn()
  returns table (account_id uuid, display_name text, since timestamptz, may_lift boolean)
  language sql stable security definer set search_path = '' as $$
  select a.id, a.display_name, min(o.reviewed_at),
    bool_or(c.organisation_id = me.organisation_id) and not people.is_same_human(a.id, me.account_id)
  from (select (access.context()).*) me
  join care.emergency_opening o on o.verdict = 'not-justified' and o.lifted_at is null
  join care.case_file c on c.id = o.case_id
  join access.account a on a.id = o.by_account
  where me.role in ('supervisor', 'cso-manager')
    and me.organisation_id in (o.by_organisation_id, c.organisation_id)
  group by a.id, a.display_name, me.account_id order by a.display_name, a.id limit 100
$$;

create function care.lift_emergencies_withdrawn(wanted uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare actor access.actor_context := access.context();
begin
  if not exists (select 1 from care.emergencies_withdrawn() w
      where w.account_id = wanted and w.may_lift) then
    return false;
  end if;
  update care.emergency_opening o set lifted_by = actor.account_id, lifted_at = now()
    from care.case_file c
    where c.id = o.case_id and c.organisation_id = actor.organisation_id
      and o.by_account = wanted and o.verdict = 'not-justified' and o.lifted_at is null;
  return found;
end $$;

-- ---------------------------------------------------------------- what somebody sees of their own

create function care.own_emergencies() returns jsonb
  language sql volatile security definer set search_path = '' as $$
  select jsonb_build_object(
    'openId', (select o.id from care.emergency_opening o where o.by_account = me.account_id
      and o.by_organisation_id = me.organisation_id and care.emergency_is_open(o, clock_timestamp())),
    'mayOpenAt', (select max(o.until_at) from care.emergency_opening o
      where o.by_account = me.account_id and o.until_at > clock_timestamp()),
    'withdrawn', exists (select 1 from care.emergency_opening o where o.by_account = me.account_id
      and o.verdict = 'not-justified' and o.lifted_at is null),
    'openings', (select coalesce(jsonb_agg(to_jsonb(one) order by one."openedAt" desc), '[]') from (
      select o.id as "openingId", c.code as "caseCode", o.kind, o.person_id as "personId",
        o.opened_at as "openedAt", o.review_due_at as "reviewDueAt", o.verdict
      from care.emergency_opening o join care.case_file c on c.id = o.case_id
      where o.by_account = me.account_id and (o.reviewed_at is null
        or o.reviewed_at > now() - interval '30 days')
      order by o.opened_at desc limit 10) one))
  from (select (access.context()).*) me where care.opens_emergencies()
$$;

-- Asked again and again while a screen is open, so it names nobody and no case: how many wait for the
-- actor, the moment of the newest, whether an own one is open, until when an own one must be judged.
-- Leads who were not told are asked after a day: the second person may be away.
create function care.emergency_notice()
  returns table (waiting integer, newest timestamptz, own_open boolean, own_review_due_at timestamptz)
  language sql volatile security definer set search_path = '' as $$
  with mine as (select o.* from (select (access.context()).*) me
      join care.emergency_opening o on o.reviewed_at is null
      cross join lateral care.emergency_standing(o) s
      where me.role in ('supervisor', 'cso-manager') and not s.is_self
        and ((s.leads and (s.was_told or o.opened_at < now() - interval '24 hours'))
          or (s.was_told and care.emergency_is_open(o, clock_timestamp()))))
  select (select count(*) from mine)::integer, (select max(m.opened_at) from mine m),
    exists (select 1 from care.emergency_opening o where o.by_account = access.actor()
      and care.emergency_is_open(o, clock_timestamp())),
    (select min(o.review_due_at) from care.emergency_opening o
      where o.by_account = access.actor() and o.reviewed_at is null)
  where (access.context()).side = 'care'
$$;

grant execute on function care.open_emergency(jsonb), care.give_emergency_reason(uuid, bytea),
  care.read_emergency(uuid), care.end_emergency(uuid), care.list_emergencies(uuid, integer),
  care.review_emergency(jsonb), care.emergencies_withdrawn(), care.lift_emergencies_withdrawn(uuid),
  care.own_emergencies(), care.emergency_notice() to alongside_care;

-- ---------------------------------------------------------------- alarm for the coordinator

create function care.unreviewed_emergencies()
  returns table (case_code text, organisation_id uuid, supervisor_id uuid, since timestamptz)
  language sql stable security definer set search_path = '' as $$
  select c.code, c.organisation_id, (select a.account_id from care.assignment a
      where a.case_id = c.id and a.part = 'supervisor' and a.until_at = 'infinity'), o.review_due_at
  from care.emergency_opening o join care.case_file c on c.id = o.case_id
  where (access.context()).role = 'national-coordinator' and o.reviewed_at is null
    and o.review_due_at <= now()
$$;
grant execute on function care.unreviewed_emergencies() to alongside_programme;

-- As in 0008, and one kind more.
create or replace function reports.alarms()
  returns table (kind text, reference text, organisation_id uuid, organisation_code text,
    organisation_names jsonb, responsible text, since timestamptz)
  language sql stable security definer set search_path = '' as $$
  select a.kind, a.reference, o.id, o.code, o.names, s.display_name, a.since
  from (
    select 'minor-without-cover' as kind, m.reference, m.organisation_id,
      (select n.account_id from care.case_file c join care.assignment n on n.case_id = c.id
        where c.code = m.reference and n.part = 'supervisor' and n.until_at = 'infinity')
        as supervisor_id,
      m.since::timestamp at time zone (select time_zone from programme.setting) as since
    from guardianship.minors_without_cover() m
    union all
    select 'missed-clock', k.case_code, k.organisation_id, k.supervisor_id, k.due_at
    from care.missed_clocks() k
    union all
    select 'unresolved-entry', e.entry_code, (access.context()).organisation_id, null, e.since
    from operations.unresolved_entries() e
    union all
    select 'emergency-unreviewed', u.case_code, u.organisation_id, u.supervisor_id, u.since
    from care.unreviewed_emergencies() u
  ) a
  left join workforce.organisation o on o.id = a.organisation_id
  left join access.account s on s.id = a.supervisor_id
  where (access.context()).role = 'national-coordinator'
$$;
