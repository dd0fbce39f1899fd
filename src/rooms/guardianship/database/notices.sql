-- Whom a search for relatives is told to: the officers of the authority that it waits for them, and
-- those who work on the child's case that somebody looks, and that it ended.

-- For the actor: whether this search waits for an officer of their authority.
create function guardianship.is_to_take(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from (select (access.context()).*) me
    join guardianship.search s on s.id = wanted and s.state = 'open'
      and s.body_organisation_id = me.organisation_id
    join people.person p on p.id = s.person_id and p.merged_into is null
      and care.may_be_minor(p.birth_to, care.today())
    where me.role = 'child-protection-officer' and guardianship.searcher(s) is null)
$$;
grant execute on function guardianship.is_to_take(uuid) to alongside_care;

create function guardianship.tell_of_search() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  workers uuid[];
begin
  if tg_op = 'INSERT' then
    if new.state = 'open' and new.taken_by is null then
      perform notices.tell(notices.holders_of('child-protection-officer',
        new.body_organisation_id), 'search-to-take', 'waiting-search', new.id);
    end if;
    return null;
  end if;
  workers := (select care.workers_of(c.id, '{lead,supervisor}') from care.case_file c
    where c.person_id = new.person_id);
  if new.state = 'closed' and old.state <> 'closed' then
    perform notices.tell(workers, 'search-ended', 'search', new.id);
  elsif new.taken_by is distinct from old.taken_by and new.taken_by is not null then
    perform notices.tell(workers, 'search-taken', 'search', new.id,
      notices.cause_of(new.id, new.revision));
  end if;
  return null;
end $$;
