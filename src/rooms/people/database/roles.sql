-- Which roles hold, write and reach a person's file.

-- Roles that hold a person's file when assigned.
create function people.holds_files() returns boolean
  language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
  return (access.context()).role in
    ('case-manager', 'supervisor', 'psychologist', 'child-protection-officer');
end $$;
grant execute on function people.holds_files() to alongside_care, alongside_programme;

create function people.writes_files() returns boolean
  language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
  return (access.context()).role in ('case-manager', 'child-protection-officer');
end $$;
grant execute on function people.writes_files() to alongside_care, alongside_programme;

-- The psychologist does not see documents, phones and addresses.
create function people.reads_contact() returns boolean
  language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
  return (access.context()).role in ('case-manager', 'supervisor', 'child-protection-officer');
end $$;
grant execute on function people.reads_contact() to alongside_care, alongside_programme;
