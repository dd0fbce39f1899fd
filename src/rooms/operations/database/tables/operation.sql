-- operations.operation: who reads and writes it, and what it refuses.

grant select on operations.operation to alongside_programme;
grant select (id, name, landed_on) on operations.operation to alongside_care;
grant insert (id, name, phase, origin_site, origin_country, carrier, partners, planned_on,
  departed_on, landed_on, planned_men, planned_women, planned_children, made_by) on
    operations.operation to alongside_programme;
grant update (name, phase, origin_site, origin_country, carrier, partners, planned_on, departed_on,
  landed_on, planned_men, planned_women, planned_children, state, suspended_from, version) on
    operations.operation to alongside_programme;

create policy machinery on operations.operation to current_user using (true) with check (true);
create policy coordinator_read on operations.operation for select to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_insert on operations.operation for insert to alongside_programme
  with check ((select operations.coordinates())
    and made_by = (select access.actor()));
create policy coordinator_update on operations.operation for update to alongside_programme
  using ((select operations.coordinates()));
create policy came_with_assigned on operations.operation for select to alongside_care
  using ((select access.role()) in ('case-manager', 'supervisor', 'child-protection-officer')
    and exists (select 1 from people.person p join access.reach r on r.person_id = p.id
      where p.operation_id = operation.id and r.account_id = (select access.actor())
        and r.level = 'assigned'));

-- What a step says must have happened: lists were read, somebody came aboard, everybody on the list
-- has an answer before nothing comes of it.
create function operations.check_step(wanted uuid, from_state text, to_state text) returns void
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if from_state = 'negotiating' and to_state = 'lists-verified' and not exists (select 1
      from operations.list l where l.operation_id = wanted and l.state = 'imported') then
    raise exception 'operation-without-list' using errcode = 'AL001';
  end if;
  if from_state = 'executing' and to_state = 'landed' and not exists (select 1
      from operations.entry e where e.operation_id = wanted and e.root_id = e.id
        and e.state in ('boarded', 'arrived', 'handed-over')) then
    raise exception 'nobody-boarded' using errcode = 'AL001';
  end if;
  if to_state = 'cancelled' and exists (select 1 from operations.entry e
      where e.operation_id = wanted and operations.is_unresolved(e)) then
    raise exception 'entries-unresolved' using errcode = 'AL001';
  end if;
end $$;

-- Closing an operation and changing its entries lock each other out, so that neither slips past the
-- other's check.
create function operations.check_closing() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'closed' then
    raise exception 'operation-closed' using errcode = 'check_violation',
      constraint = 'operation_stays_closed';
  end if;
  -- An import that is being ordered has locked this row (check_import_order).
  if access.actor() is not null and new.state in ('closed', 'cancelled') and exists (select 1
      from operations.import_job j where j.operation_id = new.id
        and j.state in ('waiting', 'running')) then
    raise exception 'import-running' using errcode = 'AL001';
  end if;
  if access.actor() is not null and new.state <> old.state then
    if new.state = 'cancelled' then
      perform pg_advisory_xact_lock(hashtextextended(new.id::text, 3));
    end if;
    perform operations.check_step(new.id, old.state, new.state);
  end if;
  if new.state = 'closed' then
    perform pg_advisory_xact_lock(hashtextextended(new.id::text, 3));
    if exists (select 1 from operations.entry e
        where e.operation_id = new.id and operations.is_unresolved(e)) then
      raise exception 'entries-unresolved' using errcode = 'check_violation',
        constraint = 'operation_closes_resolved';
    end if;
  end if;
  return new;
end $$;
create trigger closing before update on operations.operation
  for each row execute function operations.check_closing();

create trigger revised before update on operations.operation
  for each row execute function access.note_revision();
