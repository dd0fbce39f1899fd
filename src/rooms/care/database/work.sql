-- What may be written into a case, whichever door it comes through. Checked after the row, because
-- policies and references answer first: whoever may not write into the case learns nothing about it
-- from here. What the owner makes up or carries over was checked elsewhere.

-- The first argument names the column with the day of the work. A closing and the work that it
-- overtakes wait for each other.
create function care.check_work() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file;
  worked_on date := (to_jsonb(new) ->> tg_argv[0])::date;
begin
  if access.actor() is null then return null; end if;
  select * into target from care.case_file c where c.id = new.case_id for no key update;
  if target.state in ('closed', 'transferred') then
    raise exception 'case-is-closed' using errcode = 'AL001';
  end if;
  if worked_on > care.today() then
    raise exception 'day-in-future' using errcode = 'AL001';
  end if;
  -- Not the opening of the case: whoever came with a caseload was visited before. Legal aid may
  -- have been offered to the family before this child was born.
  if tg_table_name <> 'legal_aid_offer' and exists (select 1 from people.person p
      where p.id = new.person_id and worked_on < p.birth_from) then
    raise exception 'day-before-birth' using errcode = 'AL001';
  end if;
  if tg_table_name = 'assessment' and target.state = 'identified' then
    raise exception 'visit-first' using errcode = 'AL001';
  end if;
  if tg_table_name = 'plan' and not exists (select 1 from care.assessment a
      where a.case_id = target.id) then
    raise exception 'assessment-first' using errcode = 'AL001';
  end if;
  return null;
end $$;

-- For a case that came by intake, legal aid must be offered before any interview.
create function care.check_visit() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from care.legal_aid_offer o where o.case_id = new.case_id
        and o.offered_on <= new.visited_on)
     and exists (select 1 from care.case_file c where c.id = new.case_id and c.intake) then
    raise exception 'legal-aid-not-offered' using errcode = 'AL001';
  end if;
  -- Once somebody has met the person, no later visit is the first.
  if new.kind = 'first' and exists (select 1 from care.visit v where v.case_id = new.case_id
      and v.kind <> 'phone' and v.present && array['person', 'child-alone']
      and (v.visited_on, v.made_at) < (new.visited_on, new.made_at)) then
    raise exception 'first-visit-already-made' using errcode = 'AL001';
  end if;
  if 'child-alone' = any(new.present) and not exists (select 1 from people.person p
      where p.id = new.person_id and care.may_be_minor(p.birth_to, care.today())) then
    raise exception 'child-alone-is-for-minors' using errcode = 'AL001';
  end if;
  -- A mistyped year would take the person off every Today.
  if access.actor() is not null and new.next_visit_on > care.today() + 366 then
    raise exception 'next-visit-too-far' using errcode = 'AL001';
  end if;
  return null;
end $$;

-- Which visit is agreed once this one is written down. What was agreed last counts, whatever was
-- written down last, and only meeting the person after that ends it: a call, or a door that stayed
-- shut, does not.
create function care.next_visit_after(known care.case_file, visit care.visit, met boolean)
  returns date
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case
      when visit.next_visit_on is not null
        and visit.visited_on >= coalesce(agreed.on_day, '-infinity')
        and not exists (select 1 from care.visit o where o.case_id = known.id
          and o.kind <> 'phone' and o.present && array['person', 'child-alone']
          and o.visited_on >= visit.next_visit_on) then visit.next_visit_on
      when met and visit.visited_on > coalesce(agreed.on_day, '-infinity') then null
      else known.next_visit_on end
    from (select max(o.visited_on) as on_day from care.visit o where o.case_id = known.id
      and o.id <> visit.id and o.next_visit_on = known.next_visit_on) agreed
$$;

-- What a visit changes in its case: contact made, next visit, by when the person is asked alone,
-- and priority of need. A concern raises the priority, nothing here lowers it, and if it rises the
-- clock starts again from this visit. Only meeting the person stops the clock: a call, or a visit
-- that did not find them, does not.
create function care.note_visit() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known care.case_file;
  raised text;
  met boolean := new.kind <> 'phone' and new.present && array['person', 'child-alone'];
begin
  if access.actor() is null then return null; end if;
  -- No key update: the visit just written holds the key of its case, and two of them would each
  -- wait for the other to let it go.
  select * into strict known from care.case_file where id = new.case_id for no key update;
  raised := care.priority_raised_by(new.safety_concern, known.priority);
  update care.case_file set version = version + 1,
      next_visit_on = care.next_visit_after(known, new, met),
      contacted_at = case when raised is not null then null
        when contacted_at is null and met
          and new.visited_on >= (clock_from at time zone (select time_zone
            from programme.setting))::date
          then now()
        else contacted_at end,
      priority = coalesce(raised, priority),
      priority_reason = case when raised is null then priority_reason else 'safety-concern' end,
      clock_from = case when raised is null then clock_from else now() end,
      contact_due_at = case when raised is null then contact_due_at
        else care.clock_due(raised, now()) end,
      ask_alone_by = case
        -- Of an adult, only an answer given alone ends it.
        when new.safety_asked is null or (new.safety_asked = 'not-able' and not exists (select 1
            from people.person p where p.id = known.person_id
              and care.may_be_minor(p.birth_to, care.today())))
          or exists (select 1 from care.visit later
          where later.case_id = known.id and later.visited_on > new.visited_on
            and later.safety_asked is not null) then ask_alone_by
        when new.safety_asked = 'not-alone'
          then new.visited_on + programme.pack_number('ask-alone-days') end
    where id = known.id;
  if met then perform care.advance_case(known.id, 'registered', 'first-visit'); end if;
  return null;
end $$;

-- A change adds a version and hides none.
create function care.check_assessment_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.version is distinct from old.version + 1 then
    raise exception 'conflict-changed-meanwhile' using errcode = 'AL001';
  end if;
  return new;
end $$;
create function care.check_assessment_level() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.actor() is not null and new.version is distinct from (select a.version
      from care.assessment a where a.id = new.assessment_id) then
    raise exception 'levels of another version' using errcode = 'check_violation';
  end if;
  return null;
end $$;
