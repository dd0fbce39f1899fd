-- Supervision of the workers themselves: who supervises whom, when they meet, and who asked for it.
-- Times and codes only: no column holds what was said, about whom, or how somebody works.
-- Side of the wall: care alone, by team and organisation. Locks: creates; notices.care_notice and
-- programme.erasing_proof while a check is replaced.

-- One supervisor at a time, made by the first case that gives one, or named by a manager.
create table workforce.supervised (
  id uuid primary key,
  organisation_id uuid not null references workforce.organisation (id),
  worker_id uuid not null references access.account (id),
  supervisor_id uuid not null references access.account (id),
  named_by uuid,
  named_at timestamptz not null default now(),
  until_at timestamptz not null default 'infinity',
  constraint supervised_not_by_oneself check (worker_id <> supervisor_id),
  constraint supervised_forwards check (until_at >= named_at)
);
create unique index supervised_by_one on workforce.supervised (worker_id)
  where until_at = 'infinity';
create index supervised_team on workforce.supervised (supervisor_id) where until_at = 'infinity';

create table workforce.supervision (
  id uuid primary key,
  organisation_id uuid not null references workforce.organisation (id),
  supervisor_id uuid not null references access.account (id),
  kind text not null check (kind in ('individual', 'group', 'observation')),
  planned_at timestamptz not null,
  state text not null default 'planned' check (state in ('planned', 'held', 'not-held',
    'corrected')),
  minutes integer,
  moved_for text check (moved_for in ('supervisor', 'worker', 'neither')),
  -- The time agreed instead, or the row that is right.
  followed_by uuid references workforce.supervision (id) on delete set null,
  made_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz,
  version integer not null default 1,
  constraint supervision_of_supervisor unique (id, supervisor_id),
  constraint supervision_minutes_in_range check (minutes between 5 and 480),
  constraint supervision_time_in_range check (planned_at > made_at - interval '32 days'
    and planned_at < made_at + interval '367 days'),
  constraint supervision_ended_whole check ((state = 'planned') = (ended_at is null)
    and (ended_at is null) = (ended_by is null)),
  -- For how long, of what took place; for whom, of what did not; both stay when it is corrected.
  constraint supervision_outcome_whole check ((state <> 'held' or minutes is not null)
    and (state <> 'not-held' or moved_for is not null)
    and (state = 'held' or state = 'corrected' or minutes is null)
    and (state = 'not-held' or state = 'corrected' or moved_for is null)
    and num_nonnulls(minutes, moved_for) < 2
    and (state = 'not-held' or state = 'corrected' or followed_by is null))
);
create index supervision_by_supervisor on workforce.supervision (supervisor_id, planned_at desc);
create index supervision_by_organisation on workforce.supervision (organisation_id,
  planned_at desc);
create index supervision_by_age on workforce.supervision (planned_at);

create table workforce.supervision_worker (
  id uuid primary key default gen_random_uuid(),
  supervision_id uuid not null,
  supervisor_id uuid not null,
  worker_id uuid not null references access.account (id),
  foreign key (supervision_id, supervisor_id) references workforce.supervision (id, supervisor_id)
    on delete cascade,
  constraint supervision_not_of_oneself check (worker_id <> supervisor_id),
  constraint supervision_worker_once unique (supervision_id, worker_id)
);
create index supervision_by_worker on workforce.supervision_worker (worker_id);

create table workforce.supervision_ask (
  id uuid primary key,
  organisation_id uuid not null references workforce.organisation (id),
  worker_id uuid not null references access.account (id),
  wish text check (wish in ('today', 'this-week')),
  state text not null default 'open' check (state in ('open', 'answered', 'withdrawn')),
  asked_at timestamptz not null default now(),
  due_at timestamptz not null,
  seen_by uuid references access.account (id),
  seen_at timestamptz,
  ended_at timestamptz,
  supervision_id uuid references workforce.supervision (id) on delete set null,
  constraint ask_seen_whole check ((seen_by is null) = (seen_at is null)),
  constraint ask_ended_whole check ((state = 'open') = (ended_at is null))
);
create unique index supervision_ask_open on workforce.supervision_ask (worker_id)
  where state = 'open';
create index supervision_ask_by_organisation on workforce.supervision_ask (organisation_id)
  where state = 'open';
create index supervision_ask_by_worker on workforce.supervision_ask (worker_id, asked_at desc);
create index supervision_ask_by_age on workforce.supervision_ask (asked_at);

select access.protect(name::regclass, null) from unnest(array['workforce.supervised',
  'workforce.supervision', 'workforce.supervision_worker', 'workforce.supervision_ask']) name;

-- Those who work already: whoever supervises most of the open cases in which they take part.
insert into workforce.supervised (id, organisation_id, worker_id, supervisor_id)
  select gen_random_uuid(), pairs.organisation_id, pairs.worker_id, pairs.supervisor_id
  from (select distinct on (w.account_id) m.organisation_id, w.account_id as worker_id,
      s.account_id as supervisor_id
    from care.assignment w
    join care.assignment s on s.case_id = w.case_id and s.part = 'supervisor'
      and s.until_at = 'infinity' and s.account_id <> w.account_id
    join workforce.membership m on m.account_id = w.account_id and m.withdrawn_at is null
      and m.until_at > now() and m.role in ('case-manager', 'psychologist',
        'child-protection-officer', 'teacher', 'theologian', 'community-mentor')
    join workforce.membership o on o.account_id = s.account_id and o.withdrawn_at is null
      and o.until_at > now() and o.role = 'supervisor' and o.organisation_id = m.organisation_id
    where w.until_at = 'infinity' and not w.case_is_over and w.part <> 'supervisor'
    group by m.organisation_id, w.account_id, s.account_id
    order by w.account_id, count(*) desc, min(s.from_at), s.account_id) pairs;

alter table notices.care_notice drop constraint care_notice_kind_check,
  add constraint care_notice_kind_check check (kind in ('assigned-lead', 'assigned-supervisor',
    'assigned-team', 'offer-received', 'offer-withdrawn', 'concern-raised', 'concern-settled',
    'handing-asked', 'handing-accepted', 'handing-declined', 'handing-withdrawn',
    'plan-to-approve', 'plan-approved', 'closing-to-decide', 'closing-returned',
    'closing-decided', 'move-proposed', 'move-accepted', 'move-declined', 'move-withdrawn',
    'hold-to-decide', 'hold-decided', 'search-to-take', 'search-taken', 'search-ended',
    'pair-to-decide', 'pair-decided', 'disclosure-asked', 'disclosure-to-approve',
    'disclosure-to-release', 'disclosure-withdrawn', 'disclosure-refused', 'package-arrived',
    'package-taken-back', 'supervisor-named', 'supervision-asked', 'supervision-seen',
    'supervision-planned', 'supervision-moved')),
  drop constraint care_notice_about_check,
  add constraint care_notice_about_check check (about in ('assignment', 'offer', 'concern',
    'handing', 'plan', 'closing', 'move', 'case', 'waiting-search', 'search', 'pair',
    'disclosure', 'supervised', 'supervision', 'supervision-ask'));

alter table programme.erasing_proof drop constraint erasing_proof_kind_check,
  add constraint erasing_proof_kind_check check (kind in ('file', 'matter', 'crossing', 'entry',
    'stage', 'operation', 'account', 'session', 'job', 'notice', 'supervision'));
