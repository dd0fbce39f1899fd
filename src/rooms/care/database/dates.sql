-- Days and ages on the care side, in the programme's time zone.

-- Today in the programme's time zone: consents and covers run by civil dates.
create function care.today() returns date
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select (now() at time zone s.time_zone)::date from programme.setting s),
    current_date)
$$;
grant execute on function care.today() to alongside_care, alongside_programme;

-- `hours`: {"high": 24, "medium": 72, "low": 168} from the country pack.
create function care.clock_due(priority text, clock_from timestamptz, hours jsonb)
  returns timestamptz language sql immutable set search_path = pg_catalog, pg_temp as $$
  select clock_from + make_interval(hours => least(greatest((hours ->> priority)::integer, 1), 720))
$$;

-- By the hours of the country pack as the programme knows them.
create function care.clock_due(priority text, clock_from timestamptz) returns timestamptz
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select care.clock_due(priority, clock_from, jsonb_build_object(
    'high', programme.pack_number('safety-clock-high-hours'),
    'medium', programme.pack_number('safety-clock-medium-hours'),
    'low', programme.pack_number('safety-clock-low-hours')))
$$;

-- When in doubt, protect: an unknown birth date counts as a minor's. Someone born on 29 February
-- comes of age on 1 March.
create function care.comes_of_age_on(birth_to date) returns date
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case when extract(month from birth_to) = 2 and extract(day from birth_to) = 29
    then make_date(extract(year from birth_to)::integer + 18, 3, 1)
    else (birth_to + interval '18 years')::date end
$$;
grant execute on function care.comes_of_age_on(date) to alongside_care, alongside_programme;

create function care.may_be_minor(birth_to date, on_day date) returns boolean
  language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
  -- Two plain comparisons decide for almost everyone; only days close to a birthday need the exact
  -- rule.
  if birth_to is null or birth_to > on_day - 6572 then return true; end if;
  if birth_to < on_day - 6580 then return false; end if;
  return care.comes_of_age_on(birth_to) > on_day;
end $$;
grant execute on function care.may_be_minor(date, date) to alongside_care, alongside_programme;

create function care.age_band(birth_from date, birth_to date) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when birth_to is null then 'unknown'
    else (select case when years < 5 then '0-4' when years < 10 then '5-9'
      when years < 14 then '10-13'
      when years < 18 then '14-17' when years < 25 then '18-24' when years < 60 then '25-59'
      else '60+' end from (select extract(year from age(care.today(), birth_to)) as years) one) end
$$;
