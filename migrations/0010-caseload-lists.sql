-- Caseloads that came by list: which file an organisation has brought in already, so that the same
-- file again opens no second files. The file itself and what it says are never kept here.
-- Side of the wall: care, and there only those who open files, for their own organisation.
-- Locks: creates only.

create table operations.caseload_list (
  organisation_id uuid not null references workforce.organisation (id),
  file_hash text not null check (length(file_hash) between 16 and 200),
  imported_by uuid not null,
  imported_at timestamptz not null default now(),
  households integer not null check (households > 0),
  rows integer not null check (rows >= households),
  primary key (organisation_id, file_hash)
);
comment on column operations.caseload_list.file_hash is
  'Keyed, so that nobody with the database alone can tell whether a file was brought in.';

select access.protect('operations.caseload_list'::regclass);

create function operations.opens_files() returns boolean
  language sql stable parallel safe set search_path = '' as $$
  select ((access.context()).role = 'case-manager' and (access.context()).duty = 'intake')
    or (access.context()).role = 'child-protection-officer'
$$;
grant execute on function operations.opens_files() to alongside_care;

grant select, insert on operations.caseload_list to alongside_care;
create policy own_organisation_read on operations.caseload_list for select to alongside_care
  using ((select operations.opens_files())
    and organisation_id = (select access.organisation()));
create policy own_organisation_insert on operations.caseload_list for insert to alongside_care
  with check ((select operations.opens_files())
    and organisation_id = (select access.organisation())
    and imported_by = (select access.actor()));
