-- A worker's list is read in its own order: reach names the case of each person it opens.
-- Side of the wall: care alone.
-- Locks: access.reach until every row has its case.

alter table access.reach add column case_id uuid, add column case_opened_at timestamptz;

update access.reach r set case_id = c.id, case_opened_at = c.opened_at
  from care.case_file c where c.person_id = r.person_id;

create index reach_newest_case on access.reach (account_id, case_opened_at desc, case_id desc)
  where level = 'assigned' and case_id is not null;
drop index care.case_newest;
