-- Appointing a guardian, ending a cover, taking on a search.

-- Gives cover to the minors of a household that arrived (coordinator) or came by intake. `persons`:
-- [{personId, custodialParentPersonId|null}]. A parent counts only if certainly of age and in the
-- same household. Persons outside the actor's scope are skipped.
create function guardianship.cover_minors(persons jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  one record;
begin
  for one in
    select p.id, parent.id as parent, case when parent.sex = 'male' then 'father'
        when parent.sex = 'female' then 'mother' else 'other' end as relation
    from jsonb_array_elements(persons) given
    join people.person p on p.id = (given ->> 'personId')::uuid
    left join people.person parent on parent.id = (given ->> 'custodialParentPersonId')::uuid
      and parent.household_id = p.household_id and parent.id <> p.id
      and not care.may_be_minor(parent.birth_to, care.today())
    where care.may_be_minor(p.birth_to, care.today())
      and not guardianship.covered_on(p.id, care.today())
      and ((actor.role = 'national-coordinator' and p.operation_id is not null
          and p.handed_over_at is null)
        -- `offset 0` forces one lookup per person instead of a scan of everyone the worker reaches.
        or (actor.role in ('case-manager', 'child-protection-officer') and exists (select 1
          from access.reach r where r.account_id = actor.account_id and r.person_id = p.id
            and r.until_on > care.today() offset 0)))
    order by p.id
  loop
    perform people.hold_files(array[one.id]);
    -- Asked again under the lock: the same family may have been covered meanwhile.
    if guardianship.covered_on(one.id, care.today()) then continue; end if;
    if one.parent is null then
      perform guardianship.open_interim(one.id, care.today());
    else
      insert into guardianship.cover (id, person_id, kind, basis, holder_person_id, holder_relation,
          from_on, recorded_by)
        values (gen_random_uuid(), one.id, 'custodial-parent', 'parental', one.parent, one.relation,
          care.today(), actor.account_id);
    end if;
  end loop;
end $$;
grant execute on function guardianship.cover_minors(jsonb) to alongside_care, alongside_programme;

-- False for a merged file: no guardian is appointed, no cover ended and no search taken there.
create function guardianship.guards(child uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (access.context()).role = 'child-protection-officer' and not people.is_past(child)
    and exists (select 1
    from access.reach r join people.person p on p.id = r.person_id and p.merged_into is null
    where r.account_id = (access.context()).account_id and r.person_id = child
      and r.level = 'assigned' and r.until_on > care.today())
$$;

-- Whether this name is that of someone who works with the child: the officer who records it, or
-- anyone with the child's file. All words of the worker's name occur in it, in any order. The
-- service compares across scripts too.
create function guardianship.is_name_of_worker(child uuid, holder_name text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from access.account a
    where (a.id = access.actor() or exists (select 1 from access.reach r
        where r.account_id = a.id and r.person_id = child and r.level = 'assigned'
          and r.until_on > care.today()))
      and regexp_split_to_array(lower(trim(holder_name)), '\s+')
        @> regexp_split_to_array(lower(trim(a.display_name)), '\s+'))
$$;

-- Names of those who work with a child, for the officer who records a guardian.
create function guardianship.worker_names(child uuid) returns setof text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct a.display_name from access.account a
  where guardianship.guards(child) and (a.id = (access.context()).account_id
    or exists (select 1 from access.reach r where r.account_id = a.id and r.person_id = child
      and r.level = 'assigned' and r.until_on > care.today()))
  limit 100
$$;
grant execute on function guardianship.worker_names(uuid) to alongside_care;

-- Why this may not be a guardian by right; null if it may. Only an adult answers for a child, and a
-- guardian has an order that exists, or a named ground with a last day. Those who work with a child
-- are never the child's guardian; someone else of the same name may be, if an authority said so.
create function guardianship.refuse_right(child uuid, input jsonb) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when not exists (select 1 from people.person p where p.id = child
      and care.may_be_minor(p.birth_to, care.today())) then 'child-is-of-age'
    when (input ->> 'untilOn')::date <= greatest((input ->> 'fromOn')::date, care.today())
      then 'ends-before-it-begins'
    when (input ->> 'holderPersonId')::uuid = child then 'holder-is-the-child'
    when exists (select 1 from people.person p where p.id = (input ->> 'holderPersonId')::uuid
      and care.may_be_minor(p.birth_to, care.today())) then 'holder-may-be-minor'
    when (input ->> 'orderOn')::date > care.today() then 'order-in-the-future'
    when input ->> 'kind' = 'guardian' and input ->> 'orderDetails' is null
      and coalesce(input ->> 'ground', 'recorded-earlier') = 'recorded-earlier' then 'order-needed'
    when input ->> 'ground' is not null and (input ->> 'untilOn' is null
      or (input ->> 'untilOn')::date > (input ->> 'fromOn')::date
        + programme.pack_number('guardian-without-decision-days')) then 'ground-needs-end'
    when not (coalesce((input ->> 'isNamesake')::boolean, false)
        and input ->> 'orderDetails' is not null)
      and guardianship.is_name_of_worker(child, coalesce(input ->> 'holderNameClear',
        (select n.full_name from people.person_name n
          where n.person_id = (input ->> 'holderPersonId')::uuid and n.kind = 'current'
            and n.until_at = 'infinity'), '')) then 'holder-works-with-child'
  end
$$;

-- Records a guardian or custodial parent; while they answer for the child, interim cover by an
-- authority steps back. Behind a guardian with a last day it goes on from the next one, and the
-- search stays open: only cover until majority closes it. `input`: {id, personId, kind, basis,
-- holderPersonId|null, holderName (base64)|null, holderNameClear|null (compared, never stored),
-- isNamesake, relation, fromOn, untilOn|null, orderDetails (base64)|null, orderOn|null,
-- ground|null, groundReason (base64)|null}. Answers whether a search was closed. A holder with a
-- file must be in the officer's reach too; a missing one and a hidden one get the same answer. The
-- lock makes a concurrent second call see the first, so that no child gets two guardians for the
-- same time.
create function guardianship.appoint(input jsonb) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  child uuid := (input ->> 'personId')::uuid;
  holder uuid := (input ->> 'holderPersonId')::uuid;
  term daterange;
  uncovered datemultirange;
  refusal text;
begin
  -- Checked before the files are locked, so that nobody can block what they may not see, and again
  -- after it: the officer's reach may have ended while they waited.
  if guardianship.guards(child) and (holder is null or guardianship.guards(holder)) then
    perform people.hold_files(array[child, holder]);
  end if;
  if not guardianship.guards(child) or (holder is not null and not guardianship.guards(holder)) then
    raise exception 'no such person' using errcode = 'no_data_found';
  end if;
  refusal := guardianship.refuse_right(child, input);
  if refusal is not null then
    raise exception '%', refusal using errcode = 'AL001', detail = case refusal
      when 'ground-needs-end' then jsonb_build_object('days',
        programme.pack_number('guardian-without-decision-days'))::text else '' end;
  end if;
  term := daterange((input ->> 'fromOn')::date, (input ->> 'untilOn')::date);
  if exists (select 1 from guardianship.cover g where g.person_id = child
      and g.kind <> 'interim-body' and daterange(g.from_on, g.until_on) && term) then
    raise exception 'child-has-guardian' using errcode = 'AL001';
  end if;
  insert into guardianship.cover (id, person_id, kind, basis, holder_person_id, holder_name,
      holder_relation, from_on, until_on, order_details, order_on, ground, ground_reason,
      recorded_by)
    values ((input ->> 'id')::uuid, child, input ->> 'kind', input ->> 'basis', holder,
      decode(input ->> 'holderName', 'base64'), input ->> 'relation', lower(term), upper(term),
      decode(input ->> 'orderDetails', 'base64'), (input ->> 'orderOn')::date, input ->> 'ground',
      decode(input ->> 'groundReason', 'base64'), access.actor());
  update guardianship.cover set until_on = greatest(from_on, lower(term)),
      end_reason = 'replaced', ended_at = now(), version = version + 1
    where person_id = child and kind = 'interim-body' and daterange(from_on, until_on) && term;
  uncovered := guardianship.gaps(child, care.today());
  if not isempty(uncovered) then
    perform guardianship.open_interim(child, lower(uncovered));
  end if;
  if exists (select 1 from guardianship.cover g where g.person_id = child
      and g.kind = 'interim-body'
      and daterange(g.from_on, g.until_on) && daterange(greatest(lower(term), care.today()), null))
  then
    return false;
  end if;
  update guardianship.search set state = 'closed', closed_at = now(), closed_by = access.actor(),
      outcome = 'cover-found'
    where person_id = child and state = 'open';
  return found;
end $$;
grant execute on function guardianship.appoint(jsonb) to alongside_care;

-- Ends a cover on a given day. A minor must have other cover on every day from today on; with
-- `open_search` the authority provides it. Answers {outcome, searchId}.
create function guardianship.end_cover(wanted uuid, base_version integer, ends_on date, reason text,
    open_search boolean) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  target guardianship.cover;
  search uuid;
begin
  -- Checked before the file is locked, so that nobody can block what they may not see. The lock is
  -- on the file, not only on the cover: two covers ended at once would each count on the other.
  perform people.hold_files(array(select c.person_id from guardianship.cover c
    where c.id = wanted and guardianship.guards(c.person_id)));
  select * into target from guardianship.cover c
    where c.id = wanted and guardianship.guards(c.person_id) for no key update;
  if not found then return jsonb_build_object('outcome', 'not-found'); end if;
  if target.version <> base_version then
    return jsonb_build_object('outcome', 'conflict-changed-meanwhile');
  end if;
  if target.until_on <= care.today() then
    return jsonb_build_object('outcome', 'cover-already-ended');
  end if;
  if ends_on < target.from_on then
    return jsonb_build_object('outcome', 'ends-before-it-begins');
  end if;
  -- Can only bring the end forward: nobody may extend what a court granted until a certain day.
  ends_on := least(ends_on, target.until_on);
  update guardianship.cover set until_on = ends_on, end_reason = reason, ended_at = now(),
    version = version + 1 where id = wanted;
  if open_search then
    search := guardianship.open_interim(target.person_id, greatest(ends_on, care.today()));
  end if;
  if not isempty(guardianship.gaps(target.person_id, care.today())) then
    update guardianship.cover set until_on = target.until_on, end_reason = target.end_reason,
      ended_at = target.ended_at, version = target.version where id = wanted;
    return jsonb_build_object('outcome', 'minor-without-cover');
  end if;
  return jsonb_build_object('outcome', 'ok', 'version', target.version + 1, 'searchId', search);
end $$;
grant execute on function guardianship.end_cover(uuid, integer, date, text, boolean) to
  alongside_care;

create function guardianship.take_search(wanted uuid) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  target guardianship.search;
begin
  perform people.hold_files(array(select s.person_id from guardianship.search s
    where s.id = wanted and actor.role = 'child-protection-officer'
      and s.body_organisation_id = actor.organisation_id));
  select * into target from guardianship.search s where s.id = wanted and s.state = 'open'
    and actor.role = 'child-protection-officer'
    and s.body_organisation_id = actor.organisation_id
    and exists (select 1 from people.person p where p.id = s.person_id
      and p.merged_into is null and care.may_be_minor(p.birth_to, care.today()))
    for no key update;
  if not found then return jsonb_build_object('outcome', 'not-found'); end if;
  if guardianship.searcher(target) <> actor.account_id then
    return jsonb_build_object('outcome', 'search-already-taken');
  end if;
  -- What whoever left still had of the file goes with the search.
  delete from access.reach r where r.person_id = target.person_id and r.via = 'guardianship'
    and r.account_id = target.taken_by and r.account_id <> actor.account_id;
  update guardianship.search set taken_by = actor.account_id,
      taken_at = case when taken_by = actor.account_id then taken_at else now() end
    where id = wanted;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id);
end $$;
grant execute on function guardianship.take_search(uuid) to alongside_care;
