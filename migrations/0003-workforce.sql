-- Organisations, and who works where in which role.
-- Side of the wall: every side reads its own part.
-- Locks: creates only. Functions, policies, triggers and grants: src/rooms/workforce/database

create schema if not exists workforce;

create table workforce.organisation (
  id uuid primary key,
  code text not null unique,
  kind text not null check (kind in ('coordination', 'cso', 'guardianship-body', 'court',
    'probation', 'school', 'donor', 'oversight')),
  side text not null check (side in ('justice', 'care', 'programme', 'oversight')),
  names jsonb not null,
  province text,
  closed_at timestamptz
);

-- A grant: one account, one role, one organisation, from a day to a day, and who agreed to it.
-- On the justice and care sides it counts only once a manager of that organisation has confirmed.
create table workforce.membership (
  id uuid primary key,
  account_id uuid not null references access.account (id),
  organisation_id uuid not null references workforce.organisation (id),
  role text not null check (role in ('prosecutor', 'probation-officer', 'case-manager',
    'supervisor', 'psychologist', 'child-protection-officer', 'teacher', 'theologian',
    'community-mentor', 'cso-manager', 'national-coordinator', 'donor', 'administrator',
    'auditor')),
  duty text not null default 'member' check (duty in ('member', 'registrar', 'intake',
    'legal-approver')),
  province text,
  caseload_norm integer not null default 25 check (caseload_norm between 1 and 500),
  from_at timestamptz not null default now(),
  until_at timestamptz not null default 'infinity',
  granted_by uuid references access.account (id),
  granted_at timestamptz not null default now(),
  confirmed_by uuid references access.account (id),
  confirmed_at timestamptz,
  withdrawn_by uuid references access.account (id),
  withdrawn_at timestamptz,
  check (granted_by is distinct from account_id),
  check (confirmed_by is null or confirmed_by <> account_id),
  -- A duty is a power of its own (a registrar confirms grants): only where it belongs.
  constraint membership_duty_of_role check (duty = 'member'
    or (duty = 'registrar' and role = 'prosecutor')
    or (duty = 'intake' and role = 'case-manager')
    or (duty = 'legal-approver' and role in ('prosecutor', 'cso-manager')))
);
create unique index membership_one_current on workforce.membership (account_id)
  where withdrawn_at is null;
create index membership_by_organisation on workforce.membership (organisation_id, role);

select access.protect(name::regclass) from unnest(array['workforce.organisation',
  'workforce.membership']) name;
