-- Another key for a file: every sealed value is opened with the old key and sealed with the new one
-- outside the database, by the job, and all of them change in one transaction, or none. No person's
-- login role is answered any of it (src/engine/database/rekeying.sql).

-- Every sealed column of a person's file: what its values are bound to besides table and column,
-- and whose key opens them. `test/moving.test.ts` compares the list with the stored fields. `t` is
-- the table.
create function people.sealed_places()
  returns table (at_table text, at_column text, record text, version text, owner text)
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  values
    ('people.contact', 'value', 't.id::text', 't.version', 't.person_id'),
    ('people.identity_document', 'number', 't.id::text', 't.version', 't.person_id'),
    ('people.document', 'issuer', 't.id::text', '1', 't.person_id'),
    ('people.document', 'number', 't.id::text', '1', 't.person_id'),
    ('people.document', 'content_key', 't.id::text', '1', 't.person_id'),
    ('people.person_correction', 'reason', 't.id::text', '1', 't.person_id'),
    ('people.person_pair_step', 'reason', 't.id::text', '1',
      '(select q.a_person_id from people.person_pair q where q.id = t.pair_id)'),
    ('people.consent', 'adult_name', 't.id::text', '1', 't.person_id'),
    ('people.consent', 'authority', 't.id::text', '1', 't.person_id'),
    ('people.consent', 'reason', 't.id::text', '1', 't.person_id'),
    ('care.action', 'ground_reason', 't.id::text', '1', 't.person_id'),
    ('care.action', 'provider_name', 't.id::text', '1', 't.person_id'),
    ('care.action', 'wording', 't.id::text', '1', 't.person_id'),
    ('care.assessment_addendum', 'text', 't.id::text', '1', 't.person_id'),
    ('care.assessment_level', 'text', 't.assessment_id || ''|'' || t.level', 't.version',
      't.person_id'),
    ('care.closing_criterion', 'reason', 't.closing_id || ''|'' || t.criterion', '1',
      't.person_id'),
    ('care.emergency_opening', 'reason', 't.id::text', '1', 't.person_id'),
    ('care.emergency_opening', 'review_note', 't.id::text', '1', 't.person_id'),
    ('care.erasing_hold', 'reason', 't.id::text', '1', 't.person_id'),
    ('care.goal', 'wording', 't.id::text', 't.worded_in', 't.person_id'),
    ('care.urgent_concern', 'text', 't.id::text', '1', 't.person_id'),
    ('care.visit', 'text', 't.id::text', '1', 't.person_id'),
    ('guardianship.cover', 'holder_name', 't.id::text', '1', 't.person_id'),
    ('guardianship.cover', 'order_details', 't.id::text', '1', 't.person_id'),
    ('guardianship.cover', 'ground_reason', 't.id::text', '1', 't.person_id'),
    ('guardianship.kin_contact', 'name', 't.id::text', '1', 't.person_id'),
    ('guardianship.kin_contact', 'reach', 't.id::text', '1', 't.person_id'),
    ('guardianship.kin_contact', 'note', 't.id::text', '1', 't.person_id')
$$;

-- [{table, column, record, version, personId, value (sealed, base64)}]
create function people.sealed_values(files uuid[]) returns jsonb
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  place record;
  found jsonb;
  every_value jsonb := '[]';
begin
  for place in select * from people.sealed_places() loop
    execute format($query$select coalesce(jsonb_agg(jsonb_build_object('table', %L, 'column', %L,
        'record', %s, 'version', %s, 'personId', %s, 'value', encode(t.%I, 'base64'))), '[]')
      from %s t where %5$s = any($1) and t.%2$I is not null$query$, place.at_table,
      place.at_column, place.record, place.version, place.owner, place.at_column, place.at_table)
      into found using files;
    every_value := every_value || found;
  end loop;
  return every_value;
end $$;

-- From now on these files wait for the job.
create function people.ask_rekey(files uuid[]) returns void
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  update people.file_key k set rekey_asked_at = coalesce(k.rekey_asked_at, now())
    where k.person_id = any(files) and k.wrapped_key is not null
$$;

-- `for update`: whoever is writing into the file finishes first, and whoever comes later waits.
create function people.begin_rekey(wanted uuid) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  held people.file_key;
begin
  perform 1 from people.person p where p.id = wanted for update;
  select * into held from people.file_key k where k.person_id = wanted
    and k.rekey_asked_at is not null and k.wrapped_key is not null for update;
  if not found then return null; end if;
  return jsonb_build_object('key', encode(held.wrapped_key, 'base64'),
    'values', people.sealed_values(array[wanted]));
end $$;

-- Replaces every sealed value of the file and its key. `new_key`: wrapped, base64; `new_values` as
-- people.sealed_values answers.
create function people.finish_rekey(wanted uuid, new_key text, new_values jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  place record;
  changed integer;
  total integer := 0;
begin
  perform 1 from people.person p where p.id = wanted for update;
  if not exists (select 1 from people.file_key k where k.person_id = wanted
      and k.rekey_asked_at is not null and k.wrapped_key is not null) then
    raise exception 'this file does not wait for another key' using errcode = 'data_exception';
  end if;
  for place in select * from people.sealed_places() loop
    execute format($query$update %s t set %I = decode(v.value, 'base64')
      from jsonb_to_recordset($1) v ("table" text, "column" text, record text, "personId" uuid,
        value text)
      where v."table" = %L and v."column" = %L and v.record = %s and v."personId" = %s
        and v."personId" = $2 and t.%2$I is not null$query$, place.at_table,
      place.at_column, place.at_table, place.at_column, place.record, place.owner)
      using new_values, wanted;
    get diagnostics changed = row_count;
    total := total + changed;
  end loop;
  if total <> jsonb_array_length(new_values)
     or total <> jsonb_array_length(people.sealed_values(array[wanted])) then
    raise exception 'not every sealed value of the file was given' using errcode = 'data_exception';
  end if;
  update people.file_key k set wrapped_key = decode(new_key, 'base64'), rekey_asked_at = null,
      rekeyed_at = clock_timestamp()
    where k.person_id = wanted;
end $$;

-- A text sealed with the key of before must not come in behind the change, because nobody could
-- open it again. Whoever began within three seconds of the change may have read the old key: their
-- transaction waits and runs again (40001), and then reads the new one. The change itself takes
-- less, people.check_rekeyed_soon sees to that.
create function people.refuse_old_key() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  target uuid := (to_jsonb(new) ->> 'person_id')::uuid;
  safe_from timestamptz;
begin
  if tg_argv[0] is not null then
    select q.a_person_id into target from people.person_pair q
      where q.id = (to_jsonb(new) ->> tg_argv[0])::uuid;
  end if;
  perform 1 from people.person p where p.id = target for key share;
  select k.rekeyed_at + interval '3 seconds' into safe_from from people.file_key k
    where k.person_id = target and k.rekeyed_at + interval '3 seconds' > now();
  if found then
    perform pg_sleep(greatest(extract(epoch from safe_from - clock_timestamp()), 0));
    raise exception 'the file has another key by now' using errcode = 'serialization_failure';
  end if;
  return null;
end $$;

create function people.check_rekeyed_soon() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if clock_timestamp() > new.rekeyed_at + interval '2 seconds' then
    raise exception 'a file took too long to get another key' using errcode = 'query_canceled';
  end if;
  return null;
end $$;
