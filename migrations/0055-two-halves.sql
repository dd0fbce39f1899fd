-- Nobody knows somebody else's password: an account is opened by two halves, a link from whoever
-- makes it and a code from whoever confirms it. Two people help whoever cannot come in any more. On
-- the side of the programme and of oversight taking access away waits for a second person, and a
-- duty is given like a grant.
-- Side of the wall: none, access; and workforce, every side its own.
-- Locks: workforce.membership, for a moment; no row is rewritten. Accounts whose grant waits keep
-- the password that was made with them.

create table access.invitation (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account (id),
  link_hash bytea constraint invitation_link_hash_key unique,
  made_by uuid references access.account (id),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  code_hash bytea,
  code_by uuid references access.account (id),
  code_at timestamptz,
  wrong_codes integer not null default 0 check (wrong_codes between 0 and 5),
  ended_at timestamptz,
  ended_as text check (ended_as in ('used', 'replaced', 'wrong-codes', 'taken-back')),
  constraint invitation_two_people check (made_by is null or code_by <> made_by),
  constraint invitation_not_oneself check (made_by <> account_id and code_by <> account_id),
  constraint invitation_over_keeps_nothing
    check ((ended_at is null) = (ended_as is null) and (ended_at is null) = (link_hash is not null)
      and (ended_at is null or code_hash is null))
);
create unique index invitation_one_open on access.invitation (account_id) where ended_at is null;
create index invitation_by_account on access.invitation (account_id);
select access.protect('access.invitation');

create table access.help_request (
  id uuid primary key,
  account_id uuid not null references access.account (id),
  asked_by uuid not null references access.account (id),
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '14 days',
  agreed_by uuid references access.account (id),
  agreed_at timestamptz,
  ended_by uuid references access.account (id),
  ended_at timestamptz,
  told_at timestamptz,
  constraint help_request_not_oneself check (asked_by <> account_id and agreed_by <> account_id),
  constraint help_request_two_people check (agreed_by <> asked_by),
  constraint help_request_agreed check ((agreed_by is null) = (agreed_at is null)),
  constraint help_request_one_end check (num_nonnulls(agreed_at, ended_at) <= 1)
);
create unique index help_request_one_open on access.help_request (account_id)
  where agreed_at is null and ended_at is null;
create index help_request_by_account on access.help_request (account_id);
select access.protect('access.help_request');

alter table workforce.membership
  add column languages text[] not null default '{}' constraint membership_languages_check
    check (languages <@ array['ar', 'en', 'kk', 'ky', 'ru', 'tg', 'uz']),
  add column duty_asked text,
  add column duty_asked_by uuid references access.account (id),
  add column duty_asked_at timestamptz,
  add column withdrawal_asked_by uuid references access.account (id),
  add column withdrawal_asked_at timestamptz,
  add constraint membership_duty_asked_of_role check (
    duty_asked is null or (duty_asked = 'registrar' and role = 'prosecutor')
    or (duty_asked = 'intake' and role = 'case-manager')
    or (duty_asked = 'legal-approver' and role in ('prosecutor', 'cso-manager'))),
  add constraint membership_duty_asked check (
    (duty_asked is null) = (duty_asked_by is null)
    and (duty_asked is null) = (duty_asked_at is null)
    and duty_asked_by <> account_id),
  add constraint membership_withdrawal_asked check (
    (withdrawal_asked_by is null) = (withdrawal_asked_at is null)
    and withdrawal_asked_by <> account_id);
