-- A notice tells an account that another person did something that now stands with it: a kind, a
-- record and when. One table for each side, and a key over account and side, so that no account has
-- a notice in the table of another side.
-- Side of the wall: each side its own table, by login role; when one last looked, nobody's.
-- Locks: access.account, while a key over two of its columns is made.

alter table access.account add constraint account_of_side unique (id, side);

create schema if not exists notices;

create table notices.care_notice (
  id uuid primary key default gen_random_uuid(),
  receiver_id uuid not null,
  side text not null default 'care' constraint notice_of_the_care_side check (side = 'care'),
  kind text not null check (kind in ('assigned-lead', 'assigned-supervisor', 'assigned-team',
    'offer-received', 'offer-withdrawn', 'concern-raised', 'concern-settled', 'handing-asked',
    'handing-accepted', 'handing-declined', 'handing-withdrawn', 'plan-to-approve',
    'plan-approved', 'closing-to-decide', 'closing-returned', 'closing-decided', 'move-proposed',
    'move-accepted', 'move-declined', 'move-withdrawn', 'hold-to-decide', 'hold-decided',
    'search-to-take', 'search-taken', 'search-ended', 'pair-to-decide', 'pair-decided',
    'disclosure-asked', 'disclosure-to-approve', 'disclosure-to-release', 'disclosure-withdrawn',
    'disclosure-refused', 'package-arrived', 'package-taken-back')),
  about text not null check (about in ('assignment', 'offer', 'concern', 'handing', 'plan',
    'closing', 'move', 'case', 'waiting-search', 'search', 'pair', 'disclosure')),
  record_id uuid not null,
  cause_id uuid not null,
  made_at timestamptz not null default now(),
  foreign key (receiver_id, side) references access.account (id, side),
  constraint care_notice_once unique (receiver_id, kind, record_id, cause_id)
);
create index care_notice_newest on notices.care_notice (receiver_id, made_at desc);
create index care_notice_by_age on notices.care_notice (made_at);

create table notices.justice_notice (
  id uuid primary key default gen_random_uuid(),
  receiver_id uuid not null,
  side text not null default 'justice'
    constraint notice_of_the_justice_side check (side = 'justice'),
  kind text not null check (kind in ('matter-assigned', 'permission-asked', 'permission-answered',
    'appeal-lodged', 'appeal-decided',
    'disclosure-asked', 'disclosure-to-approve', 'disclosure-to-release', 'disclosure-withdrawn',
    'disclosure-refused', 'package-arrived', 'package-taken-back')),
  about text not null check (about in ('matter', 'permission', 'appeal', 'disclosure')),
  record_id uuid not null,
  cause_id uuid not null,
  made_at timestamptz not null default now(),
  foreign key (receiver_id, side) references access.account (id, side),
  constraint justice_notice_once unique (receiver_id, kind, record_id, cause_id)
);
create index justice_notice_newest on notices.justice_notice (receiver_id, made_at desc);
create index justice_notice_by_age on notices.justice_notice (made_at);

create table notices.programme_notice (
  id uuid primary key default gen_random_uuid(),
  receiver_id uuid not null,
  side text not null default 'programme'
    constraint notice_of_the_programme_side check (side = 'programme'),
  kind text not null check (kind in ('offer-accepted', 'offer-declined', 'given-name-to-decide')),
  about text not null check (about in ('offer', 'given-name')),
  record_id uuid not null,
  cause_id uuid not null,
  made_at timestamptz not null default now(),
  foreign key (receiver_id, side) references access.account (id, side),
  constraint programme_notice_once unique (receiver_id, kind, record_id, cause_id)
);
create index programme_notice_newest on notices.programme_notice (receiver_id, made_at desc);
create index programme_notice_by_age on notices.programme_notice (made_at);

-- `seen_in` are the transactions that the page could see: a notice that was written before and
-- committed after one looked is not lost. `before_*`: the visit before this one, so that what is
-- new stays so while one follows it and comes back.
create table notices.look (
  account_id uuid primary key references access.account (id),
  looked_at timestamptz not null,
  seen_until timestamptz not null,
  seen_in pg_snapshot not null,
  before_until timestamptz,
  before_in pg_snapshot,
  constraint look_before_whole check ((before_until is null) = (before_in is null))
);

select access.protect(name::regclass, null) from unnest(array['notices.care_notice',
  'notices.justice_notice', 'notices.programme_notice', 'notices.look']) name;

alter table programme.erasing_proof drop constraint erasing_proof_kind_check,
  add constraint erasing_proof_kind_check check (kind in ('file', 'matter', 'crossing', 'entry',
    'stage', 'operation', 'account', 'session', 'job', 'notice'));
