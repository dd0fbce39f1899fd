-- Since when a case has nobody who leads it, and nobody who supervises it: a case that nobody was
-- ever given is in no list of those who left. Kept by a trigger on care.assignment, because a
-- programme with a million cases cannot look for what is missing.
-- Side of the wall: care.
-- Locks: care.case_file, for as long as it takes to fill two columns of it.

alter table care.case_file add column without_lead_since timestamptz,
  add column without_supervisor_since timestamptz;
alter table care.case_file disable trigger user;
update care.case_file c set
    without_lead_since = case when w.lead is not true then coalesce(w.lead_until, c.opened_at) end,
    without_supervisor_since = case when w.supervisor is not true
      then coalesce(w.supervisor_until, c.opened_at) end
  from (select k.id,
      bool_or(a.part = 'lead' and a.until_at = 'infinity') as lead,
      bool_or(a.part = 'supervisor' and a.until_at = 'infinity') as supervisor,
      max(a.until_at) filter (where a.part = 'lead') as lead_until,
      max(a.until_at) filter (where a.part = 'supervisor') as supervisor_until
    from care.case_file k left join care.assignment a on a.case_id = k.id group by k.id) w
  where w.id = c.id and (w.lead is not true or w.supervisor is not true);
alter table care.case_file enable trigger user;
alter table care.case_file alter column without_lead_since set default now(),
  alter column without_supervisor_since set default now();
create index case_without_worker on care.case_file (organisation_id)
  where (without_lead_since is not null or without_supervisor_since is not null)
    and closed_at is null;
-- For the next step of the work, on the first page of whoever leads many cases.
create index case_next_step on care.case_file (person_id)
  where state in ('registered', 'assessment', 'plan-draft', 'reopened') and closed_at is null;
