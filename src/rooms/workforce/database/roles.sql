-- Which side a role belongs to.

-- A role belongs to exactly one side, and an account never changes sides. Null for an unknown role.
create function workforce.side_of_role(role text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case
    when role in ('prosecutor', 'probation-officer') then 'justice'
    when role in ('case-manager', 'supervisor', 'psychologist', 'child-protection-officer',
      'teacher', 'theologian', 'community-mentor', 'cso-manager', 'provider') then 'care'
    when role in ('national-coordinator', 'donor', 'administrator', 'legal-editor')
      then 'programme'
    when role = 'auditor' then 'oversight'
    when role = 'counsel' then 'defence'
    when role = 'self' then 'self' end
$$;
