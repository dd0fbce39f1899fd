-- Which side a role belongs to.

-- A role belongs to exactly one side, and an account never leaves its side.
create function workforce.side_of_role(role text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case
    when role in ('prosecutor', 'probation-officer') then 'justice'
    when role in ('national-coordinator', 'donor', 'administrator') then 'programme'
    when role = 'auditor' then 'oversight'
    else 'care' end
$$;
