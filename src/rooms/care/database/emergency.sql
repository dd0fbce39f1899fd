-- Opening one case for sixty minutes because a life is in danger: the opening, its single page and
-- its two clocks.

create function care.opens_emergencies() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce((access.context()).role in ('case-manager', 'supervisor',
    'child-protection-officer'), false)
$$;

create function care.emergency_is_open(opening care.emergency_opening, at timestamptz) returns
  boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select opening.ended_at is null and at < opening.until_at
$$;

-- Supervisors and managers of an organisation who have a current grant and are not on hold
-- themselves. Leaves out the opener's other accounts: an account with the same name counts as the
-- same person.
create function care.emergency_leads(organisation uuid, opener uuid)
  returns table (account_id uuid, role text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.account_id, m.role from workforce.membership m
  join access.account a on a.id = m.account_id and a.closed_at is null
  where m.organisation_id = organisation and m.role in ('supervisor', 'cso-manager')
    and m.withdrawn_at is null and m.confirmed_at is not null and m.from_at <= now()
    and m.until_at > now() and not people.is_same_human(m.account_id, opener)
    and not access.is_held(m.account_id)
$$;

-- Who is told. The supervisor of the case; if there is none, the manager of its organisation; if
-- there is neither, its other supervisors. If the opener belongs to another organisation, that
-- organisation's leads too, in the same order.
create function care.emergency_second_persons(target care.case_file, opener uuid,
  opener_organisation uuid)
  returns table (account_id uuid, of_case boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
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

-- What keeps this account from opening any case, whatever its code; null: nothing.
create function care.why_no_emergency(account uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from care.emergency_opening o where o.by_account = account
      and o.verdict = 'not-justified' and o.lifted_at is null) then
    return 'emergency-right-withdrawn';
  end if;
  -- One case in sixty minutes, even if the first opening was ended early.
  if exists (select 1 from care.emergency_opening o where o.by_account = account
      and o.until_at > clock_timestamp()) then
    return 'emergency-still-open';
  end if;
  return null;
end $$;

-- First, in a transaction of its own: the attempt with this code is recorded, whatever its result.
-- Ten an hour.
create function care.ask_emergency(case_code text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  obstacle text;
begin
  if not care.opens_emergencies() then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform access.take_own_turn();
  obstacle := care.why_no_emergency(actor.account_id);
  if obstacle is not null then return obstacle; end if;
  if (select count(*) from audit.entry e where e.account_id = actor.account_id
      and e.event = 'emergency-attempted' and e.at > now() - interval '1 hour') >= 10 then
    return 'emergency-attempts-used-up';
  end if;
  perform audit.record('write', 'emergency-attempted', 'emergency', '{}', 'threat-to-life', null);
  perform access.note_question('emergency', case_code);
  return 'ok';
end $$;
grant execute on function care.ask_emergency(text) to alongside_care;

-- `input`: {id, caseCode, kind}. Every check of the account and of the id comes before the code is
-- looked up: a later one would tell a code that opens from one that does not, and leave no trace of
-- the question. A code that does not exist and one that may not be opened get the same answer and
-- leave the same audit entry. Only a code that was asked for in an earlier transaction is looked
-- up, so that nobody tries codes and rolls back (care.ask_emergency).
create function care.open_emergency(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target care.case_file;
  told integer;
  made care.emergency_opening;
  obstacle text;
begin
  if not care.opens_emergencies() then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform access.take_own_turn();
  obstacle := care.why_no_emergency(actor.account_id);
  if obstacle is not null then return jsonb_build_object('outcome', obstacle); end if;
  perform pg_advisory_xact_lock(hashtextextended(input ->> 'id', 26));
  if exists (select 1 from care.emergency_opening o where o.id = (input ->> 'id')::uuid) then
    raise unique_violation using message = 'the id is taken', schema = 'care',
      table = 'emergency_opening', constraint = 'emergency_opening_pkey';
  end if;
  if not access.answer_question('emergency', input ->> 'caseCode') then
    return jsonb_build_object('outcome', 'emergency-attempts-used-up');
  end if;
  -- An old paper may carry the code of a file merged since then: the kept file is opened.
  select c.* into target from care.case_file written
    join people.person p on p.id = written.person_id
    join people.person kept on kept.id = coalesce(p.merged_into, p.id) and kept.merged_into is null
      and kept.expunged_at is null and kept.died_on is null and not people.is_past(kept.id)
    join people.file_key k on k.person_id = kept.id and k.wrapped_key is not null
    join care.case_file c on c.person_id = kept.id
    where written.code = input ->> 'caseCode';
  if exists (select 1 from access.reach r where r.account_id = actor.account_id
      and r.person_id = target.person_id and r.level = 'assigned'
      and r.until_on > care.today()) then
    return jsonb_build_object('outcome', 'emergency-not-needed');
  end if;
  select count(*) into told from care.emergency_second_persons(target, actor.account_id,
    actor.organisation_id) s where s.of_case;
  -- If there is nobody to tell, the case is not opened. Not a refusal, which would take back the
  -- record of the attempt.
  if target.id is null or told = 0 then
    return jsonb_build_object('outcome', 'ok', 'personId', null, 'wrappedKey', null);
  end if;
  insert into care.emergency_opening (id, case_id, person_id, by_account, by_organisation_id, kind)
    values ((input ->> 'id')::uuid, target.id, target.person_id, actor.account_id,
      actor.organisation_id, input ->> 'kind')
    returning * into made;
  insert into care.emergency_told (opening_id, person_id, account_id, of_case)
    select made.id, made.person_id, s.account_id, s.of_case
    from care.emergency_second_persons(target, actor.account_id, actor.organisation_id) s;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id, 'wrappedKey',
    (select encode(k.wrapped_key, 'base64') from people.file_key k
      where k.person_id = target.person_id));
end $$;
grant execute on function care.open_emergency(jsonb) to alongside_care;

-- Once, by the opener, in the transaction of the opening.
create function care.give_emergency_reason(wanted uuid, sealed bytea) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update care.emergency_opening set reason = sealed
    where id = wanted and by_account = access.actor() and opened_at = now() and reason is null;
  if not found then raise exception 'no such opening' using errcode = 'no_data_found'; end if;
end $$;
grant execute on function care.give_emergency_reason(uuid, bytea) to alongside_care;

-- Who answers for a minor today, with their phone numbers: a four-year-old has no phone.
create function care.emergency_covers(child uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'relation',
    g.holder_relation,
    'personId', child, 'sealedName', encode(g.holder_name, 'base64'), 'name', n.full_name,
    'bodyNames', b.names, 'untilOn', g.until_on,
    'phones', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'personId', t.person_id,
        'kind', t.kind, 'value', encode(t.value, 'base64'), 'version', t.version)
        order by t.from_at desc), '[]')
      from people.contact t where t.person_id = g.holder_person_id and t.kind = 'phone'
        and t.value is not null and t.until_at = 'infinity'), 'holderId', g.holder_person_id)
    order by g.kind = 'interim-body', g.from_on desc), '[]')
  from people.person p
  join guardianship.cover g on g.person_id = p.id and g.from_on <= care.today()
    and (g.until_on is null or g.until_on > care.today())
  left join people.person_name n on n.person_id = g.holder_person_id and n.kind = 'current'
    and n.until_at = 'infinity'
  left join workforce.organisation b on b.id = g.body_organisation_id
  where p.id = child and care.may_be_minor(p.birth_to, care.today())
$$;

-- What one needs to find this person and keep them alive, and nothing else: no document, no kin, no
-- text of a visit, assessment or goal. Uses the current time, not the start of a long transaction.
-- Not in the transaction of the opening: if that rolled back, the page would have been read without
-- anyone being told.
create function care.read_emergency(wanted uuid) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
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
  together := array(select person.id union select m.id from people.person m
    where m.merged_into = person.id);
  covers := care.emergency_covers(person.id);
  return jsonb_build_object(
    'personId', person.id, 'caseCode', target.code, 'kind', opening.kind,
    'openedAt', opening.opened_at,
    'secondsLeft', greatest(0, floor(extract(epoch
      from opening.until_at - clock_timestamp())))::integer,
    'sex', person.sex, 'birth', jsonb_build_object('from', person.birth_from, 'to', person.birth_to,
      'precision', person.birth_precision), 'province', person.province,
    'names', (select coalesce(jsonb_agg(n.full_name order by n.person_id <> person.id, n.kind <>
      'current',
        n.from_at), '[]') from people.person_name n where n.person_id = any(together)
        and n.until_at = 'infinity' and n.kind <> 'former'),
    'contacts', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'personId', t.person_id,
        'kind', t.kind, 'value', encode(t.value, 'base64'), 'version', t.version)
        order by t.person_id <> person.id, t.from_at desc), '[]') from people.contact t
        where t.person_id = any(together) and t.value is not null
          and t.until_at = 'infinity'),
    'covers', covers,
    'keys', (select coalesce(jsonb_object_agg(k.person_id, encode(k.wrapped_key, 'base64')), '{}')
      from people.file_key k where k.wrapped_key is not null and (k.person_id = any(together)
        or covers @> jsonb_build_array(jsonb_build_object('holderId', k.person_id)))),
    'organisationNames', (select o.names from workforce.organisation o
      where o.id = target.organisation_id),
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
    -- Actions of the plan that may show where the person could be or find shelter. None that
    -- reveals a treatment.
    'actions', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'personId', t.person_id,
        'service', t.service, 'providerNames', o.names,
        'sealedProvider', encode(t.provider_name, 'base64')) order by t.due_on, t.id), '[]')
      from care.action t join care.plan l on l.id = t.plan_id and l.state <> 'ended'
      left join workforce.organisation o on o.id = t.provider_organisation_id
      where t.person_id = any(together) and t.state = 'open' and t.mhpss_layer is null
        and t.service in
        ('medical', 'housing', 'guardian-support', 'family-support', 'someone-alongside')));
end $$;
grant execute on function care.read_emergency(uuid) to alongside_care;
