-- What a person agreed to: whether it holds on a day, recording an answer, taking it back.

-- The first day on which somebody born on this day has this age. Born on 29 February: 1 March in
-- years without that day.
create function people.turns_on(birth date, years integer) returns date
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select turned + case when extract(day from birth) <> extract(day from turned) then 1 else 0 end
  from (select (birth + make_interval(years => years))::date as turned) one
$$;
grant execute on function people.turns_on(date, integer) to alongside_care, alongside_programme;

-- From which age a person answers alone, and for how many days after that birthday an adult's
-- answer still counts; from the country pack.
create function people.own_age_years() returns integer
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select programme.pack_number('consent-own-age-years')
$$;
grant execute on function people.own_age_years() to alongside_care, alongside_programme;

create function people.birthday_days() returns integer
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select programme.pack_number('consent-birthday-days')
$$;
grant execute on function people.birthday_days() to alongside_care, alongside_programme;

-- For how many days an action may look for a new basis before its supervisor is told as well.
create function people.basis_days() returns integer
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select programme.pack_number('consent-basis-days')
$$;
grant execute on function people.basis_days() to alongside_care;

-- For how many days a ground taken for a whole list stands before each person must be asked.
create function people.list_days() returns integer
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select programme.pack_number('consent-list-days')
$$;

-- A no in any of its forms. A child's refusal counts as much as an adult's.
create function people.says_no(answer people.consent) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select answer.ground = 'refused' or answer.assent is not distinct from 'refused'
    or answer.adult_answer is not distinct from 'refused'
$$;
grant execute on function people.says_no(people.consent) to alongside_care, alongside_programme;

-- The first day on which the answer no longer holds although nobody ended it: after its last day;
-- after the day by which it had to be asked again; and, for what an adult answered, some days after
-- the person was certainly old enough to answer. Reads the person under the caller's own policies,
-- so that an invented row tells nothing about a hidden person.
create function people.consent_over_on(answer people.consent) returns date
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select least(answer.until_on + 1, answer.ask_again_by + 1,
    case when answer.ground = 'assent-and-guardian' then (select people.turns_on(p.birth_to,
        people.own_age_years()) + people.birthday_days() from people.person p
      where p.id = answer.person_id) end)
$$;
grant execute on function people.consent_over_on(people.consent) to alongside_care,
  alongside_programme;

-- Whether something may rest on this answer on that day. Everything that relies on consent asks
-- this function and no other.
create function people.consent_holds(answer people.consent, on_day date) returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select answer.ended_at is null and not people.says_no(answer)
    and answer.alone is distinct from false and answer.told_on <= on_day
    and people.consent_over_on(answer) > on_day
$$;
grant execute on function people.consent_holds(people.consent, date) to alongside_care,
  alongside_programme;

-- Whether the last that was said about this recipient (null: everybody) was taking a yes back. That
-- counts as a no to just them, although a yes to everybody stands beside it, until somebody asks
-- about them or about everybody anew.
create function people.took_back(person uuid, wanted text, organisation uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from people.consent back where back.person_id = person
    and back.purpose = wanted and back.ended_why = 'withdrawn'
    and back.organisation_id is not distinct from organisation
    and not exists (select 1 from people.consent later where later.person_id = person
      and later.purpose = wanted and later.recorded_at > back.ended_at
      and later.ended_why is distinct from 'not-alone'
      and (later.organisation_id is null or later.organisation_id = organisation)))
$$;

-- Whether the person wants this one organisation left out, whatever they agreed to with all.
create function people.leaves_out(person uuid, wanted text, organisation uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from people.consent no where no.person_id = person
      and no.purpose = wanted and no.ended_at is null and no.organisation_id = organisation
      and people.says_no(no))
    or people.took_back(person, wanted, organisation)
$$;

-- Whether this organisation may learn of the person on that day. What was answered about this one
-- organisation counts more than what was answered about all of them.
create function people.agreed(person uuid, wanted text, organisation uuid, on_day date)
  returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from people.consent s where s.person_id = person and s.purpose = wanted
      and s.ended_at is null and (s.organisation_id is null or s.organisation_id = organisation)
      and people.consent_holds(s, on_day))
    and not people.leaves_out(person, wanted, organisation)
$$;

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

-- The statement that is read aloud now; by the owner, at each start. A text that changed under the
-- same version is a mistake of the pack: records name the version.
create function people.use_duty_statement(given jsonb) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  insert into people.duty_statement (version, texts, source, status)
    values (given ->> 'version', given -> 'texts', given ->> 'source', given ->> 'status')
    on conflict (version) do nothing;
  if exists (select 1 from people.duty_statement d where d.version = given ->> 'version'
      and d.texts <> given -> 'texts') then
    raise exception 'duty_to_report: the text of version % has changed; give it a new version',
      given ->> 'version' using errcode = 'unique_violation';
  end if;
end $$;
