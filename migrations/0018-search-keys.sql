-- Search by keys in rows of their own: each word of a query looks up its keys, persons are ordered by how
-- many words they meet and how rare these are, and only then cut. The patterns of 0015 cut without an
-- order, so that with a common word the right person could be lost, and grew slow with slips. Also: whom an
-- intake worker may ask when another organisation seems to have a file already.
-- Side of the wall: as before. The scope is applied before anything is counted, so that neither order nor
-- cut depends on anybody hidden.
-- Locks: people.search_entry while its keys are copied (about a second for each 20,000 persons).

create table people.search_key (
  key text collate "C" not null,
  person_id uuid not null references people.search_entry (person_id) on delete cascade,
  -- Who is found by it: the kept file, when this one was merged into it.
  found_id uuid not null,
  -- Of the person, repeated: a manager's search asks it of every key that a word meets.
  organisation_id uuid,
  primary key (key, person_id) include (found_id, organisation_id)
);
create index search_key_by_person on people.search_key (person_id);
select access.protect('people.search_key'::regclass);

create function people.keep_search_keys() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    delete from people.search_key k where (k.key, k.person_id) in (select s.key, s.person_id
      from changed c cross join lateral (select o.key, o.person_id from people.search_key o
        where o.person_id = c.person_id offset 0) s);
  end if;
  insert into people.search_key (key, person_id, found_id, organisation_id)
    select distinct key, c.person_id, coalesce(c.stands_for, c.person_id), p.organisation_id
    from changed c cross join lateral (select o.organisation_id from people.person o
        where o.id = c.person_id offset 0) p,
      regexp_split_to_table(c.folded, '\s+') key where key <> '';
  return null;
end $$;
create function people.keep_organisation_of_keys() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update people.search_key set organisation_id = new.organisation_id where person_id = new.id;
  return null;
end $$;
create trigger keys_follow_organisation after update of organisation_id on people.person for each row
  when (old.organisation_id is distinct from new.organisation_id)
  execute function people.keep_organisation_of_keys();
create trigger keys_added after insert on people.search_entry
  referencing new table as changed for each statement execute function people.keep_search_keys();
create trigger keys_changed after update on people.search_entry
  referencing new table as changed for each statement execute function people.keep_search_keys();
insert into people.search_key (key, person_id, found_id, organisation_id)
  select distinct key, e.person_id, coalesce(e.stands_for, e.person_id), p.organisation_id
  from people.search_entry e join people.person p on p.id = e.person_id, regexp_split_to_table(e.folded, '\s+') key where key <> '';
drop index people.search_entry_trigram;

-- `tokens`: [[alternative, …], …] as in 0015: the beginning of a key, with "=" at its end a whole key, with
-- "~" before it a slip, which is worth less. One word of several may be missed. The best `most` (200 at the
-- most) persons of the caller's own scope, in no order. `only_meeting`, for lists that are not ranked
-- afterwards: only those who meet every word, if there is anybody.
drop function people.search(jsonb, integer);
create function people.search(tokens jsonb, most integer, only_meeting boolean default false)
  returns table (person_id uuid)
  language plpgsql stable security definer set search_path = '' rows 20 as $$
#variable_conflict use_column
declare
  actor access.actor_context := access.context();
  words integer := jsonb_array_length(tokens);
  holds_files boolean := actor.role in
    ('case-manager', 'supervisor', 'psychologist', 'child-protection-officer');
begin
  if actor.account_id is null or words not between 1 and 8
     or not (holds_files or actor.role in ('cso-manager', 'national-coordinator')) then return; end if;
  return query
    with asked as materialized (
      select distinct w.at, regexp_replace(alternative, '[^a-z0-9#]', '', 'g') as key,
        alternative like '%=' as is_whole, alternative like '~%' as is_slip
      from jsonb_array_elements(tokens) with ordinality w (word, at),
        jsonb_array_elements_text(w.word) alternative),
    -- Files one holds, or, of the coordinator, persons not yet handed over: looked up once.
    own as materialized (
      select r.person_id from access.reach r
        where holds_files and r.account_id = actor.account_id and r.level = 'assigned'
      union select p.id from people.person p
        where actor.role = 'national-coordinator' and p.handed_over_at is null and p.operation_id is not null),
    hits as materialized (
      select a.at, case when k.found_id = k.person_id or actor.role = 'cso-manager'
          or k.found_id in (select o.person_id from own o) then k.found_id else k.person_id end as found_id,
        max(case when a.is_slip then 0.6 when k.key = a.key then 1 else 0.8 end) as likeness
      from asked a cross join lateral (
        select s.key, s.found_id, s.person_id, s.organisation_id from people.search_key s
          where a.is_whole and s.key = a.key
        union all
        select s.key, s.found_id, s.person_id, s.organisation_id from people.search_key s
          where not a.is_whole and a.key <> '' and s.key >= a.key and s.key < a.key || '~') k
      where case when actor.role = 'cso-manager' then k.organisation_id = actor.organisation_id
        -- Who reaches only a merged file finds that one.
        else k.found_id in (select o.person_id from own o)
          or (k.found_id <> k.person_id and k.person_id in (select o.person_id from own o)) end
      group by 1, 2),
    rarity as (select h.at, ln(2 + 30000.0 / count(*)) as worth from hits h group by h.at),
    best as materialized (
      select h.found_id, sum(h.likeness * r.worth) as score, count(*) = words and min(h.likeness) > 0.6 as meets,
        count(*) = words and min(h.likeness) = 1 as is_whole
      from hits h join rarity r on r.at = h.at
      group by h.found_id having count(*) >= greatest(words - 1, 1)
      order by 2 desc, 1 limit 1000),
    -- Where somebody has every word whole, few others are worth the ranking by names.
    scale as (select exists (select 1 from best w where w.is_whole) as is_whole),
    chosen as (select b.* from best b
      where not only_meeting or b.meets or not exists (select 1 from best other where other.meets)
      order by b.score desc, b.found_id limit case when (select is_whole from scale) then 120 else 1000 end)
    -- Many meet the same words: those whose other words are nearest in sound come first.
    select c.found_id from chosen c join people.search_entry e on e.person_id = c.found_id
    order by c.score + 25 * public.similarity(e.folded,
      (select string_agg(a.key, ' ') from asked a where not a.is_slip)) desc, 1
    limit least(greatest(most, 1), case when (select is_whole from scale) then 40 else 200 end);
end $$;

grant execute on function people.search(jsonb, integer, boolean) to alongside_care, alongside_programme;

-- ---------------------------------------------------------------- corrections keep the other keys

-- As in 0002; a corrected name lost the birth year and the number of the family, a corrected birth its year.
create or replace function people.correct(input jsonb) returns boolean
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
    -- Years and numbers of families are keys too and no part of a name: they stay.
    update people.search_entry set folded = (input ->> 'folded') || coalesce((select string_agg(key || ' ', '')
        from regexp_split_to_table(folded, '\s+') key where key ~ '^(#.+|\d{4})$'), '')
      where person_id = target;
  end if;
  if input ->> 'field' = 'birth' then
    update people.search_entry set folded = ' ' || coalesce((select string_agg(key || ' ', '')
        from regexp_split_to_table(folded, '\s+') key where key <> '' and key !~ '^\d{4}$'), '')
        || coalesce((select string_agg(year || ' ', '') from generate_series(
          extract(year from (input ->> 'birthFrom')::date)::integer,
          least(extract(year from (input ->> 'birthTo')::date)::integer,
            extract(year from (input ->> 'birthFrom')::date)::integer + 4)) year), '')
      where person_id = target;
  end if;
  insert into people.person_correction (id, person_id, field, before, after, reason, corrected_by)
    values ((input ->> 'id')::uuid, target, input ->> 'field', input -> 'before', input -> 'after',
      decode(input ->> 'reason', 'base64'), actor.account_id);
  return true;
end $$;

-- ---------------------------------------------------------------- a file elsewhere, at intake

-- Whether other organisations seem to have a file of somebody who is about to get one here, and only where
-- that person agreed that this organisation may learn of them: of the others nothing is told, as of nobody.
-- `asked`: {names: [[[alternative, …], …], …] (keys as for people.search, one list of words per spelling),
-- birthFrom, birthTo, sex}. All words of a spelling are met by whole keys, two different ones at least, and
-- the birth is known to the year. One row for each organisation; no name, no number, no day, no count.
-- Each question leaves its entry, and sixty an hour are answered: it is for intake, not for looking around.
create function people.likely_elsewhere(asked jsonb)
  returns table (organisation_id uuid, agreeing text[])
  language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
  actor access.actor_context := access.context();
  born daterange;
begin
  if actor.role is null or not ((actor.role = 'case-manager' and actor.duty = 'intake')
       or actor.role = 'child-protection-officer') then return; end if;
  -- One question after another, or many at once would all be the sixtieth.
  perform pg_advisory_xact_lock(hashtextextended(actor.account_id::text, 17));
  if (select count(*) from audit.entry a where a.account_id = actor.account_id
      and a.event = 'file-elsewhere-read' and a.at > now() - interval '1 hour') >= 60 then return; end if;
  -- Each spelling is a question: they need not be of one person.
  perform audit.record('read', 'file-elsewhere-read', 'intake-check', '{}', 'intake', null)
    from generate_series(1, least(greatest(jsonb_array_length(asked -> 'names'), 1), 6));
  if asked ->> 'birthFrom' is null or asked ->> 'birthTo' is null
     or (asked ->> 'birthTo')::date - (asked ->> 'birthFrom')::date not between 0 and 366 then return; end if;
  -- Whole years on both sides: halving the days would find a birthday.
  born := daterange(date_trunc('year', (asked ->> 'birthFrom')::date)::date,
    (date_trunc('year', (asked ->> 'birthTo')::date) + interval '1 year')::date);
  return query
    with word as materialized (
      select s.spelling_at, w.at, array_agg(distinct regexp_replace(alternative, '[^a-z0-9]', '', 'g')) as keys
      from jsonb_array_elements(asked -> 'names') with ordinality s (spelling, spelling_at),
        jsonb_array_elements(s.spelling) with ordinality w (word, at),
        jsonb_array_elements_text(w.word) alternative
      where s.spelling_at <= 6 and w.at <= 8 and alternative not like '~%' and alternative ~ '^[a-z]'
      group by 1, 2),
    -- A word said twice is one word; numbers and years are none.
    spelling as materialized (select w.spelling_at, count(distinct w.keys) as words from word w
      group by 1 having count(distinct w.keys) >= 2),
    met as (select w.spelling_at, k.person_id
      from (select distinct x.spelling_at, x.keys from word x) w
      join spelling s on s.spelling_at = w.spelling_at
      join people.search_key k on k.key = any(w.keys)
      group by w.spelling_at, k.person_id, s.words having count(distinct w.keys) = s.words)
    select p.organisation_id, case when bool_or(p.sex = asked ->> 'sex' and p.sex <> 'unknown')
        then array['name', 'birth-year', 'sex'] else array['name', 'birth-year'] end
    from people.person p where p.id in (select m.person_id from met m)
      and p.organisation_id <> actor.organisation_id and p.merged_into is null and p.expunged_at is null
      and p.birth_to - p.birth_from <= 366 and daterange(date_trunc('year', p.birth_from)::date,
        (date_trunc('year', p.birth_to) + interval '1 year')::date) && born
      and (p.sex = asked ->> 'sex' or 'unknown' in (p.sex, coalesce(asked ->> 'sex', 'unknown')))
      and care.sharing_agreed(p.id, actor.organisation_id)
      and not exists (select 1 from access.reach r where r.account_id = actor.account_id and r.person_id = p.id)
    group by p.organisation_id limit 5;
end $$;

-- Whether the next question would still be answered; the same whatever there is to be found.
create function people.may_ask_elsewhere() returns boolean
  language sql stable security definer set search_path = '' as $$
  select count(*) < 60 from (select 1 from audit.entry a where a.account_id = access.actor()
    and a.event = 'file-elsewhere-read' and a.at > now() - interval '1 hour' limit 60) lately
$$;
grant execute on function people.likely_elsewhere(jsonb), people.may_ask_elsewhere() to alongside_care;
