-- Ends again, after a restore, what had ended in people's files.

create function people.end_again(ending text, records uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare found uuid[];
begin
  if ending = 'withdrawn' then
    update people.consent set withdrawn_at = now() where id = any(records)
      and withdrawn_at is null;
    return query select id from people.consent where id = any(records);
  elsif ending = 'unmerged' then
    perform people.point_file(p.id, null) from people.person p
      where p.id = any(records) and p.merged_into is not null;
    update people.person_pair d set state = 'undone', version = d.version + 1, changed_at = now()
      where d.state in ('merged', 'undo-proposed') and (d.a_person_id = any(records)
        and d.kept_person_id = d.b_person_id or d.b_person_id = any(records)
        and d.kept_person_id = d.a_person_id);
    return query select id from people.person where id = any(records);
  elsif ending = 'erased' then
    select array_agg(id) into found from people.person where id = any(records);
    if found is null then return; end if;
    perform people.erase_again(found);
    return query select unnest(found);
  end if;
end $$;

-- Nothing sealed in the files opens any more, and no one reaches them.
create function people.erase_again(gone uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update people.file_key set wrapped_key = null, destroyed_at = now()
    where person_id = any(gone) and destroyed_at is null;
  delete from access.reach where person_id = any(gone);
  update people.person set expunged_at = now() where id = any(gone) and expunged_at is null;
end $$;
