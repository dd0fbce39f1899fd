-- Putting off what stands on Today, for some days and with a reason that the supervisor sees.
-- Danger and safety clocks are done or handed on, never put off. The newest row about a thing
-- counts.

-- The case of what waits: `kind` and `record` as Today names it. Null: there is no such thing, or
-- nobody may put it off.
create function care.case_of_item(kind text, record uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case kind
    when 'review' then (select l.case_id from care.review r join care.plan l on l.id = r.plan_id
      where r.id = record)
    when 'action' then (select l.case_id from care.action t join care.plan l on l.id = t.plan_id
      where t.id = record)
    when 'visit' then coalesce((select c.id from care.case_file c where c.id = record),
      (select v.case_id from care.visit v where v.id = record))
    when 'assessment' then (select c.id from care.case_file c where c.id = record)
    when 'plan' then coalesce((select l.case_id from care.plan l where l.id = record),
      (select c.id from care.case_file c where c.id = record))
    when 'closing' then (select g.case_id from care.closing g where g.id = record)
    when 'consent' then coalesce(
      (select c.id from people.consent s join care.case_file c on c.person_id = s.person_id
        where s.id = record),
      (select l.case_id from care.action t join care.plan l on l.id = t.plan_id
        where t.id = record))
    when 'cover' then (select c.id from guardianship.cover g
      join care.case_file c on c.person_id = g.person_id where g.id = record)
    when 'told' then (select w.case_id from care.told w where w.id = record and w.state = 'open')
    when 'search' then (select c.id from guardianship.search s
      join care.case_file c on c.person_id = s.person_id where s.id = record)
  end
$$;

-- No kind of danger and no running clock waits longer because somebody says so.
create function care.may_be_put_off(kind text) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select kind not in ('safety-clock', 'urgent', 'hold', 'move', 'handing', 'pair',
    'appointment')
$$;

-- A child without anybody who answers for them today.
create function care.is_lapsed_cover(kind text, record uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kind = 'cover' and exists (select 1 from guardianship.cover g where g.id = record
    and g.until_on <= care.today() and not exists (select 1 from guardianship.cover held
      where held.person_id = g.person_id and held.from_on <= care.today()
        and (held.until_on is null or held.until_on > care.today())))
$$;

create function care.put_off_now(kind text, record uuid) returns care.put_off
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p from care.put_off p where p.kind = put_off_now.kind and p.record = put_off_now.record
    order by p.put_off_at desc, p.id desc limit 1
$$;

-- What the form needs to know; null for who does not work on the case.
create function care.item_to_put_off(kind text, record uuid)
  returns table (case_id uuid, person_id uuid, until_on_max date, is_refused boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.person_id, care.today() + programme.pack_number('put-off-days'),
    care.is_lapsed_cover(item_to_put_off.kind, item_to_put_off.record)
  from care.case_file c
  where c.id = care.case_of_item(item_to_put_off.kind, item_to_put_off.record)
    and care.works_on(c.id)
$$;
grant execute on function care.item_to_put_off(text, uuid) to alongside_care;

-- `input`: {id, kind, record, untilOn, reason; untilOn null: taken back}. Answers {outcome,
-- personId}.
create function care.put_off_item(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  item_kind text := input ->> 'kind';
  item uuid := (input ->> 'record')::uuid;
  until_day date := (input ->> 'untilOn')::date;
  longest integer := programme.pack_number('put-off-days');
  its_case uuid := care.case_of_item(item_kind, item);
  target care.case_file;
begin
  if not care.may_be_put_off(item_kind) then return '{"outcome": "cannot-be-put-off"}'; end if;
  if not care.works_on(its_case) then return '{"outcome": "not-found"}'; end if;
  perform care.hold_person_of(its_case);
  select c.* into target from care.case_file c where c.id = its_case for no key update;
  if not care.works_on(its_case) then return '{"outcome": "not-found"}'; end if;
  if until_day is null then
    if coalesce((care.put_off_now(item_kind, item)).until_on <= care.today(), true) then
      return '{"outcome": "nothing-put-off"}';
    end if;
  elsif care.is_lapsed_cover(item_kind, item) then
    return '{"outcome": "cannot-be-put-off"}';
  elsif until_day not between care.today() + 1 and care.today() + longest then
    return jsonb_build_object('outcome', case when until_day > care.today() then 'put-off-too-long'
      else 'put-off-in-past' end, 'facts', jsonb_build_object('days', longest));
  end if;
  -- By the clock of the wall: whoever waited for the lock comes later than what they waited for.
  insert into care.put_off (id, case_id, person_id, kind, record, until_on, reason, put_off_by,
      put_off_at)
    values ((input ->> 'id')::uuid, target.id, target.person_id, item_kind, item,
      coalesce(until_day, care.today()),
      case when until_day is null then 'taken-back' else nullif(input ->> 'reason', 'taken-back')
        end, access.actor(), clock_timestamp());
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id);
end $$;
grant execute on function care.put_off_item(jsonb) to alongside_care;
