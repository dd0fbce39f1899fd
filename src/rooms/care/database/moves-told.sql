-- Who learns of a move, and until when: the new lead and supervisor that a case came, the old ones
-- that it is theirs to hand on, whoever proposed it that it does not happen, and everyone above
-- them that somebody let it lie.

-- For whom it waits in the old organisation. A stopped move is told to whoever proposed it, as long
-- as they may still decide about the case; otherwise, and for what nobody answered in time, to its
-- supervisor, and to the managers where it has none or the supervisor left.
create function care.told_of_move(one care.move) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with workers as (select a.account_id, a.part from care.assignment a
      where a.case_id = one.case_id and a.until_at = 'infinity'
        and a.part in ('lead', 'supervisor')
        and care.may_take(a.account_id, one.from_organisation_id, a.part)),
    managers as (select m.account_id from workforce.membership m
      where m.organisation_id = one.from_organisation_id and m.role = 'cso-manager'
        and m.confirmed_at is not null and m.withdrawn_at is null and m.from_at <= now()
        and m.until_at > now()),
    deciders as (select w.account_id from workers w where w.part = 'supervisor'
      union all select m.account_id from managers m
        where not exists (select 1 from workers w where w.part = 'supervisor'))
  select array(
    select w.account_id from workers w where one.state = 'accepted'
    union select d.account_id from deciders d where one.state = 'accepted'
      or (one.state = 'proposed' and one.due_on < care.today())
      or (one.state in ('declined', 'withdrawn') and not exists (select 1 from workers w
          where w.part = 'supervisor' and w.account_id = one.proposed_by)
        and not exists (select 1 from managers m where m.account_id = one.proposed_by))
    union select one.proposed_by where (one.state in ('declined', 'withdrawn')
        or (one.state = 'proposed' and one.due_on < care.today()))
      and one.proposed_by in (select w.account_id from workers w where w.part = 'supervisor'
        union all select m.account_id from managers m))
$$;

-- Whether those whom the new organisation named may still take the case: somebody may leave before
-- it is handed on.
create function care.has_takers(one care.move) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select care.may_take(one.lead_id, one.to_organisation_id, 'lead')
    and care.may_take(one.supervisor_id, one.to_organisation_id, 'supervisor')
$$;

create function care.awaits_new(one care.move) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select one.state = 'proposed' or not care.has_takers(one)
$$;

-- For a manager of the new organisation: moves for which somebody else must be named.
create function care.moves_without_takers() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id from care.move m
  where access.role() = 'cso-manager' and m.to_organisation_id = access.organisation()
    and m.state = 'accepted' and not people.is_past(m.person_id) and not care.has_takers(m)
$$;
grant execute on function care.moves_without_takers() to alongside_care;

-- What Today says of moves to those who may know the person.
create function care.moves_due()
  returns table (id uuid, case_id uuid, person_id uuid, code text, since timestamptz, due_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, m.case_id, m.person_id, case when m.leaving_id is null then 'case-moved-here'
      else 'case-moved-unasked' end, m.done_at, null::date
  -- The few moves first (offset 0 keeps it so): a dense worker reaches thousands.
  from (select n.*, 'case-lead' as part from care.move n
      where n.state = 'done' and n.lead_seen_at is null and n.lead_id = access.actor()
    union all select n.*, 'case-supervisor' from care.move n where n.state = 'done'
      and n.supervisor_seen_at is null and n.supervisor_id = access.actor() offset 0) m
  join access.reach r on r.account_id = access.actor() and r.person_id = m.person_id
    and r.via = m.part and r.until_on > care.today()
  where access.acts() and people.holds_files() and r.level = 'assigned'
    and not people.is_past(r.person_id)
  union all
  select m.id, m.case_id, m.person_id, case m.state when 'accepted' then 'move-to-complete'
      when 'proposed' then 'move-unanswered' else 'move-' || m.state end,
    case m.state when 'proposed' then m.proposed_at else m.decided_at end,
    case when m.state in ('proposed', 'accepted') then m.due_on end
  -- Asking for whom a move waits costs more than all else here, so those that cannot wait for the
  -- actor come out first: an organisation has hundreds of moves, and a worker few of them.
  from (select n.* from care.move n join care.case_file c on c.id = n.case_id
        and c.organisation_id = n.from_organisation_id
      where n.from_organisation_id = (select access.organisation()) and (select access.acts())
        and (n.state = 'accepted' or (n.state = 'proposed' and n.due_on < (select care.today()))
          or (n.state in ('declined', 'withdrawn') and n.stop_seen_at is null))
        and ((select access.role()) = 'cso-manager' or exists (select 1 from care.assignment a
          where a.case_id = n.case_id and a.until_at = 'infinity'
            and a.account_id = (select access.actor())
            and (a.part = 'supervisor' or (a.part = 'lead' and n.state = 'accepted'))))
      offset 0) m
  where (select access.actor()) = any (care.told_of_move(m)) and not people.is_past(m.person_id)
$$;
grant execute on function care.moves_due() to alongside_care;

-- Whether the actor still has to say that they know of a move: that the case is theirs, or that it
-- stays where it is.
create function care.is_told_of_move(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.move m where m.id = wanted and access.acts() and case
    when m.state = 'done' then care.reaches(m.person_id)
      and ((m.lead_id = access.actor() and m.lead_seen_at is null)
        or (m.supervisor_id = access.actor() and m.supervisor_seen_at is null))
    else m.state in ('declined', 'withdrawn') and m.stop_seen_at is null
      and access.actor() = any (care.told_of_move(m)) and care.is_part_of_move(m, 'from') end)
$$;
grant execute on function care.is_told_of_move(uuid) to alongside_care;

-- The actor has read it. Answers the state of the move, or null.
create function care.see_move(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := access.actor();
  known text;
begin
  if not care.is_told_of_move(wanted) then return null; end if;
  update care.move m set
      lead_seen_at = case when m.state = 'done' and me = m.lead_id
        then coalesce(m.lead_seen_at, now()) else m.lead_seen_at end,
      supervisor_seen_at = case when m.state = 'done' and me = m.supervisor_id
        then coalesce(m.supervisor_seen_at, now()) else m.supervisor_seen_at end,
      stop_seen_at = case when m.state in ('declined', 'withdrawn')
        then coalesce(m.stop_seen_at, now()) end
    where m.id = wanted returning m.state into known;
  return known;
end $$;
grant execute on function care.see_move(uuid) to alongside_care;

-- Moves of a case, for those who may read the case; coded lists need no function.
create function care.moves_of_case(wanted uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id from care.move m join care.case_file c on c.id = m.case_id where c.id = wanted
    and not people.is_past(c.person_id) and (care.reaches(c.person_id)
      or (access.role() = 'cso-manager' and c.organisation_id = access.organisation()))
$$;
grant execute on function care.moves_of_case(uuid) to alongside_care;

-- For the coordinator: moves whose day has passed, with the organisation whose turn it is (the new
-- one also while nobody there may take the case), and cases still with an organisation after the
-- day on which it leaves.
create function care.late_moves()
  returns table (case_code text, organisation_id uuid, supervisor_id uuid, since timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.case_code, case when care.awaits_new(m) then m.to_organisation_id
      else m.from_organisation_id end,
    case when not care.awaits_new(m) then (select a.account_id from care.assignment a
      where a.case_id = m.case_id and a.part = 'supervisor' and a.until_at = 'infinity') end,
    (m.due_on + 1)::timestamp at time zone (select s.time_zone from programme.setting s)
  from care.move m
  where (access.context()).role = 'national-coordinator' and m.state in ('proposed', 'accepted')
    and m.due_on < care.today()
  union all
  select c.code, c.organisation_id, (select a.account_id from care.assignment a
      where a.case_id = c.id and a.part = 'supervisor' and a.until_at = 'infinity'),
    (l.leaves_on + 1)::timestamp at time zone (select s.time_zone from programme.setting s)
  from care.leaving l join care.case_file c on c.organisation_id = l.organisation_id
    and c.state not in ('closed', 'transferred')
  where (access.context()).role = 'national-coordinator' and l.ended_at is null
    and l.leaves_on < care.today() and not exists (select 1 from care.move m
      where m.case_id = c.id and m.state in ('proposed', 'accepted') and m.due_on < care.today())
$$;
grant execute on function care.late_moves() to alongside_programme;
