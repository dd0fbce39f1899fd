-- How an emergency opening ends and is reviewed, and what is shown of it.

-- Whether the actor may see this opening: as someone who was told of it, or as a lead of the case's
-- organisation. If nobody there can review it, the leads of the opener's organisation may, so that
-- no account stays on hold for ever.
create function care.emergency_standing(opening care.emergency_opening)
  returns table (was_told boolean, leads boolean, is_self boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.emergency_told d where d.opening_id = opening.id
      and d.account_id = me.account_id),
    coalesce(me.role in ('supervisor', 'cso-manager') and exists (select 1 from care.case_file c
      where c.id = opening.case_id and (c.organisation_id = me.organisation_id
        or (opening.by_organisation_id = me.organisation_id and not exists (select 1
          from care.emergency_leads(c.organisation_id, opening.by_account))))), false),
    people.is_same_human(me.account_id, opening.by_account)
  from (select (access.context()).*) me
$$;

-- Answers {outcome, personId}.
create function care.end_emergency(wanted uuid) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := access.actor();
  target care.emergency_opening;
begin
  select o.* into target from care.emergency_opening o cross
    join lateral care.emergency_standing(o) s
    where o.id = wanted and (o.by_account = actor or s.was_told or s.leads) for no key update of o;
  if not found then return jsonb_build_object('outcome', 'not-found'); end if;
  if not care.emergency_is_open(target, clock_timestamp()) then
    return jsonb_build_object('outcome', 'emergency-already-over');
  end if;
  update care.emergency_opening set ended_at = now(), ended_by = actor where id = wanted;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id);
end $$;
grant execute on function care.end_emergency(uuid) to alongside_care;

-- The openings that can concern the actor, before each is asked about: of cases of the actor's
-- organisation, by its accounts, or told to the actor. One, or those that are unreviewed or were
-- reviewed in the last 90 days.
create function care.emergencies_of_mine(wanted uuid) returns setof care.emergency_opening
  language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
declare me access.actor_context := access.context();
begin
  return query select o.* from (
      select * from care.emergency_opening one where one.id = wanted
      union all
      select * from care.emergency_opening one where wanted is null and one.reviewed_at is null
      union all
      select * from care.emergency_opening one where wanted is null
        and one.reviewed_at > now() - interval '90 days') o
    join care.case_file c on c.id = o.case_id
    where me.organisation_id in (c.organisation_id, o.by_organisation_id)
      or exists (select 1 from care.emergency_told d where d.opening_id = o.id
        and d.account_id = me.account_id);
end $$;

-- One opening, or all that the actor may review or was told of: unreviewed first, then those
-- reviewed in the last 90 days. Someone who was told because the opener is a colleague, but who
-- does not lead the case's organisation, gets no reason.
create function care.list_emergencies(wanted uuid, most integer)
  returns table (id uuid, person_id uuid, case_code text, kind text, reason bytea, wrapped_key
    bytea,
    opener text, opener_role text, opener_organisation jsonb, opened_at timestamptz, until_at
      timestamptz,
    is_open boolean, ended_at timestamptz, ended_by text, review_due_at timestamptz, verdict text,
    review_note bytea, reviewer text, reviewed_at timestamptz, was_told boolean, leads boolean,
    is_self boolean)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, o.person_id, c.code, o.kind, case when s.leads then o.reason end,
    case when s.leads then k.wrapped_key end, a.display_name,
    (select m.role from workforce.membership m where m.account_id = a.id
      order by m.withdrawn_at desc nulls first limit 1), g.names, o.opened_at,
    o.until_at, care.emergency_is_open(o, clock_timestamp()), o.ended_at, e.display_name,
    o.review_due_at, o.verdict, case when s.leads then o.review_note end, r.display_name,
      o.reviewed_at,
    s.was_told, s.leads, s.is_self
  from care.emergencies_of_mine(wanted) o
  cross join lateral care.emergency_standing(o) s
  join care.case_file c on c.id = o.case_id
  join access.account a on a.id = o.by_account
  join workforce.organisation g on g.id = o.by_organisation_id
  left join people.file_key k on k.person_id = o.person_id
  left join access.account e on e.id = o.ended_by
  left join access.account r on r.id = o.reviewed_by
  where (access.context()).role in ('supervisor', 'cso-manager') and (s.leads
      or (o.id in (select d.opening_id from care.emergency_told d
        where d.account_id = access.actor())))
  order by o.reviewed_at is not null, o.opened_at desc, o.id limit least(greatest(most, 1), 101)
$$;
grant execute on function care.list_emergencies(uuid, integer) to alongside_care;

-- `input`: {id, verdict, note (sealed, base64 | null)}. The lock makes the second of two reviewers
-- find it reviewed.
create function care.review_emergency(input jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target care.emergency_opening;
  self boolean;
begin
  select o.* into target from care.emergency_opening o cross
    join lateral care.emergency_standing(o) s
    where o.id = (input ->> 'id')::uuid and s.leads for no key update of o;
  if not found then return 'not-found'; end if;
  select s.is_self into self from care.emergency_standing(target) s;
  if self then return 'reviewer-is-opener'; end if;
  if target.reviewed_at is not null then return 'emergency-already-reviewed'; end if;
  update care.emergency_opening set verdict = input ->> 'verdict', reviewed_at = now(),
      reviewed_by = actor.account_id, review_note = decode(input ->> 'note', 'base64'),
      ended_at = case when input ->> 'verdict' = 'not-justified' and ended_at is null
        and until_at > now() then now() else ended_at end,
      ended_by = case when input ->> 'verdict' = 'not-justified' and ended_at is null
        and until_at > now() then actor.account_id else ended_by end
    where id = target.id;
  return 'ok';
end $$;
grant execute on function care.review_emergency(jsonb) to alongside_care;

-- Accounts that may no longer open a case in an emergency, for the leads of their organisation and
-- of the case's. Only the latter can restore the right, each for verdicts on their own
-- organisation's cases: it was their people's file that was opened.
create function care.emergencies_withdrawn()
  returns table (account_id uuid, display_name text, since timestamptz, may_lift boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.display_name, min(o.reviewed_at),
    bool_or(c.organisation_id = me.organisation_id)
      and not people.is_same_human(a.id, me.account_id)
  from (select (access.context()).*) me
  join care.emergency_opening o on o.verdict = 'not-justified' and o.lifted_at is null
  join care.case_file c on c.id = o.case_id
  join access.account a on a.id = o.by_account
  where me.role in ('supervisor', 'cso-manager')
    and me.organisation_id in (o.by_organisation_id, c.organisation_id)
  group by a.id, a.display_name, me.account_id order by a.display_name, a.id limit 100
$$;
grant execute on function care.emergencies_withdrawn() to alongside_care;

create function care.lift_emergencies_withdrawn(wanted uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare actor access.actor_context := access.context();
begin
  if not exists (select 1 from care.emergencies_withdrawn() w
      where w.account_id = wanted and w.may_lift) then
    return false;
  end if;
  update care.emergency_opening o set lifted_by = actor.account_id, lifted_at = now()
    from care.case_file c
    where c.id = o.case_id and c.organisation_id = actor.organisation_id
      and o.by_account = wanted and o.verdict = 'not-justified' and o.lifted_at is null;
  return found;
end $$;
grant execute on function care.lift_emergencies_withdrawn(uuid) to alongside_care;

create function care.own_emergencies() returns jsonb
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
    'openId', (select o.id from care.emergency_opening o where o.by_account = me.account_id
      and o.by_organisation_id = me.organisation_id
        and care.emergency_is_open(o, clock_timestamp())),
    'mayOpenAt', (select max(o.until_at) from care.emergency_opening o
      where o.by_account = me.account_id and o.until_at > clock_timestamp()),
    'withdrawn', exists (select 1 from care.emergency_opening o where o.by_account = me.account_id
      and o.verdict = 'not-justified' and o.lifted_at is null),
    'openings', (select coalesce(jsonb_agg(to_jsonb(one) order by one."openedAt" desc), '[]') from (
      select o.id as "openingId", c.code as "caseCode", o.kind, o.person_id as "personId",
        o.opened_at as "openedAt", o.review_due_at as "reviewDueAt", o.verdict
      from care.emergency_opening o join care.case_file c on c.id = o.case_id
      where o.by_account = me.account_id and (o.reviewed_at is null
        or o.reviewed_at > now() - interval '30 days')
      order by o.opened_at desc limit 10) one))
  from (select (access.context()).*) me where care.opens_emergencies()
$$;
grant execute on function care.own_emergencies() to alongside_care;

-- Polled while a screen is open, so it names no person and no case: how many openings wait for the
-- actor, when the newest was made, whether one of the actor's own is open and by when it must be
-- reviewed. Leads who were not told are asked after a day: the second person may be away.
create function care.emergency_notice()
  returns table (waiting integer, newest timestamptz, own_open boolean, own_review_due_at
    timestamptz)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with mine as (select o.* from (select (access.context()).*) me
      cross join care.emergencies_of_mine(null) o
      cross join lateral care.emergency_standing(o) s
      where o.reviewed_at is null and me.role in ('supervisor', 'cso-manager') and not s.is_self
        and ((s.leads and (s.was_told or o.opened_at < now() - interval '24 hours'))
          or (s.was_told and care.emergency_is_open(o, clock_timestamp()))))
  select (select count(*) from mine)::integer, (select max(m.opened_at) from mine m),
    exists (select 1 from care.emergency_opening o where o.by_account = access.actor()
      and care.emergency_is_open(o, clock_timestamp())),
    (select min(o.review_due_at) from care.emergency_opening o
      where o.by_account = access.actor() and o.reviewed_at is null)
  where (access.context()).side = 'care' and access.acts()
$$;
grant execute on function care.emergency_notice() to alongside_care;

create function care.unreviewed_emergencies()
  returns table (case_code text, organisation_id uuid, supervisor_id uuid, since timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.code, c.organisation_id, (select a.account_id from care.assignment a
      where a.case_id = c.id and a.part = 'supervisor' and a.until_at = 'infinity'), o.review_due_at
  from care.emergency_opening o join care.case_file c on c.id = o.case_id
  where (access.context()).role = 'national-coordinator' and o.reviewed_at is null
    and o.review_due_at <= now()
$$;
grant execute on function care.unreviewed_emergencies() to alongside_programme;
