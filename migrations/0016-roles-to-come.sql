-- The sides and roles to come: defence and the person's own door, counsel, provider, legal editor;
-- and which person an account of the person's own door is, or is the guardian of.
-- Side of the wall: machinery. No login role reads or writes access.tie.
-- Locks: access.account, workforce.organisation and workforce.membership, read once each.

alter table access.account
  drop constraint account_side_check,
  add constraint account_side_check check (side in ('justice', 'care', 'programme', 'oversight',
    'defence', 'self'));

-- Nobody's own door belongs to an organisation: no side `self` here.
alter table workforce.organisation
  drop constraint organisation_side_check,
  add constraint organisation_side_check check (side in ('justice', 'care', 'programme',
    'oversight', 'defence')),
  drop constraint organisation_kind_check,
  add constraint organisation_kind_check check (kind in ('coordination', 'cso',
    'guardianship-body', 'court', 'probation', 'school', 'donor', 'oversight', 'legal-aid')),
  -- A chamber of advocates or a legal aid office defends, and nobody else does.
  add constraint organisation_legal_aid_defends check ((kind = 'legal-aid') = (side = 'defence'));

-- `self` is no role of a membership: who that is, a tie says.
alter table workforce.membership
  drop constraint membership_role_check,
  add constraint membership_role_check check (role in ('prosecutor', 'probation-officer',
    'case-manager', 'supervisor', 'psychologist', 'child-protection-officer', 'teacher',
    'theologian', 'community-mentor', 'cso-manager', 'national-coordinator', 'donor',
    'administrator', 'auditor', 'legal-editor', 'counsel', 'provider'));

create table access.tie (
  id uuid primary key,
  account_id uuid not null references access.account (id),
  person_id uuid not null references people.person (id),
  tied_as text not null check (tied_as in ('person', 'guardian')),
  until_at timestamptz not null default 'infinity',
  made_by uuid references access.account (id),
  made_at timestamptz not null default now(),
  ended_by uuid references access.account (id),
  ended_at timestamptz,
  check (made_by is distinct from account_id),
  check (until_at > made_at),
  check (ended_by is null or ended_at is not null)
);
-- An account is one human being for ever: tied to the wrong person, it is closed and made anew.
create unique index tie_one_as_the_person on access.tie (account_id) where tied_as = 'person';
create unique index tie_once_at_a_time on access.tie (account_id, person_id) where ended_at is null;
create index tie_by_person on access.tie (person_id);

select access.protect('access.tie');
