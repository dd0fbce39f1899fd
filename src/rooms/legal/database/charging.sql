-- Conditions for a charge.

-- A later edition can only protect: an act it no longer lists as an offence is not charged under an
-- earlier one either.
create function legal.is_offence_still(wanted_code text, today date) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from law.edition e, jsonb_array_elements(e.document -> 'offences') o
    where e.id = law.current_edition() and o ->> 'code' = wanted_code
      and (o ->> 'from')::date <= today
      and coalesce((o ->> 'until')::date, 'infinity') > today)
$$;

-- The first obstacle to a charge, or null. listObstacles in charge/rules.ts gives all of them in
-- the same order; a test compares the two.
create function legal.charge_obstacle(p legal.proceeding) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  born date := legal.latest_birth(p.subject_id);
begin
  if p.country is distinct from (select upper(country) from programme.setting) then
    return 'proceeding-of-another-country';
  end if;
  if p.edition_id is null then return 'offence-not-cited'; end if;
  if p.act_from is null then return 'act-day-not-known'; end if;
  if born is null then return 'birth-not-known'; end if;
  if law.may_be_below(greatest(law.age_floor(p.edition_id, p.offence_code),
      law.age_floor(law.current_edition(), p.offence_code)), born, p.act_from) then
    return 'below-the-age';
  end if;
  if not (law.is_citable(p.edition_id, p.offence_code, p.offence_from, p.act_from, p.act_to,
    legal.today())
      and legal.is_offence_still(p.offence_code, legal.today())) then
    return 'offence-not-citable';
  end if;
  if not law.may_be_below(18, born, p.act_from) then return null; end if;
  if (select counsel from legal.subject where id = p.subject_id) is distinct from 'present' then
    return 'counsel-needed';
  end if;
  if not exists (select 1 from legal.alternatives_considered a where a.proceeding_id = p.id) then
    return 'alternatives-needed';
  end if;
  if not coalesce(legal.best_interests_attested(p.subject_id), false) then
    return 'best-interests-needed';
  end if;
  return null;
end $$;
