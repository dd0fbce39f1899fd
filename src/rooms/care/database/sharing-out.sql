-- The cases of an imported caseload go to colleagues by load, a family to one of them.

-- For each household, in the order of `sizes` (its persons), who of the chosen leads it: the one
-- with the least to do for their norm, largest families first. Null if one of them cannot lead. How
-- much each has to do is told to nobody.
create function care.share_out(chosen uuid[], sizes integer[]) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  organisation uuid := access.organisation();
  leads uuid[] := array(select distinct c from unnest(chosen) c order by c);
  loads double precision[];
  norms double precision[];
  shared uuid[];
  one record;
  taker integer;
begin
  if operations.opens_files() is not true or cardinality(leads) not between 1 and 50
     or coalesce(cardinality(sizes), 5001) > 5000
     or exists (select 1 from unnest(leads) l where not care.may_take(l, organisation, 'lead')) then
    return null;
  end if;
  select array_agg((select count(*) from care.assignment s where s.account_id = l
        and s.until_at = 'infinity' and not s.case_is_over)::double precision order by l),
      array_agg(coalesce((select m.caseload_norm from workforce.membership m
        where m.account_id = l and m.organisation_id = organisation
          and m.withdrawn_at is null limit 1), 1)::double precision order by l)
    into loads, norms from unnest(leads) l;
  shared := array_fill(null::uuid, array[cardinality(sizes)]);
  for one in select size, place from unnest(sizes) with ordinality given (size, place)
      order by size desc, place loop
    select i into strict taker from generate_subscripts(leads, 1) i
      order by (loads[i] + one.size) / greatest(norms[i], 1), i limit 1;
    shared[one.place] := leads[taker];
    loads[taker] := loads[taker] + one.size;
  end loop;
  return shared;
end $$;
grant execute on function care.share_out(uuid[], integer[]) to alongside_care;

-- Gives the cases that this transaction opened their leads. `shares`: [{householdId, lead}]. The
-- importer, if a case manager, led them only within this transaction, and that is not kept. Answers
-- 'ok' or a refusal.
create function care.share_out_cases(shares jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  one record;
  target care.case_file;
begin
  if operations.opens_files() is not true then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  -- Locked, so that a grant withdrawn at the same moment leaves no reach behind.
  perform 1 from workforce.membership m where m.withdrawn_at is null and m.account_id in
    (select (share ->> 'lead')::uuid from jsonb_array_elements(shares) share)
    order by m.id for share;
  for one in select c.id, (share ->> 'lead')::uuid as lead from jsonb_array_elements(shares) share
      join care.case_file c on c.household_id = (share ->> 'householdId')::uuid
        and c.organisation_id = actor.organisation_id and c.intake and c.opened_at = now()
        and c.changed_xid = pg_current_xact_id()
      order by c.id loop
    select * into strict target from care.case_file c where c.id = one.id;
    if not care.may_take(one.lead, actor.organisation_id, 'lead') then
      return 'not-a-colleague-for-this';
    end if;
    if one.lead = actor.account_id and actor.role = 'case-manager' then continue; end if;
    delete from care.assignment where case_id = target.id and part = 'lead'
      and account_id = actor.account_id and from_at = now();
    delete from access.reach where account_id = actor.account_id
      and person_id = target.person_id and via in ('case-lead', 'intake');
    perform care.begin_assignment(target, one.lead, 'lead', 'first-assignment');
  end loop;
  return 'ok';
end $$;
grant execute on function care.share_out_cases(jsonb) to alongside_care;
