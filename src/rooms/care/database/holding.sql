-- What stops the erasing of one file: placed and lifted by two people of the care side, always with
-- a last day. Justice never learns of it.

-- Until when the file is held; null if it is not.
create function care.held_until(wanted uuid) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(h.until_on) from care.erasing_hold h join people.person p on p.id = h.person_id
    where wanted in (p.id, p.merged_into) and h.confirmed_at is not null and h.lifted_at is null
      and h.until_on > care.today()
$$;

-- What a hold is today, by its days and by who did what.
create function care.state_of_hold(h care.erasing_hold) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when h.refused_at is not null then 'refused'
    when h.lifted_at is not null then 'lifted'
    when h.until_on <= care.today() then 'over' when h.confirmed_at is null then 'proposed'
    when h.lifting_proposed_at is not null then 'lifting-proposed' else 'in-force' end
$$;

-- Holds of one case; the reason, sealed, only for the supervisor, whose file it is sealed with.
create function care.holds_seen(wanted uuid)
  returns table (hold_id uuid, case_id uuid, case_code text, person_id uuid, ordered_as text,
    reason bytea, review_on date, until_on date, state text, proposed_by uuid,
    proposed_at timestamptz, step_by uuid, version integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.id, c.id, c.code, c.person_id, h.ordered_as,
    case when (access.context()).role = 'supervisor' then h.reason end, h.review_on, h.until_on,
    care.state_of_hold(h), h.proposed_by, h.proposed_at,
    coalesce(h.lifting_proposed_by, h.proposed_by), h.version
  from care.erasing_hold h join care.case_file c on c.id = h.case_id
  where c.id = wanted and care.decides_about(c)
  order by h.proposed_at desc, h.id limit 100
$$;
grant execute on function care.holds_seen(uuid) to alongside_care;

-- Proposed by the supervisor of the case; a second person confirms it. How long it may last, and
-- when it is looked at again, is for the country pack.
create function care.propose_hold(new_id uuid, wanted uuid, ordered_as text, reason bytea,
    until_on date) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file;
  longest integer := programme.pack_number('hold-longest-days');
begin
  perform people.hold_files(array(select c.person_id from care.case_file c
    where c.id = wanted and care.decides_about(c)));
  select c.* into target from care.case_file c where c.id = wanted and care.decides_about(c)
    for no key update;
  if not found or (access.context()).role is distinct from 'supervisor' then
    return '{"outcome": "not-found"}';
  end if;
  if propose_hold.until_on <= care.today() then return '{"outcome": "hold-is-over"}'; end if;
  if propose_hold.until_on > care.today() + longest then
    return jsonb_build_object('outcome', 'hold-too-long', 'facts',
      jsonb_build_object('days', longest));
  end if;
  if exists (select 1 from care.erasing_hold h where h.case_id = wanted
      and care.state_of_hold(h) in ('proposed', 'in-force', 'lifting-proposed')) then
    return '{"outcome": "hold-already-there"}';
  end if;
  -- A proposal that nobody answered in time makes room for the next.
  update care.erasing_hold h set refused_by = access.actor(), refused_at = now(),
      version = h.version + 1
    where h.case_id = wanted and h.confirmed_at is null and h.refused_at is null;
  insert into care.erasing_hold (id, case_id, person_id, ordered_as, reason, review_on, until_on,
      proposed_by)
    values (new_id, wanted, target.person_id, propose_hold.ordered_as, propose_hold.reason,
      least(propose_hold.until_on, care.today()
        + programme.pack_number('hold-review-days')), propose_hold.until_on, access.actor());
  return '{"outcome": "ok"}';
end $$;
grant execute on function care.propose_hold(uuid, uuid, text, bytea, date) to alongside_care;

-- `step`: confirmed or refused, reviewed, lifting-proposed, then lifted or kept. Confirming and
-- lifting need a second person, and the first of the two is never the one who confirms.
create function care.step_hold(wanted_case uuid, wanted uuid, base_version integer, step text)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target care.erasing_hold;
  state text;
begin
  perform people.hold_files(array(select c.person_id from care.case_file c
    where c.id = wanted_case and care.decides_about(c)));
  perform 1 from care.case_file c where c.id = wanted_case and care.decides_about(c)
    for no key update;
  if not found then return 'not-found'; end if;
  select h.* into target from care.erasing_hold h
    where h.id = wanted and h.case_id = wanted_case for update;
  if not found then return 'not-found'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  state := care.state_of_hold(target);
  if state in ('refused', 'lifted', 'over') then return 'hold-is-over'; end if;
  if not (step in ('confirmed', 'refused') and state = 'proposed'
      or step in ('lifting-proposed', 'reviewed') and state = 'in-force'
      or step in ('lifted', 'kept') and state = 'lifting-proposed') then
    return 'hold-step-does-not-follow';
  end if;
  if (step in ('confirmed', 'refused', 'lifted', 'kept')) <> (actor.role = 'cso-manager') then
    return 'hold-second-person-needed';
  end if;
  if step in ('confirmed', 'lifted') and people.is_same_human(actor.account_id,
      case step when 'lifted' then target.lifting_proposed_by else target.proposed_by end) then
    return 'hold-second-person-needed';
  end if;
  update care.erasing_hold h set version = h.version + 1,
      confirmed_by = case step when 'confirmed' then actor.account_id else h.confirmed_by end,
      confirmed_at = case step when 'confirmed' then now() else h.confirmed_at end,
      refused_by = case step when 'refused' then actor.account_id else h.refused_by end,
      refused_at = case step when 'refused' then now() else h.refused_at end,
      reviewed_by = case step when 'reviewed' then actor.account_id else h.reviewed_by end,
      review_on = case step when 'reviewed' then least(h.until_on,
          care.today() + programme.pack_number('hold-review-days'))
        else h.review_on end,
      lifting_proposed_by = case step when 'lifting-proposed' then actor.account_id
        when 'kept' then null else h.lifting_proposed_by end,
      lifting_proposed_at = case step when 'lifting-proposed' then now()
        when 'kept' then null else h.lifting_proposed_at end,
      kept_by = case step when 'kept' then actor.account_id else h.kept_by end,
      kept_at = case step when 'kept' then now() else h.kept_at end,
      lifted_by = case step when 'lifted' then actor.account_id else h.lifted_by end,
      lifted_at = case step when 'lifted' then now() else h.lifted_at end
    where h.id = wanted;
  return 'ok';
end $$;
grant execute on function care.step_hold(uuid, uuid, integer, text) to alongside_care;

-- For Today: of a supervisor, holds that end within thirty days or are to be looked at again, and
-- those that the manager refused or would not lift; of a manager, those that wait for an answer,
-- due within a week. Files that nothing holds up and that are erased within thirty days:
-- a hold takes two people, so somebody learns of it before.
create function care.holds_to_look_at()
  returns table (id uuid, case_id uuid, person_id uuid, code text, since timestamptz, due_on date)
  language sql stable security definer rows 5 set search_path = pg_catalog, pg_temp as $$
  select h.id, c.id, c.person_id, case when h.until_on <= care.today() + 30 then 'hold-ends'
    else 'hold-review-due' end, h.confirmed_at, case when h.until_on <= care.today() + 30
    then h.until_on - 1 else h.review_on end
  from access.reach r join care.erasing_hold h on h.person_id = r.person_id
    join care.case_file c on c.id = h.case_id
  where (access.context()).role = 'supervisor' and r.account_id = access.actor()
    and r.via = 'case-supervisor' and care.state_of_hold(h) in ('in-force', 'lifting-proposed')
    and (h.until_on <= care.today() + 30 or h.review_on <= care.today() + 14)
  union all
  -- For seven days, as a closing that was returned, unless something was proposed anew meanwhile. A
  -- proposal that nobody answered is told to nobody: its supervisor made room for the next.
  select h.id, c.id, c.person_id, 'hold-refused', h.refused_at, null::date
  from access.reach r join care.erasing_hold h on h.person_id = r.person_id
    join care.case_file c on c.id = h.case_id
  where (access.context()).role = 'supervisor' and r.account_id = access.actor()
    and r.via = 'case-supervisor' and r.until_on > care.today()
    and h.refused_at > now() - interval '7 days' and h.refused_by <> access.actor()
    and not people.is_past(c.person_id) and not exists (select 1 from care.erasing_hold newer
      where newer.case_id = h.case_id and newer.proposed_at > h.proposed_at)
  union all
  select h.id, c.id, c.person_id, 'hold-kept', h.kept_at, null::date
  from access.reach r join care.erasing_hold h on h.person_id = r.person_id
    join care.case_file c on c.id = h.case_id
  where (access.context()).role = 'supervisor' and r.account_id = access.actor()
    and r.via = 'case-supervisor' and r.until_on > care.today()
    and h.kept_at > now() - interval '7 days' and care.state_of_hold(h) = 'in-force'
    and not people.is_past(c.person_id)
  union all
  select c.id, c.id, c.person_id, 'erasing-due',
    coalesce(c.closed_at, c.opened_at), e.erase_on - 1
  from people.file_end e join care.case_file c on c.person_id = e.person_id
    join people.person p on p.id = e.person_id and p.merged_into is null
  where e.erase_on > care.today() and e.erase_on <= care.today() + 30 and care.decides_about(c)
    and ((access.context()).role = 'supervisor' or not exists (select 1 from care.assignment a
      where a.case_id = c.id and a.part = 'supervisor' and a.until_at = 'infinity'))
    and care.held_until(e.person_id) is null
  union all
  select h.id, c.id, c.person_id, 'hold-to-decide',
    coalesce(h.lifting_proposed_at, h.proposed_at),
    coalesce(h.lifting_proposed_at, h.proposed_at)::date + 7
  from care.erasing_hold h join care.case_file c on c.id = h.case_id
    and c.organisation_id = access.organisation()
  where (access.context()).role = 'cso-manager'
    and care.state_of_hold(h) in ('proposed', 'lifting-proposed')
    and not people.is_past(c.person_id)
$$;
grant execute on function care.holds_to_look_at() to alongside_care;

-- For those who keep the file and for its case worker; null for everyone else.
create function care.erase_day_of(wanted uuid) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.erase_on from people.file_end e join care.case_file c on c.person_id = e.person_id
    where c.id = wanted and care.decides_about(c)
$$;
grant execute on function care.erase_day_of(uuid) to alongside_care;
