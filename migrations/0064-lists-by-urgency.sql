-- Where a case stands in a list sorted by urgency: a safety clock that runs, by its end; then need
-- and next visit; what is over comes last. A manager's list of thousands is read in this order.
-- Side of the wall: care alone, by assignment.
-- Locks: rewrites care.case_file once.

alter table care.case_file add column urgency text collate "C" not null generated always as (
  case when closed_at is not null or state = 'transferred' or contact_due_at = 'infinity' then '9'
    when contacted_at is null and stopped_at is null then '1'
      || lpad(floor(extract(epoch from contact_due_at at time zone 'UTC'))::bigint::text, 12, '0')
    else '2' end
  || case priority when 'high' then '0' when 'medium' then '1' else '2' end
  || coalesce(lpad((next_visit_on - date '1970-01-01')::text, 6, '0'), '9')) stored;
create index case_file_by_urgency on care.case_file (organisation_id, urgency, id);
