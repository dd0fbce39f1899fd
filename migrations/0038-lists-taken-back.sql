-- A caseload list remembers whose files it opened, so that the import can be taken back as one step
-- while nothing was written since. Side of the wall: care.
-- Locks: operations.caseload_list, which has one row for each import; its rows are rewritten.

-- `opened_xid`: the transaction of the import; every row that it wrote names the same one. Lists
-- from before have no epoch: nobody knows which files they opened, so they cannot be taken back.
alter table operations.caseload_list
  add column id uuid not null default gen_random_uuid() unique,
  add column opened_xid xid8 not null default pg_current_xact_id(),
  add column epoch uuid;

create table operations.caseload_person (
  person_id uuid primary key references people.person (id),
  list_id uuid not null references operations.caseload_list (id)
);
create index caseload_person_by_list on operations.caseload_person (list_id);
select access.protect('operations.caseload_person', 'person_id');
