-- Urgent concerns: each has a clock of its own and ends only when somebody records what was done,
-- never by itself, by a move or by closing. Locks are taken in one order: person, case, concern.

-- Whether the actor leads this case, is on its team, supervises it, or took the family in.
create function care.works_on(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.case_file c join access.reach r on r.person_id = c.person_id
    where c.id = wanted and people.holds_files() and not people.is_past(c.person_id)
      and r.account_id = access.actor() and r.level = 'assigned' and r.until_on > care.today()
      and r.via in ('case-lead', 'case-team', 'case-supervisor', 'intake'))
$$;

-- What was done is recorded by those who write files or supervise the case.
create function care.settles_in(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select care.works_on(wanted)
    and (people.writes_files() or (access.context()).role = 'supervisor')
$$;
grant execute on function care.settles_in(uuid) to alongside_care;

create function care.has_open_concern(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.urgent_concern u where u.case_id = wanted
    and u.outcome is null)
$$;

-- Called with the case locked. One visit or one assessment has one open concern.
create function care.raise_concern(target care.case_file, source text, source_id uuid) returns void
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  insert into care.urgent_concern (case_id, person_id, source, source_id, raised_by, due_at)
    values (target.id, target.person_id, raise_concern.source, raise_concern.source_id,
      access.actor(), now() + make_interval(hours => programme.pack_number('urgent-hours')))
    on conflict (source, source_id) where outcome is null do nothing
$$;

create function care.note_urgent_visit() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file;
begin
  if access.actor() is null then return null; end if;
  select * into strict target from care.case_file c where c.id = new.case_id for no key update;
  perform care.raise_concern(target, 'visit', new.id);
  return null;
end $$;

-- A level that was urgent in the version before is no news. What is new raises the priority as an
-- urgent visit does, and the safety clock starts again with it.
create function care.note_urgent_need() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file;
  raised text;
begin
  if access.actor() is null or exists (select 1 from care.assessment_level before
      where before.assessment_id = new.assessment_id and before.version = new.version - 1
        and before.level = new.level and before.need_priority = new.need_priority) then
    return null;
  end if;
  select c.* into strict target from care.assessment a join care.case_file c on c.id = a.case_id
    where a.id = new.assessment_id for no key update of c;
  perform care.raise_concern(target, 'assessment', new.assessment_id);
  raised := care.priority_raised_by_need(new.need_priority, target.priority);
  if raised is not null and target.state not in ('closed', 'transferred') then
    update care.case_file set version = version + 1, priority = raised,
        priority_reason = 'safety-concern', contacted_at = null, clock_from = now(),
        contact_due_at = care.clock_due(raised, now())
      where id = target.id;
  end if;
  return null;
end $$;

-- `words`: what was done, sealed; needed to say that it was not urgent after all, and that takes
-- somebody else than whoever raised it.
create function care.settle_concern(wanted uuid, base_version integer, outcome text, words bytea)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.urgent_concern;
begin
  select u.* into target from care.urgent_concern u where u.id = wanted;
  if not care.settles_in(target.case_id) then return 'not-found'; end if;
  perform care.hold_person_of(target.case_id);
  perform 1 from care.case_file c where c.id = target.case_id for no key update;
  select u.* into target from care.urgent_concern u where u.id = wanted for update;
  -- Asked again: the reach may have ended, or the file been merged, while waiting for the locks.
  if not care.settles_in(target.case_id) then return 'not-found'; end if;
  if target.outcome is not null then return 'concern-already-settled'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if settle_concern.outcome = 'not-urgent-after-all' then
    if words is null then return 'concern-needs-words'; end if;
    if people.is_same_human(target.raised_by, access.actor()) then
      return 'concern-second-person-needed';
    end if;
  end if;
  update care.urgent_concern u set outcome = settle_concern.outcome, text = words,
      done_at = now(), done_by = access.actor(), version = u.version + 1
    where u.id = wanted;
  return 'ok';
end $$;
grant execute on function care.settle_concern(uuid, integer, text, bytea) to alongside_care;

-- When two files are merged, what is open follows the file that is kept; when they are separated,
-- what came from the other file and is still open goes back with it. What was done stays, because
-- its words are sealed with the key of the file in which it was done.
create function care.carry_concerns(from_case uuid, to_case uuid, only_of uuid default null)
  returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file;
  carried uuid[];
begin
  select * into target from care.case_file c where c.id = to_case;
  if not found then return; end if;
  with moved as (
    update care.urgent_concern u set case_id = target.id, person_id = target.person_id,
        version = u.version + 1
      where u.case_id = from_case and u.outcome is null and (only_of is null
        or exists (select 1 from care.visit v where v.id = u.source_id and v.case_id = only_of)
        or exists (select 1 from care.assessment a where a.id = u.source_id
          and a.case_id = only_of))
      returning u.id)
  select array_agg(m.id) into carried from moved m;
  update care.handing h set case_id = target.id, person_id = target.person_id,
      version = h.version + 1
    where h.concern_id = any(carried);
end $$;

-- For the manager, coded: what is late, or has neither lead nor supervisor to see it. No more than
-- the case, since when and until when.
create function care.concerns_for_manager()
  returns table (concern_id uuid, case_id uuid, person_id uuid, raised_at timestamptz,
    due_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.id, w.case_id, w.person_id, w.raised_at, w.due_at
  from (select (access.context()).*) me
  -- The few concerns first (offset 0 keeps it so): an organisation has thousands of cases.
  cross join lateral (select u.*, u as concern, c as its_case from care.urgent_concern u
    join care.case_file c on c.id = u.case_id and c.organisation_id = me.organisation_id
      and c.state <> 'transferred'
    where me.role = 'cso-manager' and u.outcome is null
      and (u.due_at < now() or not exists (select 1 from care.assignment a
        where a.case_id = c.id and a.part in ('lead', 'supervisor')
          and a.until_at = 'infinity')) offset 0) w
  where not people.is_past((w.its_case).person_id) and care.concern_waits(w.concern, w.its_case)
  order by w.due_at, w.id limit 200
$$;
grant execute on function care.concerns_for_manager() to alongside_care;

-- What was open when the person died waits for nobody. What is raised in a closed case does.
create function care.concern_waits(concern care.urgent_concern, its_case care.case_file)
  returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select concern.outcome is null and (its_case.closed_at is null
    or concern.raised_at > its_case.closed_at)
$$;