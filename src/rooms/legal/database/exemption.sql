-- Exemption, amnesty and pardon: the rules and their conditions.

-- Where the law has exemption rules, each condition is asked about one by one.
create function legal.exemption_needs_request() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select jsonb_array_length(e.document -> 'exemptions') > 0
    from law.edition e where e.id = law.current_edition()), false)
$$;

-- Any status counts here: a rule that frees a person needs no proof that it is the law.
create function legal.exemption_rule(wanted uuid, wanted_code text, on_day date) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r from law.edition e, jsonb_array_elements(e.document -> 'exemptions') r
  where e.id = wanted and r ->> 'code' = wanted_code and (r ->> 'from')::date <= on_day
    and coalesce((r ->> 'until')::date, 'infinity') > on_day
$$;

-- If it is unknown whether all conditions are required, they are: nobody should be told that one is
-- enough.
create function legal.conditions_met(request legal.exemption_request) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when rule ->> 'together' = 'any' then bool_or(is_met) else bool_and(is_met) end
  from (select legal.exemption_rule(request.edition_id, request.rule_code, request.opened_on) as
    rule) one,
    lateral (select coalesce((select a.answer = 'yes' from legal.exemption_answer a
        where a.request_id = request.id and a.condition_code = c ->> 'code'
        order by a.recorded_at desc limit 1), false) as is_met
      from jsonb_array_elements(rule -> 'conditions') c) conditions
  group by rule
$$;
