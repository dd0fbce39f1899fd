-- What is done about supervision: asked for, seen, planned, held or not, corrected; and naming who
-- supervises somebody. Whoever may not do it is answered as if there were no such record.

-- Whoever was to hold it; and the manager, because somebody may have left.
create function workforce.ends_supervision(s workforce.supervision) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id is not null and access.acts() and s.organisation_id = access.organisation()
    and s.planned_at > workforce.supervision_shown_since()
    and (access.role() = 'cso-manager'
      or (access.role() = 'supervisor' and s.supervisor_id = access.actor()))
$$;
grant execute on function workforce.ends_supervision(workforce.supervision) to alongside_care;

create function workforce.is_supervision_time(at timestamptz) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select at > now() - interval '31 days' and at < now() + interval '366 days'
$$;

-- An ask is answered by a time that was agreed after it. Watching answers nothing.
create function workforce.answer_asks(with_supervision uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update workforce.supervision_ask a set state = 'answered', ended_at = now(),
      supervision_id = s.id
    from workforce.supervision s join workforce.supervision_worker w on w.supervision_id = s.id
    where s.id = with_supervision and s.kind <> 'observation' and a.worker_id = w.worker_id
      and a.organisation_id = s.organisation_id and a.state = 'open'
      and s.planned_at > a.asked_at
$$;

-- `input`: {id, kind, at, workerIds}. Somebody of another team is answered about like an account
-- that does not exist.
create function workforce.plan_supervision(input jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  wanted uuid := (input ->> 'id')::uuid;
  workers uuid[] := array(select distinct w::uuid
    from jsonb_array_elements_text(input -> 'workerIds') w);
begin
  if not access.acts() or me.role is distinct from 'supervisor' then return 'not-found'; end if;
  if not workers <@ array(select workforce.own_team()) then return 'not-in-own-team'; end if;
  if cardinality(workers) < (case input ->> 'kind' when 'group' then 2 else 1 end)
     or (input ->> 'kind' <> 'group' and cardinality(workers) > 1) then
    return 'supervision-number-wrong';
  end if;
  if not workforce.is_supervision_time((input ->> 'at')::timestamptz) then
    return 'supervision-time-wrong';
  end if;
  insert into workforce.supervision (id, organisation_id, supervisor_id, kind, planned_at)
    values (wanted, me.organisation_id, me.account_id, input ->> 'kind',
      (input ->> 'at')::timestamptz);
  insert into workforce.supervision_worker (supervision_id, supervisor_id, worker_id)
    select wanted, me.account_id, w from unnest(workers) w;
  perform workforce.answer_asks(wanted);
  return 'ok';
end $$;
grant execute on function workforce.plan_supervision(jsonb) to alongside_care;

-- The same people at another time, or with another outcome.
create function workforce.copy_supervision(of_session workforce.supervision, new_id uuid,
    at timestamptz, made_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into workforce.supervision (id, organisation_id, supervisor_id, kind, planned_at, made_at)
    values (new_id, of_session.organisation_id, of_session.supervisor_id, of_session.kind, at,
      made_at);
  insert into workforce.supervision_worker (supervision_id, supervisor_id, worker_id)
    select new_id, w.supervisor_id, w.worker_id from workforce.supervision_worker w
    where w.supervision_id = of_session.id;
end $$;

-- `input`: {outcome, minutes, movedFor, newAt, isHalf, newId}. Held only once its time has come.
-- Not held is neither blame nor excuse: who asked for another time, and which one was agreed.
-- Who may not end it holds no lock on it either, so it is looked at before it is locked.
create function workforce.end_supervision(wanted uuid, base_version integer, input jsonb)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target workforce.supervision;
  at timestamptz := (input ->> 'newAt')::timestamptz;
  next uuid := case when at is not null then (input ->> 'newId')::uuid end;
begin
  select s.* into target from workforce.supervision s where s.id = wanted;
  if not workforce.ends_supervision(target) then return 'not-found'; end if;
  select s.* into target from workforce.supervision s where s.id = wanted for update;
  if target.state <> 'planned' then return 'supervision-already-recorded'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if input ->> 'outcome' = 'held' then
    if target.planned_at > now() then return 'supervision-still-ahead'; end if;
    update workforce.supervision s set state = 'held', minutes = (input ->> 'minutes')::integer,
        ended_by = access.actor(), ended_at = now(), version = s.version + 1 where s.id = wanted;
    return 'ok';
  end if;
  -- Half of a time is none.
  if (input ->> 'isHalf')::boolean
     or (at is not null and (at <= now() or not workforce.is_supervision_time(at))) then
    return 'supervision-time-wrong';
  end if;
  if next is not null then perform workforce.copy_supervision(target, next, at, now()); end if;
  update workforce.supervision s set state = 'not-held', moved_for = input ->> 'movedFor',
      followed_by = next, ended_by = access.actor(), ended_at = now(), version = s.version + 1
    where s.id = wanted;
  return 'ok';
end $$;
grant execute on function workforce.end_supervision(uuid, integer, jsonb) to alongside_care;

-- What was recorded stays as it was, and a row that is right takes its place. `input`: {id, at,
-- outcome, minutes, movedFor}.
create function workforce.correct_supervision(wanted uuid, base_version integer, input jsonb)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target workforce.supervision;
  new_id uuid := (input ->> 'id')::uuid;
  at timestamptz := (input ->> 'at')::timestamptz;
begin
  select s.* into target from workforce.supervision s where s.id = wanted;
  if not workforce.ends_supervision(target) then return 'not-found'; end if;
  select s.* into target from workforce.supervision s where s.id = wanted for update;
  if target.state not in ('held', 'not-held') then return 'supervision-not-recorded'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if (input ->> 'minutes' is null) = (input ->> 'outcome' = 'held')
     or (input ->> 'movedFor' is null) = (input ->> 'outcome' = 'not-held') then
    return 'supervision-outcome-unclear';
  end if;
  if at > now() then return 'supervision-still-ahead'; end if;
  if at < target.made_at - interval '31 days' or at <= workforce.supervision_shown_since() then
    return 'supervision-time-wrong';
  end if;
  perform workforce.copy_supervision(target, new_id, at, target.made_at);
  update workforce.supervision s set state = input ->> 'outcome',
      minutes = (input ->> 'minutes')::integer, moved_for = input ->> 'movedFor',
      ended_by = access.actor(), ended_at = now()
    where s.id = new_id;
  update workforce.supervision s set state = 'corrected', followed_by = new_id,
      version = s.version + 1 where s.id = wanted;
  return 'ok';
end $$;
grant execute on function workforce.correct_supervision(uuid, integer, jsonb) to alongside_care;

-- By when a time is given: that evening, or within the pack's days.
create function workforce.ask_supervision(new_id uuid, wished text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  zone text := (select s.time_zone from programme.setting s);
  days integer := case when wished = 'today' then 0
    else programme.pack_number('supervision-answer-days') end;
begin
  if not access.acts() or not workforce.is_supervised(me.role) then return 'not-found'; end if;
  -- Two taps at once are one ask.
  perform 1 from access.account a where a.id = me.account_id for no key update;
  if exists (select 1 from workforce.supervision_ask a where a.worker_id = me.account_id
      and a.state = 'open' and a.organisation_id = me.organisation_id) then
    return 'supervision-already-asked';
  end if;
  update workforce.supervision_ask a set state = 'withdrawn', ended_at = now()
    where a.worker_id = me.account_id and a.state = 'open';
  insert into workforce.supervision_ask (id, organisation_id, worker_id, wish, due_at)
    values (new_id, me.organisation_id, me.account_id, wished,
      (care.today() + days + 1)::timestamp at time zone zone);
  return 'ok';
end $$;
grant execute on function workforce.ask_supervision(uuid, text) to alongside_care;

create function workforce.withdraw_ask(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.acts() then return 'not-found'; end if;
  update workforce.supervision_ask a set state = 'withdrawn', ended_at = now()
    where a.id = wanted and a.worker_id = access.actor() and a.state = 'open'
      and a.organisation_id = access.organisation();
  return case when found then 'ok' else 'not-found' end;
end $$;
grant execute on function workforce.withdraw_ask(uuid) to alongside_care;

-- Whoever has to answer it: the supervisor, and the manager once it is late or where there is none.
create function workforce.answers_ask(a workforce.supervision_ask) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id is not null and a.state = 'open' and access.acts()
    and a.organisation_id = access.organisation()
    and (a.worker_id in (select workforce.own_team())
      or (access.role() = 'cso-manager' and (a.due_at < now()
        or workforce.supervisor_of(a.worker_id, a.organisation_id) is null)))
$$;
grant execute on function workforce.answers_ask(workforce.supervision_ask) to alongside_care;

create function workforce.note_ask_seen(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare target workforce.supervision_ask;
begin
  select a.* into target from workforce.supervision_ask a where a.id = wanted;
  if not workforce.answers_ask(target) then return 'not-found'; end if;
  select a.* into target from workforce.supervision_ask a where a.id = wanted for update;
  if target.seen_at is not null then return 'supervision-already-seen'; end if;
  update workforce.supervision_ask a set seen_by = access.actor(), seen_at = now()
    where a.id = wanted;
  return 'ok';
end $$;
grant execute on function workforce.note_ask_seen(uuid) to alongside_care;

create function workforce.name_supervisor(new_id uuid, worker uuid, supervisor uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare house uuid := access.organisation();
begin
  if not access.acts() or access.role() is distinct from 'cso-manager'
     or not workforce.works_here(worker, house) then return 'not-found'; end if;
  if not workforce.works_here(supervisor, house, 'supervisor') then
    return 'not-a-supervisor-here';
  end if;
  -- Two managers, one after the other.
  perform 1 from access.account a where a.id = worker for no key update;
  if workforce.supervisor_of(worker, house) = supervisor then return 'already-their-supervisor';
  end if;
  update workforce.supervised s set until_at = now()
    where s.worker_id = worker and s.until_at = 'infinity';
  insert into workforce.supervised (id, organisation_id, worker_id, supervisor_id, named_by)
    values (new_id, house, worker, supervisor, access.actor());
  return 'ok';
end $$;
grant execute on function workforce.name_supervisor(uuid, uuid, uuid) to alongside_care;
