-- operations.entry: who reads and writes it, and what it refuses.

grant select on operations.entry to alongside_programme;
grant select (id, operation_id, code, root_id, state, sex, unaccompanied, family_id) on
  operations.entry to alongside_care;
grant insert (id, operation_id, code, root_id, sex, may_be_minor, own_may_be_minor, relation, mark,
  listed_family_id, family_is_listed, family_id) on operations.entry to alongside_programme;
grant update (root_id, state, reason, own_state, own_reason, own_since, state_conflict,
  may_be_minor, unaccompanied, family_by_hand_id, family_id, person_id, version) on operations.entry
    to alongside_programme;

create policy machinery on operations.entry to current_user using (true) with check (true);
create policy coordinator_read on operations.entry for select to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_insert on operations.entry for insert to alongside_programme
  with check ((select operations.coordinates()));
create policy coordinator_update on operations.entry for update to alongside_programme
  using ((select operations.coordinates()));
create policy kin_search on operations.entry for select to alongside_care
  using ((select access.role()) = 'child-protection-officer' and unaccompanied and root_id = id
    and state not in ('refused', 'prevented', 'not-boarded', 'handed-over'));

create function operations.check_entries() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(one.operation_id::text, 3))
    from (select distinct operation_id from changed) one;
  if exists (select 1 from changed c
      join operations.operation o on o.id = c.operation_id and o.state = 'closed'
      where c.root_id = c.id
        and c.state not in ('handed-over', 'refused', 'prevented', 'not-boarded')) then
    raise exception 'operation-closed' using errcode = 'check_violation',
      constraint = 'operation_closes_resolved';
  end if;
  -- A root must be its own root: otherwise two rows could point at each other and both count as
  -- settled.
  if exists (select 1 from changed c join operations.entry r on r.id = c.root_id
        where c.root_id <> c.id and (r.root_id <> r.id or r.operation_id <> c.operation_id))
     or exists (select 1 from changed c join operations.entry m on m.root_id = c.id and m.id <> c.id
        where c.root_id <> c.id) then
    raise exception 'entry-root' using errcode = 'check_violation', constraint = 'entry_root';
  end if;
  return null;
end $$;
create trigger entries_added after insert on operations.entry
  referencing new table as changed for each statement execute function operations.check_entries();

create trigger entries_changed after update on operations.entry
  referencing new table as changed for each statement execute function operations.check_entries();

-- Handover closes the names in every row about an arrived person. So until then no row may be
-- detached from that person, and the person may not be removed from a row.
create function operations.keep_arrived() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (old.person_id is not null and new.person_id is distinct from old.person_id)
     or (new.root_id <> old.root_id and exists (select 1 from operations.entry r
       where r.id = old.root_id and r.person_id is not null)) then
    raise exception 'entry-already-arrived' using errcode = 'check_violation',
      constraint = 'entry_stays_arrived';
  end if;
  return new;
end $$;
create trigger stays_arrived before update on operations.entry for each row
  when (old.person_id is distinct from new.person_id or old.root_id <> new.root_id)
  execute function operations.keep_arrived();

-- Only an acceptance settles a person who came: otherwise the alarm about someone whom no
-- organisation has accepted could be silenced.
create function operations.check_handed_over() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.actor() is not null and not exists (select 1 from people.person p
      where p.handed_over_at is not null and (p.id = new.person_id
        or (p.operation_id = new.operation_id and p.code = new.code))) then
    raise exception 'nobody accepted this person' using errcode = 'check_violation',
      constraint = 'entry_handed_over_by_acceptance';
  end if;
  return null;
end $$;
create trigger handed_over_by_acceptance after update of state on operations.entry for each row
  when (new.state = 'handed-over' and old.state <> 'handed-over' and new.root_id = new.id)
  execute function operations.check_handed_over();

create trigger revised before update on operations.entry
  for each row execute function access.note_revision();

comment on column operations.entry.reason is
  'Coded and neutral. There is no column for free text, and none may be added.';
