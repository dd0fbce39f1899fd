-- Erasing names and texts when their day has come.

-- No text is kept about someone who does not come, and their names are erased by the day of the
-- country pack: of these entries, those that are about such a person, whatever the caller names.
create function operations.forget_texts(entry_ids uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  day date := care.today() + programme.pack_number('entries-not-boarded-kept-days');
begin
  if (access.context()).role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  update operations.entry_identity i set note = null, phone = null, address = null, district = null,
      erase_on = least(i.erase_on, day)
    from operations.entry e
    where e.id = i.entry_id and e.id = any(entry_ids) and exists (select 1
      from operations.entry of_person where of_person.root_id = e.root_id
        and of_person.own_state in ('refused', 'prevented', 'not-boarded'));
end $$;
grant execute on function operations.forget_texts(uuid[]) to alongside_programme;

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

-- An operation that has been over for the days of the country pack, with no name left and no list
-- waiting, loses its key: what its lists were called cannot be opened any more.
create function operations.erase_keys() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with destroyed as (update operations.operation_key k set wrapped_key = null, destroyed_at = now()
      from operations.operation o
      where o.id = k.operation_id and k.wrapped_key is not null
        and o.state in ('closed', 'cancelled')
        and not exists (select 1 from operations.operation_transition t
          where t.operation_id = o.id and t.at > now()
            - make_interval(days => programme.pack_number('operations-kept-days')))
        and not exists (select 1 from operations.entry_identity i where i.operation_id = o.id)
        and not exists (select 1 from operations.list l where l.operation_id = o.id
          and l.state = 'staged')
      returning k.operation_id),
    ended as (select programme.note_ending('erased', d.operation_id) from destroyed d)
    select programme.note_erasing('operation', 'operation: '
        || programme.pack_number('operations-kept-days') || ' days after it ended',
      jsonb_build_object('operations.operation_key', (select count(*) from ended)))
$$;

-- After a large import the planner may still take these tables for empty and compare every key with
-- every name in nested loops: minutes. So nested loops are off, and the date is read once, not for
-- each pair.
create function operations.erase_by_the_clock() returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
    set enable_nestloop = off as $$
declare
  today date := care.today();
  gone uuid[];
  counted_rows integer;
  counted jsonb;
begin
  -- After handover no one searches the list for them.
  delete from operations.entry_name_key k using operations.entry_identity i
    where i.entry_id = k.entry_id and i.closed_at is not null;
  get diagnostics counted_rows = row_count;
  perform programme.note_erasing('entry', 'handed over',
    jsonb_build_object('operations.entry_name_key', counted_rows));
  -- Also entries that an earlier version left without a name but with their transitions.
  gone := array(select e.id from operations.entry e
    left join operations.entry_identity i on i.entry_id = e.id
    where i.erase_on <= today or (i.entry_id is null and exists (select 1
      from operations.entry_transition t where t.entry_id = e.id)));
  perform programme.note_erasing('entry', 'erase day of the entry',
    operations.forget_entries(gone));
  perform programme.note_ending('erased', one) from unnest(gone) one;
  update operations.list set state = 'discarded', version = version + 1
    where state = 'staged' and discarded_after <= now();
  delete from operations.list_page p using operations.list l
    where l.id = p.list_id and l.state <> 'staged';
  get diagnostics counted_rows = row_count;
  counted := jsonb_build_object('operations.list_page', counted_rows);
  delete from operations.list_file f using operations.list l
    where l.id = f.list_id and l.state <> 'staged';
  get diagnostics counted_rows = row_count;
  perform operations.erase_keys();
  perform programme.note_erasing('stage', 'decided or discarded',
    counted || jsonb_build_object('operations.list_file', counted_rows));
end $$;
