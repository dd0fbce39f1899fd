-- Which roles are open.

-- The other roles exist but see nothing until a later version adds them here; `rolesToCome` in
-- src/kernel/roles.ts leaves out the same ones. Open roles are listed by name, so that a forgotten
-- role stays closed.
create function access.is_open_role(role text) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select coalesce(role in ('prosecutor', 'probation-officer', 'case-manager', 'supervisor',
    'psychologist', 'child-protection-officer', 'teacher', 'theologian', 'community-mentor',
    'cso-manager', 'national-coordinator', 'donor', 'administrator', 'auditor'), false)
$$;
grant execute on function access.is_open_role(text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- Whether someone has entered in an open role. For policies and functions that name no role of
-- their own.
create function access.acts() returns boolean
  language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
  return access.is_open_role((access.context()).role);
end $$;
grant execute on function access.acts() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;
