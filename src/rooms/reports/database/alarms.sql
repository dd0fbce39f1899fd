-- Exact, coded alarms for the coordinator.

-- The alarms of all rooms, each from that room's own function, with who is responsible: a coded
-- reference and names of organisations and staff, never the name of a person in the programme.
-- `record`, `parent`: where the coordinator may go on with it; null where that is somebody else's.
create function reports.alarms()
  returns table (kind text, reference text, organisation_id uuid, organisation_code text,
    organisation_names jsonb, responsible text, since timestamptz, record uuid, parent uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.kind, a.reference, o.id, o.code, o.names, s.display_name, a.since,
    a.record, a.parent
  from (
    select 'minor-without-cover' as kind, m.reference, m.organisation_id,
      (select n.account_id from care.case_file c join care.assignment n on n.case_id = c.id
        where c.code = m.reference and n.part = 'supervisor' and n.until_at = 'infinity')
        as supervisor_id,
      m.since::timestamp at time zone (select time_zone from programme.setting) as since,
      null::uuid as record, null::uuid as parent
    from guardianship.minors_without_cover() m
    union all
    select 'missed-clock', k.case_code, k.organisation_id, k.supervisor_id, k.due_at,
      null, null
    from care.missed_clocks() k
    union all
    select 'unresolved-entry', e.entry_code, (access.context()).organisation_id, null, e.since,
      e.entry_id, e.operation_id
    from operations.unresolved_entries() e
    union all
    select 'emergency-unreviewed', u.case_code, u.organisation_id, u.supervisor_id, u.since,
      null, null
    from care.unreviewed_emergencies() u
    union all
    select 'move-late', m.case_code, m.organisation_id, m.supervisor_id, m.since, null, null
    from care.late_moves() m
    union all
    select 'case-without-lead', w.case_code, w.organisation_id, w.supervisor_id, w.since, null, null
    from care.cases_without_lead() w
    union all
    select 'search-not-taken', s.reference, s.organisation_id, null, s.since, null, null
    from guardianship.searches_not_taken() s
    union all
    select 'offer-unanswered', f.household_code, f.organisation_id, null, f.since,
      f.household_id, null
    from care.unanswered_offers() f
    union all
    select 'family-not-offered', h.household_code, (access.context()).organisation_id, null,
      h.since, h.household_id, null
    from care.families_not_offered() h
    union all
    select 'grant-waiting', g.login, g.organisation_id, g.granted_by, g.granted_at, null, null
    from access.grants_waiting() g
    union all
    select p.kind, p.operation_name, (access.context()).organisation_id, null, p.since,
      p.operation_id, null
    from operations.operations_waiting() p
    union all
    select 'given-name-proposed', n.reference, (access.context()).organisation_id, n.proposed_by,
      n.since, null, null
    from people.given_names_waiting() n
  ) a
  left join workforce.organisation o on o.id = a.organisation_id
  left join access.account s on s.id = a.supervisor_id
  where (access.context()).role = 'national-coordinator'
$$;
grant execute on function reports.alarms() to alongside_programme;
