-- What Today asks about its owner: for whom a team stands in, and for how many days something may
-- be late before the supervisor sees it too.

create function care.late_days() returns integer
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
begin
  return programme.pack_number('late-days');
end $$;
grant execute on function care.late_days() to alongside_care;

create function care.ask_alone_days() returns integer
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
begin
  return programme.pack_number('ask-alone-days');
end $$;
grant execute on function care.ask_alone_days() to alongside_care;

-- Persons on whose team the actor is, whose case nobody leads: never assigned, taken away, or the
-- lead has left. Otherwise what is due would stand on nobody's first page.
create function care.stood_in_for() returns setof uuid
  language plpgsql stable security definer rows 5 set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := access.actor();
  today date := care.today();
begin
  if not access.acts() then return; end if;
  return query select r.person_id from access.reach r
      join care.case_file c on c.person_id = r.person_id
    where r.account_id = me and r.via = 'case-team' and r.level = 'assigned' and r.until_on > today
      and not exists (select 1 from care.assignment a where a.case_id = c.id and a.part = 'lead'
        and a.until_at = 'infinity' and care.may_take(a.account_id, c.organisation_id, 'lead'))
      and not people.is_past(r.person_id);
end $$;
grant execute on function care.stood_in_for() to alongside_care;

-- Of these persons (null: of all), the children in the actor's reach for whom nobody answers on
-- that day. Asked once for all: nationally few are without cover, and most persons of a worker are
-- children.
create function care.children_uncovered(among uuid[], on_day date) returns setof uuid
  language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := access.actor();
  today date := care.today();
begin
  if not access.acts() then return; end if;
  if among is null then
    among := array(select u.person_id from guardianship.uncovered u where u.days @> on_day);
  end if;
  return query select r.person_id from unnest(among) w (id)
      join guardianship.uncovered u on u.person_id = w.id and u.days @> on_day
      join access.reach r on r.person_id = u.person_id and r.account_id = me
        and r.level = 'assigned' and r.until_on > today
    where not people.is_past(r.person_id) group by r.person_id;
end $$;
grant execute on function care.children_uncovered(uuid[], date) to alongside_care;

-- Of these persons' plans (null: of all), those that the supervisor who would approve them recorded
-- as agreed: somebody else has to ask again. As `care.plan_needs_asking` says of one of them.
create function care.plans_agreed_alone(among uuid[]) returns setof uuid
  language plpgsql stable security definer rows 5 set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := access.actor();
  today date := care.today();
begin
  if not people.holds_files() then return; end if;
  if among is null then
    among := array(select r.person_id from access.reach r where r.account_id = me
      and r.level = 'assigned' and r.until_on > today);
  end if;
  return query select p.id from care.plan p
      join care.assignment a on a.case_id = p.case_id and a.part = 'supervisor'
        and a.until_at = 'infinity'
    where p.person_id = any(among) and p.state <> 'ended' and p.agreed_recorded_at is not null
      and p.approved_at is null and p.agreed_recorded_at >= coalesce(p.changed_at, '-infinity')
      and people.is_same_human(p.agreed_recorded_by, a.account_id)
      and exists (select 1 from access.reach r where r.account_id = me
        and r.person_id = p.person_id and r.level = 'assigned' and r.until_on > today)
      and not people.is_past(p.person_id);
end $$;
grant execute on function care.plans_agreed_alone(uuid[]) to alongside_care;
