-- What Today asks about its owner: for whom a team stands in, and for how many days something may
-- be late before the supervisor sees it too.

create function care.late_days() returns integer
  language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
begin
  return programme.pack_number('late-days');
end $$;
grant execute on function care.late_days() to alongside_care;

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

-- Children in the actor's reach for whom nobody answers on that day: nationally few, while most
-- persons of a worker are children.
create function care.children_uncovered(on_day date) returns setof uuid
  language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := access.actor();
  today date := care.today();
begin
  if not access.acts() then return; end if;
  return query select r.person_id from guardianship.uncovered u
      join access.reach r on r.person_id = u.person_id and r.account_id = me
        and r.level = 'assigned' and r.until_on > today
    where u.days @> on_day and not people.is_past(r.person_id) group by r.person_id;
end $$;
grant execute on function care.children_uncovered(date) to alongside_care;
