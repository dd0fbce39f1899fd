-- people.search_entry: who reads and writes it, and what it refuses.

create policy machinery on people.search_entry to current_user using (true) with check (true);

create function people.keep_search_keys() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
create trigger keys_added after insert on people.search_entry
  referencing new table as changed for each statement execute function people.keep_search_keys();

create trigger keys_changed after update on people.search_entry
  referencing new table as changed for each statement execute function people.keep_search_keys();

comment on column people.search_entry.folded is
  'Folded keys of every spelling, with a space before, between and after them.';
comment on column people.search_entry.keys_version is
  'Version of the key format (searchKeysVersion); older keys are rebuilt when the server starts.';
comment on column people.search_entry.stands_for is
  'The person these keys find once the file is merged; null: the person of the row.';
