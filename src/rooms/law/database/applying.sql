-- What follows from an edition: which offence may be cited, from which age, how long a restriction
-- may last. All functions run as the caller, so they return nothing to a caller who may not read
-- the edition.

-- In a real programme, only law checked against the statute permits anything. A demo treats
-- reported law as checked.
create function law.permits(status text) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select status = 'checked-against-statute'
    or (status = 'reported' and (select is_demo from programme.setting))
$$;
grant execute on function law.permits(text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

create function law.months(penalty jsonb, bound text) returns numeric
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case when penalty ->> bound = 'life' then 'Infinity'::numeric
    else (penalty ->> bound)::numeric end
$$;
grant execute on function law.months(jsonb, text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- An unknown penalty is never milder.
create function law.is_milder(one jsonb, other jsonb) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select coalesce(law.months(one, 'monthsMax') < law.months(other, 'monthsMax')
    or (law.months(one, 'monthsMax') = law.months(other, 'monthsMax')
      and law.months(one, 'monthsMin') < law.months(other, 'monthsMin')), false)
$$;
grant execute on function law.is_milder(jsonb, jsonb) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- Within an edition, an offence is identified by its code and the day from which it applies.
create function law.offence(wanted uuid, wanted_code text, wanted_from date) returns jsonb
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select o from law.edition e, jsonb_array_elements(e.document -> 'offences') o
  where e.id = wanted and o ->> 'code' = wanted_code and (o ->> 'from')::date = wanted_from
$$;
grant execute on function law.offence(uuid, text, date) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

create function law.is_citable(wanted uuid, wanted_code text, wanted_from date, act_from date,
  act_to date,
    today date) returns boolean
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  is_covered boolean;
  mildest jsonb;
  cited jsonb := law.offence(wanted, wanted_code, wanted_from);
begin
  if act_from is null or act_to is null or cited is null or not law.permits(cited ->> 'status') then
    return false;
  end if;
  -- An act that is no longer an offence cannot be charged.
  if not exists (select 1 from law.edition e, jsonb_array_elements(e.document -> 'offences') o
      where e.id = wanted and o ->> 'code' = wanted_code and (o ->> 'from')::date <= today
        and coalesce((o ->> 'until')::date, 'infinity') > today) then
    return false;
  end if;
  with at_act as (
    select o, (o ->> 'from')::date as since, coalesce((o ->> 'until')::date, 'infinity') as until,
      lag(coalesce((o ->> 'until')::date, 'infinity')) over (order by (o ->> 'from')::date) as
        last_until
    from law.edition e, jsonb_array_elements(e.document -> 'offences') o
    where e.id = wanted and o ->> 'code' = wanted_code and (o ->> 'from')::date <= act_to
      and coalesce((o ->> 'until')::date, 'infinity') > act_from)
  select min(since) <= act_from and max(until) > act_to and bool_and(last_until is null
    or last_until = since),
      (select m.o from at_act m where not exists (select 1 from at_act x
        where x.since <> m.since and not law.is_milder(m.o -> 'penalty', x.o -> 'penalty')))
    into is_covered, mildest from at_act;
  if not coalesce(is_covered, false) or mildest is null then return false; end if;
  return cited = mildest or (wanted_from > act_to and wanted_from <= today
    and law.is_milder(cited -> 'penalty', mildest -> 'penalty'));
end $$;
grant execute on function law.is_citable(uuid, text, date, date, date, date) to alongside_justice,
  alongside_care, alongside_programme, alongside_oversight;

-- The age at the time of the act below which nobody can be charged with this offence.
create function law.age_floor(wanted uuid, wanted_code text) returns integer
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when r -> 'listedOffences' -> 'value' ? wanted_code
      and law.permits(r -> 'listedOffences' ->> 'status')
        and law.permits(r -> 'listed' ->> 'status')
    then (r -> 'listed' ->> 'value')::integer else (r -> 'general' ->> 'value')::integer end
  from (select document -> 'responsibility' as r from law.edition where id = wanted) one
$$;
grant execute on function law.age_floor(uuid, text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- True unless the person had certainly reached the age on every possible day of the act. An age is
-- reached on the day after the birthday; for those born on 29 February the birthday is 1 March.
create function law.may_be_below(age integer, birth_to date, act_from date) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select birth_to is null or act_from is null or age is null
    or (birth_to + make_interval(years => age))::date
      + case when extract(month from birth_to) = 2 and extract(day from birth_to) = 29
          and extract(day from birth_to + make_interval(years => age)) = 28 then 1
            else 0 end >= act_from
$$;
grant execute on function law.may_be_below(integer, date, date) to alongside_justice,
  alongside_care, alongside_programme, alongside_oversight;

-- Null if no source is known well enough to permit one. Every source protects, so the shortest
-- limit applies.
create function law.restriction_months_max(wanted uuid, wanted_kind text) returns integer
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when bool_or(law.permits(r ->> 'status')) then min((r ->> 'monthsMax')::integer) end
  from law.edition e, jsonb_array_elements(e.document -> 'restrictions') r
  where e.id = wanted and r ->> 'kind' = wanted_kind
$$;
grant execute on function law.restriction_months_max(uuid, text) to alongside_justice,
  alongside_care, alongside_programme, alongside_oversight;
