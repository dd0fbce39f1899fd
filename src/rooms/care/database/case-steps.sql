-- A case's states, its priority and its safety clock.

-- Closing is not among them: it is proposed by one person and decided by another (closing.sql).
create function care.may_move(from_state text, to_state text) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select (from_state, to_state) in (('identified', 'registered'), ('registered', 'assessment'),
    ('assessment', 'plan-draft'), ('plan-draft', 'active'), ('active', 'review'),
    ('review', 'active'), ('closed', 'reopened'), ('reopened', 'assessment'),
    ('reopened', 'plan-draft'), ('reopened', 'active'))
$$;
grant execute on function care.may_move(text, text) to alongside_care;

-- Whether the work that leads to a state was really done.
create function care.work_was_done(wanted uuid, to_state text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case to_state
    when 'registered' then exists (select 1 from care.visit v where v.case_id = wanted
      and v.kind <> 'phone' and v.present && array['person', 'child-alone'])
    when 'assessment' then exists (select 1 from care.assessment a where a.case_id = wanted)
    when 'plan-draft' then exists (select 1 from care.plan p where p.case_id = wanted
      and p.state <> 'ended')
    when 'active' then exists (select 1 from care.plan p where p.case_id = wanted
      and p.state = 'active')
    when 'review' then exists (select 1 from care.plan p join care.review r on r.plan_id = p.id
      where p.case_id = wanted and p.state = 'active' and r.held_on is not null)
    else false end
$$;

-- Against a merge, which locks the person before the case: a step that holds the case and only then
-- writes a row of the person would wait for the merge, and the merge for it. Only for those who
-- hold the person's file, so that nobody can block what they may not see.
create function care.hold_person_of(wanted uuid) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from people.person p where p.id = (select c.person_id from care.case_file c
      join access.reach r on r.person_id = c.person_id and r.account_id = access.actor()
        and r.until_on > care.today()
      where c.id = wanted and people.holds_files() limit 1)
    for key share;
end $$;

-- The step that follows from the work itself, taken by the person who does that work. Answers false
-- and changes nothing if the present state does not allow it.
create function care.advance_case(wanted uuid, to_state text, reason text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target care.case_file;
begin
  perform care.hold_person_of(wanted);
  select c.* into target from care.case_file c
    join access.reach r on r.person_id = c.person_id and r.account_id = actor.account_id
      and r.level = 'assigned' and r.until_on > care.today()
    where c.id = wanted and not people.is_past(c.person_id) and actor.role in
      ('case-manager', 'supervisor', 'psychologist', 'child-protection-officer') limit 1
        for no key update of c;
  if not found or to_state in ('reopened', 'transferred')
     or not care.may_move(target.state, to_state)
     or not care.work_was_done(wanted, to_state) then
    return false;
  end if;
  update care.case_file set state = to_state, version = version + 1 where id = wanted;
  insert into care.case_transition (case_id, person_id, from_state, to_state, reason, moved_by)
    values (wanted, target.person_id, target.state, to_state, advance_case.reason,
      actor.account_id);
  return true;
end $$;
grant execute on function care.advance_case(uuid, text, text) to alongside_care;

-- Steps only the supervisor takes: reopened, and active again with the plan that is in force. What
-- was closed stays as it was: its proposal, its criteria and its plan.
create function care.move_case(wanted uuid, base_version integer, to_state text, reason text)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target care.case_file;
begin
  if to_state = 'reopened' then
    -- The search for kin may begin again with the case, and is locked by the file.
    perform people.hold_files(array(select c.person_id from care.case_file c
      where c.id = wanted and care.decides_about(c)));
  else
    perform care.hold_person_of(wanted);
  end if;
  select c.* into target from care.case_file c where c.id = wanted and actor.role = 'supervisor'
    and not people.is_past(c.person_id)
    and exists (select 1 from access.reach r where r.account_id = actor.account_id
      and r.person_id = c.person_id and r.via = 'case-supervisor') for no key update;
  if not found then return 'not-found'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if to_state not in ('active', 'reopened') or target.state not in ('closed', 'reopened')
     or not care.may_move(target.state, to_state) then
    return 'case-cannot-move-there';
  end if;
  if to_state = 'active' then
    if not exists (select 1 from care.plan p where p.case_id = wanted and p.state = 'active') then
      return 'no-active-plan';
    end if;
    if not care.has_lead_and_supervisor(wanted) then
      return 'lead-and-supervisor-needed';
    end if;
  else
    update care.closing set follow_up_due_on = null, version = version + 1
      where case_id = wanted and follow_up_due_on is not null and follow_up is null;
    update care.case_file set closed_at = null, stopped_at = null, clock_from = now(),
        contacted_at = null, contact_due_at = care.clock_due(priority, now()), state = 'reopened',
        -- Nobody led it while it was closed, and nobody had to.
        without_lead_since = case when without_lead_since is not null then now() end,
        without_supervisor_since = case when without_supervisor_since is not null then now() end
      where id = wanted;
    perform guardianship.seek_again(target.person_id);
  end if;
  update care.case_file set state = to_state, version = version + 1 where id = wanted;
  insert into care.case_transition (case_id, person_id, from_state, to_state, reason, moved_by)
    values (wanted, target.person_id, target.state, to_state, move_case.reason, actor.account_id);
  return 'ok';
end $$;
grant execute on function care.move_case(uuid, integer, text, text) to alongside_care;

create function care.change_priority(wanted uuid, base_version integer, new_priority text,
    reason text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target care.case_file;
begin
  select c.* into target from care.case_file c where c.id = wanted and actor.role = 'supervisor'
    and not people.is_past(c.person_id)
    and exists (select 1 from access.reach r where r.account_id = actor.account_id
      and r.person_id = c.person_id and r.via = 'case-supervisor') for no key update;
  if not found then return 'not-found'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if target.state in ('closed', 'transferred') then return 'case-is-closed'; end if;
  if target.priority = new_priority then return 'priority-unchanged'; end if;
  -- A change of priority never extends a running clock; it can only bring the deadline forward.
  update care.case_file set priority = new_priority, priority_reason = reason, version = version +
    1,
      clock_from = now(), contacted_at = null,
      contact_due_at = case when contacted_at is null
        then least(contact_due_at, care.clock_due(new_priority, now()))
        else care.clock_due(new_priority, now()) end
    where id = wanted;
  return 'ok';
end $$;
grant execute on function care.change_priority(uuid, integer, text, text) to alongside_care;

-- A coded alarm for the coordinator: which case, whose, since when; no name and no person's code.
create function care.missed_clocks()
  returns table (case_code text, organisation_id uuid, supervisor_id uuid, priority text,
    due_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.code, c.organisation_id, (select a.account_id from care.assignment a
      where a.case_id = c.id and a.part = 'supervisor' and a.until_at = 'infinity'),
    c.priority, c.contact_due_at
  from care.case_file c
  where (access.context()).role = 'national-coordinator' and c.contacted_at is null
    and c.closed_at is null and c.stopped_at is null and c.state <> 'transferred'
    and c.contact_due_at < now()
$$;
grant execute on function care.missed_clocks() to alongside_programme;
