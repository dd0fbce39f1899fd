-- What is past its day is erased without anybody asking: the server does it at its start and every
-- hour. Until then the policies already show it to nobody.
-- Side of the wall: the door's login role may start the erasing and learns nothing from it.
-- Locks: none; rows that are due are deleted.

create function operations.erase_by_the_clock() returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
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
