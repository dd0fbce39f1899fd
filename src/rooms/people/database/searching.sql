-- Search by name and sound, within the caller's own scope.

-- Turns `tokens` into SQL conditions on a column of keys. `tokens`: [[alternative, …], …]. An
-- alternative matches the beginning of a key, or a whole key if it ends in "="; one that starts
-- with "~" counts only in the second look. `first_look`: every word matches. `second_look`: using
-- all alternatives, all words but one match (or the only word does).
create function people.key_conditions(named text, tokens jsonb, out first_look text, out second_look
  text)
  language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  sharp text[];
  loose text[];
begin
  select array_agg(people.key_condition(named, word, false) order by at),
      array_agg(people.key_condition(named, word, true) order by at)
    into sharp, loose from jsonb_array_elements(tokens) with ordinality one (word, at);
  first_look := array_to_string(sharp, ' and ');
  if cardinality(loose) = 1 then second_look := loose[1]; return; end if;
  select string_agg('(' || (select string_agg(other, ' and ') from unnest(loose)
    with ordinality o (other, place)
      where place <> at) || ')', ' or ')
    into second_look from generate_subscripts(loose, 1) at;
end $$;

create function people.key_condition(named text, word jsonb, with_slips boolean) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select format('%s operator(pg_catalog.~~) any (%L::text[])', named, coalesce(array_agg(
      '% ' || regexp_replace(alternative, '[^a-z0-9#]', '', 'g')
        || case when alternative like '%=' then ' %' else '%' end), '{}'))
    from jsonb_array_elements_text(word) alternative
    where with_slips or alternative not like '~%'
$$;

-- Finds persons by folded name tokens (src/rooms/people/matching/search-keys.ts) within the
-- caller's scope, which this function applies itself. `tokens`: [[alternative, …], …]; every token
-- must match the beginning of a key by one of its alternatives. The answer for a hidden person is
-- the same as for one who does not exist. Matches of the first look come first; if there are none,
-- those of the second. With more than 120 full matches the user must type more: ranking them all
-- would only take time.
create function people.search(tokens jsonb, most integer, only_meeting boolean default false)
  returns table (person_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp rows 20 as $$
#variable_conflict use_column
declare
  actor access.actor_context := access.context();
  words integer := jsonb_array_length(tokens);
  holds_files boolean := actor.role in
    ('case-manager', 'supervisor', 'psychologist', 'child-protection-officer');
begin
  if actor.account_id is null or words not between 1 and 8
     or not (holds_files or actor.role in ('cso-manager', 'national-coordinator')) then
    return;
  end if;
  return query
    with asked as materialized (
      select distinct w.at, regexp_replace(alternative, '[^a-z0-9#]', '', 'g') as key,
        alternative like '%=' as is_whole, alternative like '~%' as is_slip
      from jsonb_array_elements(tokens) with ordinality w (word, at),
        jsonb_array_elements_text(w.word) alternative),
    -- Files the actor holds, or for the coordinator persons not yet handed over; looked up once.
    own as materialized (
      select r.person_id from access.reach r
        where holds_files and r.account_id = actor.account_id and r.level = 'assigned'
          and r.until_on > (select care.today())
      union select p.id from people.person p
        where actor.role = 'national-coordinator' and p.handed_over_at is null
          and p.operation_id is not null),
    hits as materialized (
      select a.at, case when k.found_id = k.person_id or actor.role = 'cso-manager'
          or k.found_id in (select o.person_id from own o) then k.found_id
            else k.person_id end as found_id,
        max(case when a.is_slip then 0.6 when k.key = a.key then 1 else 0.8 end) as likeness
      from asked a cross join lateral (
        select s.key, s.found_id, s.person_id, s.organisation_id from people.search_key s
          where a.is_whole and s.key = a.key
        union all
        select s.key, s.found_id, s.person_id, s.organisation_id from people.search_key s
          where not a.is_whole and a.key <> '' and s.key >= a.key and s.key < a.key || '~'
        -- Kept apart: pulled into both halves, the scope would be gathered twice.
        offset 0) k
      where case when actor.role = 'cso-manager' then k.organisation_id = actor.organisation_id
        -- Someone who reaches only a merged file finds that file.
        else k.found_id in (select o.person_id from own o)
          or (k.found_id <> k.person_id and k.person_id in (select o.person_id from own o)) end
      group by 1, 2),
    rarity as (select h.at, ln(2 + 30000.0 / count(*)) as worth from hits h group by h.at),
    best as materialized (
      select h.found_id, sum(h.likeness * r.worth) as score, count(*) = words
        and min(h.likeness) > 0.6 as meets,
        count(*) = words and min(h.likeness) = 1 as is_whole
      from hits h join rarity r on r.at = h.at
      group by h.found_id having count(*) >= greatest(words - 1, 1)
      order by 2 desc, 1 limit 1000),
    -- If someone matches every word exactly, few others are worth ranking by name.
    scale as (select exists (select 1 from best w where w.is_whole) as is_whole),
    chosen as (select b.* from best b
      where not only_meeting or b.meets or not exists (select 1 from best other where other.meets)
      order by b.score desc, b.found_id limit case when (select is_whole from scale) then 120
        else 1000 end)
    -- Among many with the same matches, those whose other words sound closest come first.
    select c.found_id from chosen c join people.search_entry e on e.person_id = c.found_id
    where c.found_id <> all (coalesce((select people.past_files()), '{}'))
    order by c.score + 25 * public.similarity(e.folded,
      (select string_agg(a.key, ' ') from asked a where not a.is_slip)) desc, 1
    limit least(greatest(most, 1), case when (select is_whole from scale) then 40 else 200 end);
end $$;
grant execute on function people.search(jsonb, integer, boolean) to alongside_care,
  alongside_programme;
