-- Closing a case: proposed by one human being, decided by another, with an answer to each
-- criterion. Locks are taken in one order: person, case, plan, closing.

-- Whether no supervisor can decide it: there is none, the one there is proposed it, or the days to
-- decide have passed.
create function care.closing_is_managers(waiting care.closing) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select waiting.decide_until < care.today()
    or not exists (select 1 from care.assignment a where a.case_id = waiting.case_id
      and a.part = 'supervisor' and a.until_at = 'infinity'
      and not people.is_same_human(waiting.proposed_by, a.account_id))
$$;

-- Why this actor cannot decide this closing; null if they can.
create function care.why_not_decide(waiting care.closing) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target care.case_file;
begin
  select * into target from care.case_file c where c.id = waiting.case_id;
  if care.decides_about(target) is not true then return 'not-found'; end if;
  if waiting.state <> 'proposed' or target.state <> 'closing' then
    return 'closing-already-decided';
  end if;
  if people.is_same_human(waiting.proposed_by, actor.account_id) then
    return 'second-person-needed';
  end if;
  if actor.role = 'cso-manager' and not care.closing_is_managers(waiting) then
    return 'closing-is-for-supervisor';
  end if;
  return null;
end $$;

-- The same for someone who looks at it. Only those who may read the closing get an answer.
create function care.may_decide_closing(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select care.why_not_decide(g) is null from care.closing g
    where g.id = wanted), false)
$$;
grant execute on function care.may_decide_closing(uuid) to alongside_care;

-- `input`: {id, caseId, baseVersion, reason, criteria: [{criterion, answer, reason (sealed, base64
-- | null)}]}. Answers {outcome, id, state, version}. A person who stops replaces whatever waits.
create function care.propose_closing(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file;
  waiting care.closing;
  why text := input ->> 'reason';
  stops boolean := input ->> 'reason' = 'person-stops';
  obstacle text;
begin
  perform 1 from people.person p where p.id = (select c.person_id from care.case_file c
    where c.id = (input ->> 'caseId')::uuid and care.reaches(c.person_id)) for key share;
  select c.* into target from care.case_file c where c.id = (input ->> 'caseId')::uuid
    and care.reaches(c.person_id) for no key update;
  -- Checked again: reach may have ended while waiting for the lock.
  if not found or not care.reaches(target.person_id) then
    return '{"outcome": "not-found"}';
  end if;
  if target.state in ('closed', 'transferred') then return '{"outcome": "case-is-closed"}'; end if;
  select * into waiting from care.closing g where g.case_id = target.id and g.state = 'proposed';
  if found and not (stops and waiting.reason <> 'person-stops') then
    return '{"outcome": "closing-already-proposed"}';
  end if;
  if target.version <> (input ->> 'baseVersion')::integer then
    return '{"outcome": "conflict-changed-meanwhile"}';
  end if;
  obstacle := care.closing_obstacle(target, why, coalesce((select jsonb_object_agg(
    k ->> 'criterion', k ->> 'answer') from jsonb_array_elements(input -> 'criteria') k), '{}'),
    false);
  if obstacle is not null then
    return jsonb_build_object('outcome', obstacle, 'facts',
      jsonb_build_object('days', care.attempt_days(target)));
  end if;
  update care.closing set state = 'replaced', decided_at = now(), version = version + 1
    where id = waiting.id;
  insert into care.closing (id, case_id, person_id, reason, from_state, proposed_by, decide_until)
    values ((input ->> 'id')::uuid, target.id, target.person_id, why,
      coalesce(waiting.from_state, target.state), access.actor(),
      programme.due_on(care.today(), 'closing-decide-days'));
  insert into care.closing_criterion (closing_id, person_id, criterion, answer, reason)
    select (input ->> 'id')::uuid, target.person_id, k ->> 'criterion', k ->> 'answer',
      decode(k ->> 'reason', 'base64')
    from jsonb_array_elements(input -> 'criteria') k;
  update care.case_file set state = 'closing', version = version + 1,
      next_visit_on = case when stops then null else next_visit_on end,
      stopped_at = case when stops then now() else stopped_at end
    where id = target.id;
  insert into care.case_transition (case_id, person_id, from_state, to_state, reason, moved_by)
    values (target.id, target.person_id, target.state, 'closing', why, access.actor());
  return jsonb_build_object('outcome', 'ok', 'id', input ->> 'id', 'state', 'closing',
    'version', target.version + 1);
end $$;
grant execute on function care.propose_closing(jsonb) to alongside_care;

-- `input`: {closingId, baseVersion, decision: 'closed' | 'refused', refusal}. Answers {outcome,
-- personId, state (of the case), version}.
create function care.decide_closing(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  waiting care.closing;
  target care.case_file;
  obstacle text;
  closes boolean := input ->> 'decision' = 'closed';
begin
  select * into waiting from care.closing g where g.id = (input ->> 'closingId')::uuid;
  select * into target from care.case_file c where c.id = waiting.case_id;
  if care.decides_about(target) is not true then return '{"outcome": "not-found"}'; end if;
  if waiting.reason = 'died' then
    -- Ends the search for relatives too, which is locked by the file.
    perform people.hold_files(array[waiting.person_id]);
  else
    perform 1 from people.person p where p.id = waiting.person_id for key share;
  end if;
  select * into target from care.case_file c where c.id = waiting.case_id for no key update;
  -- A goal written at this moment locks its plan: it is waited for, and counts.
  perform 1 from care.plan p where p.case_id = target.id order by p.id for no key update;
  select * into waiting from care.closing g where g.id = waiting.id for no key update;
  obstacle := care.why_not_decide(waiting);
  if obstacle is null and waiting.version <> (input ->> 'baseVersion')::integer then
    obstacle := 'conflict-changed-meanwhile';
  end if;
  if obstacle is null and closes then
    obstacle := care.closing_obstacle(target, waiting.reason, coalesce((select jsonb_object_agg(
      k.criterion, k.answer) from care.closing_criterion k where k.closing_id = waiting.id), '{}'),
      true);
  end if;
  if obstacle is null and not closes and waiting.from_state in ('active', 'review')
     and not care.has_lead_and_supervisor(target.id) then
    obstacle := 'lead-and-supervisor-needed';
  end if;
  if obstacle is not null then
    return jsonb_build_object('outcome', obstacle, 'facts',
      jsonb_build_object('days', care.attempt_days(target)));
  end if;
  if closes then
    perform care.close_case(target, waiting);
  else
    perform care.return_case(target, waiting, input ->> 'refusal');
  end if;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id, 'version',
    waiting.version + 1, 'state', (select c.state from care.case_file c where c.id = target.id));
end $$;
grant execute on function care.decide_closing(jsonb) to alongside_care;

-- A person who stopped is not asked again, and the dead cannot be.
create function care.close_case(target care.case_file, waiting care.closing) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  update care.closing set state = 'closed', decided_by = access.actor(), decided_at = now(),
      follow_up_due_on = case when waiting.reason not in ('person-stops', 'died')
        then programme.due_on(care.today(), 'closing-follow-up-days') end,
      version = version + 1
    where id = waiting.id;
  update care.case_file set state = 'closed', closed_at = now(), version = version + 1
    where id = target.id;
  update care.plan set state = 'ended', ended_at = now(), version = version + 1
    where case_id = target.id and state <> 'ended';
  insert into care.case_transition (case_id, person_id, from_state, to_state, reason, moved_by)
    values (target.id, target.person_id, target.state, 'closed', waiting.reason, access.actor());
  if waiting.reason = 'died' then
    perform guardianship.end_search_of_the_dead(target.person_id);
  end if;
end $$;

create function care.return_case(target care.case_file, waiting care.closing, why text)
  returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  update care.closing set state = 'refused', refusal = why, decided_by = access.actor(),
      decided_at = now(), version = version + 1
    where id = waiting.id;
  update care.case_file set state = waiting.from_state, stopped_at = null, version = version + 1
    where id = target.id;
  insert into care.case_transition (case_id, person_id, from_state, to_state, reason, moved_by)
    values (target.id, target.person_id, target.state, waiting.from_state, 'closing-refused',
      access.actor());
end $$;

-- How the person is some months later, or why nobody asked. Two weeks early at most: later news is
-- what it is for. Answers {outcome, personId, version}.
create function care.record_follow_up(wanted uuid, found_out text) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  closed care.closing;
  target care.case_file;
begin
  select * into closed from care.closing g where g.id = wanted;
  select * into target from care.case_file c where c.id = closed.case_id;
  if care.decides_about(target) is not true then return '{"outcome": "not-found"}'; end if;
  perform 1 from people.person p where p.id = closed.person_id for key share;
  select * into target from care.case_file c where c.id = closed.case_id for no key update;
  select * into closed from care.closing g where g.id = wanted for no key update;
  if care.decides_about(target) is not true then return '{"outcome": "not-found"}'; end if;
  if closed.follow_up is not null then
    return '{"outcome": "follow-up-already-recorded"}';
  end if;
  if target.state <> 'closed' or closed.follow_up_due_on is null
     or closed.follow_up_due_on > care.today() + 14 then
    return '{"outcome": "follow-up-not-due"}';
  end if;
  update care.closing set follow_up = found_out, follow_up_by = access.actor(),
    follow_up_at = now(), version = version + 1 where id = wanted;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id,
    'version', closed.version + 1);
end $$;
grant execute on function care.record_follow_up(uuid, text) to alongside_care;
