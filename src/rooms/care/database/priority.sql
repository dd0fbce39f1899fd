-- Priority of need, as pure decisions. `cases/rules-priority.ts` decides the same; a generated test
-- asks both about every possible case.

-- What a concern seen at a visit raises the priority to; null if it stays. Nothing here lowers it.
create function care.priority_raised_by(concern text, priority text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case
    when concern = 'urgent' and priority <> 'high' then 'high'
    when concern = 'needs-attention' and priority = 'low' then 'medium' end
$$;

-- The same for how pressing a need is, 3 for urgent: in an assessment it counts as at a visit.
create function care.priority_raised_by_need(need_priority integer, priority text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select care.priority_raised_by(case need_priority when 3 then 'urgent' else 'none' end, priority)
$$;

-- The reason for the priority of a new case; the most urgent one counts.
create function care.reason_on_opening(minor boolean, urgent_need boolean, unaccompanied boolean)
  returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case
    when unaccompanied then 'unaccompanied-minor'
    when urgent_need then 'urgent-need-on-arrival'
    when minor then 'minor'
    else 'usual' end
$$;

create function care.priority_for(reason text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case reason
    when 'unaccompanied-minor' then 'high'
    when 'urgent-need-on-arrival' then 'high'
    when 'minor' then 'medium'
    else 'low' end
$$;

-- When two files of one person are merged, the more urgent priority stays.
create function care.is_more_urgent(one text, other text) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select array_position(array['low', 'medium', 'high'], one)
    > array_position(array['low', 'medium', 'high'], other)
$$;
