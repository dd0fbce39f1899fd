-- Editions: taken from the pack, proposed and decided on screen, listed.

-- Called by the owner at every start and when a programme is made. A changed pack becomes the law
-- in force only if nobody has changed the law on screen; otherwise it waits as a proposal for
-- people to decide.
create function law.use_pack(new_document jsonb, new_hash bytea) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  in_force law.edition;
begin
  perform access.take_turn('law.edition');
  if exists (select 1 from law.edition where origin = 'pack' and document_hash = new_hash) then
    return; end if;
  select * into in_force from law.edition where id = law.current_edition();
  insert into law.edition (origin, document, document_hash, based_on, confirmed_at)
    values ('pack', new_document, new_hash, in_force.id,
      case when in_force.id is null or in_force.origin = 'pack' then clock_timestamp() end);
end $$;

create function law.current_number() returns integer
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select number from law.edition where id = law.current_edition()
$$;
grant execute on function law.current_number() to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- The server checks that the document is well-formed and free of contradictions
-- (document-schema.ts); the rules here apply whichever way it arrives. Answers {outcome, number}.
create function law.propose(new_document jsonb, base integer, why text,
    new_id uuid default gen_random_uuid()) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  in_force law.edition;
  made integer;
begin
  if (access.context()).role is distinct from 'administrator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform access.take_turn('law.edition');
  select * into in_force from law.edition where id = law.current_edition();
  if in_force.number is distinct from base then
    return '{"outcome": "law-changed-meanwhile"}';
  end if;
  if jsonb_typeof(new_document) is distinct from 'object' or length(new_document::text) > 1000000
     or new_document ->> 'code' is distinct from (select country from programme.setting) then
    raise exception 'no document of this country''s law' using errcode = 'check_violation';
  end if;
  if law.without_reviews(new_document) = law.without_reviews(in_force.document) then
    return '{"outcome": "nothing-changed"}';
  end if;
  insert into law.edition (id, origin, document, document_hash, based_on, reason, proposed_by)
    values (new_id, 'screen', law.with_reviews(new_document, in_force.document, '[]'),
      sha256(convert_to(new_document::text, 'UTF8')), in_force.id, why, access.actor())
    returning number into made;
  return jsonb_build_object('outcome', 'ok', 'number', made);
end $$;
grant execute on function law.propose(jsonb, integer, text, uuid) to alongside_programme;

-- `decision`: confirmed, declined, or brought-forward (one person takes up a file that changed on
-- disk, so that a second can confirm it). `seen`: the number of the edition the difference was
-- shown against. Answers ok or a refusal; two confirmations at once have one effect.
create function law.decide(wanted integer, decision text, why text, seen integer) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target law.edition;
  in_force law.edition;
  vouching jsonb;
begin
  if (access.context()).role is distinct from 'administrator'
     or decision is null or decision not in ('confirmed', 'declined', 'brought-forward') then
    return 'not-found';
  end if;
  perform access.take_turn('law.edition');
  select * into target from law.edition where number = wanted for update;
  if not found then return 'not-found'; end if;
  if target.confirmed_at is not null or target.declined_at is not null then
    return 'already-decided';
  end if;
  if decision = 'declined' then
    update law.edition set declined_by = access.actor(), declined_at = clock_timestamp(),
      decision_reason = why
      where id = target.id;
    return 'ok';
  end if;
  select * into in_force from law.edition where id = law.current_edition();
  if seen is distinct from in_force.number
     or (target.origin = 'screen' and target.based_on is distinct from in_force.id) then
    return 'law-changed-meanwhile';
  end if;
  if decision = 'brought-forward' then
    if target.origin <> 'pack' or target.proposed_by is not null then
      return 'already-decided';
    end if;
    update law.edition set proposed_by = access.actor(), proposed_at = clock_timestamp(), reason =
      why
      where id = target.id;
    return 'ok';
  end if;
  if target.proposed_by is null then return 'nobody-proposed-it'; end if;
  if people.is_same_human(target.proposed_by, access.actor()) then return 'second-person-needed';
    end if;
  select jsonb_agg(jsonb_build_object('by', a.display_name, 'on', to_char(
      one.at at time zone (select time_zone from programme.setting), 'YYYY-MM-DD')) order by one.at)
    into vouching from (values (target.proposed_by, target.proposed_at), (access.actor(),
      clock_timestamp())) one (id, at)
    join access.account a on a.id = one.id;
  update law.edition set confirmed_by = access.actor(), confirmed_at = clock_timestamp(),
    decision_reason = why,
      compared_with = in_force.id,
      document = case when target.origin = 'screen'
        then law.with_reviews(target.document, in_force.document, vouching) else target.document end
    where id = target.id;
  return 'ok';
end $$;
grant execute on function law.decide(integer, text, text, integer) to alongside_programme;

-- Who proposed and decided each edition, newest first, for those who apply the law or oversee it.
-- The names are administrators'. Only administrators and the auditor see proposals and declined
-- ones.
create function law.editions() returns table (number integer, origin text, reason text,
  decision_reason text,
    based_on integer, compared_with integer, proposed_by text, by_me boolean, proposed_at
      timestamptz,
    confirmed_by text, confirmed_at timestamptz, declined_by text, declined_at timestamptz, in_force
      boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.number, e.origin, e.reason, e.decision_reason, b.number, c.number, p.display_name,
    coalesce(e.proposed_by = access.actor(), false), e.proposed_at, f.display_name, e.confirmed_at,
      d.display_name,
    e.declined_at, e.id = law.current_edition()
  from law.edition e
  left join law.edition b on b.id = e.based_on
  left join law.edition c on c.id = e.compared_with
  left join access.account p on p.id = e.proposed_by
  left join access.account f on f.id = e.confirmed_by
  left join access.account d on d.id = e.declined_by
  where ((access.context()).role in ('administrator', 'auditor')
    or (e.confirmed_at is not null
      and (access.context()).role in ('prosecutor', 'probation-officer', 'national-coordinator')))
  order by coalesce(e.confirmed_at, e.declined_at, e.proposed_at) desc, e.number desc limit 500
$$;
grant execute on function law.editions() to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;

create function law.without_reviews(document jsonb) returns jsonb
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select document
    || jsonb_build_object('responsibility', (select jsonb_object_agg(key, value - 'reviews')
      from jsonb_each(document -> 'responsibility')))
    || (select jsonb_object_agg(list, (select coalesce(jsonb_agg(fact - 'reviews'
      order by at), '[]')
      from jsonb_array_elements(document -> list) with ordinality as one (fact, at)))
      from unnest(array['versions', 'offences', 'exemptions', 'restrictions']) list)
$$;

-- A fact that has not changed keeps its reviews. A new or changed one gets the two people who put
-- it into force as reviewers if its status is checked, and none otherwise.
create function law.fact_with_reviews(fact jsonb, earlier jsonb, people jsonb) returns jsonb
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select fact || jsonb_build_object('reviews', coalesce(
    (select one -> 'reviews' from jsonb_array_elements(earlier) one
      where one - 'reviews' = fact - 'reviews' limit 1),
    case when fact ->> 'status' = 'checked-against-statute' then people else '[]' end))
$$;

create function law.with_reviews(document jsonb, earlier jsonb, people jsonb) returns jsonb
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select document
    || jsonb_build_object('responsibility', (select jsonb_object_agg(key,
      law.fact_with_reviews(value, jsonb_build_array(earlier -> 'responsibility' -> key), people))
      from jsonb_each(document -> 'responsibility')))
    || (select jsonb_object_agg(list, (select coalesce(jsonb_agg(
        law.fact_with_reviews(fact, earlier -> list, people) order by at), '[]')
      from jsonb_array_elements(document -> list) with ordinality as one (fact, at)))
      from unnest(array['versions', 'offences', 'exemptions', 'restrictions']) list)
$$;
