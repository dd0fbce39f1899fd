-- Recording what a person answered, and taking it back. The files of one human being are locked
-- together, so that no answer is missing in one of them.

-- Those who write the file, and the coordinator until the handover.
create function people.may_answer_about(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when people.is_past(person) then false
    when people.writes_files() then exists (select 1 from access.reach r
      where r.account_id = access.actor() and r.person_id = person and r.level = 'assigned'
        and r.until_on > care.today())
    when access.role() = 'national-coordinator' then exists (select 1 from people.person p
      where p.id = person and p.handed_over_at is null)
    else false end
$$;

-- The files of one human being, this one among them, locked in one order: before offers, before
-- actions, before answers. A merge that was waited for changes which files these are: the locks are
-- then let go and taken anew, so that an answer ends in the kept file as well.
create function people.lock_files(person uuid) returns uuid[]
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare kept uuid;
begin
  loop
    kept := (select coalesce(p.merged_into, p.id) from people.person p where p.id = person);
    begin
      perform 1 from people.person p where p.id = kept or p.merged_into = kept order by p.id
        for no key update;
      if kept is distinct from (select coalesce(p.merged_into, p.id) from people.person p
          where p.id = person) then
        raise exception 'merged meanwhile' using errcode = 'AL002';
      end if;
      return array(select p.id from people.person p where p.id = kept or p.merged_into = kept);
    exception when sqlstate 'AL002' then null;
    end;
  end loop;
end $$;

-- The first reason why this answer cannot be recorded; null if it can. `by_list`: whoever records
-- it does not have the person before them.
create function people.why_not_answer(target people.person, answer people.consent, by_list boolean)
  returns text
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  today date := care.today();
  age integer := people.own_age_years();
begin
  if answer.until_on <= answer.told_on then return 'consent-ends-before-it-begins'; end if;
  if answer.told_on > today or answer.adult_on > today then return 'day-in-future'; end if;
  if answer.ground in ('vital-interest', 'best-interests', 'law') and answer.reason is null then
    return 'decision-needed';
  end if;
  if answer.ground not in ('consent', 'assent-and-guardian') then return null; end if;
  -- When the birth is not known well enough, the person may be either; whoever asks decides.
  if answer.ground = 'consent' and people.turns_on(target.birth_from, age) > today then
    return 'child-needs-both';
  end if;
  -- A list has nobody who could look: without a certain age it may be a child.
  if answer.ground = 'consent' and by_list
     and coalesce(people.turns_on(target.birth_to, age) > today, true) then
    return 'age-not-certain';
  end if;
  if answer.ground = 'assent-and-guardian' then
    if people.turns_on(target.birth_to, age) <= today then return 'answers-alone'; end if;
    if num_nulls(answer.assent, answer.adult_answer, answer.adult_on) > 0
       or num_nonnulls(answer.adult_person_id, answer.adult_name) <> 1
       or (answer.adult_name is null) <> (answer.adult_relation is null) then
      return 'child-needs-both';
    end if;
    -- Only somebody of the family whose file the caller may read: anyone else is no such person.
    if answer.adult_person_id is not null and not exists (select 1 from people.person adult
        where adult.id = answer.adult_person_id and adult.id <> target.id
          and adult.household_id = target.household_id
          and people.turns_on(adult.birth_from, age) <= today
          and people.may_answer_about(adult.id)) then
      return 'adult-not-in-family';
    end if;
  end if;
  if answer.alone is null then return 'alone-not-said'; end if;
  if answer.duty_read_on is null or answer.duty_read_on > answer.told_on
     or not exists (select 1 from people.duty_statement d where d.version = answer.duty_version)
     then return 'duty-not-read';
  end if;
  return null;
end $$;

-- Records what somebody was told and answered, or the ground on which others decided. It ends the
-- answer that was in force for the same purpose and recipient, and a no to everybody ends every yes
-- to that purpose. `input`: {id, personId, purpose, ground, organisationId, toldIn, toldHow,
-- toldOn, untilOn, alone, dutyVersion, dutyReadOn, assent, adultAnswer, adultOn, adultPersonId,
-- adultName (sealed, base64), adultRelation, reason, authority (sealed, base64), byList}. Answers
-- 'ok' or a refusal.
create function people.record_consent(input jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  person uuid := (input ->> 'personId')::uuid;
  target people.person;
  made people.consent;
  files uuid[];
  obstacle text;
  ended uuid[];
begin
  if people.may_answer_about(person) is not true then return 'not-found'; end if;
  files := people.lock_files(person);
  -- Checked again: the caller's reach may have ended while this waited for the lock.
  if people.may_answer_about(person) is not true then return 'not-found'; end if;
  select * into strict target from people.person p where p.id = person;
  made := people.answer_of(input);
  obstacle := people.why_not_answer(target, made, coalesce((input ->> 'byList')::boolean, false));
  if obstacle is not null then return obstacle; end if;
  perform care.hold_actions(person);
  -- A yes that somebody else heard counts for nothing, so it ends nothing either.
  if made.alone is false and made.ground <> 'refused' and not people.says_no(made) then
    made.ended_at := made.recorded_at;
    made.ended_why := 'not-alone';
    made.ended_by := made.recorded_by;
  else
    with over as (update people.consent s set ended_at = made.recorded_at,
        ended_by = made.recorded_by, ended_why = case when people.says_no(made) then 'refused'
          when s.ground = 'assent-and-guardian' and made.ground = 'consent' then 'came-of-age'
          else 'replaced' end
      where s.purpose = made.purpose and s.ended_at is null
        and (s.person_id = person or (people.says_no(made) and s.person_id = any(files)))
        and (s.organisation_id is not distinct from made.organisation_id
          or (people.says_no(made) and made.organisation_id is null))
      returning s.id)
    select array_agg(o.id) into ended from over o;
  end if;
  insert into people.consent select made.*;
  perform care.follow_answer(made, ended);
  return 'ok';
end $$;
grant execute on function people.record_consent(jsonb) to alongside_care, alongside_programme;

-- The row that `input` asks for, in the caller's name and at this moment.
create function people.answer_of(input jsonb) returns people.consent
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  made people.consent;
begin
  made.id := (input ->> 'id')::uuid;
  made.person_id := (input ->> 'personId')::uuid;
  made.purpose := input ->> 'purpose';
  made.ground := input ->> 'ground';
  made.organisation_id := (input ->> 'organisationId')::uuid;
  made.told_in := input ->> 'toldIn';
  made.told_how := input ->> 'toldHow';
  made.told_on := (input ->> 'toldOn')::date;
  made.until_on := (input ->> 'untilOn')::date;
  made.alone := (input ->> 'alone')::boolean;
  made.duty_version := input ->> 'dutyVersion';
  made.duty_read_on := (input ->> 'dutyReadOn')::date;
  made.recorded_by := access.actor();
  made.recorded_at := clock_timestamp();
  made.revision := 1;
  made.changed_xid := pg_current_xact_id();
  if made.ground = 'assent-and-guardian' then
    made.assent := input ->> 'assent';
    made.adult_answer := input ->> 'adultAnswer';
    made.adult_on := (input ->> 'adultOn')::date;
    made.adult_person_id := (input ->> 'adultPersonId')::uuid;
    made.adult_name := decode(input ->> 'adultName', 'base64');
    made.adult_relation := input ->> 'adultRelation';
  elsif made.ground in ('vital-interest', 'best-interests', 'law') then
    made.reason := decode(input ->> 'reason', 'base64');
    made.authority := decode(input ->> 'authority', 'base64');
    made.decided_by := case when made.authority is null then made.recorded_by end;
    -- Only here: an answer that must be asked again need not say who was asked and how.
    if (input ->> 'byList')::boolean then
      made.ask_again_by := care.today() + people.list_days();
      made.until_on := made.ask_again_by;
    end if;
  end if;
  return made;
end $$;

-- Takes an answer back, at once and without a reason, in every file of the person. Answers 'ok' or
-- a refusal.
create function people.withdraw_consent(person uuid, wanted uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  answer people.consent;
  files uuid[];
  file uuid;
begin
  if people.may_answer_about(person) is not true then return 'not-found'; end if;
  files := people.lock_files(person);
  if people.may_answer_about(person) is not true then return 'not-found'; end if;
  select * into answer from people.consent s where s.id = wanted and s.person_id = person;
  if not found then return 'not-found'; end if;
  if answer.ended_at is not null or people.says_no(answer) then return 'consent-over'; end if;
  update people.consent s set ended_at = clock_timestamp(), ended_why = 'withdrawn',
      ended_by = access.actor()
    where s.person_id = any(files) and s.purpose = answer.purpose and s.ended_at is null
      and s.organisation_id is not distinct from answer.organisation_id
      and not people.says_no(s);
  foreach file in array files loop
    perform care.stop_offers(file);
  end loop;
  return 'ok';
end $$;
grant execute on function people.withdraw_consent(uuid, uuid) to alongside_care,
  alongside_programme;
