-- A case goes to another organisation: proposed by the old one, accepted by the new one, done in
-- one transaction. Locks are taken in one order: person, case, move.

-- Only an answer that names this organisation: someone who agreed to be helped somewhere has not
-- agreed that the whole file goes to people they were never told about.
create function care.move_agreed(person uuid, organisation uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select people.agreed(person, 'share-with-organisation', organisation, care.today())
    and exists (select 1 from people.consent s where s.person_id = person
      and s.purpose = 'share-with-organisation' and s.organisation_id = organisation
      and people.consent_holds(s, care.today()))
$$;

-- How long the organisation whose turn it is has: a week to answer, two to talk and hand the case
-- on. The same everywhere, because no law sets it and nobody is without help meanwhile: until the
-- move is done, the old organisation goes on.
create function care.move_days(state text) returns integer
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case state when 'proposed' then 7 when 'accepted' then 14 end
$$;

-- The supervisor of the case, or a manager of its organisation.
create function care.moves_case(target care.case_file) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(care.decides_about(target), false) and exists (select 1 from people.person p
    where p.id = target.person_id and p.merged_into is null)
$$;

-- The files of the person: this one and those merged into it.
create function care.files_of_move(target care.move) returns uuid[]
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select array(select p.id from people.person p
    where (p.id = target.person_id or p.merged_into = target.person_id)
      and p.expunged_at is null order by p.id)
$$;

-- `input`: {id, caseId, baseVersion, organisationId, reason, notAskedWhy}. Somebody who could not
-- be asked moves only because the programme decided that the organisation leaves. Answers {outcome,
-- id, state}.
create function care.propose_move(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file;
  mover uuid := (input ->> 'organisationId')::uuid;
  unasked text := input ->> 'notAskedWhy';
  leaves uuid;
begin
  perform people.hold_files(array(select c.person_id from care.case_file c
    where c.id = (input ->> 'caseId')::uuid and care.moves_case(c)));
  select c.* into target from care.case_file c where c.id = (input ->> 'caseId')::uuid
    and care.moves_case(c) for no key update;
  -- Checked again: the right may have ended while this waited for the lock.
  if not found or not care.moves_case(target) then return '{"outcome": "not-found"}'; end if;
  if target.state in ('closed', 'transferred') then return '{"outcome": "case-is-closed"}'; end if;
  if target.state = 'closing' then return '{"outcome": "closing-already-proposed"}'; end if;
  if exists (select 1 from care.move m where m.case_id = target.id
      and m.state in ('proposed', 'accepted')) then return '{"outcome": "move-already-open"}';
  end if;
  if target.version is distinct from (input ->> 'baseVersion')::integer then
    return '{"outcome": "conflict-changed-meanwhile"}';
  end if;
  if mover = target.organisation_id or not care.takes_cases(mover) then
    return '{"outcome": "not-a-care-organisation"}';
  end if;
  if unasked is not null then
    leaves := care.leaving_of(target.organisation_id);
    if leaves is null then return '{"outcome": "organisation-stays"}'; end if;
    if care.said_no(target.person_id, mover) then return '{"outcome": "sharing-refused"}'; end if;
  elsif not care.move_agreed(target.person_id, mover) then
    return '{"outcome": "sharing-not-agreed"}';
  end if;
  insert into care.move (id, case_id, person_id, case_code, from_organisation_id,
      to_organisation_id, reason, age_band, may_be_minor, province, priority, proposed_by, due_on,
      leaving_id, not_asked_why)
    select (input ->> 'id')::uuid, target.id, target.person_id, target.code,
      target.organisation_id, mover, input ->> 'reason', care.age_band(p.birth_from, p.birth_to),
      care.may_be_minor(p.birth_to, care.today()), p.province, target.priority, access.actor(),
      care.today() + care.move_days('proposed'), leaves, unasked
    from people.person p where p.id = target.person_id;
  return jsonb_build_object('outcome', 'ok', 'id', input ->> 'id', 'state', 'proposed');
end $$;
grant execute on function care.propose_move(jsonb) to alongside_care;

-- Whether the actor decides about this move as `part`: 'from' the supervisor of the case or a
-- manager of the old organisation, 'to' a manager of the new one.
create function care.is_part_of_move(one care.move, part text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(case part
    when 'to' then access.role() = 'cso-manager'
      and one.to_organisation_id = access.organisation()
      and not people.is_past(one.person_id)
    else (select care.moves_case(c) and c.organisation_id = one.from_organisation_id
      from care.case_file c where c.id = one.case_id) end, false)
$$;

-- The move with its person and case locked; null for anyone it does not concern. Asked again under
-- the locks.
create function care.lock_move(wanted uuid, part text) returns care.move
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare held care.move;
begin
  select * into held from care.move m where m.id = wanted;
  if not care.is_part_of_move(held, part) then return null; end if;
  perform people.hold_files(array[held.person_id]);
  perform 1 from care.case_file c where c.id = held.case_id for no key update;
  select * into held from care.move m where m.id = wanted for no key update;
  if not care.is_part_of_move(held, part) then return null; end if;
  return held;
end $$;

-- The old organisation takes it back ('withdrawn'), or the new one does not take it ('declined').
create function care.stop_move(wanted uuid, base_version integer, decision text, why text)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.move;
begin
  if decision is null or decision not in ('withdrawn', 'declined') then return 'not-found'; end if;
  target := care.lock_move(wanted, case decision when 'declined' then 'to' else 'from' end);
  if target.id is null then return 'not-found'; end if;
  if target.state not in ('proposed', 'accepted') then return 'move-already-decided'; end if;
  if target.version is distinct from base_version then return 'conflict-changed-meanwhile'; end if;
  update care.move set state = decision, decided_by = access.actor(), decided_at = now(),
      decline_reason = case decision when 'declined' then why end, version = version + 1,
      stop_seen_at = case when proposed_by = access.actor() then now() end
    where id = wanted;
  return 'ok';
end $$;
grant execute on function care.stop_move(uuid, integer, text, text) to alongside_care;

-- The new organisation takes the case and says who will work on it. Nobody of it learns more until
-- the move is done; until then it may name others, because someone may leave.
create function care.accept_move(wanted uuid, base_version integer, lead uuid, supervisor uuid)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.move := care.lock_move(wanted, 'to');
begin
  if target.id is null then return 'not-found'; end if;
  if target.state not in ('proposed', 'accepted') then return 'move-already-decided'; end if;
  if target.version is distinct from base_version then return 'conflict-changed-meanwhile'; end if;
  if not care.move_rests(target) then return 'sharing-not-agreed'; end if;
  if not care.may_take(lead, target.to_organisation_id, 'lead')
     or not care.may_take(supervisor, target.to_organisation_id, 'supervisor') then
    return 'not-a-colleague-for-this';
  end if;
  update care.move set state = 'accepted', lead_id = lead, supervisor_id = supervisor,
      decided_by = access.actor(), decided_at = now(), version = version + 1,
      due_on = care.today() + care.move_days('accepted') where id = wanted;
  return 'ok';
end $$;
grant execute on function care.accept_move(uuid, integer, uuid, uuid) to alongside_care;

-- Why this move cannot be done now; null if it can. Called with everything locked.
create function care.move_obstacle(target care.move) returns text
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  moved care.case_file;
begin
  select * into moved from care.case_file c where c.id = target.case_id;
  if target.state <> 'accepted' then
    return case target.state when 'proposed' then 'move-not-accepted'
      else 'move-already-decided' end;
  end if;
  if moved.state in ('closed', 'transferred') then return 'case-is-closed'; end if;
  if moved.state = 'closing' then return 'closing-already-proposed'; end if;
  if not care.takes_cases(target.to_organisation_id) then return 'not-a-care-organisation'; end if;
  if not care.move_rests(target) then return 'sharing-not-agreed'; end if;
  if not care.has_takers(target) then
    return 'not-a-colleague-for-this';
  end if;
  return null;
end $$;

-- Hands the case on: the old organisation's workers lose their reach and the new ones get theirs in
-- one moment, and from then on the file waits for another key, which the job makes. `input`:
-- {moveId, baseVersion, talkedOn, notTalkedWhy}. Answers {outcome, personId}.
create function care.complete_move(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.move;
  files uuid[];
  obstacle text;
  ended uuid;
  talked date := (input ->> 'talkedOn')::date;
begin
  select * into target from care.move m where m.id = (input ->> 'moveId')::uuid;
  if not care.is_part_of_move(target, 'from') then return '{"outcome": "not-found"}'; end if;
  -- The organisation before the move, as whoever decides that it leaves locks them.
  perform 1 from workforce.organisation o where o.id = target.to_organisation_id for key share;
  -- `for update`, as a merge does: whoever is writing into the file finishes first.
  perform 1 from people.person p where p.id = any(care.files_of_move(target)) order by p.id
    for update;
  target := care.lock_move(target.id, 'from');
  if target.id is null then return '{"outcome": "not-found"}'; end if;
  if target.version is distinct from (input ->> 'baseVersion')::integer then
    return '{"outcome": "conflict-changed-meanwhile"}';
  end if;
  obstacle := care.move_obstacle(target);
  if obstacle is not null then return jsonb_build_object('outcome', obstacle); end if;
  if num_nonnulls(talked, input ->> 'notTalkedWhy') <> 1 then
    return '{"outcome": "talk-needed"}';
  end if;
  if talked > care.today() then return '{"outcome": "day-in-future"}'; end if;
  if talked < (target.decided_at at time zone (select s.time_zone from programme.setting s))::date
    then return '{"outcome": "talk-before-acceptance"}';
  end if;
  files := care.files_of_move(target);
  for ended in select a.id from care.assignment a where a.person_id = any(files)
      and a.until_at = 'infinity' order by a.id loop
    perform care.end_assignment(ended, 'case-moved');
  end loop;
  perform care.end_reach_of_move(target, files);
  perform care.pass_files(target, files);
  perform care.begin_work_after_move(target);
  perform people.ask_rekey(files);
  perform disclosure.follow_move(files, target.from_organisation_id, target.to_organisation_id);
  update care.move set state = 'done', talked_on = talked,
      not_talked_why = input ->> 'notTalkedWhy', done_by = access.actor(), done_at = now(),
      version = version + 1,
      opened_on = (select c.opened_at::date from care.case_file c where c.id = target.case_id),
      visits = (select count(*) from care.visit v where v.case_id = target.case_id)
    where id = target.id;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id);
end $$;
grant execute on function care.complete_move(jsonb) to alongside_care;

-- The records say whose they are now; a household goes along once nobody of it is left behind.
create function care.pass_files(target care.move, files uuid[]) returns void
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  update care.case_file set organisation_id = target.to_organisation_id, version = version + 1
    where person_id = any(files);
  update people.person set organisation_id = target.to_organisation_id, version = version + 1,
      updated_at = now() where id = any(files);
  update people.household h set organisation_id = target.to_organisation_id
    where h.organisation_id = target.from_organisation_id and h.id in (select p.household_id
      from people.person p where p.id = any(files))
      and not exists (select 1 from people.person other where other.household_id = h.id
        and other.organisation_id = target.from_organisation_id and other.expunged_at is null);
$$;

-- Everyone of the old organisation who came to the person another way, and what the person agreed
-- with that organisation alone. Who looks for a child's kin goes on; so does an action that the old
-- organisation still provides, with the answer it rests on.
create function care.end_reach_of_move(target care.move, files uuid[]) returns void
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  delete from access.reach r where r.person_id = any(files) and r.via <> 'merged-file'
    and exists (select 1 from workforce.membership m where m.account_id = r.account_id
      and m.organisation_id = target.from_organisation_id)
    and not (r.via = 'guardianship' and exists (select 1 from guardianship.search s
      where s.person_id = r.person_id and s.taken_by = r.account_id));
  update people.consent s set ended_at = clock_timestamp(), ended_why = 'moved',
      ended_by = access.actor()
    where s.person_id = any(files) and s.organisation_id = target.from_organisation_id
      and s.ended_at is null and not people.says_no(s)
      and not exists (select 1 from care.action a where a.consent_id = s.id and a.state = 'open');
$$;

create function care.begin_work_after_move(target care.move) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  moved care.case_file;
begin
  select * into strict moved from care.case_file c where c.id = target.case_id;
  perform care.begin_assignment(moved, target.lead_id, 'lead', 'first-assignment');
  perform care.begin_assignment(moved, target.supervisor_id, 'supervisor', 'first-assignment');
  -- A grant that ended at this moment gives no reach, and then nobody would see the person.
  if (select count(*) from access.reach r where r.person_id = target.person_id
      and (r.account_id, r.via) in ((target.lead_id, 'case-lead'),
        (target.supervisor_id, 'case-supervisor')) and r.until_on > care.today()) < 2 then
    raise exception 'not-a-colleague-for-this' using errcode = 'AL001';
  end if;
end $$;

