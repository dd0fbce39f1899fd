-- The only crossing of the wall: one request, about one person, on a legal basis, under a signed protocol; values
-- that the owner chose, approved by two people of two organisations of which neither asked; a frozen package
-- that ends by the clock. Decision 7 says why it is so.
-- Side of the wall: between. No login role has a privilege on any table here: everybody, on every side, comes
-- through functions that decide by themselves. Ids of persons and of subjects lie in schema link.
-- Locks: workforce.membership and access.session for a moment.

-- ---------------------------------------------------------------- a duty, and saying again that it is oneself

-- Checks the legality of disclosures of other organisations.
alter table workforce.membership drop constraint membership_duty_check,
  drop constraint membership_check2,
  add constraint membership_duty_check check (duty in ('member', 'registrar', 'intake', 'legal-approver')),
  add constraint membership_duty_of_role check (duty = 'member'
    or (duty = 'registrar' and role = 'prosecutor')
    or (duty = 'intake' and role = 'case-manager')
    or (duty = 'legal-approver' and role in ('prosecutor', 'cso-manager')));

alter table access.session add column confirmed_at timestamptz;
comment on column access.session.confirmed_at is
  'When password and one-time code were last given again in this session; good for five minutes.';

-- Says, signed, to which session this transaction belongs: called before a step that asks who sits here. Another
-- person's token, or none, carries nothing.
create function access.carry_session(token text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  carried uuid;
begin
  select s.id into carried from access.session s
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null and s.locked_at is null
      and s.expires_at > now() and s.account_id = (access.context()).account_id;
  perform set_config('alongside.session', case when carried is null then '' else access.mac(concat_ws('|', 'session',
    carried, extract(epoch from transaction_timestamp())::text, session_user)) || ':' || carried end, true);
end $$;

-- Whether this very session said again, within five minutes, that it is its person.
create function access.confirmed_lately() returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  raw text := current_setting('alongside.session', true);
begin
  if raw is null or raw !~ '^[0-9a-f]{64}:[0-9a-f-]{36}$' then return false; end if;
  if left(raw, 64) is distinct from access.mac(concat_ws('|', 'session', substr(raw, 66),
      extract(epoch from transaction_timestamp())::text, session_user)) then return false; end if;
  return exists (select 1 from access.session s where s.id = substr(raw, 66)::uuid
    and s.account_id = (access.context()).account_id and s.ended_at is null and s.locked_at is null
    and s.confirmed_at > clock_timestamp() - interval '5 minutes');
end $$;
grant execute on function access.carry_session(text), access.confirmed_lately()
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight;

create function access.account_to_confirm(token text, address_hash bytea)
  returns table (account_id uuid, password_hash text, totp_secret bytea, locked_until timestamptz,
    address_failures bigint)
  language sql stable security definer set search_path = '' as $$
  select a.id, a.password_hash, a.totp_secret, a.locked_until,
    (select count(*) from (select 1 from access.address_failure f
      where f.address_hash = account_to_confirm.address_hash
        and f.failed_at > now() - interval '15 minutes' limit 100) recent)
  from access.session s join access.account a on a.id = s.account_id and a.closed_at is null
  where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
    and s.locked_at is null and s.expires_at > now()
$$;

-- A code that opened or confirmed something once is worth nothing the second time, except in a demo.
create function access.confirm_session(token text, totp_step bigint) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  confirmed uuid;
begin
  select s.account_id into confirmed from access.session s
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended_at is null
      and s.locked_at is null and s.expires_at > now();
  update access.account set failures = 0, locked_until = null,
      totp_last_step = greatest(totp_last_step, totp_step)
    where id = confirmed and (totp_last_step < totp_step or (select is_demo from programme.setting));
  if not found then return false; end if;
  update access.session set confirmed_at = now()
    where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null;
  return true;
end $$;
grant execute on function access.account_to_confirm(text, bytea), access.confirm_session(text, bigint)
  to alongside_door;

-- ---------------------------------------------------------------- what is kept

create schema disclosure;
grant usage on schema disclosure to alongside_justice, alongside_care, alongside_oversight;

-- The day of the question, and not of the beginning of a transaction that was held open over midnight.
create function disclosure.today() returns date
  language sql stable security definer set search_path = '' as $$
  select (clock_timestamp() at time zone (select time_zone from programme.setting))::date
$$;

-- The catalogue of src/rooms/disclosure/catalogue.ts; a test holds them together. What is not here cannot cross.
create function disclosure.fields_of(direction text) returns text[]
  language sql immutable parallel safe set search_path = '' as $$
  select case direction
    when 'justice-asks-care' then
      array['best-interests-on-file', 'child-has-cover', 'support-in-place', 'statement']
    when 'care-asks-justice' then array['status-known', 'restriction-in-force', 'place-of-detention',
      'expected-release', 'court-contact'] end
$$;

create function disclosure.new_code(prefix text) returns text
  language sql volatile set search_path = '' as $$
  select prefix || '-' || string_agg(case when at = 4 then '-' else '' end
      || substr('23456789BCDFGHJKMNPQRSTVWXZ', get_byte(bytes, at) % 27 + 1, 1), '' order by at)
  from (select sha256(convert_to(gen_random_uuid()::text, 'UTF8')) as bytes) random,
    generate_series(0, 7) at
$$;

create table disclosure.protocol (
  id uuid primary key,
  code text not null unique default disclosure.new_code('P'),
  purpose text not null check (length(purpose) between 2 and 500),
  directions text[] not null check (cardinality(directions) > 0
    and directions <@ array['justice-asks-care', 'care-asks-justice']),
  fields text[] not null check (cardinality(fields) > 0),
  retention_days integer not null check (retention_days between 1 and 365),
  breach_contact text not null check (length(breach_contact) between 2 and 300),
  valid_from date not null,
  valid_until date not null check (valid_until < 'infinity'),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  check (valid_until >= valid_from)
);
create table disclosure.protocol_party (
  protocol_id uuid not null references disclosure.protocol (id),
  organisation_id uuid not null references workforce.organisation (id),
  primary key (protocol_id, organisation_id)
);
create index party_by_organisation on disclosure.protocol_party (organisation_id, protocol_id);
create table disclosure.protocol_signature (
  protocol_id uuid not null,
  organisation_id uuid not null,
  account_id uuid not null,
  signed_at timestamptz not null default now(),
  primary key (protocol_id, organisation_id),
  foreign key (protocol_id, organisation_id)
    references disclosure.protocol_party (protocol_id, organisation_id)
);
create table disclosure.protocol_ending (
  protocol_id uuid primary key references disclosure.protocol (id),
  organisation_id uuid not null,
  account_id uuid not null,
  ended_at timestamptz not null default now()
);

-- `state` is what the last step made of it; whether the clock has ended it is asked at each reading.
create table disclosure.request (
  id uuid primary key,
  code text not null unique default disclosure.new_code('D'),
  protocol_id uuid not null references disclosure.protocol (id),
  direction text not null check (direction in ('justice-asks-care', 'care-asks-justice')),
  asking_party_id uuid not null references workforce.organisation (id),
  requester_id uuid not null,
  requester_organisation_id uuid not null references workforce.organisation (id),
  owner_organisation_id uuid not null references workforce.organisation (id),
  authority text not null check (length(authority) between 2 and 200),
  article text not null check (length(article) between 1 and 200),
  court_number text not null check (length(court_number) between 1 and 80),
  order_on date not null,
  basis_until date not null,
  order_hash bytea not null check (length(order_hash) = 32),
  purpose text not null check (purpose in ('best-interests', 'court-decision', 'restriction-review',
    'child-contact', 'safety', 'planning', 'legal-aid')),
  asked_fields text[] not null check (cardinality(asked_fields) > 0),
  identity bytea,
  wrapped_key bytea,
  key_destroyed_at timestamptz,
  state text not null default 'asked' check (state in ('asked', 'proposed', 'approved-once', 'approved',
    'released', 'refused', 'withdrawn', 'revoked')),
  version integer not null default 1,
  asked_on date not null default disclosure.today(),
  check (basis_until >= order_on and basis_until < 'infinity'),
  check (asked_fields <@ disclosure.fields_of(direction)),
  check ((wrapped_key is null) = (key_destroyed_at is not null)),
  check (asking_party_id <> owner_organisation_id)
);
comment on column disclosure.request.requester_organisation_id is
  'Where the requester worked when asking; elsewhere the package is closed to them.';
create index request_by_requester on disclosure.request (requester_id, id desc);
create index request_by_owner on disclosure.request (owner_organisation_id, id desc);
create index request_by_protocol on disclosure.request (protocol_id, id desc);
create index request_with_key on disclosure.request (id) where wrapped_key is not null;

create table disclosure.step (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references disclosure.request (id),
  step text not null check (step in ('asked', 'proposed', 'narrowed', 'approved', 'released', 'refused',
    'withdrawn', 'revoked', 'received')),
  reason text,
  account_id uuid not null,
  organisation_id uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index step_by_request on disclosure.step (request_id, at);

create table disclosure.proposal (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references disclosure.request (id),
  version integer not null,
  fields text[] not null check (cardinality(fields) > 0),
  hash bytea,
  account_id uuid not null,
  organisation_id uuid not null,
  at timestamptz not null default now(),
  unique (request_id, version)
);
create table disclosure.proposed_value (
  proposal_id uuid not null references disclosure.proposal (id),
  field text not null,
  sealed bytea not null,
  primary key (proposal_id, field)
);
create table disclosure.approval (
  proposal_id uuid not null references disclosure.proposal (id),
  part text not null check (part in ('owner', 'second')),
  account_id uuid not null,
  organisation_id uuid not null,
  hash bytea not null,
  at timestamptz not null default now(),
  primary key (proposal_id, part),
  constraint approval_two_people unique (proposal_id, account_id),
  constraint approval_two_organisations unique (proposal_id, organisation_id)
);
create table disclosure.release (
  request_id uuid primary key references disclosure.request (id),
  proposal_id uuid not null references disclosure.proposal (id),
  number text not null unique default disclosure.new_code('R'),
  is_partial boolean not null,
  attests_best_interests boolean not null,
  released_by uuid not null,
  released_on date not null,
  expires_on date not null,
  check (expires_on >= released_on and expires_on < 'infinity')
);
create table disclosure.reading (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references disclosure.request (id),
  account_id uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index reading_by_request on disclosure.reading (request_id, at);
create table disclosure.receipt (
  request_id uuid primary key references disclosure.request (id),
  account_id uuid not null,
  at timestamptz not null default now()
);
create table disclosure.notice (
  request_id uuid primary key references disclosure.request (id),
  told_on date not null,
  how text not null check (how in ('in-person', 'by-phone', 'in-writing', 'through-guardian',
    'through-lawyer')),
  language text not null check (language in ('en', 'ru', 'kk', 'ky', 'tg', 'uz', 'ar', 'other')),
  account_id uuid not null,
  at timestamptz not null default now()
);
create table disclosure.deferral (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references disclosure.request (id),
  reason text not null check (reason in ('safety-of-person', 'safety-of-child', 'court-order',
    'person-not-found')),
  until_on date not null,
  asked_by uuid not null,
  asked_on date not null,
  agreed_by uuid,
  agreed_at timestamptz,
  check (until_on between asked_on and asked_on + 90),
  check ((agreed_by is null) = (agreed_at is null)),
  constraint deferral_two_people check (agreed_by is distinct from asked_by or agreed_by is null)
);
create unique index deferral_one_waiting on disclosure.deferral (request_id) where agreed_by is null;
create index deferral_by_request on disclosure.deferral (request_id, until_on desc);

-- Whom a request is about, on the side that asked and on the side that owns. Readable by no login role.
create table link.disclosure_about (
  request_id uuid primary key,
  subject_id uuid,
  person_id uuid,
  -- To which file the release linked the subject; null where the link was there before.
  linked_person_id uuid
);
create index disclosure_about_subject on link.disclosure_about (subject_id);

select access.protect(name::regclass) from unnest(array['disclosure.protocol', 'disclosure.protocol_party',
  'disclosure.protocol_signature', 'disclosure.protocol_ending', 'disclosure.request', 'disclosure.step',
  'disclosure.proposal', 'disclosure.proposed_value', 'disclosure.approval', 'disclosure.release',
  'disclosure.reading', 'disclosure.receipt', 'disclosure.notice', 'disclosure.deferral',
  'link.disclosure_about']) name;

-- Terms that were signed are not other terms afterwards; refused to the owner of the tables too.
create function disclosure.refuse_change() returns trigger
  language plpgsql set search_path = '' as $$
begin
  raise exception 'this is never changed' using errcode = 'check_violation', constraint = 'never_changes';
end $$;
do $$
declare one text;
begin
  foreach one in array array['protocol', 'protocol_party', 'protocol_signature', 'protocol_ending', 'step',
      'approval', 'reading', 'receipt', 'notice'] loop
    execute format('create trigger never_changes before update or delete on disclosure.%I
      for each row execute function disclosure.refuse_change()', one);
  end loop;
end $$;

-- ---------------------------------------------------------------- who, and until when

-- Leads who answer for their organisation.
create function disclosure.answers() returns boolean
  language sql stable security definer set search_path = '' as $$
  select coalesce(me.role in ('supervisor', 'cso-manager')
    or (me.role = 'prosecutor' and me.duty = 'registrar')
    or (me.role = 'child-protection-officer' and exists (select 1 from workforce.organisation o
      where o.id = me.organisation_id and o.kind = 'guardianship-body')), false)
  from (select (access.context()).*) me
$$;
-- Leads who bind their organisation by a signature.
create function disclosure.signs() returns boolean
  language sql stable security definer set search_path = '' as $$
  select disclosure.answers() and (access.context()).role <> 'supervisor'
$$;

-- Whether the actor holds this matter or this case at this moment.
create function disclosure.holds(direction text, about uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select coalesce(case
    when direction = 'justice-asks-care' and me.side = 'justice' then
      -- What is sealed or expunged is held by nobody any more.
      not legal.is_sealed(about) and (exists (select 1 from legal.reach r where r.account_id = me.account_id and r.subject_id = about
        and r.organisation_id = me.organisation_id)
      or (me.role = 'prosecutor' and me.duty = 'registrar' and exists (select 1 from legal.subject s
        where s.id = about and s.organisation_id = me.organisation_id)))
    when direction = 'care-asks-justice' and me.role in ('case-manager', 'child-protection-officer') then
      exists (select 1 from access.reach r join people.person p on p.id = r.person_id
        where r.account_id = me.account_id and r.person_id = about and r.level = 'assigned'
          and p.expunged_at is null) end, false)
  from (select (access.context()).*) me
$$;

-- For which parties the actor may ask: the own organisation; on the justice side also the courts whose
-- matters one holds, since a probation office is rarely the court itself.
create function disclosure.asks_for(party uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select coalesce(me.role in ('prosecutor', 'probation-officer', 'case-manager', 'child-protection-officer')
    and (party = me.organisation_id or (me.side = 'justice' and exists (select 1 from legal.reach r
      join legal.subject s on s.id = r.subject_id and s.organisation_id = party and not legal.is_sealed(s.id)
      where r.account_id = me.account_id and r.organisation_id = me.organisation_id))), false)
  from (select (access.context()).*) me
$$;

create function disclosure.is_party(wanted uuid, organisation uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from disclosure.protocol_party p
    where p.protocol_id = wanted and p.organisation_id = organisation)
$$;

create function disclosure.protocol_state(wanted uuid) returns text
  language sql stable security definer set search_path = '' as $$
  select case
    when exists (select 1 from disclosure.protocol_ending e where e.protocol_id = p.id) then 'ended'
    when disclosure.today() > p.valid_until then 'over'
    when exists (select 1 from disclosure.protocol_party y where y.protocol_id = p.id
      and not exists (select 1 from disclosure.protocol_signature s where s.protocol_id = p.id
        and s.organisation_id = y.organisation_id)) then 'unsigned'
    when disclosure.today() < p.valid_from then 'ahead'
    else 'valid' end
  from disclosure.protocol p where p.id = wanted
$$;

-- Why nothing may happen with this request any more by the clock; null while it may.
create function disclosure.closed_by(r disclosure.request) returns text
  language sql stable security definer set search_path = '' as $$
  select case when disclosure.protocol_state(r.protocol_id) is distinct from 'valid' then 'protocol-not-valid'
    when r.basis_until < disclosure.today() then 'basis-over'
    when exists (select 1 from disclosure.release l where l.request_id = r.id
      and l.expires_on < disclosure.today()) then 'package-expired' end
$$;

create function disclosure.state_of(r disclosure.request) returns text
  language sql stable security definer set search_path = '' as $$
  select case when r.state in ('refused', 'withdrawn', 'revoked') then r.state
    when disclosure.closed_by(r) is not null then 'expired' else r.state end
$$;

create function disclosure.same_name(one uuid, other uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select coalesce(people.is_same_human(one, other), false)
$$;

-- What the actor is to this request. The second approver belongs to a third party of the protocol: neither
-- to the organisation that owns nor to one that asks, so that no colleague learns that a file is held.
create function disclosure.part_of(r disclosure.request) returns text
  language sql stable security definer set search_path = '' as $$
  select case
    when r.requester_id = me.account_id then
      case when r.requester_organisation_id = me.organisation_id then 'requester' end
    when r.owner_organisation_id = me.organisation_id and disclosure.answers() then 'owner'
    when me.organisation_id not in (r.owner_organisation_id, r.asking_party_id, r.requester_organisation_id)
      and disclosure.is_party(r.protocol_id, me.organisation_id)
      and (me.duty = 'legal-approver'
        or (r.direction = 'care-asks-justice' and me.role in ('supervisor', 'cso-manager')))
      and r.state in ('proposed', 'approved-once', 'approved', 'released', 'revoked') then 'second' end
  from (select (access.context()).*) me
$$;

create function disclosure.note(wanted uuid, new_step text, new_reason text default null) returns void
  language sql volatile security definer set search_path = '' as $$
  insert into disclosure.step (request_id, step, reason, account_id, organisation_id)
  select wanted, new_step, new_reason, me.account_id, me.organisation_id from (select (access.context()).*) me
$$;

-- ---------------------------------------------------------------- protocols

create function disclosure.make_protocol(input jsonb) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  me access.actor_context := access.context();
  parties uuid[] := array(select distinct p::uuid from jsonb_array_elements_text(input -> 'parties') p);
  directions text[] := array(select jsonb_array_elements_text(input -> 'directions'));
  fields text[] := array(select distinct jsonb_array_elements_text(input -> 'fields'));
  sides text[];
begin
  if not disclosure.signs() then return 'not-allowed'; end if;
  if not me.organisation_id = any(parties) then return 'not-a-party'; end if;
  select array_agg(o.side) into sides from workforce.organisation o
    where o.id = any(parties) and o.closed_at is null
      and o.kind in ('court', 'cso', 'guardianship-body');
  -- Two exchange, a third checks: without it nothing could ever be approved.
  if cardinality(parties) < 3 or coalesce(cardinality(sides), 0) <> cardinality(parties)
     or not ('justice' = any(sides) and 'care' = any(sides)) then return 'parties-missing'; end if;
  if (input ->> 'validUntil')::date < (input ->> 'validFrom')::date then return 'ends-before-it-starts'; end if;
  if exists (select 1 from unnest(fields) f where not exists (select 1 from unnest(directions) d
      where f = any(disclosure.fields_of(d)))) then return 'wider-than-allowed'; end if;
  if exists (select 1 from unnest(directions) d where not fields && disclosure.fields_of(d)) then
    return 'direction-without-fields';
  end if;
  insert into disclosure.protocol (id, purpose, directions, fields, retention_days, breach_contact, valid_from,
      valid_until, made_by)
    values ((input ->> 'id')::uuid, input ->> 'purpose', directions, fields,
      (input ->> 'retentionDays')::integer, input ->> 'breachContact', (input ->> 'validFrom')::date,
      (input ->> 'validUntil')::date, me.account_id);
  insert into disclosure.protocol_party (protocol_id, organisation_id)
    select (input ->> 'id')::uuid, p from unnest(parties) p;
  return 'ok';
end $$;

create function disclosure.sign_protocol(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  me access.actor_context := access.context();
begin
  if not disclosure.signs() or not disclosure.is_party(wanted, me.organisation_id) then
    return 'not-found';
  end if;
  -- One after the other: two at once would not see each other's name.
  perform 1 from disclosure.protocol p where p.id = wanted for no key update;
  if disclosure.protocol_state(wanted) in ('ended', 'over') then return 'protocol-not-valid'; end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  -- One human signs for one party.
  if exists (select 1 from disclosure.protocol_signature s where s.protocol_id = wanted
      and disclosure.same_name(s.account_id, me.account_id)
      and s.organisation_id <> me.organisation_id) then return 'same-person-twice'; end if;
  insert into disclosure.protocol_signature (protocol_id, organisation_id, account_id)
    values (wanted, me.organisation_id, me.account_id) on conflict do nothing;
  return case when found then 'ok' else 'step-not-open' end;
end $$;

-- Any party may end it at once; nothing opens from that moment.
create function disclosure.end_protocol(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  me access.actor_context := access.context();
begin
  if not disclosure.signs() or not disclosure.is_party(wanted, me.organisation_id) then
    return 'not-found';
  end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  insert into disclosure.protocol_ending (protocol_id, organisation_id, account_id)
    values (wanted, me.organisation_id, me.account_id) on conflict do nothing;
  return case when found then 'ok' else 'step-not-open' end;
end $$;

create function disclosure.organisation_shown(wanted uuid) returns jsonb
  language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', o.id, 'code', o.code, 'names', o.names, 'side', o.side)
  from workforce.organisation o where o.id = wanted
$$;

create function disclosure.protocols() returns setof jsonb
  language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', p.id, 'code', p.code, 'purpose', p.purpose, 'directions', p.directions,
    'fields', p.fields, 'retentionDays', p.retention_days, 'breachContact', p.breach_contact,
    'validFrom', p.valid_from, 'validUntil', p.valid_until, 'state', disclosure.protocol_state(p.id),
    'parties', (select jsonb_agg(disclosure.organisation_shown(y.organisation_id) || jsonb_build_object(
        'signedBy', a.display_name, 'signedOn', (s.signed_at at time zone g.time_zone)::date,
        'mayAsk', disclosure.asks_for(y.organisation_id), 'isOwn', y.organisation_id = me.organisation_id)
        order by o.side desc, o.code)
      from disclosure.protocol_party y join workforce.organisation o on o.id = y.organisation_id
      left join disclosure.protocol_signature s on s.protocol_id = p.id
        and s.organisation_id = y.organisation_id
      left join access.account a on a.id = s.account_id
      where y.protocol_id = p.id),
    'maySign', disclosure.signs() and disclosure.is_party(p.id, me.organisation_id)
      and disclosure.protocol_state(p.id) not in ('ended', 'over')
      and not exists (select 1 from disclosure.protocol_signature s where s.protocol_id = p.id
        and s.organisation_id = me.organisation_id),
    'mayEnd', disclosure.signs() and disclosure.is_party(p.id, me.organisation_id)
      and disclosure.protocol_state(p.id) not in ('ended', 'over'))
  from (select (access.context()).*) me, programme.setting g, disclosure.protocol p
  where me.role in ('prosecutor', 'probation-officer', 'case-manager', 'supervisor',
      'child-protection-officer', 'cso-manager')
    and exists (select 1 from disclosure.protocol_party y where y.protocol_id = p.id
      and (y.organisation_id = me.organisation_id or disclosure.asks_for(y.organisation_id)))
  order by p.valid_until desc, p.id desc limit 100
$$;

grant execute on function disclosure.make_protocol(jsonb), disclosure.sign_protocol(uuid),
  disclosure.end_protocol(uuid), disclosure.protocols() to alongside_justice, alongside_care;

-- ---------------------------------------------------------------- a request

-- What one holds and may ask about: code and name, one's own alone.
create function disclosure.askable(most integer) returns table (about_id uuid, code text, full_name text)
  language sql stable security definer set search_path = '' as $$
  select one.id, one.code, one.full_name
  from (select (access.context()).*) me, lateral (
    select s.id, s.code, n.full_name from legal.subject s
      join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
      where me.side = 'justice' and s.expunged_at is null and disclosure.holds('justice-asks-care', s.id)
        and (s.id in (select r.subject_id from legal.reach r where r.account_id = me.account_id)
          or s.organisation_id = me.organisation_id)
    union all
    select p.id, p.code, n.full_name from access.reach r
      join people.person p on p.id = r.person_id and p.merged_into is null and p.expunged_at is null
      join people.person_name n on n.person_id = p.id and n.kind = 'current' and n.until_at = 'infinity'
      where me.role in ('case-manager', 'child-protection-officer') and r.account_id = me.account_id
        and r.level = 'assigned') one
  group by 1, 2, 3 order by 3, 1 limit least(greatest(most, 1), 500)
$$;

create function disclosure.ask(input jsonb, new_key bytea, new_identity bytea) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  me access.actor_context := access.context();
  new_direction text := case me.side when 'justice' then 'justice-asks-care' when 'care' then 'care-asks-justice' end;
  about uuid := (input ->> 'aboutId')::uuid;
  owner uuid := (input ->> 'ownerId')::uuid;
  fields text[] := array(select distinct jsonb_array_elements_text(input -> 'fields'));
  p disclosure.protocol;
  party uuid;
begin
  if not disclosure.holds(new_direction, about) then return 'not-found'; end if;
  party := case when me.side = 'justice' then (select s.organisation_id from legal.subject s where s.id = about)
    else me.organisation_id end;
  select * into p from disclosure.protocol where id = (input ->> 'protocolId')::uuid;
  if not found or not disclosure.is_party(p.id, party) or not disclosure.is_party(p.id, owner)
     or not new_direction = any(p.directions)
     or not exists (select 1 from workforce.organisation o where o.id = owner
       and o.side = case me.side when 'justice' then 'care' else 'justice' end) then
    return 'not-found';
  end if;
  if disclosure.protocol_state(p.id) <> 'valid' then return 'protocol-not-valid'; end if;
  if not fields <@ array(select f from unnest(p.fields) f where f = any(disclosure.fields_of(new_direction))) then
    return 'wider-than-allowed';
  end if;
  if (input ->> 'orderOn')::date > disclosure.today() then return 'order-in-the-future'; end if;
  if (input ->> 'basisUntil')::date < disclosure.today() then return 'basis-over'; end if;
  -- Asking is no way of browsing.
  perform pg_advisory_xact_lock(hashtextextended('disclosure.ask|' || me.account_id, 24));
  if (select count(*) from disclosure.request r where r.requester_id = me.account_id
      and r.asked_on = disclosure.today()) >= 20 then return 'asked-too-often'; end if;
  insert into disclosure.request (id, protocol_id, direction, asking_party_id, requester_id,
      requester_organisation_id, owner_organisation_id, authority, article, court_number, order_on, basis_until,
      order_hash, purpose, asked_fields, identity, wrapped_key)
    values ((input ->> 'id')::uuid, p.id, new_direction, party, me.account_id, me.organisation_id, owner,
      input ->> 'authority', input ->> 'article', input ->> 'courtNumber', (input ->> 'orderOn')::date,
      (input ->> 'basisUntil')::date, decode(input ->> 'orderHash', 'hex'), input ->> 'purpose', fields,
      new_identity, new_key);
  insert into link.disclosure_about (request_id, subject_id, person_id)
    values ((input ->> 'id')::uuid, case me.side when 'justice' then about end, case me.side when 'care' then about end);
  perform disclosure.note((input ->> 'id')::uuid, 'asked');
  return 'ok';
end $$;

create function disclosure.current_proposal(wanted uuid) returns disclosure.proposal
  language sql stable security definer set search_path = '' as $$
  select p.* from disclosure.proposal p where p.request_id = wanted order by p.version desc limit 1
$$;

-- Over everything that is approved: the basis, the fields with their sealed values, whom they are about.
create function disclosure.hash_of(wanted uuid) returns bytea
  language sql stable security definer set search_path = '' as $$
  select sha256(convert_to(concat_ws('|', p.id, p.request_id, p.version, r.protocol_id, r.direction,
    r.requester_id, r.owner_organisation_id, r.authority, r.article, r.court_number, r.order_on, r.basis_until,
    encode(r.order_hash, 'hex'), r.purpose, array_to_string(r.asked_fields, ','), b.subject_id, b.person_id,
    (select string_agg(v.field || ':' || encode(v.sealed, 'hex'), ',' order by v.field)
      from disclosure.proposed_value v where v.proposal_id = p.id)), 'UTF8'))
  from disclosure.proposal p join disclosure.request r on r.id = p.request_id
  left join link.disclosure_about b on b.request_id = r.id
  where p.id = wanted
$$;

-- One at a time: who comes second sees what the first did. Who has no part in it holds nobody up.
create function disclosure.lock_request(wanted uuid) returns disclosure.request
  language plpgsql volatile security definer set search_path = '' as $$
declare
  r disclosure.request;
begin
  select * into r from disclosure.request where id = wanted;
  if r.id is null or disclosure.part_of(r) is null then return null; end if;
  select * into r from disclosure.request where id = wanted for update;
  return r;
end $$;

-- The file that is kept, however many were merged into one another.
create function disclosure.kept_file(wanted uuid) returns uuid
  language sql stable security definer set search_path = '' as $$
  with recursive chain (id, merged_into, depth) as (
    select p.id, p.merged_into, 0 from people.person p where p.id = wanted
    union all select p.id, p.merged_into, c.depth + 1 from chain c
      join people.person p on p.id = c.merged_into where c.depth < 20)
  select id from chain where merged_into is null
$$;

-- Whether the actor, as a lead of the owner, may say that the request is about this file or matter.
create function disclosure.is_own_file(direction text, about uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select coalesce(case
    when direction = 'care-asks-justice' then not legal.is_sealed(about) and exists (select 1
      from legal.subject s where s.id = about and s.organisation_id = me.organisation_id and s.expunged_at is null)
    when me.role = 'cso-manager' then exists (select 1 from people.person p where p.id = about
      and p.organisation_id = me.organisation_id and p.expunged_at is null)
    else exists (select 1 from access.reach r join people.person p on p.id = r.person_id
      where r.account_id = me.account_id and r.person_id = about and r.level = 'assigned'
        and p.expunged_at is null) end, false)
  from (select (access.context()).*) me
$$;

create function disclosure.propose(wanted uuid, base_version integer, about uuid, new_values jsonb) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  me access.actor_context := access.context();
  r disclosure.request := disclosure.lock_request(wanted);
  fields text[] := array(select distinct v ->> 'field' from jsonb_array_elements(new_values) v order by 1);
  made uuid;
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'owner' then return 'not-found'; end if;
  if disclosure.same_name(r.requester_id, me.account_id) then return 'same-person-twice'; end if;
  if r.state not in ('asked', 'proposed', 'approved-once', 'approved') then return 'step-not-open'; end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  if r.version is distinct from base_version then return 'conflict-changed-meanwhile'; end if;
  if not disclosure.is_own_file(r.direction, about) then return 'no-such-file'; end if;
  if cardinality(fields) = 0 or not fields <@ r.asked_fields
     or not fields <@ (select p.fields from disclosure.protocol p where p.id = r.protocol_id) then
    return 'wider-than-allowed';
  end if;
  update link.disclosure_about b set
      subject_id = case r.direction when 'care-asks-justice' then about else b.subject_id end,
      person_id = case r.direction when 'justice-asks-care' then disclosure.kept_file(about) else b.person_id end
    where b.request_id = r.id;
  insert into disclosure.proposal (request_id, version, fields, account_id, organisation_id)
    values (r.id, r.version + 1, fields, me.account_id, me.organisation_id) returning id into made;
  insert into disclosure.proposed_value (proposal_id, field, sealed)
    select made, v ->> 'field', decode(v ->> 'sealed', 'hex') from jsonb_array_elements(new_values) v;
  update disclosure.proposal set hash = disclosure.hash_of(made) where id = made;
  update disclosure.request set state = 'proposed', version = version + 1 where id = r.id;
  perform disclosure.note(r.id, 'proposed');
  return 'ok';
end $$;

-- Approves what was seen, all of it or less of it. Less is another proposal, which the other has to approve too.
create function disclosure.approve(wanted uuid, seen bytea, kept text[]) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  me access.actor_context := access.context();
  r disclosure.request := disclosure.lock_request(wanted);
  own_part text;
  p disclosure.proposal;
  made uuid;
  approvals integer;
begin
  own_part := case when r.id is not null then disclosure.part_of(r) end;
  if own_part is null then return 'not-found'; end if;
  if own_part = 'requester' then return 'asked-it-yourself'; end if;
  if disclosure.same_name(r.requester_id, me.account_id) then return 'same-person-twice'; end if;
  if r.state not in ('proposed', 'approved-once') then return 'step-not-open'; end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  p := disclosure.current_proposal(r.id);
  if p.hash is distinct from seen or p.hash is distinct from disclosure.hash_of(p.id) then
    return 'conflict-changed-meanwhile';
  end if;
  kept := array(select distinct k from unnest(kept) k order by 1);
  if cardinality(kept) = 0 or not kept <@ p.fields then return 'wider-than-allowed'; end if;
  if exists (select 1 from disclosure.approval a where a.proposal_id = p.id and a.part <> own_part
      and (a.account_id = me.account_id or a.organisation_id = me.organisation_id
        or disclosure.same_name(a.account_id, me.account_id))) then return 'same-person-twice'; end if;
  if cardinality(kept) < cardinality(p.fields) then
    insert into disclosure.proposal (request_id, version, fields, account_id, organisation_id)
      values (r.id, r.version + 1, kept, me.account_id, me.organisation_id) returning id into made;
    insert into disclosure.proposed_value (proposal_id, field, sealed)
      select made, v.field, v.sealed from disclosure.proposed_value v where v.proposal_id = p.id and v.field = any(kept);
    update disclosure.proposal set hash = disclosure.hash_of(made) where id = made;
    perform disclosure.note(r.id, 'narrowed');
    p := disclosure.current_proposal(r.id);
  elsif exists (select 1 from disclosure.approval a where a.proposal_id = p.id and a.part = own_part) then
    return 'step-not-open';
  end if;
  insert into disclosure.approval (proposal_id, part, account_id, organisation_id, hash)
    values (p.id, own_part, me.account_id, me.organisation_id, p.hash);
  select count(*) into approvals from disclosure.approval a where a.proposal_id = p.id;
  update disclosure.request set state = case approvals when 2 then 'approved' else 'approved-once' end,
      version = version + 1 where id = r.id;
  perform disclosure.note(r.id, 'approved');
  return 'ok';
end $$;

-- Nothing of what the owner found or wrote outlives a no.
create function disclosure.forget_proposals(r disclosure.request) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from disclosure.proposed_value v using disclosure.proposal p
    where p.id = v.proposal_id and p.request_id = r.id;
  update link.disclosure_about b set
      subject_id = case r.direction when 'care-asks-justice' then null else b.subject_id end,
      person_id = case r.direction when 'justice-asks-care' then null else b.person_id end
    where b.request_id = r.id;
end $$;

create function disclosure.refuse(wanted uuid, new_reason text) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
  part text;
begin
  part := case when r.id is not null then disclosure.part_of(r) end;
  if part is null then return 'not-found'; end if;
  if part = 'requester' then return 'asked-it-yourself'; end if;
  if new_reason is null or new_reason not in ('not-held-or-not-shared', 'basis-not-enough', 'wider-than-needed') then
    return 'not-found';
  end if;
  if r.state not in ('asked', 'proposed', 'approved-once', 'approved') then return 'step-not-open'; end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  update disclosure.request set state = 'refused', version = version + 1 where id = r.id;
  perform disclosure.forget_proposals(r);
  perform disclosure.note(r.id, 'refused', new_reason);
  return 'ok';
end $$;

create function disclosure.withdraw(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'requester' then return 'not-found'; end if;
  if r.state not in ('asked', 'proposed', 'approved-once', 'approved') then return 'step-not-open'; end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  update disclosure.request set state = 'withdrawn', version = version + 1 where id = r.id;
  perform disclosure.forget_proposals(r);
  perform disclosure.note(r.id, 'withdrawn');
  return 'ok';
end $$;

create function disclosure.expires_at_most(r disclosure.request) returns date
  language sql stable security definer set search_path = '' as $$
  select least(disclosure.today() + p.retention_days, r.basis_until, p.valid_until)
  from disclosure.protocol p where p.id = r.protocol_id
$$;

create function disclosure.release_package(wanted uuid, seen bytea, last_day date) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  me access.actor_context := access.context();
  r disclosure.request := disclosure.lock_request(wanted);
  p disclosure.proposal;
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'owner' then return 'not-found'; end if;
  if disclosure.same_name(r.requester_id, me.account_id) then return 'same-person-twice'; end if;
  if r.state in ('asked', 'proposed', 'approved-once') then return 'approvals-missing'; end if;
  if r.state <> 'approved' then return 'step-not-open'; end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  p := disclosure.current_proposal(r.id);
  if p.hash is distinct from seen or p.hash is distinct from disclosure.hash_of(p.id)
     or (select count(*) from disclosure.approval a where a.proposal_id = p.id and a.hash = p.hash) <> 2 then
    return 'conflict-changed-meanwhile';
  end if;
  if last_day < disclosure.today() or last_day > disclosure.expires_at_most(r) then return 'expires-too-late'; end if;
  -- Sealed meanwhile: nothing is told of it any more.
  if r.direction = 'care-asks-justice' and exists (select 1 from link.disclosure_about b
      where b.request_id = r.id and legal.is_sealed(b.subject_id)) then return 'no-such-file'; end if;
  insert into disclosure.release (request_id, proposal_id, is_partial, attests_best_interests, released_by,
      released_on, expires_on)
    values (r.id, p.id, cardinality(p.fields) < cardinality(r.asked_fields), 'best-interests-on-file' = any(p.fields),
      me.account_id, disclosure.today(), last_day);
  -- Two packages of one subject, or one and the clock: whoever comes second sees the link of the first.
  perform pg_advisory_xact_lock(hashtextextended('link.subject|' || b.subject_id, 24))
    from link.disclosure_about b where b.request_id = r.id;
  -- Of a matter that was sealed or erased meanwhile no link is made. No refusal: the owner would learn of it.
  with made as (insert into link.subject_person (subject_id, person_id)
      select b.subject_id, disclosure.kept_file(b.person_id) from link.disclosure_about b
      join legal.subject s on s.id = b.subject_id and s.expunged_at is null and not legal.is_sealed(s.id)
      where b.request_id = r.id and b.person_id is not null
      on conflict do nothing returning person_id)
    update link.disclosure_about b set linked_person_id = coalesce((select m.person_id from made m),
        -- Made by an earlier release: it stays as long as one of them.
        (select o.linked_person_id from link.disclosure_about o where o.subject_id = b.subject_id
          and o.linked_person_id = disclosure.kept_file(b.person_id) limit 1))
      where b.request_id = r.id;
  update disclosure.request set state = 'released', version = version + 1 where id = r.id;
  perform disclosure.note(r.id, 'released');
  return 'ok';
end $$;

-- The package, for the one who asked, while the matter or the case is still theirs. That it was read is on
-- record before anything is answered.
create function disclosure.open_package(wanted uuid)
  returns table (facts jsonb, wrapped_key bytea, identity bytea, sealed jsonb)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  me access.actor_context := access.context();
  r disclosure.request;
  l disclosure.release;
begin
  select * into r from disclosure.request q where q.id = wanted;
  if r.id is null or disclosure.part_of(r) is distinct from 'requester'
     or disclosure.state_of(r) <> 'released' or r.wrapped_key is null
     or not exists (select 1 from link.disclosure_about b where b.request_id = r.id
       and not coalesce(legal.is_sealed(b.subject_id), false) and disclosure.holds(r.direction, case r.direction when 'justice-asks-care' then b.subject_id
         else b.person_id end)) then return; end if;
  select * into l from disclosure.release q where q.request_id = r.id;
  insert into disclosure.reading (request_id, account_id) values (r.id, me.account_id);
  return query select jsonb_build_object('number', l.number, 'code', r.code, 'releasedOn', l.released_on,
      'expiresOn', l.expires_on, 'isPartial', l.is_partial, 'recipient', a.display_name,
      'recipientOrganisation', disclosure.organisation_shown(r.requester_organisation_id),
      'owner', disclosure.organisation_shown(r.owner_organisation_id), 'readOn', disclosure.today(),
      'isReceived', exists (select 1 from disclosure.receipt c where c.request_id = r.id)),
    r.wrapped_key, r.identity, (select jsonb_agg(jsonb_build_object('field', v.field, 'sealed', encode(v.sealed, 'hex'))
      order by array_position(disclosure.fields_of(r.direction), v.field))
      from disclosure.proposed_value v where v.proposal_id = l.proposal_id)
  from access.account a where a.id = me.account_id;
end $$;

create function disclosure.acknowledge(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'requester'
     or r.state <> 'released' then return 'not-found'; end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  insert into disclosure.receipt (request_id, account_id) values (r.id, (access.context()).account_id)
    on conflict do nothing;
  if not found then return 'step-not-open'; end if;
  perform disclosure.note(r.id, 'received');
  return 'ok';
end $$;

-- The owner takes a package back: unreadable from this moment, its key gone with it.
create function disclosure.revoke_package(wanted uuid, new_reason text) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'owner'
     or new_reason is null or new_reason not in ('in-error', 'basis-ended', 'safety') then return 'not-found'; end if;
  if r.state <> 'released' then return 'step-not-open'; end if;
  update disclosure.request set state = 'revoked', version = version + 1, identity = null, wrapped_key = null,
      key_destroyed_at = coalesce(key_destroyed_at, now()) where id = r.id;
  delete from disclosure.proposed_value v using disclosure.proposal p
    where p.id = v.proposal_id and p.request_id = r.id;
  perform disclosure.note(r.id, 'revoked', new_reason);
  return 'ok';
end $$;

-- ---------------------------------------------------------------- the person is told

create function disclosure.notice_due_on(wanted uuid) returns date
  language sql stable security definer set search_path = '' as $$
  select greatest(l.released_on + 7, (select max(d.until_on) from disclosure.deferral d
    where d.request_id = l.request_id and d.agreed_by is not null))
  from disclosure.release l where l.request_id = wanted
    and not exists (select 1 from disclosure.notice n where n.request_id = l.request_id)
$$;

create function disclosure.tell(wanted uuid, input jsonb) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
  day date := (input ->> 'toldOn')::date;
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'owner' then return 'not-found'; end if;
  if disclosure.notice_due_on(r.id) is null then return 'step-not-open'; end if;
  if day > disclosure.today() or day < (select l.released_on from disclosure.release l where l.request_id = r.id) then
    return 'told-on-another-day';
  end if;
  insert into disclosure.notice (request_id, told_on, how, language, account_id)
    values (r.id, day, input ->> 'how', input ->> 'language', (access.context()).account_id);
  return 'ok';
end $$;

create function disclosure.defer(wanted uuid, new_reason text, last_day date) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'owner' then return 'not-found'; end if;
  if disclosure.notice_due_on(r.id) is null or exists (select 1 from disclosure.deferral d
      where d.request_id = r.id and d.agreed_by is null) then return 'step-not-open'; end if;
  if last_day <= disclosure.today() or last_day > disclosure.today() + 90 then return 'deferred-too-long'; end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  insert into disclosure.deferral (request_id, reason, until_on, asked_by, asked_on)
    values (r.id, new_reason, last_day, (access.context()).account_id, disclosure.today());
  return 'ok';
end $$;

-- The second person: another lead of the owner, or who gave the second approval.
create function disclosure.may_agree(r disclosure.request) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from disclosure.deferral d where d.request_id = r.id and d.agreed_by is null
      and d.asked_by <> me.account_id and not disclosure.same_name(d.asked_by, me.account_id))
    and (disclosure.part_of(r) = 'owner' or (disclosure.part_of(r) = 'second' and exists (select 1
      from disclosure.approval a join disclosure.release l on l.proposal_id = a.proposal_id
      where l.request_id = r.id and a.account_id = me.account_id)))
  from (select (access.context()).*) me
$$;

create function disclosure.agree_deferral(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
  part text;
begin
  part := case when r.id is not null then disclosure.part_of(r) end;
  if part is null or part = 'requester' then return 'not-found'; end if;
  if not exists (select 1 from disclosure.deferral d where d.request_id = r.id and d.agreed_by is null)
     or disclosure.notice_due_on(r.id) is null then return 'step-not-open'; end if;
  if not disclosure.may_agree(r) then return 'same-person-twice'; end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  update disclosure.deferral set agreed_by = (access.context()).account_id, agreed_at = now()
    where request_id = r.id and agreed_by is null;
  return 'ok';
end $$;

-- ---------------------------------------------------------------- what each is shown

-- To the one who asked everything before the answer is one state: that fields were proposed would say that
-- the person is known.
create function disclosure.state_shown(r disclosure.request, part text) returns text
  language sql stable security definer set search_path = '' as $$
  select case when part = 'requester' and disclosure.state_of(r) in ('asked', 'proposed', 'approved-once', 'approved')
    then 'waiting' else disclosure.state_of(r) end
$$;

create function disclosure.summary(r disclosure.request, part text) returns jsonb
  language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', r.id, 'code', r.code, 'direction', r.direction, 'part', part,
    'state', disclosure.state_shown(r, part), 'purpose', r.purpose, 'askedOn', r.asked_on,
    'basisUntil', r.basis_until, 'asking', disclosure.organisation_shown(r.asking_party_id),
    'owner', disclosure.organisation_shown(r.owner_organisation_id),
    'aboutCode', case when part = 'requester' then coalesce(
      (select s.code from link.disclosure_about b join legal.subject s on s.id = b.subject_id
        where b.request_id = r.id and r.direction = 'justice-asks-care' and disclosure.holds(r.direction, s.id)),
      (select p.code from link.disclosure_about b join people.person p on p.id = b.person_id
        where b.request_id = r.id and r.direction = 'care-asks-justice' and disclosure.holds(r.direction, p.id))) end,
    'expiresOn', (select l.expires_on from disclosure.release l where l.request_id = r.id),
    'noticeDueOn', case when part = 'owner' then disclosure.notice_due_on(r.id) end,
    'isNoticeOverdue', part = 'owner' and coalesce(disclosure.notice_due_on(r.id) < disclosure.today(), false),
    'waitsForMe', case part
      when 'owner' then r.state in ('asked', 'approved') or (r.state in ('proposed', 'approved-once')
        and not exists (select 1 from disclosure.approval a where a.part = 'owner'
          and a.proposal_id = (disclosure.current_proposal(r.id)).id))
      when 'second' then (r.state in ('proposed', 'approved-once') and not exists (select 1
          from disclosure.approval a where a.part = 'second'
          and a.proposal_id = (disclosure.current_proposal(r.id)).id))
      else r.state = 'released' and not exists (select 1 from disclosure.receipt c where c.request_id = r.id)
      end and disclosure.state_of(r) <> 'expired' or (part <> 'requester' and disclosure.may_agree(r)))
$$;

create function disclosure.requests(wanted_view text, after_id uuid, most integer) returns setof jsonb
  language sql stable security definer set search_path = '' as $$
  select disclosure.summary(r, disclosure.part_of(r))
  from (select (access.context()).*) me, disclosure.request r
  where (after_id is null or r.id < after_id)
    and case wanted_view
      when 'asked' then r.requester_id = me.account_id and disclosure.part_of(r) = 'requester'
      when 'to-answer' then r.owner_organisation_id = me.organisation_id and disclosure.part_of(r) = 'owner'
      when 'to-approve' then exists (select 1 from disclosure.protocol_party y where y.protocol_id = r.protocol_id
        and y.organisation_id = me.organisation_id) and disclosure.part_of(r) = 'second'
      else false end
  order by r.id desc limit least(greatest(most, 1), 101)
$$;

create function disclosure.approvals_shown(wanted uuid) returns jsonb
  language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('part', a.part, 'name', c.display_name,
    'organisation', disclosure.organisation_shown(a.organisation_id),
    'on', (a.at at time zone g.time_zone)::date) order by a.at), '[]')
  from programme.setting g, disclosure.approval a join access.account c on c.id = a.account_id
  where a.proposal_id = wanted
$$;

create function disclosure.find_request(wanted uuid)
  returns table (facts jsonb, wrapped_key bytea, identity bytea, sealed jsonb)
  language plpgsql stable security definer set search_path = '' as $$
declare
  me access.actor_context := access.context();
  r disclosure.request;
  p disclosure.proposal;
  own_part text;
  reads_identity boolean;
begin
  select * into r from disclosure.request q where q.id = wanted;
  if r.id is null then return; end if;
  own_part := disclosure.part_of(r);
  if own_part is null then return; end if;
  -- Who asked reads the name as long as the matter or the case is theirs.
  reads_identity := own_part = 'owner' or (own_part = 'requester' and exists (select 1 from link.disclosure_about b
    where b.request_id = r.id and disclosure.holds(r.direction, case r.direction when 'justice-asks-care' then b.subject_id
      else b.person_id end)));
  if own_part <> 'requester' then p := disclosure.current_proposal(r.id); end if;
  return query select disclosure.summary(r, own_part) || jsonb_build_object(
      'authority', r.authority, 'article', r.article, 'courtNumber', r.court_number, 'orderOn', r.order_on,
      'orderHash', encode(r.order_hash, 'hex'), 'wanted', r.asked_fields,
      'requester', (select a.display_name from access.account a where a.id = r.requester_id),
      'version', case when own_part = 'owner' then r.version end,
      'refusedFor', (select s.reason from disclosure.step s where s.request_id = r.id and s.step = 'refused'),
      'revokedFor', (select s.reason from disclosure.step s where s.request_id = r.id and s.step = 'revoked'),
      'proposal', case when p.id is not null and r.state not in ('refused', 'withdrawn') then jsonb_build_object(
        'fields', p.fields, 'hash', encode(p.hash, 'hex'), 'on', p.at::date,
        'by', (select a.display_name from access.account a where a.id = p.account_id),
        'approvals', disclosure.approvals_shown(p.id)) end,
      'release', (select jsonb_build_object('number', l.number, 'releasedOn', l.released_on,
          'expiresOn', l.expires_on, 'isPartial', l.is_partial,
          'isReceived', exists (select 1 from disclosure.receipt c where c.request_id = r.id))
        from disclosure.release l where l.request_id = r.id),
      'expiresAtMost', case when own_part = 'owner' and r.state = 'approved' then disclosure.expires_at_most(r) end,
      'notice', case when own_part <> 'requester' then (select jsonb_build_object('toldOn', n.told_on, 'how', n.how,
          'language', n.language) from disclosure.notice n where n.request_id = r.id) end,
      'deferrals', case when own_part = 'requester' then '[]' else coalesce((select jsonb_agg(jsonb_build_object(
          'reason', d.reason, 'untilOn', d.until_on, 'askedOn', d.asked_on, 'isAgreed', d.agreed_by is not null)
          order by d.asked_on, d.until_on) from disclosure.deferral d where d.request_id = r.id), '[]'::jsonb) end,
      'aboutId', case when own_part = 'owner' then (select case r.direction when 'justice-asks-care' then b.person_id
          else b.subject_id end from link.disclosure_about b where b.request_id = r.id) end,
      'may', jsonb_build_object(
        'withdraw', own_part = 'requester' and disclosure.state_of(r) in ('asked', 'proposed', 'approved-once', 'approved'),
        'read', own_part = 'requester' and disclosure.state_of(r) = 'released',
        'answer', own_part = 'owner' and disclosure.state_of(r) in ('asked', 'proposed', 'approved-once', 'approved'),
        'refuse', own_part <> 'requester' and disclosure.state_of(r) in ('asked', 'proposed', 'approved-once', 'approved'),
        'approve', own_part <> 'requester' and disclosure.state_of(r) in ('proposed', 'approved-once')
          and not exists (select 1 from disclosure.approval a where a.proposal_id = p.id and a.part = own_part),
        'release', own_part = 'owner' and disclosure.state_of(r) = 'approved',
        'revoke', own_part = 'owner' and r.state = 'released' and disclosure.state_of(r) <> 'expired',
        'tell', own_part = 'owner' and disclosure.notice_due_on(r.id) is not null,
        'defer', own_part = 'owner' and disclosure.notice_due_on(r.id) is not null and not exists (select 1
          from disclosure.deferral d where d.request_id = r.id and d.agreed_by is null),
        'agree', own_part <> 'requester' and disclosure.may_agree(r))),
    case when reads_identity then r.wrapped_key end,
    case when reads_identity then r.identity end,
    case when own_part = 'owner' then (select jsonb_agg(jsonb_build_object('field', v.field, 'sealed',
        encode(v.sealed, 'hex')) order by v.field) from disclosure.proposed_value v where v.proposal_id = p.id) end;
end $$;

-- The key to seal a proposal with, for a lead of the owner.
create function disclosure.key_to_propose(wanted uuid) returns bytea
  language sql stable security definer set search_path = '' as $$
  select r.wrapped_key from disclosure.request r
  where r.id = wanted and disclosure.part_of(r) = 'owner'
$$;

-- The auditor sees that it happened, between whom and on what basis: no name, no value, no file.
create function disclosure.metadata(after_id uuid, most integer) returns setof jsonb
  language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', r.id, 'code', r.code, 'direction', r.direction, 'state', disclosure.state_of(r),
    'asking', disclosure.organisation_shown(r.asking_party_id),
    'owner', disclosure.organisation_shown(r.owner_organisation_id),
    'authority', r.authority, 'article', r.article, 'purpose', r.purpose, 'askedOn', r.asked_on,
    'basisUntil', r.basis_until, 'wanted', r.asked_fields,
    'granted', (select p.fields from disclosure.release l join disclosure.proposal p on p.id = l.proposal_id
      where l.request_id = r.id),
    'approvers', (select coalesce(jsonb_agg(disclosure.organisation_shown(a.organisation_id) order by a.at), '[]')
      from disclosure.approval a join disclosure.release l on l.proposal_id = a.proposal_id
      where l.request_id = r.id),
    'releasedOn', (select l.released_on from disclosure.release l where l.request_id = r.id),
    'expiresOn', (select l.expires_on from disclosure.release l where l.request_id = r.id),
    'readings', (select count(*) from disclosure.reading d where d.request_id = r.id),
    'isReceived', exists (select 1 from disclosure.receipt c where c.request_id = r.id),
    'refusedFor', (select s.reason from disclosure.step s where s.request_id = r.id and s.step = 'refused'),
    'toldOn', (select n.told_on from disclosure.notice n where n.request_id = r.id),
    'noticeDueOn', disclosure.notice_due_on(r.id),
    'isNoticeOverdue', coalesce(disclosure.notice_due_on(r.id) < disclosure.today(), false))
  from disclosure.request r
  where (access.context()).role = 'auditor' and (after_id is null or r.id < after_id)
  order by r.id desc limit least(greatest(most, 1), 101)
$$;
grant execute on function disclosure.metadata(uuid, integer) to alongside_oversight;

grant execute on function disclosure.askable(integer), disclosure.ask(jsonb, bytea, bytea),
  disclosure.propose(uuid, integer, uuid, jsonb), disclosure.approve(uuid, bytea, text[]),
  disclosure.refuse(uuid, text), disclosure.withdraw(uuid), disclosure.release_package(uuid, bytea, date),
  disclosure.open_package(uuid), disclosure.acknowledge(uuid), disclosure.revoke_package(uuid, text),
  disclosure.tell(uuid, jsonb), disclosure.defer(uuid, text, date), disclosure.agree_deferral(uuid),
  disclosure.requests(text, uuid, integer), disclosure.find_request(uuid), disclosure.key_to_propose(uuid)
  to alongside_justice, alongside_care;

-- ---------------------------------------------------------------- the clock

-- What is over has no key any more. Until the hour in which this runs, every reading above refuses by the day.
create function disclosure.erase_by_the_clock() returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  r disclosure.request;
begin
  for r in select q.* from disclosure.request q where q.wrapped_key is not null
      and (disclosure.state_of(q) in ('refused', 'withdrawn', 'revoked', 'expired') or exists (select 1
        from link.disclosure_about b join legal.subject s on s.id = b.subject_id
        where b.request_id = q.id and s.expunged_at is not null)) for update loop
    update disclosure.request set wrapped_key = null, identity = null, key_destroyed_at = now() where id = r.id;
    delete from disclosure.proposed_value v using disclosure.proposal p
      where p.id = v.proposal_id and p.request_id = r.id;
  end loop;
  perform pg_advisory_xact_lock(hashtextextended('link.subject|' || over.subject_id, 24)) from (
    select distinct b.subject_id from link.disclosure_about b join disclosure.request q on q.id = b.request_id
    where q.key_destroyed_at is not null and b.linked_person_id is not null order by 1) over;
  -- The link goes with the last package that needed it; a link that was there before stays.
  delete from link.subject_person l using link.disclosure_about b, disclosure.request q
    where q.id = b.request_id and q.key_destroyed_at is not null
      and l.subject_id = b.subject_id and l.person_id = b.linked_person_id
      and not exists (select 1 from link.disclosure_about o join disclosure.request n on n.id = o.request_id
        where o.subject_id = b.subject_id and o.request_id <> b.request_id and n.state = 'released'
          and n.key_destroyed_at is null);
  -- Until the person was told, the owner knows whom to tell; who asked is not remembered beside it.
  delete from link.disclosure_about b using disclosure.request q
    where q.id = b.request_id and q.key_destroyed_at is not null
      and (disclosure.notice_due_on(q.id) is null or not case q.direction
        when 'justice-asks-care' then exists (select 1 from people.person p
          where p.id = b.person_id and p.expunged_at is null)
        else exists (select 1 from legal.subject s where s.id = b.subject_id and s.expunged_at is null) end);
  update link.disclosure_about b set linked_person_id = null,
      subject_id = case q.direction when 'care-asks-justice' then b.subject_id end,
      person_id = case q.direction when 'justice-asks-care' then b.person_id end
    from disclosure.request q where q.id = b.request_id and q.key_destroyed_at is not null;
end $$;

create or replace function programme.erase_what_is_due() returns void
  language sql volatile security definer set search_path = '' as $$
  select operations.erase_by_the_clock();
  select legal.erase_by_the_clock();
  select disclosure.erase_by_the_clock()
$$;

-- ---------------------------------------------------------------- what follows from it elsewhere

-- Whether a package in force says that a best interests assessment is on file: what a charge against somebody
-- under age asks, without reading the assessment. A person of the justice side learns it
-- of the own matters alone.
create or replace function legal.best_interests_attested(wanted_subject uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select (session_user = current_user or disclosure.holds('justice-asks-care', wanted_subject))
    and exists (select 1 from link.disclosure_about b
      join disclosure.request r on r.id = b.request_id and r.direction = 'justice-asks-care'
      join disclosure.release l on l.request_id = r.id and l.attests_best_interests
      where b.subject_id = wanted_subject and disclosure.state_of(r) = 'released')
$$;
grant execute on function legal.best_interests_attested(uuid) to alongside_justice;

create function reports.count_disclosures()
  returns table (row_key text, row_label text, column_key text, count integer)
  language sql stable security definer set search_path = '' as $$
  select d.direction, null::text, part.key, count(r.id)::integer
  from (values ('justice-asks-care'), ('care-asks-justice')) d (direction)
  cross join (values ('granted'), ('partly-granted'), ('refused'), ('withdrawn')) part (key)
  left join disclosure.request r on r.direction = d.direction and part.key = case
    when r.state in ('released', 'revoked') then (select case when l.is_partial then 'partly-granted' else 'granted' end
      from disclosure.release l where l.request_id = r.id)
    when r.state in ('refused', 'withdrawn') then r.state end
  group by d.direction, part.key
$$;

-- As in 0008, with the outcomes of disclosures.
create or replace function reports.publish(publisher uuid)
  returns table (number integer, made_at timestamptz)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  new_number integer;
  one record;
  level record;
begin
  perform pg_advisory_xact_lock(hashtextextended('reports.release', 8));
  select coalesce(max(r.number), 0) + 1 into new_number from reports.release r;
  insert into reports.release (number, made_by) values (new_number, publisher);
  for one in
    select 'arrivals-by-operation' as figure, '{"boarded": ["arrived", "on-the-way"]}'::jsonb as sums,
      coalesce((select jsonb_agg(a) from reports.count_arrivals() a), '[]') as fresh
    union all select 'cases-by-province', '{}'::jsonb,
      coalesce((select jsonb_agg(c) from reports.count_cases() c), '[]')
    union all select 'disclosures-by-outcome', '{"answered": ["granted", "partly-granted", "refused"]}'::jsonb,
      coalesce((select jsonb_agg(d) from reports.count_disclosures() d), '[]')
  loop
    -- A figure that is new to a running programme is published for the first time as it is.
    perform reports.hold(one.figure, one.fresh, one.sums, new_number = 1
      or (one.figure = 'disclosures-by-outcome' and not exists (
        select 1 from reports.release_cell c where c.figure = one.figure)));
    -- Donors are told nothing of disclosures.
    for level in select * from (values ('internal', 5), ('external', 10)) l (name, threshold)
        where l.name = 'internal' or one.figure <> 'disclosures-by-outcome' loop
      perform reports.release_figure(new_number, one.figure, level.name, level.threshold);
    end loop;
  end loop;
  update reports.held_count set count = next where count <> next;
  return query select r.number, r.made_at from reports.release r where r.number = new_number;
end $$;
