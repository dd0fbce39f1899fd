-- What was said before somebody took over, until it was answered: needs and languages named in an
-- offer, and the answer about legal aid. Locks are taken in one order: persons, cases, rows.

create function care.is_of_health(need text) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select need in ('medical', 'medicine', 'disability-support', 'pregnancy-or-infant')
$$;

-- Called where the offer is accepted, with its person locked. Whoever takes over has answered by
-- the time at which somebody must have met them.
create function care.tell_offer(made care.case_file, accepted care.offer) returns void
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  insert into care.told (case_id, person_id, kind, code, source, source_id, said_at, said_by,
      due_at)
    select made.id, made.person_id, said.kind, said.code, 'offer', accepted.id,
      accepted.offered_at, accepted.offered_by, made.contact_due_at
    from (select case when care.is_of_health(need) then 'health' else 'need' end as kind,
        need as code from unnest(accepted.urgent_needs) need
      union all select 'language', spoken from unnest(accepted.languages) spoken) said
    where said.code <> 'unaccompanied-minor' or exists (select 1 from people.person p
      where p.id = made.person_id and care.may_be_minor(p.birth_to, care.today()))
    on conflict (source_id, person_id, kind, code) do nothing
$$;

-- A new answer about legal aid takes the place of the one before. A no waits for nobody.
create function care.note_legal_aid() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.actor() is null then return null; end if;
  perform 1 from care.case_file c where c.id = new.case_id for no key update;
  update care.told set state = 'asked-again', answered_at = now(), answered_by = new.made_by,
      version = version + 1
    where case_id = new.case_id and kind = 'legal-aid' and state = 'open';
  if new.answer <> 'declined' then
    insert into care.told (case_id, person_id, kind, code, source, source_id, said_at, said_by,
        due_at)
      values (new.case_id, new.person_id, 'legal-aid', new.answer, 'legal-aid-offer', new.id,
        new.made_at, new.made_by,
        now() + make_interval(days => programme.pack_number('legal-aid-ask-days')))
      on conflict (source_id, person_id, kind, code) do nothing;
  end if;
  return null;
end $$;

-- Whether something that stands on Today goes on with it: an open action, or an agreed visit.
create function care.something_goes_on(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.case_file c where c.id = wanted
      and c.next_visit_on >= care.today())
    or exists (select 1 from care.plan l join care.action t on t.plan_id = l.id
      where l.case_id = wanted and l.state <> 'ended' and t.state = 'open')
$$;

-- Answers what was said about one person. `answers`: [{id, baseVersion, answer}]. What was said of
-- the whole family is answered for all of them whom the actor works with. Answers {outcome,
-- persons}.
create function care.answer_told(person uuid, answers jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file;
  given record;
  found_row care.told;
  files uuid[];
begin
  select c.* into target from care.case_file c where c.person_id = person;
  if not found or not care.settles_in(target.id) then return '{"outcome": "not-found"}'; end if;
  -- Of the family, those whose rows name the same offer.
  files := array(select distinct w.person_id from care.told w
    where w.person_id = person or (w.source = 'offer' and w.source_id in (select t.source_id
      from care.told t where t.case_id = target.id and t.source = 'offer')
      and care.settles_in(w.case_id)));
  perform people.hold_files(files);
  perform 1 from care.case_file c where c.person_id = any(files) order by c.id for no key update;
  -- Asked again: the reach may have ended, or the file been merged, while waiting for the locks.
  if not care.settles_in(target.id) then return '{"outcome": "not-found"}'; end if;
  for given in select (one ->> 'id')::uuid as id, (one ->> 'baseVersion')::integer as base,
      one ->> 'answer' as answer from jsonb_array_elements(answers) one order by 1 loop
    select w.* into found_row from care.told w where w.id = given.id and w.case_id = target.id
      for update;
    if not found then return '{"outcome": "not-found"}'; end if;
    if found_row.state <> 'open' then return '{"outcome": "told-already-answered"}'; end if;
    if found_row.version <> given.base then
      return '{"outcome": "conflict-changed-meanwhile"}';
    end if;
    if given.answer = 'being-met' and not care.something_goes_on(target.id) then
      return '{"outcome": "nothing-goes-on"}';
    end if;
    update care.told w set state = given.answer, answered_at = now(),
        answered_by = access.actor(), version = w.version + 1
      where w.state = 'open' and (w.id = given.id or (found_row.source = 'offer'
        and w.source = 'offer' and w.source_id = found_row.source_id and w.kind = found_row.kind
        and w.code = found_row.code and w.person_id = any(files)
        and care.settles_in(w.case_id)));
  end loop;
  return jsonb_build_object('outcome', 'ok', 'persons', files);
end $$;
grant execute on function care.answer_told(uuid, jsonb) to alongside_care;

-- When two files are merged, what is open follows the file that is kept, unless the same was said
-- there; when they are separated, what came from the other file and is still open goes back.
create function care.carry_told(from_case uuid, to_case uuid, only_of uuid default null)
  returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file;
begin
  select * into target from care.case_file c where c.id = to_case;
  if not found then return; end if;
  update care.told w set case_id = target.id, person_id = target.person_id, version = w.version + 1
    where w.case_id = from_case and w.state = 'open'
      and not exists (select 1 from care.told same where same.person_id = target.person_id
        and same.source_id = w.source_id and same.kind = w.kind and same.code = w.code)
      and (only_of is null
        or exists (select 1 from care.legal_aid_offer l where l.id = w.source_id
          and l.case_id = only_of)
        or exists (select 1 from care.offer f join people.person p
            on p.household_id = f.household_id where f.id = w.source_id
            and p.id = target.person_id and not exists (select 1 from care.case_file c
              join people.person kept on kept.id = c.person_id where c.id = from_case
              and kept.household_id = f.household_id)));
end $$;
