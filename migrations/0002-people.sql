-- Persons, their names and kin, and how to reach them; read on the care side and, until handover,
-- by the coordinator who prepares the list. Nothing here is reachable from the justice side.
-- Locks: creates only.

create schema people;
grant usage on schema people to alongside_care, alongside_programme;

create table people.household (
  id uuid primary key,
  code text not null unique,
  operation_id uuid,
  organisation_id uuid references workforce.organisation (id),
  province text,
  made_at timestamptz not null default now()
);

create table people.person (
  id uuid primary key,
  code text not null unique,
  household_id uuid references people.household (id),
  operation_id uuid,
  sex text not null check (sex in ('female', 'male', 'unknown')),
  birth_from date,
  birth_to date,
  birth_precision text not null
    check (birth_precision in ('day', 'month', 'year', 'about', 'age', 'unknown')),
  citizenship text,
  province text,
  organisation_id uuid references workforce.organisation (id),
  handed_over_at timestamptz,
  died_on date,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expunged_at timestamptz,
  check ((birth_precision = 'unknown') = (birth_from is null)),
  check ((birth_from is null) = (birth_to is null)),
  check (birth_from <= birth_to)
);
comment on column people.person.organisation_id is
  'The organisation that accepted the person; null until then. Decides what its manager may see.';
create index person_by_household on people.person (household_id);
create index person_by_organisation on people.person (organisation_id, id);
create index person_by_operation on people.person (operation_id);
create index person_before_handover on people.person (id) where handed_over_at is null;

-- A corrected name is never overwritten: the old row ends, the new one begins.
create table people.person_name (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kind text not null check (kind in ('current', 'document', 'other-script', 'former')),
  full_name text not null check (length(full_name) between 1 and 300),
  given_name text,
  family_name text,
  father_name text,
  language text,
  from_at timestamptz not null default now(),
  until_at timestamptz not null default 'infinity',
  recorded_by uuid
);
create index name_by_person on people.person_name (person_id, until_at);
create unique index name_one_current on people.person_name (person_id)
  where kind = 'current' and until_at = 'infinity';

create table people.person_correction (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  field text not null check (field in ('name', 'birth', 'sex', 'citizenship', 'province')),
  before jsonb not null,
  after jsonb not null,
  reason bytea not null,
  corrected_by uuid not null,
  corrected_at timestamptz not null default now()
);
comment on column people.person_correction.reason is
  'Sealed: somebody''s own words about a person. The values themselves are clear, as names are.';
create index correction_by_person on people.person_correction (person_id, corrected_at);

-- Sided: which side of the family an aunt or grandparent belongs to is two words in four of the
-- six languages, and decides who is asked first.
create table people.kinship (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kin_person_id uuid not null references people.person (id),
  relation text not null check (relation in ('mother', 'father', 'child', 'sibling',
    'grandmother-maternal', 'grandmother-paternal', 'grandfather-maternal', 'grandfather-paternal',
    'aunt-maternal', 'aunt-paternal', 'uncle-maternal', 'uncle-paternal', 'spouse', 'other')),
  basis text not null check (basis in ('document', 'dna-verdict', 'statement', 'list')),
  from_at timestamptz not null default now(),
  until_at timestamptz not null default 'infinity',
  recorded_by uuid,
  check (person_id <> kin_person_id)
);
comment on table people.kinship is 'kin_person_id is the <relation> of person_id.';
create index kinship_by_person on people.kinship (person_id);
create index kinship_by_kin on people.kinship (kin_person_id);

-- The key of a person's file, wrapped by the key that lies outside the database. Destroying it
-- expunges every encrypted value of the file, in backups too.
create table people.file_key (
  person_id uuid primary key,
  wrapped_key bytea,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped_key is null) = (destroyed_at is not null))
);

create table people.contact (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kind text not null check (kind in ('phone', 'address', 'how-to-reach')),
  value bytea not null,
  version integer not null default 1,
  from_at timestamptz not null default now(),
  until_at timestamptz not null default 'infinity',
  recorded_by uuid
);
create index contact_by_person on people.contact (person_id);

create table people.identity_document (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kind text not null check (kind in
    ('passport', 'birth-certificate', 'identity-card', 'return-certificate', 'court-decision', 'other')),
  number bytea not null,
  version integer not null default 1,
  issued_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now()
);
create index document_by_person on people.identity_document (person_id);

-- What the person was told and what was agreed, before anything is shared with an organisation.
create table people.consent (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  purpose text not null check (purpose in ('case-support', 'share-with-organisation', 'legal-aid')),
  ground text not null check (ground in
    ('consent', 'assent-and-guardian', 'vital-interest', 'best-interests', 'law', 'refused')),
  organisation_id uuid references workforce.organisation (id),
  told_in text not null check (told_in in ('en', 'ru', 'kk', 'ky', 'tg', 'uz', 'ar', 'other')),
  told_how text not null check (told_how in ('spoken', 'written', 'interpreter')),
  told_on date not null,
  until_on date not null,
  withdrawn_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  unique (id, person_id),
  check (until_on > told_on)
);
create index consent_by_person on people.consent (person_id, purpose);

-- Folded names for search across scripts. Read by no login role: only people.search() looks here,
-- and applies the caller's scope itself, because a trigram operator under a policy scans the table.
create table people.search_entry (
  person_id uuid primary key references people.person (id),
  folded text not null
);
comment on column people.search_entry.folded is
  'Folded keys of every spelling, a blank before, between and after them.';
create index search_entry_trigram on people.search_entry using gin (folded public.gin_trgm_ops);

select access.protect(name::regclass) from unnest(array[
  'people.household', 'people.person', 'people.person_name', 'people.person_correction',
  'people.kinship', 'people.file_key', 'people.contact', 'people.identity_document',
  'people.consent', 'people.search_entry']) name;

-- ---------------------------------------------------------------- who sees what

-- Roles that hold a person's file by assignment.
create function people.holds_files() returns boolean
  language sql stable parallel safe set search_path = '' as $$
  select (access.context()).role in
    ('case-manager', 'supervisor', 'psychologist', 'child-protection-officer')
$$;
create function people.writes_files() returns boolean
  language sql stable parallel safe set search_path = '' as $$
  select (access.context()).role in ('case-manager', 'child-protection-officer')
$$;
-- Documents, phones and addresses are not for the psychologist.
create function people.reads_contact() returns boolean
  language sql stable parallel safe set search_path = '' as $$
  select (access.context()).role in ('case-manager', 'supervisor', 'child-protection-officer')
$$;
grant execute on function people.holds_files(), people.writes_files(), people.reads_contact()
  to alongside_care, alongside_programme;

grant select on people.person, people.person_name, people.household
  to alongside_care, alongside_programme;
grant select on people.person_correction, people.kinship, people.file_key, people.contact,
  people.identity_document, people.consent to alongside_care;
grant select on people.kinship to alongside_programme;
grant insert on people.kinship, people.contact, people.identity_document, people.consent
  to alongside_care;
grant update (until_at) on people.contact, people.kinship to alongside_care;

create policy assigned_read on people.person for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = person.id
      and r.level = 'assigned'));
create policy organisation_read on people.person for select to alongside_care
  using (organisation_id = (select access.organisation())
    and (select access.role()) = 'cso-manager');
create policy before_handover_read on people.person for select to alongside_programme
  using (handed_over_at is null and operation_id is not null
    and (select access.role()) = 'national-coordinator');

create policy assigned_read on people.person_name for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = person_name.person_id
      and r.level = 'assigned'));
-- Minimum fields for the manager: the name in use, not former or other spellings.
create policy organisation_read on people.person_name for select to alongside_care
  using (kind = 'current' and until_at = 'infinity'
    and (select access.role()) = 'cso-manager'
    and exists (select 1 from people.person p where p.id = person_name.person_id
      and p.organisation_id = (select access.organisation())));
create policy before_handover_read on people.person_name for select to alongside_programme
  using ((select access.role()) = 'national-coordinator'
    and exists (select 1 from people.person p where p.id = person_name.person_id
      and p.handed_over_at is null and p.operation_id is not null));

create policy assigned_read on people.household for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from people.person p
    join access.reach r on r.person_id = p.id
    where p.household_id = household.id and r.account_id = (select access.actor())
      and r.level = 'assigned'));
create policy before_handover_read on people.household for select to alongside_programme
  using ((select access.role()) = 'national-coordinator' and exists (select 1 from people.person p
    where p.household_id = household.id and p.handed_over_at is null));
create policy before_handover_read on people.kinship for select to alongside_programme
  using ((select access.role()) = 'national-coordinator' and exists (select 1 from people.person p
    where p.id = kinship.person_id and p.handed_over_at is null));

-- Every table of a person's file: read by those assigned, written by those who work on it.
create policy assigned_read on people.person_correction for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = person_correction.person_id
      and r.level = 'assigned'));
create policy assigned_read on people.kinship for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = kinship.person_id
      and r.level = 'assigned'));
create policy assigned_read on people.file_key for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = file_key.person_id
      and r.level = 'assigned'));
create policy assigned_read on people.contact for select to alongside_care
  using ((select people.reads_contact()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = contact.person_id
      and r.level = 'assigned'));
create policy assigned_read on people.identity_document for select to alongside_care
  using ((select people.reads_contact()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = identity_document.person_id
      and r.level = 'assigned'));
create policy assigned_read on people.consent for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = consent.person_id
      and r.level = 'assigned'));
-- Under one's own name and now: a later word ends an earlier one, so its time is not the caller's.
-- Both ends of a kinship are in reach: a reference must not answer whether a person exists.
create policy assigned_insert on people.kinship for insert to alongside_care
  with check ((select people.writes_files()) and recorded_by = (select access.actor())
    and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = kinship.person_id
        and r.level = 'assigned')
    and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = kinship.kin_person_id
        and r.level = 'assigned'));
create policy assigned_insert on people.contact for insert to alongside_care
  with check ((select people.writes_files()) and recorded_by = (select access.actor())
    and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = contact.person_id
        and r.level = 'assigned'));
create policy assigned_insert on people.identity_document for insert to alongside_care
  with check ((select people.writes_files()) and recorded_by = (select access.actor())
    and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = identity_document.person_id
        and r.level = 'assigned'));
create policy assigned_insert on people.consent for insert to alongside_care
  with check ((select people.writes_files()) and recorded_by = (select access.actor())
    and recorded_at = now() and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = consent.person_id
        and r.level = 'assigned'));
create policy assigned_update on people.kinship for update to alongside_care
  using ((select people.writes_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = kinship.person_id
      and r.level = 'assigned'));
create policy assigned_update on people.contact for update to alongside_care
  using ((select people.writes_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = contact.person_id
      and r.level = 'assigned'));

-- ---------------------------------------------------------------- search

-- Finds persons by folded name tokens (src/rooms/people/matching/search-keys.ts), inside the
-- caller's own scope, which is applied here and not by the caller. `tokens`: [[alternative, …], …],
-- every token must be met by one alternative as the beginning of a key. The answer for a hidden
-- person is the answer for an absent one. At most `most` rows, in no order.
create function people.search(tokens jsonb, most integer)
  returns table (person_id uuid)
  language plpgsql stable security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  met text;
  scope text;
begin
  if actor.account_id is null or jsonb_array_length(tokens) not between 1 and 8 then return; end if;
  scope := case
    when actor.role in ('case-manager', 'supervisor', 'psychologist', 'child-protection-officer') then
      'exists (select 1 from access.reach r where r.account_id = $1 and r.person_id = e.person_id'
      || ' and r.level = ''assigned'')'
    when actor.role = 'cso-manager' then
      'exists (select 1 from people.person p where p.id = e.person_id and p.organisation_id = $2)'
    when actor.role = 'national-coordinator' then
      'exists (select 1 from people.person p where p.id = e.person_id'
      || ' and p.handed_over_at is null and p.operation_id is not null)'
    end;
  if scope is null then return; end if;
  select string_agg(format('e.folded operator(pg_catalog.~~) any (%L::text[])', (
      select array_agg('% ' || regexp_replace(alternative, '[^a-z0-9#]', '', 'g') || '%')
      from jsonb_array_elements_text(token) alternative)), ' and ')
    into met from jsonb_array_elements(tokens) token;
  return query execute format('select e.person_id from people.search_entry e where %s and %s limit %s',
    met, scope, least(greatest(most, 1), 200)) using actor.account_id, actor.organisation_id;
end $$;
grant execute on function people.search(jsonb, integer) to alongside_care, alongside_programme;

-- ---------------------------------------------------------------- writing

-- The coordinator records what was told and agreed before an organisation sees a name.
grant select, insert on people.consent to alongside_programme;
create policy before_handover_read on people.consent for select to alongside_programme
  using ((select access.role()) = 'national-coordinator' and exists (select 1 from people.person p
    where p.id = consent.person_id and p.handed_over_at is null));
create policy before_handover_insert on people.consent for insert to alongside_programme
  with check ((select access.role()) = 'national-coordinator'
    and recorded_by = (select access.actor()) and recorded_at = now() and exists (select 1 from people.person p
    where p.id = consent.person_id and p.handed_over_at is null));

-- Adds one household with its persons, names, kin, file keys and search entries, all or nothing.
-- `input`: {household: {id, code, province, operationId|null},
--   persons: [{id, code, sex, birthFrom, birthTo, birthPrecision, citizenship, province, wrappedKey
--     (base64), folded: text, names: [{id, kind, fullName, givenName, familyName, fatherName,
--     language}], contacts: [{id, kind, value (sealed, base64)}], documents: [{id, kind, number
--     (sealed, base64), issuedOn}]}], kinship: [{id, personId, kinPersonId, relation, basis}]}
-- The coordinator adds for an operation; a case manager with the intake duty, or a guardianship
-- officer, adds to the own organisation and reaches the persons from then on.
create function people.add_household(input jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  by_operation boolean := input #>> '{household,operationId}' is not null;
  one jsonb;
begin
  if actor.account_id is null
     or (by_operation and actor.role <> 'national-coordinator')
     or (not by_operation and not (
       (actor.role = 'case-manager' and actor.duty = 'intake')
       or actor.role = 'child-protection-officer')) then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  insert into people.household (id, code, operation_id, organisation_id, province)
  values ((input #>> '{household,id}')::uuid, input #>> '{household,code}',
    (input #>> '{household,operationId}')::uuid,
    case when not by_operation then actor.organisation_id end, input #>> '{household,province}');
  for one in select value from jsonb_array_elements(input -> 'persons') loop
    insert into people.person (id, code, household_id, operation_id, sex, birth_from, birth_to,
        birth_precision, citizenship, province, organisation_id, handed_over_at)
      values ((one ->> 'id')::uuid, one ->> 'code', (input #>> '{household,id}')::uuid,
        (input #>> '{household,operationId}')::uuid, one ->> 'sex', (one ->> 'birthFrom')::date,
        (one ->> 'birthTo')::date, one ->> 'birthPrecision', one ->> 'citizenship',
        coalesce(one ->> 'province', input #>> '{household,province}'),
        case when not by_operation then actor.organisation_id end,
        case when not by_operation then now() end);
    insert into people.file_key (person_id, wrapped_key)
      values ((one ->> 'id')::uuid, decode(one ->> 'wrappedKey', 'base64'));
    insert into people.person_name (id, person_id, kind, full_name, given_name, family_name,
        father_name, language, recorded_by)
      select (name ->> 'id')::uuid, (one ->> 'id')::uuid, name ->> 'kind', name ->> 'fullName',
        name ->> 'givenName', name ->> 'familyName', name ->> 'fatherName', name ->> 'language',
        actor.account_id
      from jsonb_array_elements(one -> 'names') name;
    insert into people.search_entry (person_id, folded)
      values ((one ->> 'id')::uuid, one ->> 'folded');
    insert into people.contact (id, person_id, kind, value, recorded_by)
      select (contact ->> 'id')::uuid, (one ->> 'id')::uuid, contact ->> 'kind',
        decode(contact ->> 'value', 'base64'), actor.account_id
      from jsonb_array_elements(coalesce(one -> 'contacts', '[]')) contact;
    insert into people.identity_document (id, person_id, kind, number, issued_on, recorded_by)
      select (document ->> 'id')::uuid, (one ->> 'id')::uuid, document ->> 'kind',
        decode(document ->> 'number', 'base64'), (document ->> 'issuedOn')::date, actor.account_id
      from jsonb_array_elements(coalesce(one -> 'documents', '[]')) document;
    if not by_operation then
      insert into access.reach (account_id, person_id, via)
        values (actor.account_id, (one ->> 'id')::uuid,
          case actor.role when 'case-manager' then 'intake' else 'guardianship' end);
    end if;
  end loop;
  -- Kin of this household only: the ids are the caller's, and nobody else's file is written.
  if exists (select 1 from jsonb_array_elements(coalesce(input -> 'kinship', '[]')) kin
      where not coalesce((input -> 'persons') @> jsonb_build_array(jsonb_build_object('id',
          kin -> 'personId')) and (input -> 'persons') @> jsonb_build_array(jsonb_build_object('id',
          kin -> 'kinPersonId')), false)) then
    raise exception 'kin outside the household' using errcode = 'insufficient_privilege';
  end if;
  insert into people.kinship (id, person_id, kin_person_id, relation, basis, recorded_by)
    select (kin ->> 'id')::uuid, (kin ->> 'personId')::uuid, (kin ->> 'kinPersonId')::uuid,
      kin ->> 'relation', kin ->> 'basis', actor.account_id
    from jsonb_array_elements(coalesce(input -> 'kinship', '[]')) kin;
end $$;

-- Corrects one field with its history kept. `input`: {id, personId, field, baseVersion, reason (sealed, base64),
-- before, after, and for a name: nameId, fullName, givenName, familyName, fatherName, language,
-- folded: [text]; for a birth: birthFrom, birthTo, birthPrecision; else value}.
-- False: the base version is not the present one. No row seen: raises no_data_found.
create function people.correct(input jsonb) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  target uuid := (input ->> 'personId')::uuid;
begin
  if actor.role is null or actor.role not in ('case-manager', 'child-protection-officer')
     or not exists (select 1 from access.reach r where r.account_id = actor.account_id
       and r.person_id = target and r.level = 'assigned') then
    raise exception 'no such person' using errcode = 'no_data_found';
  end if;
  update people.person set version = version + 1, updated_at = now(),
      sex = case input ->> 'field' when 'sex' then input ->> 'value' else sex end,
      citizenship = case input ->> 'field' when 'citizenship' then input ->> 'value' else citizenship end,
      province = case input ->> 'field' when 'province' then input ->> 'value' else province end,
      birth_from = case input ->> 'field' when 'birth' then (input ->> 'birthFrom')::date else birth_from end,
      birth_to = case input ->> 'field' when 'birth' then (input ->> 'birthTo')::date else birth_to end,
      birth_precision = case input ->> 'field' when 'birth' then input ->> 'birthPrecision' else birth_precision end
    where id = target and version = (input ->> 'baseVersion')::integer;
  if not found then return false; end if;
  if input ->> 'field' = 'name' then
    update people.person_name set until_at = now()
      where person_id = target and kind = 'current' and until_at = 'infinity';
    insert into people.person_name (id, person_id, kind, full_name, given_name, family_name,
        father_name, language, recorded_by)
      values ((input ->> 'nameId')::uuid, target, 'current', input ->> 'fullName',
        input ->> 'givenName', input ->> 'familyName', input ->> 'fatherName',
        input ->> 'language', actor.account_id);
    update people.search_entry set folded = input ->> 'folded' where person_id = target;
  end if;
  insert into people.person_correction (id, person_id, field, before, after, reason, corrected_by)
    values ((input ->> 'id')::uuid, target, input ->> 'field', input -> 'before', input -> 'after',
      decode(input ->> 'reason', 'base64'), actor.account_id);
  return true;
end $$;
grant execute on function people.add_household(jsonb) to alongside_care, alongside_programme;
grant execute on function people.correct(jsonb) to alongside_care;
