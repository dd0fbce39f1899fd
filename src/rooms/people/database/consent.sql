-- What a person agreed to: whether it holds on a day, and the duty that is read aloud before it.
-- How an answer is recorded and taken back is in answering.sql.

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

-- When a yes to this recipient (null: everybody) was taken back, if nothing was said since. That
-- counts as a no to just them, although a yes to everybody stands beside it, until somebody asks
-- about them or about everybody anew.
create function people.taken_back_at(person uuid, wanted text, organisation uuid)
  returns timestamptz
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select min(back.ended_at) from people.consent back where back.person_id = person
    and back.purpose = wanted and back.ended_why = 'withdrawn'
    and back.organisation_id is not distinct from organisation
    and not exists (select 1 from people.consent later where later.person_id = person
      and later.purpose = wanted and later.recorded_at > back.ended_at
      and later.ended_why is distinct from 'not-alone'
      and (later.organisation_id is null or later.organisation_id = organisation))
$$;
grant execute on function people.taken_back_at(uuid, text, uuid) to alongside_care;

create function people.took_back(person uuid, wanted text, organisation uuid) returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select people.taken_back_at(person, wanted, organisation) is not null
$$;

-- Since when the person wants this one organisation left out, whatever they agreed to with all;
-- null if they do not.
create function people.left_out_since(person uuid, wanted text, organisation uuid)
  returns timestamptz
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select least((select no.recorded_at from people.consent no where no.person_id = person
      and no.purpose = wanted and no.ended_at is null and no.organisation_id = organisation
      and people.says_no(no)),
    people.taken_back_at(person, wanted, organisation))
$$;
grant execute on function people.left_out_since(uuid, text, uuid) to alongside_care;

create function people.leaves_out(person uuid, wanted text, organisation uuid) returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select people.left_out_since(person, wanted, organisation) is not null
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
