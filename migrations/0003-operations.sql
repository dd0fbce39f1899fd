-- Operations that bring people home: their lists, the entries of the lists, which entries mean one
-- person, and the way of each entry. Programme side: the coordinator works with names until a
-- person is handed over, and never afterwards. The care side learns an operation's name and day;
-- the guardianship officer the few facts that a search for kin needs. Justice reaches nothing.
-- Locks: creates only.

create schema operations;
grant usage on schema operations to alongside_care, alongside_programme;

create table operations.operation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  phase text,
  origin_site text,
  origin_country text,
  carrier text,
  partners text[] not null default '{}',
  planned_on date,
  departed_on date,
  landed_on date,
  planned_men integer not null default 0 check (planned_men >= 0),
  planned_women integer not null default 0 check (planned_women >= 0),
  planned_children integer not null default 0 check (planned_children >= 0),
  state text not null default 'negotiating' check (state in ('negotiating', 'lists-verified',
    'approved', 'executing', 'landed', 'reception', 'dispersal', 'closed', 'suspended',
    'cancelled')),
  suspended_from text,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  check ((state = 'suspended') = (suspended_from is not null))
);

create table operations.operation_transition (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  from_state text,
  to_state text not null,
  reason text not null,
  on_day date not null,
  by_account uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index transition_by_operation on operations.operation_transition (operation_id, at);

-- The key of everything encrypted in one operation, wrapped outside the database.
create table operations.operation_key (
  operation_id uuid primary key references operations.operation (id),
  wrapped_key bytea,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped_key is null) = (destroyed_at is not null))
);

-- ---------------------------------------------------------------- lists

create table operations.list (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  kind text not null check (kind in ('camp', 'ministry', 'boarding', 'other')),
  state text not null default 'staged' check (state in ('staged', 'imported', 'discarded')),
  file_name bytea not null,
  understanding bytea,
  listed_on date,
  file_hash bytea not null,
  row_count integer not null default 0,
  version integer not null default 1,
  staged_by uuid not null,
  staged_at timestamptz not null default now(),
  discarded_after timestamptz not null,
  imported_at timestamptz
);
comment on column operations.list.file_hash is
  'Keyed with the operation''s key, so that the database alone cannot confirm a guessed file.';
create unique index list_once on operations.list (operation_id, file_hash)
  where state <> 'discarded';

-- The stage: the file and what was understood of it, encrypted, until confirmed or discarded.
create table operations.list_file (
  list_id uuid primary key references operations.list (id),
  bytes bytea not null
);
create table operations.list_page (
  list_id uuid not null references operations.list (id),
  sheet_number integer not null,
  page_number integer not null,
  rows bytea not null,
  primary key (list_id, sheet_number, page_number)
);

create table operations.import_job (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  list_id uuid not null references operations.list (id),
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed',
    'interrupted')),
  step text not null default 'reading' check (step in ('reading', 'writing', 'matching')),
  rows_total integer not null,
  rows_done integer not null default 0,
  entries_added integer not null default 0,
  entries_known integer not null default 0,
  rows_skipped integer not null default 0,
  proposals integer not null default 0,
  matching_pending boolean not null default false,
  started_by uuid not null,
  cancel_requested_at timestamptz,
  heartbeat_at timestamptz not null default clock_timestamp(),
  made_at timestamptz not null default clock_timestamp()
);
create unique index import_one_at_a_time on operations.import_job (operation_id)
  where state in ('waiting', 'running');

-- ---------------------------------------------------------------- entries

create table operations.family (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  code text not null unique
);
create index family_by_operation on operations.family (operation_id, id);

-- One row per row of a list. Rows that a person found to mean the same one share a root; `state` is
-- that of the person, `own_state` what was noted on this row, so that undoing restores it whole.
create table operations.entry (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  code text not null unique,
  root_id uuid not null references operations.entry (id),
  state text not null default 'identified' check (state in ('identified', 'contacted', 'willing',
    'refused', 'undecided', 'prevented', 'identity-pending', 'cleared', 'boarded', 'not-boarded',
    'arrived', 'handed-over')),
  reason text,
  own_state text not null default 'identified',
  own_reason text,
  own_since timestamptz not null default clock_timestamp(),
  state_conflict boolean not null default false,
  sex text not null check (sex in ('female', 'male', 'unknown')),
  may_be_minor boolean not null,
  own_may_be_minor boolean not null,
  unaccompanied boolean not null default false,
  relation text,
  mark text,
  listed_family_id uuid not null references operations.family (id),
  family_is_listed boolean not null,
  family_by_hand_id uuid references operations.family (id),
  family_id uuid not null references operations.family (id),
  person_id uuid,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  check ((state in ('refused', 'prevented', 'not-boarded')) = (reason is not null)),
  check ((own_state in ('refused', 'prevented', 'not-boarded')) = (own_reason is not null)),
  check (reason in ('own-decision', 'family-decision', 'stays-with-family', 'medical',
    'not-present', 'identity-pending', 'documents', 'not-released', 'no-seat', 'died',
    'returned-otherwise', 'not-stated'))
);
comment on column operations.entry.reason is
  'Coded and neutral; there is no column for a text, and none may be added.';
create index entry_by_operation on operations.entry (operation_id, id);
create index entry_by_root on operations.entry (root_id);
create index entry_by_family on operations.entry (family_id);
create index entry_by_person on operations.entry (person_id) where person_id is not null;
create index entry_unaccompanied on operations.entry (id) where unaccompanied;

-- Place, tent and kunya serve reconciliation only. Closed at handover, gone on the erase day.
create table operations.entry_identity (
  entry_id uuid primary key references operations.entry (id),
  operation_id uuid not null references operations.operation (id),
  full_name text not null check (length(full_name) between 1 and 300),
  given_name text,
  family_name text,
  father_name text,
  mother_name text,
  birth_from date,
  birth_to date,
  birth_precision text not null
    check (birth_precision in ('day', 'month', 'year', 'about', 'age', 'unknown')),
  citizenship text,
  district text,
  place text,
  tent text,
  kunya text,
  family_number text,
  document bytea,
  phone bytea,
  address bytea,
  note bytea,
  closed_at timestamptz,
  erase_on date not null
);
create index identity_by_operation on operations.entry_identity (operation_id, entry_id);
create index identity_due on operations.entry_identity (erase_on);

create table operations.entry_listing (
  entry_id uuid not null references operations.entry (id),
  list_id uuid not null references operations.list (id),
  sheet text not null,
  row integer not null,
  row_hash bytea not null,
  listed_status text check (listed_status in ('boarded', 'not-boarded')),
  listed_reason text,
  primary key (entry_id, list_id)
);
create index listing_by_list on operations.entry_listing (list_id);

-- Folded names for search across scripts; read by no login role (operations.search_entries).
create table operations.entry_name_key (
  entry_id uuid primary key references operations.entry (id),
  folded text not null
);
create index entry_name_key_trigram on operations.entry_name_key
  using gin (folded public.gin_trgm_ops);

create table operations.entry_transition (
  id uuid primary key,
  entry_id uuid not null references operations.entry (id),
  from_state text,
  to_state text not null,
  reason text,
  basis text not null check (basis in ('person-said', 'carrier-list', 'family', 'authority', 'list',
    'acceptance')),
  by_account uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index transition_by_entry on operations.entry_transition (entry_id, at);

create table operations.match_proposal (
  id uuid primary key,
  operation_id uuid not null references operations.operation (id),
  a_entry_id uuid not null references operations.entry (id),
  b_entry_id uuid not null references operations.entry (id),
  band text not null check (band in ('same', 'look')),
  score real not null,
  reasons jsonb not null,
  state text not null default 'open' check (state in ('open', 'same', 'different')),
  decided_at timestamptz,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  unique (a_entry_id, b_entry_id),
  check (a_entry_id <> b_entry_id),
  check ((state = 'open') = (decided_at is null))
);
create index proposal_by_operation on operations.match_proposal (operation_id, state);
create index proposal_by_b on operations.match_proposal (b_entry_id);

create table operations.match_decision (
  id uuid primary key,
  proposal_id uuid not null references operations.match_proposal (id),
  decision text not null check (decision in ('open', 'same', 'different')),
  by_account uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index decision_by_proposal on operations.match_decision (proposal_id, at);

select access.protect(name::regclass) from unnest(array[
  'operations.operation', 'operations.operation_transition', 'operations.operation_key',
  'operations.list', 'operations.list_file', 'operations.list_page', 'operations.import_job',
  'operations.family', 'operations.entry', 'operations.entry_identity', 'operations.entry_listing',
  'operations.entry_name_key', 'operations.entry_transition', 'operations.match_proposal',
  'operations.match_decision']) name;

-- ---------------------------------------------------------------- what the database refuses itself

create function operations.is_unresolved(entry operations.entry) returns boolean
  language sql immutable parallel safe set search_path = '' as $$
  select entry.root_id = entry.id
    and entry.state not in ('handed-over', 'refused', 'prevented', 'not-boarded')
$$;
grant execute on function operations.is_unresolved(operations.entry) to alongside_programme;

-- Closing and changing entries wait for each other, so that neither slips past the other's check.
create function operations.check_closing() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if old.state = 'closed' then
    raise exception 'operation-closed' using errcode = 'check_violation',
      constraint = 'operation_stays_closed';
  end if;
  if new.state = 'closed' then
    perform pg_advisory_xact_lock(hashtextextended(new.id::text, 3));
    if exists (select 1 from operations.entry e
        where e.operation_id = new.id and operations.is_unresolved(e)) then
      raise exception 'entries-unresolved' using errcode = 'check_violation',
        constraint = 'operation_closes_resolved';
    end if;
  end if;
  return new;
end $$;
create trigger closing before update on operations.operation
  for each row execute function operations.check_closing();

create function operations.check_entries() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(one.operation_id::text, 3))
    from (select distinct operation_id from changed) one;
  if exists (select 1 from changed c
      join operations.operation o on o.id = c.operation_id and o.state = 'closed'
      where c.root_id = c.id
        and c.state not in ('handed-over', 'refused', 'prevented', 'not-boarded')) then
    raise exception 'operation-closed' using errcode = 'check_violation',
      constraint = 'operation_closes_resolved';
  end if;
  -- A root stands for itself: else two rows could point at each other and both count as settled.
  if exists (select 1 from changed c join operations.entry r on r.id = c.root_id
        where c.root_id <> c.id and (r.root_id <> r.id or r.operation_id <> c.operation_id))
     or exists (select 1 from changed c join operations.entry m on m.root_id = c.id and m.id <> c.id
        where c.root_id <> c.id) then
    raise exception 'entry-root' using errcode = 'check_violation', constraint = 'entry_root';
  end if;
  return null;
end $$;
create trigger entries_added after insert on operations.entry
  referencing new table as changed for each statement execute function operations.check_entries();
create trigger entries_changed after update on operations.entry
  referencing new table as changed for each statement execute function operations.check_entries();

-- Handover closes the names of every row that tells of a person who arrived: no row may be taken out
-- of the person's before it, nor the person put off the row.
create function operations.keep_arrived() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if (old.person_id is not null and new.person_id is distinct from old.person_id)
     or (new.root_id <> old.root_id and exists (select 1 from operations.entry r
       where r.id = old.root_id and r.person_id is not null)) then
    raise exception 'entry-already-arrived' using errcode = 'check_violation',
      constraint = 'entry_stays_arrived';
  end if;
  return new;
end $$;
create trigger stays_arrived before update on operations.entry for each row
  when (old.person_id is distinct from new.person_id or old.root_id <> new.root_id)
  execute function operations.keep_arrived();

-- ---------------------------------------------------------------- who sees what

create function operations.coordinates() returns boolean
  language sql stable parallel safe set search_path = '' as $$
  select (access.context()).role = 'national-coordinator'
$$;
grant execute on function operations.coordinates() to alongside_programme;

-- A refusal keeps no text: the functions that need it call this with the rows that did not come.
create function operations.forget_texts(entry_ids uuid[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (access.context()).role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  update operations.entry_identity set note = null, phone = null, address = null, district = null
    where entry_id = any(entry_ids);
end $$;
grant execute on function operations.forget_texts(uuid[]) to alongside_programme;

do $$
declare
  one text;
begin
  foreach one in array array['operation', 'operation_transition', 'operation_key', 'list',
      'import_job', 'family', 'entry', 'entry_listing', 'entry_transition', 'match_proposal',
      'match_decision'] loop
    execute format('grant select, insert on operations.%I to alongside_programme', one);
    execute format('create policy coordinator_read on operations.%I for select
      to alongside_programme using ((select operations.coordinates()))', one);
    execute format('create policy coordinator_insert on operations.%I for insert
      to alongside_programme with check ((select operations.coordinates()))', one);
  end loop;
  foreach one in array array['operation', 'list', 'import_job', 'entry', 'entry_listing',
      'match_proposal'] loop
    execute format('grant update on operations.%I to alongside_programme', one);
    execute format('create policy coordinator_update on operations.%I for update
      to alongside_programme using ((select operations.coordinates()))', one);
  end loop;
end $$;

-- The stage is open only while it waits for a decision; the clock closes it, not a job.
grant select, insert, delete on operations.list_file, operations.list_page to alongside_programme;
create policy coordinator_read on operations.list_file for select to alongside_programme
  using ((select operations.coordinates()) and exists (select 1 from operations.list l
    where l.id = list_file.list_id and l.state = 'staged' and l.discarded_after > now()));
create policy coordinator_insert on operations.list_file for insert to alongside_programme
  with check ((select operations.coordinates()));
create policy coordinator_delete on operations.list_file for delete to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_read on operations.list_page for select to alongside_programme
  using ((select operations.coordinates()) and exists (select 1 from operations.list l
    where l.id = list_page.list_id and l.state = 'staged' and l.discarded_after > now()));
create policy coordinator_insert on operations.list_page for insert to alongside_programme
  with check ((select operations.coordinates()));
create policy coordinator_delete on operations.list_page for delete to alongside_programme
  using ((select operations.coordinates()));

-- Names: until handover, and not beyond the erase day.
grant select, insert on operations.entry_identity to alongside_programme;
create policy until_handover_read on operations.entry_identity for select to alongside_programme
  using ((select operations.coordinates()) and closed_at is null and erase_on > current_date);
create policy coordinator_insert on operations.entry_identity for insert to alongside_programme
  with check ((select operations.coordinates()));
grant insert on operations.entry_name_key to alongside_programme;
create policy coordinator_insert on operations.entry_name_key for insert to alongside_programme
  with check ((select operations.coordinates()));

-- The care side: name and landing day of operations that an assigned person came with.
grant select (id, name, landed_on) on operations.operation to alongside_care;
create policy came_with_assigned on operations.operation for select to alongside_care
  using ((select access.role()) in ('case-manager', 'supervisor', 'child-protection-officer')
    and exists (select 1 from people.person p join access.reach r on r.person_id = p.id
      where p.operation_id = operation.id and r.account_id = (select access.actor())
        and r.level = 'assigned'));

-- The guardianship officer: children without an adult of theirs, until they are handed over.
grant select (id, code, operation_id, root_id, state, sex, unaccompanied, family_id)
  on operations.entry to alongside_care;
create policy kin_search on operations.entry for select to alongside_care
  using ((select access.role()) = 'child-protection-officer' and unaccompanied and root_id = id
    and state not in ('refused', 'prevented', 'not-boarded', 'handed-over'));
grant select (entry_id, full_name, father_name, mother_name, birth_from, birth_to, birth_precision)
  on operations.entry_identity to alongside_care;
create policy kin_search on operations.entry_identity for select to alongside_care
  using ((select access.role()) = 'child-protection-officer' and closed_at is null
    and erase_on > current_date and exists (select 1 from operations.entry e
      where e.id = entry_identity.entry_id));
grant select (id, code) on operations.family to alongside_care;
create policy kin_search on operations.family for select to alongside_care
  using ((select access.role()) = 'child-protection-officer' and exists (
    select 1 from operations.entry e where e.family_id = family.id));

-- ---------------------------------------------------------------- functions

-- Finds entries of one operation by folded name tokens, as people.search does for persons.
create function operations.search_entries(wanted_operation uuid, tokens jsonb, most integer)
  returns table (root_id uuid)
  language plpgsql stable security definer set search_path = '' as $$
declare
  met text;
begin
  if (access.context()).role is distinct from 'national-coordinator'
     or jsonb_array_length(tokens) not between 1 and 8 then return; end if;
  select string_agg(format('k.folded operator(pg_catalog.~~) any (%L::text[])', (
      select array_agg('% ' || regexp_replace(alternative, '[^a-z0-9#]', '', 'g') || '%')
      from jsonb_array_elements_text(token) alternative)), ' and ')
    into met from jsonb_array_elements(tokens) token;
  return query execute format('select distinct e.root_id from operations.entry_name_key k
    join operations.entry e on e.id = k.entry_id and e.operation_id = $1
    join operations.entry_identity i on i.entry_id = k.entry_id and i.closed_at is null
      and i.erase_on > current_date
    where %s limit %s', met, least(greatest(most, 1), 500)) using wanted_operation;
end $$;
grant execute on function operations.search_entries(uuid, jsonb, integer) to alongside_programme;

-- Puts off the erase day of none: it only shortens it, when somebody does not come.
create function operations.erase_not_after(entry_ids uuid[], day date) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (access.context()).role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  update operations.entry_identity set erase_on = least(erase_on, day)
    where entry_id = any(entry_ids);
end $$;
grant execute on function operations.erase_not_after(uuid[], date) to alongside_programme;

-- Deletes what the clock has closed already: identities past their day, stages past theirs.
create function operations.erase_due() returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (access.context()).role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  delete from operations.entry_name_key k using operations.entry_identity i
    where i.entry_id = k.entry_id and (i.erase_on <= current_date or i.closed_at is not null);
  delete from operations.entry_identity where erase_on <= current_date;
  update operations.list set state = 'discarded', version = version + 1
    where state = 'staged' and discarded_after <= now();
  delete from operations.list_page p using operations.list l
    where l.id = p.list_id and l.state <> 'staged';
  delete from operations.list_file f using operations.list l
    where l.id = f.list_id and l.state <> 'staged';
end $$;
grant execute on function operations.erase_due() to alongside_programme;

-- An organisation accepted these persons: the coordinator's work with their names is over. Believes
-- not the caller but the person's own row, so nobody can end an entry that was not accepted.
create function operations.note_handed_over(person_ids uuid[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  roots uuid[];
begin
  if actor.account_id is null then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(e.id) into roots from operations.entry e
    join people.person p on p.id = e.person_id and p.handed_over_at is not null
    where e.person_id = any(person_ids) and e.state = 'arrived' and e.root_id = e.id;
  if roots is null then return; end if;
  update operations.entry_identity i set closed_at = now() from operations.entry e
    where e.id = i.entry_id and e.root_id = any(roots);
  insert into operations.entry_transition (id, entry_id, from_state, to_state, basis, by_account)
    select gen_random_uuid(), id, 'arrived', 'handed-over', 'acceptance', actor.account_id
    from unnest(roots) id;
  update operations.entry set state = 'handed-over', own_state = 'handed-over',
      own_since = clock_timestamp(), unaccompanied = false, version = version + 1
    where id = any(roots);
end $$;
grant execute on function operations.note_handed_over(uuid[]) to alongside_care;

-- Alarm: after landing, every entry that nobody has settled. Exact, coded, never suppressed.
create function operations.unresolved_entries()
  returns table (entry_code text, operation_id uuid, operation_name text, state text,
    since timestamptz)
  language plpgsql stable security definer set search_path = '' as $$
begin
  if (access.context()).role is distinct from 'national-coordinator' then return; end if;
  return query select e.code, o.id, o.name, e.state, e.own_since
    from operations.operation o join operations.entry e on e.operation_id = o.id
    where o.state in ('landed', 'reception', 'dispersal') and operations.is_unresolved(e)
    order by e.own_since, e.id;
end $$;
grant execute on function operations.unresolved_entries() to alongside_programme;
