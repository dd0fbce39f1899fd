-- Closing takes two people and keeps its criteria; a plan becomes active by agreement; functions read
-- the country's numbers themselves.
-- Side of the wall: care, by assignment and by organisation; the numbers are machinery.
-- Locks: care.case_file, care.plan, care.goal and care.action, until the end; no row is rewritten.

-- What the country pack says in numbers. Nobody may pass such a number to a function, so functions
-- read it here; every start writes it again.
create table programme.pack_value (
  name text primary key,
  value jsonb not null,
  taken_at timestamptz not null default now()
);
select access.protect('programme.pack_value');
