-- Two files of one person: proposed, merged and separated by two people.

create function people.pair_step_follows(state text, step text) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case step
    when 'proposed' then state in ('none', 'withdrawn', 'different', 'undone')
    when 'different' then state in ('none', 'withdrawn', 'proposed', 'undone')
    when 'withdrawn' then state = 'proposed'
    when 'merged' then state = 'proposed'
    when 'undo-proposed' then state = 'merged'
    when 'kept' then state = 'undo-proposed'
    when 'undone' then state = 'undo-proposed'
    else false end
$$;

-- The same account, or a second account of the same human being. Accounts carry real names, and two
-- colleagues with the same name only need to ask a third.
create function people.is_same_human(one uuid, other uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select one = other or exists (select 1 from access.account a, access.account b
    where a.id = one and b.id = other
      and lower(regexp_replace(a.display_name, '\s+', '', 'g'))
        = lower(regexp_replace(b.display_name, '\s+', '', 'g')))
$$;

-- Whether the merge would lose a refusal in the merged file that is later than every consent in the
-- kept one.
create function people.refusal_lost(kept uuid, merged uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from people.consent no where no.person_id = merged
    and (people.says_no(no) or no.ended_why = 'withdrawn')
    and not exists (select 1 from people.consent later where later.person_id in (merged, kept)
      and later.purpose = no.purpose and later.id <> no.id
      and later.recorded_at >= case no.ended_why when 'withdrawn' then no.ended_at
        else no.recorded_at end
      and later.ended_why is distinct from 'not-alone'
      and (later.person_id = kept or not (people.says_no(later)
        or later.ended_why is not distinct from 'withdrawn')))
    and exists (select 1 from people.consent yes where yes.person_id = kept
      and yes.purpose = no.purpose and people.consent_holds(yes, care.today())))
$$;

-- The first reason why these two files cannot be merged, in the order in which people can remove
-- them.
create function people.why_not_merge(kept uuid, merged uuid) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  a people.person;
  b people.person;
  a_case care.case_file;
  b_case care.case_file;
  -- The kept file also represents the files already merged into it.
  together uuid[] := array(select kept union select p.id from people.person p
    where p.merged_into = kept);
begin
  select * into strict a from people.person where id = kept;
  select * into strict b from people.person where id = merged;
  if a.merged_into is not null or b.merged_into is not null then
    return 'file-already-merged';
  end if;
  if exists (select 1 from people.person p where p.merged_into = merged) then
    return 'other-file-keeps-another';
  end if;
  if a.organisation_id is null or b.organisation_id is null or a.handed_over_at is null
     or b.handed_over_at is null or a.organisation_id <> b.organisation_id then
    return 'files-of-two-organisations';
  end if;
  if exists (select 1 from people.kinship k where k.until_at = 'infinity'
        and ((k.person_id = any(together) and k.kin_person_id = merged)
          or (k.person_id = merged and k.kin_person_id = any(together))))
     or exists (select 1 from guardianship.cover g
        where (g.person_id = any(together) and g.holder_person_id = merged)
          or (g.person_id = merged and g.holder_person_id = any(together))) then
    return 'recorded-as-kin';
  end if;
  if exists (select 1 from people.person_pair d where d.state in ('different', 'undone')
      and merged in (d.a_person_id, d.b_person_id) and kept not in (d.a_person_id, d.b_person_id)
      and (d.a_person_id = any(together) or d.b_person_id = any(together))) then
    return 'different-from-merged-file';
  end if;
  if exists (select 1 from people.person p where p.id = any(together) and p.sex <> b.sex
      and 'unknown' <> all (array[p.sex, b.sex])) then return 'sex-differs'; end if;
  -- A child in an adult's file would lose cover and search. Two birth dates that cannot both be
  -- right must be corrected first.
  if care.may_be_minor(a.birth_to, care.today()) <> care.may_be_minor(b.birth_to, care.today())
     or not coalesce(daterange(a.birth_from, a.birth_to, '[]') && daterange(b.birth_from,
       b.birth_to, '[]'), true) then
    return 'birth-differs';
  end if;
  select * into a_case from care.case_file where person_id = kept;
  select * into b_case from care.case_file where person_id = merged;
  if b_case.state not in ('closed', 'transferred')
     and coalesce(a_case.state, 'closed') in ('closed', 'transferred') then
    return 'open-case-in-other-file';
  end if;
  if exists (select 1 from guardianship.cover g where g.person_id = merged
    and g.kind <> 'interim-body'
        and g.from_on <= care.today() and (g.until_on is null or g.until_on > care.today()))
     and care.may_be_minor(b.birth_to, care.today())
     and not exists (select 1 from guardianship.cover g where g.person_id = kept
        and g.kind <> 'interim-body' and g.from_on <= care.today()
        and (g.until_on is null or g.until_on > care.today())) then
    return 'guardian-in-other-file';
  end if;
  if people.refusal_lost(kept, merged) then return 'refusal-in-other-file'; end if;
  return null;
end $$;

create function people.reaches_both(one uuid, other uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select one <> other and not people.is_past(one) and not people.is_past(other)
    and (access.context()).role in ('case-manager', 'supervisor', 'child-protection-officer')
    and (select count(distinct r.person_id) = 2 from access.reach r
      where r.account_id = (access.context()).account_id and r.person_id in (one, other)
        and r.level = 'assigned' and r.until_on > care.today())
$$;

-- The same, for someone who compares the two files before trying.
create function people.merge_obstacle(kept uuid, merged uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when people.reaches_both(kept, merged) then people.why_not_merge(kept, merged) end
$$;
grant execute on function people.merge_obstacle(uuid, uuid) to alongside_care;

-- Points the merged file to the kept one, or undoes that. Both versions change, so that anyone
-- writing into either file at that moment gets a conflict.
create function people.point_file(merged uuid, kept uuid) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  update people.person set version = version + 1, updated_at = now() where id in (merged, kept);
  update people.search_entry set stands_for = kept where person_id = merged;
  -- Later than everything the merge waited for.
  update people.person set merged_into = kept,
      merged_at = case when kept is not null then clock_timestamp() end
    where id = merged;
  if kept is null then
    delete from access.reach where person_id = merged and via = 'merged-file';
  else
    insert into access.reach (account_id, person_id, via, level, until_on)
      select r.account_id, merged, 'merged-file', min(r.level), max(r.until_on)
      from access.reach r where r.person_id = kept group by r.account_id on conflict do nothing;
  end if;
end $$;

-- One step for one pair. `input`: {pairId (of a new pair), stepId, personId, otherId, step,
-- baseVersion (0: no pair yet), keptId (proposed), reason (sealed, base64 | null), versions:
-- {<person id>: version} (merged and undone: of both files as they were compared)}. Answers
-- {outcome, version}.
create function people.step_pair(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := access.actor();
  one uuid := least((input ->> 'personId')::uuid, (input ->> 'otherId')::uuid);
  other uuid := greatest((input ->> 'personId')::uuid, (input ->> 'otherId')::uuid);
  taken text := input ->> 'step';
  pair people.person_pair;
  kept uuid;
  proposer uuid;
  obstacle text;
begin
  if people.reaches_both(one, other) is not true then return '{"outcome": "not-found"}'; end if;
  -- `for update` here alone: whoever writes any row of either file holds its key until they have
  -- committed (people.refuse_into_merged_file), and the merge must see that row.
  perform 1 from people.person p where p.id in (one, other) order by p.id for update;
  perform 1 from care.case_file c where c.person_id in (one, other) order by c.id
    for no key update;
  -- Checked again: the actor's reach may have ended while waiting for the locks.
  if people.reaches_both(one, other) is not true then return '{"outcome": "not-found"}'; end if;
  select * into pair from people.person_pair p
    where p.a_person_id = one and p.b_person_id = other for no key update;
  if coalesce(pair.version, 0) <> (input ->> 'baseVersion')::integer then
    return '{"outcome": "conflict-changed-meanwhile"}';
  end if;
  if not people.pair_step_follows(coalesce(pair.state, 'none'), taken) then
    return '{"outcome": "step-does-not-follow"}';
  end if;
  kept := case when taken = 'proposed' then (input ->> 'keptId')::uuid else pair.kept_person_id end;
  if taken = 'proposed' and kept not in (one, other) then return '{"outcome": "not-found"}'; end if;
  if taken in ('proposed', 'different', 'undo-proposed', 'kept') and input ->> 'reason' is null then
    return '{"outcome": "reason-needed"}';
  end if;
  if taken in ('withdrawn', 'merged', 'undone') then
    select s.by_account into proposer from people.person_pair_step s where s.pair_id = pair.id
      and s.step = case taken when 'undone' then 'undo-proposed' else 'proposed' end
      order by s.at desc, s.id desc limit 1;
    if taken = 'withdrawn' and proposer <> actor then
      return '{"outcome": "not-your-proposal"}';
    end if;
    if taken <> 'withdrawn' and people.is_same_human(proposer, actor) then
      return '{"outcome": "second-person-needed"}';
    end if;
  end if;
  if taken in ('merged', 'undone') and exists (select 1 from people.person p
    where p.id in (one, other)
      and p.version is distinct from (input #>> array['versions', p.id::text])::integer) then
    return '{"outcome": "conflict-changed-meanwhile"}';
  end if;
  if taken in ('proposed', 'merged') then
    obstacle := people.why_not_merge(kept, case when kept = one then other else one end);
    if obstacle is not null then return jsonb_build_object('outcome', obstacle); end if;
  end if;
  insert into people.person_pair (id, a_person_id, b_person_id, kept_person_id, state)
    values ((input ->> 'pairId')::uuid, one, other, kept,
      case taken when 'kept' then 'merged' else taken end)
    on conflict (a_person_id, b_person_id) do update set kept_person_id = excluded.kept_person_id,
      state = excluded.state,
      version = person_pair.version + 1, changed_at = now()
    returning * into pair;
  insert into people.person_pair_step (id, pair_id, step, reason, by_account)
    values ((input ->> 'stepId')::uuid, pair.id, taken, decode(input ->> 'reason', 'base64'),
      actor);
  if taken = 'merged' then
    perform people.point_file(case when kept = one then other else one end, kept);
  elsif taken = 'undone' then
    perform people.point_file(case when kept = one then other else one end, null);
  end if;
  return jsonb_build_object('outcome', 'ok', 'version', pair.version);
end $$;
grant execute on function people.step_pair(jsonb) to alongside_care;

-- AL001: a refusal whose message is its code; the server answers it like any other refusal.
create function people.refuse_into_merged_file() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  target uuid := (to_jsonb(new) ->> coalesce(tg_argv[0], 'person_id'))::uuid;
  kept uuid;
  is_erased boolean;
begin
  -- The lock waits for a merge or an erasing in progress, and a later one waits for this row.
  select p.merged_into, p.expunged_at is not null into kept, is_erased from people.person p
    where p.id = target for key share;
  -- Answered like a person who does not exist.
  if is_erased then
    raise exception 'insert or update in a file that is gone' using errcode = '23503';
  end if;
  if kept is not null then raise exception 'file-is-merged' using errcode = 'AL001'; end if;
  return null;
end $$;
