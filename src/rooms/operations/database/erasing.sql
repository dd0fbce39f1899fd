-- Erasing names and texts when their day has come.

-- No text is kept about someone who refused: functions call this with the rows of those who did not
-- come.
create function operations.forget_texts(entry_ids uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (access.context()).role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  update operations.entry_identity set note = null, phone = null, address = null, district = null
    where entry_id = any(entry_ids);
end $$;
grant execute on function operations.forget_texts(uuid[]) to alongside_programme;

-- Can only bring the erase day forward, for persons who do not come.
create function operations.erase_not_after(entry_ids uuid[], day date) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (access.context()).role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  update operations.entry_identity set erase_on = least(erase_on, day)
    where entry_id = any(entry_ids);
end $$;
grant execute on function operations.erase_not_after(uuid[], date) to alongside_programme;

-- Deletes what readers can no longer see: identities past their erase day and staged lists past
-- theirs.
create function operations.erase_due() returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (access.context()).role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform operations.erase_by_the_clock();
end $$;
grant execute on function operations.erase_due() to alongside_programme;

-- After a large import the planner may still take these tables for empty and compare every key with
-- every name in nested loops: minutes. So nested loops are off, and the date is read once, not for
-- each pair.
create function operations.erase_by_the_clock() returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
    set enable_nestloop = off as $$
declare
  today date := care.today();
begin
  -- After handover no one searches the list for them.
  delete from operations.entry_name_key k using operations.entry_identity i
    where i.entry_id = k.entry_id and i.closed_at is not null;
  -- Also entries that an earlier version left without a name but with their transitions.
  perform operations.forget_entries(array(select e.id from operations.entry e
    left join operations.entry_identity i on i.entry_id = e.id
    where i.erase_on <= today or (i.entry_id is null and exists (select 1
      from operations.entry_transition t where t.entry_id = e.id))));
  update operations.list set state = 'discarded', version = version + 1
    where state = 'staged' and discarded_after <= now();
  delete from operations.list_page p using operations.list l
    where l.id = p.list_id and l.state <> 'staged';
  delete from operations.list_file f using operations.list l
    where l.id = f.list_id and l.state <> 'staged';
end $$;
