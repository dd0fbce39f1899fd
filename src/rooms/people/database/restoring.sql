-- Ends again, after a restore, what had ended in people's files.

create function people.end_again(ending text, records uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare found uuid[];
begin
  if ending = 'withdrawn' then
    -- Also an answer that a later one replaced: the later one is not in the backup, so the person
    -- is asked again.
    update people.consent set ended_at = now(), ended_why = 'withdrawn' where id = any(records)
      and ended_at is null;
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
    found := array(select id from people.person where id = any(records)
      union all select id from people.household where id = any(records));
    -- A file is erased after its case closed: the backup may be older than both.
    update care.case_file set state = 'closed', closed_at = now(), version = version + 1
      where person_id = any(found) and state not in ('closed', 'transferred');
    if cardinality(found) > 0 then perform people.forget_files(found); end if;
    return query select unnest(found);
  end if;
end $$;
