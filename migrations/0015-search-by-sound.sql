-- Search by sound: keys of names are made anew when the way they are made changes (the version stands
-- beside them), an alternative may ask for a whole key, and a slip in one word is forgiven.

alter table people.search_entry add column keys_version integer not null default 1;
alter table operations.entry_name_key add column keys_version integer not null default 1;
comment on column people.search_entry.keys_version is
  'Which making of keys (searchKeysVersion); older keys are made anew when the server starts.';
comment on column operations.entry_name_key.keys_version is
  'Which making of keys (searchKeysVersion); older keys are made anew when the server starts.';
create index search_entry_keys_version on people.search_entry (keys_version);
create index entry_name_key_keys_version on operations.entry_name_key (keys_version);

-- What `tokens` ask of a column of keys, as SQL. `[[alternative, …], …]`: an alternative is the beginning of a
-- key, with "=" at its end a whole key; with "~" before it, it counts at the second look only.
-- `first_look`: every word is met. `second_look`: with all alternatives, every word but one (or the only one).
create function people.key_conditions(named text, tokens jsonb, out first_look text, out second_look text)
  language plpgsql immutable set search_path = '' as $$
declare
  sharp text[];
  loose text[];
begin
  select array_agg(people.key_condition(named, word, false) order by at),
      array_agg(people.key_condition(named, word, true) order by at)
    into sharp, loose from jsonb_array_elements(tokens) with ordinality one (word, at);
  first_look := array_to_string(sharp, ' and ');
  if cardinality(loose) = 1 then second_look := loose[1]; return; end if;
  select string_agg('(' || (select string_agg(other, ' and ') from unnest(loose) with ordinality o (other, place)
      where place <> at) || ')', ' or ')
    into second_look from generate_subscripts(loose, 1) at;
end $$;
create function people.key_condition(named text, word jsonb, with_slips boolean) returns text
  language sql immutable set search_path = '' as $$
  select format('%s operator(pg_catalog.~~) any (%L::text[])', named, coalesce(array_agg(
      '% ' || regexp_replace(alternative, '[^a-z0-9#]', '', 'g')
        || case when alternative like '%=' then ' %' else '%' end), '{}'))
    from jsonb_array_elements_text(word) alternative
    where with_slips or alternative not like '~%'
$$;
revoke execute on function people.key_conditions(text, jsonb) from public;
revoke execute on function people.key_condition(text, jsonb, boolean) from public;

-- As in 0002. Those of the first look come first; when there is nobody, those of the second. More
-- than 120 who meet every word mean that more must be typed; ranking them all would only keep people waiting.
create or replace function people.search(tokens jsonb, most integer)
  returns table (person_id uuid)
  language plpgsql stable security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  wanted integer := least(greatest(most, 1), 200);
  met record;
  scope text;
  found_count integer;
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
  met := people.key_conditions('e.folded', tokens);
  return query execute format('select e.person_id from people.search_entry e where %s and %s limit %s',
    met.first_look, scope, least(wanted, 120)) using actor.account_id, actor.organisation_id;
  get diagnostics found_count = row_count;
  if found_count > 0 then return; end if;
  return query execute format('select e.person_id from people.search_entry e
    where (%s) and not (%s) and %s limit %s',
    met.second_look, met.first_look, scope, wanted) using actor.account_id, actor.organisation_id;
end $$;

create or replace function operations.search_entries(wanted_operation uuid, tokens jsonb, most integer)
  returns table (root_id uuid)
  language plpgsql stable security definer set search_path = '' as $$
declare
  wanted integer := least(greatest(most, 1), 200);
  met record;
  found_count integer;
  asked text := 'select distinct e.root_id from operations.entry_name_key k
    join operations.entry e on e.id = k.entry_id and e.operation_id = $1
    join operations.entry_identity i on i.entry_id = k.entry_id and i.closed_at is null
      and i.erase_on > (select care.today())
    where %s limit %s';
begin
  if (access.context()).role is distinct from 'national-coordinator'
     or jsonb_array_length(tokens) not between 1 and 8 then return; end if;
  met := people.key_conditions('k.folded', tokens);
  return query execute format(asked, met.first_look, least(wanted, 120)) using wanted_operation;
  get diagnostics found_count = row_count;
  if found_count > 0 then return; end if;
  return query execute format(asked, format('(%s) and not (%s)', met.second_look, met.first_look), wanted)
    using wanted_operation;
end $$;

-- Rows written from now on have keys of this making.
alter table people.search_entry alter column keys_version set default 2;
alter table operations.entry_name_key alter column keys_version set default 2;
