-- Handing danger or a running safety clock to a named colleague of the same case. Until they
-- accept, it stays where it is; handing opens no file. Locks: person, case, handing.

-- Whether it still waits for somebody. A safety clock that started again is another one.
create function care.handed_still_waits(h care.handing) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case h.about when 'urgent-concern' then exists (select 1 from care.urgent_concern u
      where u.id = h.concern_id and u.outcome is null)
    else exists (select 1 from care.case_file c where c.id = h.case_id and c.contacted_at is null
      and c.closed_at is null and c.stopped_at is null and c.state <> 'transferred'
      and h.asked_at >= c.clock_from) end
$$;

-- Who can end it: whoever is on the case today and may record a visit, or what was done.
create function care.may_take_on(wanted uuid, account uuid, about text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.case_file c
    join care.assignment a on a.case_id = c.id and a.until_at = 'infinity'
    join access.reach r on r.person_id = c.person_id and r.account_id = a.account_id
      and r.via = 'case-' || a.part and r.level = 'assigned' and r.until_on > care.today()
    join workforce.membership m on m.account_id = a.account_id and m.withdrawn_at is null
      and m.confirmed_at is not null and m.from_at <= now() and m.until_at > now()
      and m.organisation_id = c.organisation_id
    join access.account k on k.id = a.account_id and k.closed_at is null
    where c.id = wanted and a.account_id = account
      and (m.role in ('case-manager', 'child-protection-officer')
        or (m.role = 'supervisor' and about = 'urgent-concern')))
$$;

-- Nobody who has left the case, the team or the organisation has anything in hand.
create function care.handing_counts(h care.handing) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.state in ('asked', 'accepted') and care.handed_still_waits(h)
    and care.may_take_on(h.case_id, h.to_account, h.about)
$$;

-- For those who read the case: which of its handings count, and who could be asked.
create function care.handings_that_count(wanted uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.id from care.handing h where h.case_id = wanted and care.works_on(wanted)
    and care.handing_counts(h)
$$;
grant execute on function care.handings_that_count(uuid) to alongside_care;

create function care.colleagues_to_ask(wanted uuid)
  returns table (account_id uuid, about text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct a.account_id, k.about from care.assignment a
  cross join (values ('first-contact'), ('urgent-concern')) k (about)
  where a.case_id = wanted and a.until_at = 'infinity' and care.works_on(wanted)
    and a.account_id <> access.actor() and care.may_take_on(wanted, a.account_id, k.about)
$$;
grant execute on function care.colleagues_to_ask(uuid) to alongside_care;

-- Whether there is something to hand on. Called with the case locked.
create function care.is_there_to_hand_on(target care.case_file, about text, concern uuid)
  returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case about when 'urgent-concern' then exists (select 1 from care.urgent_concern u
      where u.id = concern and u.outcome is null)
    else target.contacted_at is null and target.closed_at is null and target.stopped_at is null
      and target.state <> 'transferred' end
$$;

-- `input`: {id, caseId, about, concernId (null for a first contact), toAccountId, reason}. A
-- colleague who is not on the case is answered about like an account that does not exist.
create function care.ask_handing(input jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted uuid := (input ->> 'caseId')::uuid;
  asked uuid := (input ->> 'toAccountId')::uuid;
  concern uuid := (input ->> 'concernId')::uuid;
  target care.case_file;
begin
  if not care.settles_in(wanted) then return 'not-found'; end if;
  perform care.hold_person_of(wanted);
  select c.* into target from care.case_file c where c.id = wanted for no key update;
  -- Asked again: the reach may have ended while waiting for the locks.
  if not care.settles_in(wanted) then return 'not-found'; end if;
  if concern is not null and not exists (select 1 from care.urgent_concern u
      where u.id = concern and u.case_id = wanted) then return 'not-found'; end if;
  if not care.is_there_to_hand_on(target, input ->> 'about', concern) then
    return 'nothing-to-hand-on';
  end if;
  if asked = access.actor() then return 'handing-to-oneself'; end if;
  if not care.may_take_on(wanted, asked, input ->> 'about') then
    return 'not-a-colleague-for-this';
  end if;
  update care.handing h set state = 'withdrawn', decided_at = now(), version = h.version + 1
    where h.case_id = wanted and h.about = input ->> 'about'
      and h.concern_id is not distinct from concern and h.state in ('asked', 'accepted')
      and not care.handing_counts(h);
  if exists (select 1 from care.handing h where h.case_id = wanted
      and h.about = input ->> 'about' and h.concern_id is not distinct from concern
      and h.state in ('asked', 'accepted')) then return 'already-handed-on'; end if;
  insert into care.handing (id, case_id, person_id, about, concern_id, from_account, to_account,
      reason)
    values ((input ->> 'id')::uuid, wanted, target.person_id, input ->> 'about', concern,
      access.actor(), asked, input ->> 'reason');
  return 'ok';
end $$;
grant execute on function care.ask_handing(jsonb) to alongside_care;

-- `answer`: accepted or declined by whoever was asked, withdrawn by whoever asked. What was
-- accepted may be given back or taken back; it then stands where it stood before.
create function care.answer_handing(wanted uuid, base_version integer, answer text, reason text)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.handing;
begin
  select h.* into target from care.handing h where h.id = wanted;
  if not care.works_on(target.case_id) then return 'not-found'; end if;
  perform care.hold_person_of(target.case_id);
  perform 1 from care.case_file c where c.id = target.case_id for no key update;
  select h.* into target from care.handing h where h.id = wanted for update;
  if not care.works_on(target.case_id) then return 'not-found'; end if;
  if access.actor() <> (case answer when 'withdrawn' then target.from_account
      else target.to_account end) then return 'handing-not-yours'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if target.state not in ('asked', 'accepted')
     or (answer = 'accepted' and target.state = 'accepted') then
    return 'handing-already-answered';
  end if;
  if answer = 'accepted' and not care.handing_counts(target) then
    return 'nothing-to-hand-on';
  end if;
  update care.handing h set state = answer, decline_reason = answer_handing.reason,
      decided_at = now(), version = h.version + 1
    where h.id = wanted;
  return 'ok';
end $$;
grant execute on function care.answer_handing(uuid, integer, text, text) to alongside_care;

-- Whether what a colleague declined still waits, and nobody was asked since then. For who asked.
create function care.is_declined_and_open(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select care.handed_still_waits(h) and not exists (select 1
      from care.handing later where later.case_id = h.case_id and later.about = h.about
        and later.concern_id is not distinct from h.concern_id and later.asked_at > h.asked_at)
    from care.handing h where h.id = wanted and h.from_account = access.actor()
      and care.works_on(h.case_id)), false)
$$;
grant execute on function care.is_declined_and_open(uuid) to alongside_care;
