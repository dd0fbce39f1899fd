-- Who may enter, and what is remembered of it: accounts, sessions, the signed context of a
-- transaction, the table of who reaches whom, and the audit trail.
-- Side of the wall: machinery. No login role reads these tables directly except where a policy
-- says so; everything else goes through the functions below.
-- Locks: creates only.

create schema programme;
create schema workforce;
create schema access;
create schema audit;
grant usage on schema programme, workforce, access, audit
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight;
grant usage on schema access, audit to alongside_door;
grant usage on schema audit to alongside_sealer;
alter default privileges revoke execute on functions from public;

-- ---------------------------------------------------------------- the programme itself

create table programme.setting (
  only_row boolean primary key default true check (only_row),
  name text not null,
  country text not null check (country in ('kz', 'uz', 'tj', 'kg')),
  languages text[] not null check (cardinality(languages) > 0),
  time_zone text not null,
  is_demo boolean not null,
  made_at timestamptz not null default now()
);
comment on column programme.setting.is_demo is
  'A demo shows a banner and accepts one-time codes twice, so that scripts can sign in again.';

-- ---------------------------------------------------------------- organisations and membership

create table workforce.organisation (
  id uuid primary key,
  code text not null unique,
  kind text not null check (kind in
    ('coordination', 'cso', 'guardianship-body', 'court', 'probation', 'school', 'donor', 'oversight')),
  side text not null check (side in ('justice', 'care', 'programme', 'oversight')),
  names jsonb not null,
  province text,
  closed_at timestamptz
);

create table access.account (
  id uuid primary key,
  login text not null unique check (login = lower(login)),
  display_name text not null,
  side text not null check (side in ('justice', 'care', 'programme', 'oversight')),
  locale text not null default 'en' check (locale in ('en', 'ru', 'kk', 'ky', 'tg', 'uz')),
  password_hash text not null,
  totp_secret bytea not null,
  totp_last_step bigint not null default 0,
  failures integer not null default 0,
  locked_until timestamptz,
  closed_at timestamptz,
  made_at timestamptz not null default now()
);

-- A grant: one account, one role, one organisation, from a day to a day, and who agreed to it.
-- On the justice and care sides it counts only once a manager of that organisation has confirmed.
create table workforce.membership (
  id uuid primary key,
  account_id uuid not null references access.account (id),
  organisation_id uuid not null references workforce.organisation (id),
  role text not null check (role in ('prosecutor', 'probation-officer', 'case-manager', 'supervisor',
    'psychologist', 'child-protection-officer', 'teacher', 'theologian', 'community-mentor',
    'cso-manager', 'national-coordinator', 'donor', 'administrator', 'auditor')),
  duty text not null default 'member' check (duty in ('member', 'registrar', 'intake')),
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
  check (duty = 'member' or (duty = 'registrar' and role = 'prosecutor')
    or (duty = 'intake' and role = 'case-manager'))
);
create unique index membership_one_current on workforce.membership (account_id)
  where withdrawn_at is null;
create index membership_by_organisation on workforce.membership (organisation_id, role);

-- A role belongs to exactly one side, and an account never leaves its side.
create function workforce.side_of_role(role text) returns text
  language sql immutable parallel safe set search_path = '' as $$
  select case
    when role in ('prosecutor', 'probation-officer') then 'justice'
    when role in ('national-coordinator', 'donor', 'administrator') then 'programme'
    when role = 'auditor' then 'oversight'
    else 'care' end
$$;

create function workforce.check_membership_side() returns trigger
  language plpgsql set search_path = '' as $$
begin
  if workforce.side_of_role(new.role)
     <> (select account.side from access.account where account.id = new.account_id) then
    raise exception 'role and account are on different sides' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger membership_side before insert or update on workforce.membership
  for each row execute function workforce.check_membership_side();

-- ---------------------------------------------------------------- sessions and context

create table access.session (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references access.account (id),
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  locked_at timestamptz,
  ended_at timestamptz,
  expires_at timestamptz not null
);
create index session_by_account on access.session (account_id) where ended_at is null;

create table access.secret (
  only_row boolean primary key default true check (only_row),
  inner_key bytea not null,
  outer_key bytea not null
);
insert into access.secret (inner_key, outer_key) values (
  sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')),
  sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

create table access.address_failure (
  address_hash bytea not null,
  failed_at timestamptz not null default now()
);
create index address_failure_recent on access.address_failure (address_hash, failed_at);

create type access.actor_context as (
  account_id uuid, side text, role text, organisation_id uuid, duty text, province text);

-- Keyed twice with two keys, so that a longer message cannot be forged from a shorter one.
create function access.mac(payload text) returns text
  language sql stable parallel safe security definer set search_path = '' as $$
  select encode(sha256(outer_key || sha256(inner_key || convert_to(payload, 'UTF8'))), 'hex')
  from access.secret
$$;
revoke execute on function access.mac(text) from public;

-- The context holds for one transaction of one login role; copied to another, it is worth nothing.
create function access.context() returns access.actor_context
  language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  raw text := current_setting('alongside.context', true);
  payload text;
  part text[];
begin
  if raw is null or length(raw) < 66 then return null; end if;
  payload := substr(raw, 66);
  part := string_to_array(payload, '|');
  if part[7] is distinct from extract(epoch from transaction_timestamp())::text
     or part[8] is distinct from session_user::text
     or left(raw, 64) is distinct from access.mac(payload) then
    return null;
  end if;
  return (part[1]::uuid, part[2], part[3], nullif(part[4], '')::uuid, part[5],
    nullif(part[6], ''))::access.actor_context;
end $$;

create function access.actor() returns uuid
  language sql stable parallel safe set search_path = '' as
  $$ select (access.context()).account_id $$;
create function access.role() returns text
  language sql stable parallel safe set search_path = '' as
  $$ select (access.context()).role $$;
create function access.organisation() returns uuid
  language sql stable parallel safe set search_path = '' as
  $$ select (access.context()).organisation_id $$;
create function access.duty() returns text
  language sql stable parallel safe set search_path = '' as
  $$ select (access.context()).duty $$;

-- Opens the transaction for a session token. Status: ok, unknown (also ended, expired, withdrawn,
-- or the wrong login role: not told apart), locked. A caller may ask for less patience, not for more.
create function access.enter(token text, idle_minutes integer default 15)
  returns table (status text, session_id uuid, account_id uuid, side text, role text,
    organisation_id uuid, duty text, province text, locale text)
  language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
  known record;
  payload text;
begin
  perform set_config('alongside.context', '', true);
  select s.id as session_id, s.seen_at, s.locked_at, a.id as account_id, a.side, a.locale,
      m.role, m.organisation_id, m.duty, m.province
    into known
    from access.session s
    join access.account a on a.id = s.account_id and a.closed_at is null
    join workforce.membership m on m.account_id = a.id and m.withdrawn_at is null
      and m.from_at <= now() and m.until_at > now()
      and (a.side not in ('justice', 'care') or m.confirmed_at is not null)
    where s.token_hash = sha256(convert_to(token, 'UTF8'))
      and s.ended_at is null and s.expires_at > now();
  if not found or session_user <> ('alongside_' || known.side) then
    return query select 'unknown', null::uuid, null::uuid, null, null, null::uuid, null, null, null;
    return;
  end if;
  if known.locked_at is not null
     or known.seen_at < now() - make_interval(mins => least(idle_minutes, 15)) then
    update access.session set locked_at = coalesce(locked_at, now()) where id = known.session_id;
    return query select 'locked', known.session_id, known.account_id, known.side, null, null::uuid,
      null, null, known.locale;
    return;
  end if;
  if known.seen_at < now() - interval '30 seconds' then
    -- Skipped while another request of the same person holds the row: nobody waits for a timestamp.
    update access.session set seen_at = now() where id = (select s.id from access.session s
      where s.id = known.session_id for update skip locked);
  end if;
  payload := concat_ws('|', known.account_id, known.side, known.role,
    coalesce(known.organisation_id::text, ''), known.duty, coalesce(known.province, ''),
    extract(epoch from transaction_timestamp())::text, session_user);
  perform set_config('alongside.context', access.mac(payload) || ':' || payload, true);
  return query select 'ok', known.session_id, known.account_id, known.side, known.role,
    known.organisation_id, known.duty, known.province, known.locale;
end $$;

-- ---------------------------------------------------------------- the door (sign-in)

create function access.account_for_sign_in(wanted text, address_hash bytea)
  returns table (account_id uuid, side text, password_hash text, totp_secret bytea,
    totp_last_step bigint, locked_until timestamptz, address_failures bigint, is_demo boolean)
  language sql volatile security definer set search_path = '' as $$
  select a.id, a.side, a.password_hash, a.totp_secret, a.totp_last_step, a.locked_until,
    (select count(*) from (select 1 from access.address_failure f
      where f.address_hash = account_for_sign_in.address_hash
        and f.failed_at > now() - interval '15 minutes' limit 100) recent),
    (select is_demo from programme.setting)
  from (select 1) one
  left join access.account a on a.login = lower(wanted) and a.closed_at is null
    and exists (select 1 from workforce.membership m where m.account_id = a.id
      and m.withdrawn_at is null and m.from_at <= now() and m.until_at > now()
      and (a.side not in ('justice', 'care') or m.confirmed_at is not null))
$$;

-- Five failures lock the account for fifteen minutes, each further one again.
create function access.note_sign_in_failure(failed_account uuid, address_hash bytea) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from access.address_failure where failed_at < now() - interval '1 day';
  insert into access.address_failure (address_hash) values (note_sign_in_failure.address_hash);
  update access.account set failures = failures + 1,
      locked_until = case when failures + 1 >= 5 then now() + interval '15 minutes' end
    where id = failed_account;
end $$;

create function access.open_session(new_session uuid, opened_account uuid, new_token_hash bytea,
    totp_step bigint, hours integer) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare accepted boolean;
begin
  update access.account set failures = 0, locked_until = null,
      totp_last_step = greatest(totp_last_step, totp_step)
    where id = opened_account
      and (totp_last_step < totp_step or (select is_demo from programme.setting))
    returning true into accepted;
  if accepted is not true then return false; end if;
  insert into access.session (id, token_hash, account_id, expires_at)
    values (new_session, new_token_hash, opened_account, now() + make_interval(hours => hours));
  return true;
end $$;

create function access.end_session(token text) returns void
  language sql volatile security definer set search_path = '' as $$
  update access.session set ended_at = now()
    where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null
$$;

create function access.lock_session(token text) returns void
  language sql volatile security definer set search_path = '' as $$
  update access.session set locked_at = now()
    where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null and locked_at is null
$$;

create function access.locked_account(token text)
  returns table (account_id uuid, password_hash text, locked_until timestamptz)
  language sql stable security definer set search_path = '' as $$
  select a.id, a.password_hash, a.locked_until
  from access.session s join access.account a on a.id = s.account_id and a.closed_at is null
  where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
    and s.expires_at > now()
$$;

create function access.unlock_session(token text) returns void
  language sql volatile security definer set search_path = '' as $$
  update access.session set locked_at = null, seen_at = now()
    where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null
$$;

revoke execute on all functions in schema access from public;
grant execute on function access.account_for_sign_in(text, bytea),
  access.note_sign_in_failure(uuid, bytea), access.open_session(uuid, uuid, bytea, bigint, integer),
  access.end_session(text), access.lock_session(text), access.locked_account(text),
  access.unlock_session(text) to alongside_door;
grant execute on function access.enter(text, integer), access.context(), access.actor(),
  access.role(), access.organisation(), access.duty()
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight;

-- Withdrawing a membership ends its sessions in the same moment, and what the account could reach:
-- a later grant, elsewhere or in another role, must not find the old files open.
create function access.end_sessions_of(ended_account uuid) returns void
  language sql volatile security definer set search_path = '' as $$
  update access.session set ended_at = now() where account_id = ended_account and ended_at is null
$$;
create function workforce.end_sessions_on_withdrawal() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.withdrawn_at is not null and old.withdrawn_at is null then
    perform access.end_sessions_of(new.account_id);
    delete from access.reach where account_id = new.account_id;
  end if;
  return null;
end $$;
create trigger membership_withdrawn after update on workforce.membership
  for each row execute function workforce.end_sessions_on_withdrawal();

-- ---------------------------------------------------------------- who reaches whom

-- One row per account and person it may reach, written only by the rooms' own functions (an
-- assignment, a guardianship duty). Policies test it with `exists`; queries name it literally.
create table access.reach (
  account_id uuid not null references access.account (id),
  person_id uuid not null,
  via text not null check (via in ('case-lead', 'case-supervisor', 'case-team', 'guardianship', 'intake')),
  level text not null default 'assigned' check (level in ('assigned', 'minimum')),
  from_at timestamptz not null default now(),
  primary key (account_id, person_id, via)
);
create index reach_by_person on access.reach (person_id);

create table access.command (
  id uuid primary key,
  account_id uuid not null,
  endpoint text not null,
  body_hash bytea not null,
  response jsonb,
  at timestamptz not null default now()
);

-- ---------------------------------------------------------------- audit

-- Append-only. Holds who, when, what kind of record and why, with keyed pseudonyms of the subjects:
-- never a name, so that expunging a person leaves the chain whole.
create table audit.entry (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  writing_transaction xid8 not null default pg_current_xact_id(),
  account_id uuid,
  side text,
  role text,
  organisation_id uuid,
  action text not null check (action in ('read', 'write', 'sign-in', 'sign-in-refused', 'sign-out',
    'refused', 'command-line')),
  event text not null,
  record text not null,
  subjects text[] not null default '{}',
  purpose text not null,
  request_id uuid,
  sealed_in bigint
);
create index entry_unsealed on audit.entry (writing_transaction) where sealed_in is null;
create index entry_by_account on audit.entry (account_id, at desc, id);
create index entry_recent on audit.entry (at desc, id);
create index entry_by_seal on audit.entry (sealed_in);

create function audit.record(new_action text, new_event text, new_record text,
    new_subjects text[], new_purpose text, new_request uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare actor access.actor_context := access.context();
begin
  if actor.account_id is null then
    raise exception 'audit needs an entered session' using errcode = 'insufficient_privilege';
  end if;
  insert into audit.entry (account_id, side, role, organisation_id, action, event, record, subjects,
      purpose, request_id)
    values (actor.account_id, actor.side, actor.role, actor.organisation_id, new_action, new_event,
      new_record, coalesce(new_subjects, '{}'), new_purpose, new_request);
end $$;

create function audit.record_at_door(new_account uuid, new_action text, new_event text,
    new_request uuid) returns void
  language sql volatile security definer set search_path = '' as $$
  insert into audit.entry (account_id, side, action, event, record, purpose, request_id)
  values (new_account, (select side from access.account where id = new_account), new_action,
    new_event, 'session', 'sign-in', new_request)
$$;
revoke execute on all functions in schema audit from public;
grant execute on function audit.record(text, text, text, text[], text, uuid)
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight;
grant execute on function audit.record_at_door(uuid, text, text, uuid) to alongside_door;

-- ---------------------------------------------------------------- policies

-- The owner runs migrations and the definer functions; forced row security would stop it too, so
-- each table says in the open that the owner passes. The application never connects as owner.
create function access.protect(wanted regclass) returns void
  language plpgsql set search_path = '' as $$
begin
  execute format('alter table %s enable row level security', wanted);
  execute format('alter table %s force row level security', wanted);
  execute format('create policy machinery on %s to %I using (true) with check (true)', wanted,
    current_user);
end $$;
revoke execute on function access.protect(regclass) from public;

select access.protect(name::regclass) from unnest(array[
  'programme.setting', 'workforce.organisation', 'workforce.membership', 'access.account',
  'access.session', 'access.secret', 'access.address_failure', 'access.reach', 'access.command',
  'audit.entry']) name;

grant select on programme.setting, workforce.organisation
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight;
create policy everyone_reads on programme.setting for select
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight
  using ((select access.actor()) is not null);
-- A donor gets figures, not the list of who works with whom.
create policy everyone_reads on workforce.organisation for select
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight
  using ((select access.actor()) is not null and (select access.role()) <> 'donor');

grant select on access.reach to alongside_care;
create policy own_reach on access.reach for select to alongside_care
  using (account_id = (select access.actor()));

grant select, insert, update (response) on access.command
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight;
create policy own_commands on access.command for select
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight
  using (account_id = (select access.actor()));
create policy own_commands_answer on access.command for update
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight
  using (account_id = (select access.actor()) and response is null)
  with check (account_id = (select access.actor()));
create policy own_commands_new on access.command for insert
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight
  with check (account_id = (select access.actor()));

grant select on audit.entry
  to alongside_justice, alongside_care, alongside_oversight;
create policy auditor_reads on audit.entry for select to alongside_oversight
  using ((select access.role()) = 'auditor');
create policy own_entries on audit.entry for select to alongside_justice, alongside_care
  using (account_id = (select access.actor()));
