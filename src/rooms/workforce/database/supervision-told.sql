-- Whom the triggers tell of supervision (`notices.tell`): the other one of the two.

create function workforce.tell_of_supervisor() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.named_by is not null then
    perform notices.tell(array[new.worker_id, new.supervisor_id], 'supervisor-named',
      'supervised', new.id);
  end if;
  return null;
end $$;

-- Where nobody supervises the worker, the manager.
create function workforce.tell_of_ask() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  supervisor uuid := workforce.supervisor_of(new.worker_id, new.organisation_id);
begin
  if tg_op = 'INSERT' then
    perform notices.tell(case when supervisor is null
      then notices.holders_of('cso-manager', new.organisation_id) else array[supervisor] end,
      'supervision-asked', 'supervision-ask', new.id);
  elsif new.seen_at is not null and old.seen_at is null then
    perform notices.tell(array[new.worker_id], 'supervision-seen', 'supervision-ask', new.id);
  end if;
  return null;
end $$;

create function workforce.tell_of_session() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  session workforce.supervision;
begin
  select s.* into session from workforce.supervision s where s.id = new.supervision_id;
  if session.state = 'planned' and session.planned_at > now() then
    perform notices.tell(array[new.worker_id], 'supervision-planned', 'supervision', session.id);
  end if;
  return null;
end $$;

-- A new time is told as one; without it, that the old one does not hold.
create function workforce.tell_of_moving() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.state = 'not-held' and old.state = 'planned' and new.followed_by is null then
    perform notices.tell(workforce.takes_part(new.id) || new.supervisor_id, 'supervision-moved',
      'supervision', new.id);
  end if;
  return null;
end $$;
