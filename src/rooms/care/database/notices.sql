-- What one person did that now stands with another: whom the triggers of this room tell
-- (`notices.tell`). The policies decide at reading whether the receiver may still see the record.

-- Until somebody leads the case, whoever took the family in works on it.
create function care.workers_of(wanted uuid, parts text[]) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select a.account_id from care.assignment a where a.case_id = wanted
      and a.part = any(parts) and a.until_at = 'infinity'
    union select r.account_id from care.case_file c join access.reach r
      on r.person_id = c.person_id and r.via = 'intake' and r.until_on > care.today()
      where c.id = wanted and 'lead' = any(parts))
$$;

create function care.managers_of(wanted uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select notices.holders_of('cso-manager', c.organisation_id) from care.case_file c
    where c.id = wanted
$$;

create function care.tell_of_assignment() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.until_at = 'infinity' then
    perform notices.tell(array[new.account_id], 'assigned-' || new.part, 'assignment', new.id);
  end if;
  return null;
end $$;

-- The coordinator learns the answer, not that they withdrew it themselves.
create function care.tell_of_offer() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.state in ('accepted', 'declined') then
    perform notices.tell(array[new.offered_by], 'offer-' || new.state, 'offer', new.id);
  else
    perform notices.tell(notices.holders_of('cso-manager', new.organisation_id),
      case new.state when 'open' then 'offer-received' else 'offer-withdrawn' end, 'offer',
      new.id);
  end if;
  return null;
end $$;

create function care.tell_of_concern() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.outcome is null then
    perform notices.tell(care.workers_of(new.case_id, '{lead,supervisor}'), 'concern-raised',
      'concern', new.id);
  else
    perform notices.tell(care.workers_of(new.case_id, '{lead,supervisor}') || new.raised_by,
      'concern-settled', 'concern', new.id);
  end if;
  return null;
end $$;

create function care.tell_of_handing() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform notices.tell(array[case when new.state in ('asked', 'withdrawn') then new.to_account
    else new.from_account end], 'handing-' || new.state, 'handing', new.id);
  return null;
end $$;

-- The person agreed: now the supervisor agrees for the organisation. Each agreement is asked for
-- anew.
create function care.tell_of_plan() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.approved_at is not null and old.approved_at is distinct from new.approved_at then
    perform notices.tell(care.workers_of(new.case_id, '{lead}') || new.agreed_recorded_by,
      'plan-approved', 'plan', new.id, notices.cause_of(new.id, new.version));
  elsif new.approved_at is null
      and old.agreed_recorded_at is distinct from new.agreed_recorded_at then
    perform notices.tell(care.workers_of(new.case_id, '{supervisor}'), 'plan-to-approve', 'plan',
      new.id, notices.cause_of(new.id, new.version));
  end if;
  return null;
end $$;

-- The second person is the supervisor; for what the supervisor proposed, the manager.
create function care.tell_of_closing() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  seconds uuid[] := array_remove(care.workers_of(new.case_id, '{supervisor}'), new.proposed_by);
begin
  if new.state = 'proposed' then
    if cardinality(seconds) = 0 then seconds := care.managers_of(new.case_id); end if;
    perform notices.tell(seconds, 'closing-to-decide', 'closing', new.id);
  elsif new.state in ('closed', 'refused') then
    perform notices.tell(array[new.proposed_by], case new.state when 'closed'
      then 'closing-decided' else 'closing-returned' end, 'closing', new.id);
  end if;
  return null;
end $$;

-- When it is done, the new lead and supervisor learn it as those who are assigned.
create function care.tell_of_move() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  takers uuid[] := notices.holders_of('cso-manager', new.to_organisation_id);
begin
  if new.state = 'proposed' then
    perform notices.tell(takers, 'move-proposed', 'move', new.id);
  elsif new.state in ('accepted', 'declined') then
    perform notices.tell(care.told_of_move(new) || new.proposed_by, 'move-' || new.state, 'move',
      new.id);
  elsif new.state = 'withdrawn' then
    perform notices.tell(takers || new.proposed_by, 'move-withdrawn', 'move', new.id);
  end if;
  return null;
end $$;

-- No login role reads a hold, so the notice leads to its case. The manager decides, the supervisor
-- learns what was decided.
create function care.tell_of_hold() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  cause uuid := notices.cause_of(new.id, new.version);
  is_first boolean := tg_op = 'INSERT';
begin
  if is_first or (new.lifting_proposed_at is not null and new.lifted_at is null
      and old.lifting_proposed_at is null) then
    perform notices.tell(care.managers_of(new.case_id), 'hold-to-decide', 'case', new.case_id,
      cause);
  elsif (new.confirmed_at, new.refused_at, new.kept_at, new.lifted_at)
      is distinct from (old.confirmed_at, old.refused_at, old.kept_at, old.lifted_at) then
    perform notices.tell(care.workers_of(new.case_id, '{supervisor}') || new.proposed_by,
      'hold-decided', 'case', new.case_id, cause);
  end if;
  return null;
end $$;

-- What a colleague attached to a person's file, or took off: to whoever leads the case, and taking
-- off also to whoever had attached it.
create function care.tell_of_document() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  leads uuid[] := array(select distinct w.account_id from care.case_file c
    cross join lateral unnest(care.workers_of(c.id, '{lead}')) as w (account_id)
    where c.person_id = new.person_id);
begin
  if tg_op = 'INSERT' then
    perform notices.tell(leads, 'document-attached', 'document', new.id);
  else
    perform notices.tell(leads || new.attached_by, 'document-taken-off', 'document', new.id);
  end if;
  return null;
end $$;
