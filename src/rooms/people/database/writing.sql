-- Adding a household, correcting a fact; the lock of a file.

-- Locks files until the transaction ends. Whoever decides over several rows of a person takes this
-- first, before writing a row that refers to the person, then the case, then what is below it: two
-- who decide at once do so one after the other, and never wait for each other in a circle. Not `for
-- update`: that would wait for everyone who writes any row of the person.
create function people.hold_files(files uuid[]) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from people.person p where p.id = any(files) order by p.id for no key update;
end $$;

-- Whoever comes with an operation keeps the code that is on its papers, unless another file has it.
-- Everyone else gets a new one, whatever the caller wishes.
create function people.code_of_entry(wanted text, operation uuid) returns text
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  select coalesce((select e.code from operations.entry e
      where e.code = wanted and e.operation_id = operation
        and not exists (select 1 from people.person p where p.code = wanted)), people.new_code())
$$;

-- Adds one household with its persons, names, kin, file keys and search entries, all or nothing.
-- `input`: {household: {id, province, operationId|null},
--   persons: [{id, code (of the list entry, only with an operation), sex, birthFrom, birthTo,
--     birthPrecision, citizenship, citizenshipUnanswered, province, wrappedKey (base64),
--     folded: text,
--     names: [{id, kind, fullName, givenName, familyName, fatherName, language}],
--     contacts: [{id, kind, value (sealed, base64)}],
--     documents: [{id, kind, number (sealed, base64), issuedOn}]}],
--   kinship: [{id, personId, kinPersonId, relation, basis}]}
-- The coordinator adds households to an operation. A case manager with the intake duty, or a child
-- protection officer, adds them to their own organisation and reaches the persons from then on.
create function people.add_household(input jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
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
  insert into people.household (id, operation_id, organisation_id, province)
  values ((input #>> '{household,id}')::uuid,
    (input #>> '{household,operationId}')::uuid,
    case when not by_operation then actor.organisation_id end, input #>> '{household,province}');
  for one in select value from jsonb_array_elements(input -> 'persons') loop
    insert into people.person (id, code, household_id, operation_id, sex, birth_from, birth_to,
        birth_precision, citizenship, citizenship_unanswered, province, organisation_id,
        handed_over_at)
      values ((one ->> 'id')::uuid, people.code_of_entry(one ->> 'code',
        (input #>> '{household,operationId}')::uuid), (input #>> '{household,id}')::uuid,
        (input #>> '{household,operationId}')::uuid, one ->> 'sex', (one ->> 'birthFrom')::date,
        (one ->> 'birthTo')::date, one ->> 'birthPrecision', one ->> 'citizenship',
        one ->> 'citizenshipUnanswered',
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
        values (actor.account_id, (one ->> 'id')::uuid, 'intake');
    end if;
  end loop;
  -- Kin of this household only: the caller chooses the ids, and no one else's file may be written.
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
grant execute on function people.add_household(jsonb) to alongside_care, alongside_programme;

-- The text of a fact as a correction keeps it.
create function people.fact_of(target people.person, field text) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(case field
    when 'name' then (select n.full_name from people.person_name n where n.person_id = target.id
      and n.kind = 'current' and n.until_at = 'infinity')
    when 'birth' then case when target.birth_from is null then target.birth_precision
      when target.birth_precision = 'day' then to_char(target.birth_from, 'YYYY-MM-DD')
      when target.birth_precision = 'month' then to_char(target.birth_from, 'YYYY-MM')
      else target.birth_precision || to_char(target.birth_from, ' YYYY') end
    when 'citizenship' then coalesce(target.citizenship, target.citizenship_unanswered)
    else to_jsonb(target) ->> field end, '')
$$;

-- Corrects one field and keeps the earlier value, which is read here under the lock of the file:
-- the caller cannot say what was there before. `input`: {id, personId, field, baseVersion,
-- reason (sealed, base64), and for a name: nameId, fullName, givenName, familyName,
-- fatherName, language, folded: [text]; for a birth: birthFrom, birthTo, birthPrecision; otherwise
-- value, or unanswered for a citizenship}. Search keys keep the birth year and the family number.
-- False if the base version is not the current one. Raises no_data_found if the caller sees no such
-- person.
create function people.correct(input jsonb) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target uuid := (input ->> 'personId')::uuid;
  known people.person;
  corrected people.person;
  before text;
begin
  if people.may_correct(target) then perform people.hold_files(array[target]); end if;
  -- Checked again: the actor's reach may have ended while waiting for the lock.
  if not people.may_correct(target) then
    raise exception 'no such person' using errcode = 'no_data_found';
  end if;
  select * into strict known from people.person where id = target;
  if known.version is distinct from (input ->> 'baseVersion')::integer then return false; end if;
  before := people.fact_of(known, input ->> 'field');
  update people.person set version = version + 1, updated_at = now(),
      sex = case input ->> 'field' when 'sex' then input ->> 'value' else sex end,
      citizenship = case input ->> 'field' when 'citizenship' then input ->> 'value'
        else citizenship end,
      citizenship_unanswered = case input ->> 'field' when 'citizenship'
        then input ->> 'unanswered' else citizenship_unanswered end,
      province = case input ->> 'field' when 'province' then input ->> 'value' else province end,
      birth_from = case input ->> 'field' when 'birth' then (input ->> 'birthFrom')::date
        else birth_from end,
      birth_to = case input ->> 'field' when 'birth' then (input ->> 'birthTo')::date
        else birth_to end,
      birth_precision = case input ->> 'field' when 'birth' then input ->> 'birthPrecision'
        else birth_precision end
    where id = target returning * into corrected;
  if input ->> 'field' = 'name' then
    update people.person_name set until_at = now()
      where person_id = target and kind = 'current' and until_at = 'infinity';
    insert into people.person_name (id, person_id, kind, full_name, given_name, family_name,
        father_name, language, recorded_by)
      values ((input ->> 'nameId')::uuid, target, 'current', input ->> 'fullName',
        input ->> 'givenName', input ->> 'familyName', input ->> 'fatherName',
        input ->> 'language', access.actor());
  end if;
  perform people.correct_search_keys(corrected, input);
  insert into people.person_correction (id, person_id, field, before, after, reason, corrected_by)
    values ((input ->> 'id')::uuid, target, input ->> 'field',
      jsonb_build_object('text', before),
      jsonb_build_object('text', people.fact_of(corrected, input ->> 'field')),
      decode(input ->> 'reason', 'base64'), access.actor());
  return true;
end $$;
grant execute on function people.correct(jsonb) to alongside_care;

create function people.may_correct(target uuid) returns boolean
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  select people.writes_files() is true and not people.is_past(target)
    and exists (select 1 from access.reach r where r.account_id = access.actor()
      and r.person_id = target and r.level = 'assigned' and r.until_on > care.today())
$$;

create function people.correct_search_keys(target people.person, input jsonb) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if input ->> 'field' = 'name' then
    -- Keys for years and family numbers are not part of a name: they stay.
    update people.search_entry set folded = (input ->> 'folded') || coalesce((select string_agg(key
      || ' ', '')
        from regexp_split_to_table(folded, '\s+') key where key ~ '^(#.+|\d{4})$'), '')
      where person_id = target.id;
  elsif input ->> 'field' = 'birth' then
    update people.search_entry set folded = ' ' || coalesce((select string_agg(key || ' ', '')
        from regexp_split_to_table(folded, '\s+') key where key <> '' and key !~ '^\d{4}$'), '')
        || coalesce((select string_agg(year || ' ', '') from generate_series(
          extract(year from target.birth_from)::integer,
          least(extract(year from target.birth_to)::integer,
            extract(year from target.birth_from)::integer + 4)) year), '')
      where person_id = target.id;
  end if;
end $$;
