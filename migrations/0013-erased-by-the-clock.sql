-- What is past its day is erased without anybody asking: the server does it at its start and every
-- hour. Until then the policies already show it to nobody.
-- Side of the wall: the door's login role may start the erasing and learns nothing from it.
-- Locks: none; rows that are due are deleted.

-- After a large import the planner may still believe these tables empty, and would compare every key
-- with every name: minutes, with the day asked for each pair. So no nested loops, and the day is asked once.
create function operations.erase_by_the_clock() returns void
  language plpgsql volatile security definer set search_path = '' set enable_nestloop = off as $$
declare
  today date := care.today();
begin
  delete from operations.entry_name_key k using operations.entry_identity i
    where i.entry_id = k.entry_id and (i.erase_on <= today or i.closed_at is not null);
  delete from operations.entry_identity where erase_on <= today;
  update operations.list set state = 'discarded', version = version + 1
    where state = 'staged' and discarded_after <= now();
  delete from operations.list_page p using operations.list l
    where l.id = p.list_id and l.state <> 'staged';
  delete from operations.list_file f using operations.list l
    where l.id = f.list_id and l.state <> 'staged';
end $$;

-- The door may not enter a schema that holds people: it asks here, where nobody is.
create function programme.erase_what_is_due() returns void
  language sql volatile security definer set search_path = '' as $$
  select operations.erase_by_the_clock()
$$;
grant execute on function programme.erase_what_is_due() to alongside_door;

create or replace function operations.erase_due() returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (access.context()).role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform operations.erase_by_the_clock();
end $$;

-- The day is the programme's: by the clock of the server, names stood some hours into their day.
alter policy until_handover_read on operations.entry_identity
  using ((select operations.coordinates()) and closed_at is null
    and erase_on > (select care.today()));
alter policy kin_search on operations.entry_identity
  using ((select access.role()) = 'child-protection-officer' and closed_at is null
    and erase_on > (select care.today()) and exists (select 1 from operations.entry e
      where e.id = entry_identity.entry_id));

-- As in 0003, by the programme's day: finds entries of one operation by folded name tokens, as people.search does for persons.
create or replace function operations.search_entries(wanted_operation uuid, tokens jsonb, most integer)
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
      and i.erase_on > (select care.today())
    where %s limit %s', met, least(greatest(most, 1), 500)) using wanted_operation;
end $$;
