-- On what an action rests: a consent of the person, or a named ground.

-- Legal aid has a consent of its own, because a lawyer learns more than the others; sharing the
-- file is no basis for a service.
create function care.purpose_of(service text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case service when 'legal-aid' then 'legal-aid' else 'case-support' end
$$;
grant execute on function care.purpose_of(text) to alongside_care;

-- Whether the action may go on: derived, never stored. `answer` is the consent it names. A yes to
-- everybody is no basis for help by those whom the person wants left out; any other ground counts
-- until its last day.
create function care.basis_holds(action care.action, answer people.consent, on_day date)
  returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case when action.consent_id is null
    then action.ground in ('vital-interest', 'best-interests', 'law')
      and action.ground_until >= on_day
    else answer.id is not distinct from action.consent_id and answer.ground = action.ground
      and answer.purpose = care.purpose_of(action.service)
      and (answer.organisation_id is null or action.provider_organisation_id is null
        or answer.organisation_id = action.provider_organisation_id)
      and people.consent_holds(answer, on_day)
      and people.left_out_since(action.person_id, answer.purpose,
        action.provider_organisation_id) is null end
$$;
grant execute on function care.basis_holds(care.action, people.consent, date) to alongside_care;

-- For how many days a ground other than consent counts, at most and if nobody says.
create function care.ground_days() returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select programme.pack_number('consent-ground-days')
$$;

-- Who decides is whoever writes it, never somebody the caller names. Refuses nothing, because it
-- runs before the policies.
create function care.note_ground() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.ground in ('vital-interest', 'best-interests', 'law') then
    new.ground_until := coalesce(new.ground_until, care.today() + care.ground_days());
    new.ground_decided_by := coalesce(access.actor(), new.ground_decided_by, new.made_by);
  else
    new.ground_until := null;
    new.ground_reason := null;
    new.ground_decided_by := null;
  end if;
  return new;
end $$;

-- The lock waits for a withdrawal in progress and makes a later one wait: an action is refused, or
-- it was there before and needs a new basis.
create function care.hold_basis() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  answer people.consent;
begin
  if new.consent_id is null and new.ground in ('vital-interest', 'best-interests', 'law') then
    -- What the owner makes up or carries over was decided on an earlier day.
    if access.actor() is null then return null; end if;
    if new.ground_reason is null then
      raise exception 'decision-needed' using errcode = 'AL001';
    elsif new.ground_until not between care.today() and care.today() + care.ground_days() then
      raise exception 'ground-out-of-days' using errcode = 'AL001';
    end if;
    return null;
  end if;
  if new.consent_id is not null then
    select * into answer from people.consent s where s.id = new.consent_id
      and s.person_id = new.person_id for share;
  end if;
  if care.basis_holds(new, answer, care.today()) is not true then
    raise exception 'consent-does-not-hold' using errcode = 'AL001';
  end if;
  return null;
end $$;

-- Whoever puts an action on another basis has locked the action before the answer, so an answer
-- that takes the place of another locks them in the same order.
create function care.hold_actions(person uuid) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from care.action t where t.person_id = person and t.state = 'open'
    and t.consent_id is not null order by t.id for no key update;
end $$;

-- Callers cannot set this column.
create function care.keep_earlier_basis() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.earlier_bases := old.earlier_bases || jsonb_build_array(jsonb_build_object('ground',
    old.ground, 'consentId', old.consent_id, 'lastDay', old.ground_until, 'decidedBy',
    old.ground_decided_by, 'until', now(), 'changedBy', access.actor()));
  return new;
end $$;
