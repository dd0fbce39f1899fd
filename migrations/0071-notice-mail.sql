-- E-mail that says only that something is new: the address that somebody typed and confirmed by a
-- code, and the mails that wait or were sent.
-- Side of the wall: nobody's; functions for one's own address, and machinery.
-- Locks: creates only.

create table access.mail_address (
  account_id uuid primary key references access.account (id),
  address bytea not null,
  asked_at timestamptz not null default now(),
  code_hash bytea,
  code_until timestamptz,
  tries_left integer not null default 5,
  confirmed_at timestamptz,
  constraint mail_address_code_whole check (num_nulls(code_hash, code_until) in (0, 2)
    and (code_hash is null) = (confirmed_at is not null))
);

create table notices.mail (
  id uuid primary key,
  account_id uuid not null references access.account (id),
  about text not null check (about in ('notices', 'code')),
  code bytea,
  made_at timestamptz not null default now(),
  sent_at timestamptz,
  constraint mail_code_waits check (code is null or (about = 'code' and sent_at is null))
);
create unique index mail_one_waiting on notices.mail (account_id, about) where sent_at is null;
create index mail_by_account on notices.mail (account_id, made_at desc);
create index mail_by_age on notices.mail (made_at);

select access.protect(name::regclass) from unnest(array['access.mail_address', 'notices.mail'])
  name;
