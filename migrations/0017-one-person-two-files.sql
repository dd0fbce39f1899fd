-- Two files of one person: found, merged by two people, taken apart by two people, and "not the same"
-- remembered. Merging points from one file to the one that is kept and moves nothing, so that both
-- histories stay whole and taking apart restores them (docs/decisions/0005).
-- Side of the wall: care only. Whoever reaches the kept file reads the merged one; nobody else.
-- Nothing here asks or tells whether the justice side knows somebody.
-- Locks: people.person and access.reach for a moment each (a column, a check, triggers).

alter table people.person add column merged_into uuid references people.person (id),
  add column merged_at timestamptz,
  add check (merged_into <> id), add check ((merged_into is null) = (merged_at is null));
comment on column people.person.merged_into is
  'The file that is kept for the same person. Nothing is written into this one any more.';
create index person_merged on people.person (merged_into) where merged_into is not null;

alter table people.search_entry add column stands_for uuid references people.person (id);
comment on column people.search_entry.stands_for is
  'Who is found by these keys when the file was merged; null: the person of the row.';

alter table access.reach drop constraint reach_via_check, add check (via in
  ('case-lead', 'case-supervisor', 'case-team', 'guardianship', 'intake', 'merged-file'));

create table people.person_pair (
  id uuid primary key,
  a_person_id uuid not null references people.person (id),
  b_person_id uuid not null references people.person (id),
  kept_person_id uuid,
  state text not null check (state in
    ('proposed', 'withdrawn', 'different', 'merged', 'undo-proposed', 'undone')),
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  unique (a_person_id, b_person_id),
  check (a_person_id < b_person_id),
  check (kept_person_id in (a_person_id, b_person_id)),
  check (state not in ('proposed', 'merged', 'undo-proposed') or kept_person_id is not null)
);
create index pair_by_b on people.person_pair (b_person_id);
create index pair_waiting on people.person_pair (changed_at desc, id)
  where state in ('proposed', 'undo-proposed');

-- Who took which step and when; why, in their own words, sealed with the key of the file `a`.
create table people.person_pair_step (
  id uuid primary key,
  pair_id uuid not null references people.person_pair (id),
  step text not null check (step in
    ('proposed', 'withdrawn', 'different', 'merged', 'undo-proposed', 'kept', 'undone')),
  reason bytea,
  by_account uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index pair_step_by_pair on people.person_pair_step (pair_id, at);

-- What closing a merged file's case ended, so that taking apart can begin it again.
create table care.merged_case (
  case_id uuid primary key references care.case_file (id),
  state text not null,
  plan_id uuid,
  plan_state text,
  closed_at timestamptz not null
);

select access.protect(name::regclass) from unnest(array[
  'people.person_pair', 'people.person_pair_step', 'care.merged_case']) name;

-- ---------------------------------------------------------------- who sees what

grant select on people.person_pair, people.person_pair_step to alongside_care;
create policy assigned_read on people.person_pair for select to alongside_care
  using ((select people.reads_contact())
    and exists (select 1 from access.reach r where r.account_id = (select access.actor())
      and r.person_id = person_pair.a_person_id and r.level = 'assigned')
    and exists (select 1 from access.reach r where r.account_id = (select access.actor())
      and r.person_id = person_pair.b_person_id and r.level = 'assigned'));
create policy assigned_read on people.person_pair_step for select to alongside_care
  using (exists (select 1 from people.person_pair p where p.id = person_pair_step.pair_id));

-- Whoever reaches the kept file reaches the merged one, from then on and as long.
create function people.reach_merged_files() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  -- One by one, or the planner would read every person for one row. A merge or its undo that is under way is waited for, or it would not see this row, nor this its pointer.
  perform 1 from changed c cross join lateral
    (select 1 from people.person p where p.id = c.person_id for key share) locked;
  -- Asked first: a statement that touches no row would call this again without end.
  if not exists (select 1 from people.person p where p.merged_into is not null
      and p.merged_into in (select c.person_id from changed c)) then
    return null;
  end if;
  insert into access.reach (account_id, person_id, via, level)
    select distinct on (c.account_id, p.id) c.account_id, p.id, 'merged-file', c.level
    from changed c join people.person p on p.merged_into = c.person_id
    order by c.account_id, p.id, c.level
    on conflict do nothing;
  return null;
end $$;
create trigger reach_begins after insert on access.reach
  referencing new table as changed for each statement execute function people.reach_merged_files();

create function people.leave_merged_files() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform 1 from changed c cross join lateral
    (select 1 from people.person p where p.id = c.person_id for key share) locked;
  if not exists (select 1 from people.person p where p.merged_into is not null
      and p.merged_into in (select c.person_id from changed c)) then
    return null;
  end if;
  delete from access.reach r using changed c, people.person p
    where p.merged_into = c.person_id and r.person_id = p.id and r.account_id = c.account_id
      and r.via = 'merged-file' and not exists (select 1 from access.reach other
        where other.account_id = c.account_id and other.person_id = c.person_id);
  return null;
end $$;
create trigger reach_ends after delete on access.reach
  referencing old table as changed for each statement execute function people.leave_merged_files();

-- ---------------------------------------------------------------- what the database refuses itself

-- AL001: a refusal with its code as the message; the server answers with it like with any other.
create function people.refuse_into_merged_file() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  target uuid := (to_jsonb(new) ->> coalesce(tg_argv[0], 'person_id'))::uuid;
  kept uuid;
begin
  -- Locked: a merge that is under way is waited for, and one that comes later waits for this row.
  select p.merged_into into kept from people.person p where p.id = target for key share;
  if kept is not null then raise exception 'file-is-merged' using errcode = 'AL001'; end if;
  return null;
end $$;
-- After the row, because row security asks its question only then: before it, the answer would tell a
-- hidden file that was merged from an absent one.
do $$
declare one text;
begin
  foreach one in array array['people.person_name', 'people.person_correction', 'people.kinship',
      'people.contact', 'people.identity_document', 'people.consent', 'care.case_file',
      'care.assignment', 'care.legal_aid_offer', 'care.visit', 'care.assessment', 'care.assessment_level',
      'care.assessment_addendum', 'care.plan', 'care.goal', 'care.action', 'care.review',
      'guardianship.search', 'guardianship.cover', 'guardianship.kin_contact'] loop
    execute format('create trigger not_into_merged_file after insert on %s '
      || 'for each row execute function people.refuse_into_merged_file()', one);
  end loop;
  -- What may be changed over SQL, may not in a merged file.
  foreach one in array array['people.contact', 'people.kinship', 'care.assessment', 'care.plan',
      'care.goal', 'care.action', 'care.review'] loop
    execute format('create policy not_in_merged_file on %s as restrictive for update to alongside_care '
      || 'using (not exists (select 1 from people.person p where p.id = person_id '
      || 'and p.merged_into is not null))', one);
  end loop;
end $$;
create trigger kin_not_into_merged_file after insert on people.kinship
  for each row execute function people.refuse_into_merged_file('kin_person_id');
create trigger holder_not_into_merged_file after insert on guardianship.cover
  for each row execute function people.refuse_into_merged_file('holder_person_id');

-- ---------------------------------------------------------------- merging

create function people.pair_step_follows(state text, step text) returns boolean
  language sql immutable parallel safe set search_path = '' as $$
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

-- The same account, or a second account of the same human being: accounts carry people's names, and a
-- namesake among colleagues costs no more than asking a third.
create function people.is_same_human(one uuid, other uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select one = other or exists (select 1 from access.account a, access.account b
    where a.id = one and b.id = other
      and lower(regexp_replace(a.display_name, '\s+', '', 'g'))
        = lower(regexp_replace(b.display_name, '\s+', '', 'g')))
$$;

-- A "no" to a purpose in the other file, later than any yes in the kept one, would get lost.
create function people.refusal_lost(kept uuid, merged uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from people.consent no where no.person_id = merged
    and (no.ground = 'refused' or no.withdrawn_at is not null)
    and not exists (select 1 from people.consent later where later.person_id in (merged, kept)
      and later.purpose = no.purpose and later.id <> no.id
      and later.recorded_at >= coalesce(no.withdrawn_at, no.recorded_at)
      and (later.person_id = kept or (later.ground <> 'refused' and later.withdrawn_at is null)))
    and exists (select 1 from people.consent yes where yes.person_id = kept
      and yes.purpose = no.purpose and yes.ground <> 'refused' and yes.withdrawn_at is null
      and yes.until_on >= care.today()))
$$;

-- Why these two files may not become one, in the order in which one can do something about it.
create function people.why_not_merge(kept uuid, merged uuid) returns text
  language plpgsql stable security definer set search_path = '' as $$
declare
  a people.person;
  b people.person;
  a_case care.case_file;
  b_case care.case_file;
  -- The kept file stands for those merged into it already.
  together uuid[] := array(select kept union select p.id from people.person p where p.merged_into = kept);
begin
  select * into strict a from people.person where id = kept;
  select * into strict b from people.person where id = merged;
  if a.merged_into is not null or b.merged_into is not null then return 'file-already-merged'; end if;
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
  -- A child in an adult's file would lose cover and search; two dates that cannot both be right are corrected first.
  if care.may_be_minor(a.birth_to, care.today()) <> care.may_be_minor(b.birth_to, care.today())
     or not coalesce(daterange(a.birth_from, a.birth_to, '[]') && daterange(b.birth_from, b.birth_to, '[]'), true) then
    return 'birth-differs';
  end if;
  select * into a_case from care.case_file where person_id = kept;
  select * into b_case from care.case_file where person_id = merged;
  if b_case.state not in ('closed', 'transferred')
     and coalesce(a_case.state, 'closed') in ('closed', 'transferred') then
    return 'open-case-in-other-file';
  end if;
  if exists (select 1 from guardianship.cover g where g.person_id = merged and g.kind <> 'interim-body'
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
  language sql stable security definer set search_path = '' as $$
  select one <> other and (access.context()).role in ('case-manager', 'supervisor', 'child-protection-officer')
    and (select count(distinct r.person_id) = 2 from access.reach r
      where r.account_id = (access.context()).account_id and r.person_id in (one, other)
        and r.level = 'assigned')
$$;

-- The same for whoever compares the two files, before they try.
create function people.merge_obstacle(kept uuid, merged uuid) returns text
  language sql stable security definer set search_path = '' as $$
  select case when people.reaches_both(kept, merged) then people.why_not_merge(kept, merged) end
$$;

-- Points the merged file to the kept one, or no longer. Versions move, so that whoever writes into
-- either of them at this moment is told that it changed.
create function people.point_file(merged uuid, kept uuid) returns void
  language plpgsql volatile set search_path = '' as $$
begin
  update people.person set version = version + 1, updated_at = now() where id in (merged, kept);
  update people.search_entry set stands_for = kept where person_id = merged;
  update people.person set merged_into = kept, merged_at = case when kept is not null then now() end
    where id = merged;
  if kept is null then
    delete from access.reach where person_id = merged and via = 'merged-file';
  else
    insert into access.reach (account_id, person_id, via, level)
      select r.account_id, merged, 'merged-file', min(r.level) from access.reach r
      where r.person_id = kept group by r.account_id on conflict do nothing;
  end if;
end $$;

-- One step of one pair. `input`: {pairId (of a new pair), stepId, personId, otherId, step, baseVersion
-- (0: no pair yet), keptId (proposed), reason (sealed, base64 | null), versions: {<person id>: version}
-- (merged and undone: of both files as they were compared)}. Answers {outcome, pairId, version}.
create function people.step_pair(input jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
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
  perform 1 from people.person p where p.id in (one, other) order by p.id for update;
  perform 1 from care.case_file c where c.person_id in (one, other) order by c.id for update;
  -- Asked again: what one reaches may have ended while one waited.
  if people.reaches_both(one, other) is not true then return '{"outcome": "not-found"}'; end if;
  select * into pair from people.person_pair p
    where p.a_person_id = one and p.b_person_id = other for update;
  if coalesce(pair.version, 0) <> (input ->> 'baseVersion')::integer then
    return '{"outcome": "conflict-changed-meanwhile"}';
  end if;
  if not people.pair_step_follows(coalesce(pair.state, 'none'), taken) then
    return '{"outcome": "step-does-not-follow"}';
  end if;
  kept := case when taken = 'proposed' then (input ->> 'keptId')::uuid else pair.kept_person_id end;
  if taken = 'proposed' and kept not in (one, other) then return '{"outcome": "not-found"}'; end if;
  if taken in ('withdrawn', 'merged', 'undone') then
    select s.by_account into proposer from people.person_pair_step s where s.pair_id = pair.id
      and s.step = case taken when 'undone' then 'undo-proposed' else 'proposed' end
      order by s.at desc, s.id desc limit 1;
    if taken = 'withdrawn' and proposer <> actor then return '{"outcome": "not-your-proposal"}'; end if;
    if taken <> 'withdrawn' and people.is_same_human(proposer, actor) then
      return '{"outcome": "second-person-needed"}';
    end if;
  end if;
  if taken in ('merged', 'undone') and exists (select 1 from people.person p where p.id in (one, other)
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
    values ((input ->> 'stepId')::uuid, pair.id, taken, decode(input ->> 'reason', 'base64'), actor);
  if taken = 'merged' then
    perform people.point_file(case when kept = one then other else one end, kept);
  elsif taken = 'undone' then
    perform people.point_file(case when kept = one then other else one end, null);
  end if;
  return jsonb_build_object('outcome', 'ok', 'pairId', pair.id, 'version', pair.version);
end $$;

-- ---------------------------------------------------------------- care follows

-- How soon the person must be seen is the more urgent of both cases; a clock that runs is not silenced by
-- closing the case it runs in, unless somebody met the person since, as the kept case knows.
create function care.carry_clock(from_case care.case_file, kept uuid) returns void
  language plpgsql volatile set search_path = '' as $$
declare
  target care.case_file;
  urgency constant text[] := array['low', 'medium', 'high'];
begin
  select * into target from care.case_file where person_id = kept for update;
  if not found then return; end if;
  if from_case.contacted_at is null
     and (target.contacted_at is null or target.contacted_at < from_case.clock_from) then
    update care.case_file set version = version + 1, clock_from = least(target.clock_from, from_case.clock_from),
        contact_due_at = case when target.contacted_at is null
          then least(target.contact_due_at, from_case.contact_due_at) else from_case.contact_due_at end,
        contacted_at = null
      where id = target.id;
  end if;
  if array_position(urgency, from_case.priority) > array_position(urgency, target.priority) then
    update care.case_file set version = version + 1, priority = from_case.priority,
        priority_reason = from_case.priority_reason where id = target.id;
  end if;
end $$;

-- The case of a merged file closes with it: lead and team go on in the case that is kept, or leave. When
-- the files are taken apart it goes on where it stood, with those who may still carry it.
create function care.follow_merge() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  target care.case_file;
  before care.merged_case;
  one care.assignment;
  parts text[];
begin
  select * into target from care.case_file where person_id = new.id for update;
  if not found then return null; end if;
  if new.merged_into is not null then
    if target.state in ('closed', 'transferred') then return null; end if;
    perform care.carry_clock(target, new.merged_into);
    insert into care.merged_case (case_id, state, closed_at, plan_id, plan_state)
      select target.id, target.state, now(), p.id, p.state
      from (select 1) always left join care.plan p on p.case_id = target.id and p.state <> 'ended';
    update care.case_file set state = 'closed', closed_at = now(), version = version + 1
      where id = target.id;
    update care.assignment set end_reason = 'file-merged'
      where case_id = target.id and end_reason = 'case-closed' and until_at = greatest(now(), from_at);
    update care.plan set state = 'ended', ended_at = now(), version = version + 1
      where case_id = target.id and state <> 'ended';
    insert into care.case_transition (case_id, person_id, from_state, to_state, reason, moved_by)
      values (target.id, new.id, target.state, 'closed', 'file-merged', access.actor());
    return null;
  end if;
  delete from care.merged_case where case_id = target.id returning * into before;
  if not found then return null; end if;
  update care.case_file set state = 'reopened', closed_at = null, version = version + 1
    where id = target.id;
  for one in select * from care.assignment a where a.case_id = target.id
      and a.end_reason = 'file-merged' and a.until_at >= before.closed_at order by a.from_at, a.id loop
    if care.may_take(one.account_id, target.organisation_id, one.part) then
      perform care.begin_assignment(target, one.account_id, one.part, one.reason);
    end if;
  end loop;
  select array_agg(distinct a.part) into parts from care.assignment a
    where a.case_id = target.id and a.until_at = 'infinity';
  if before.state not in ('active', 'review') or parts @> array['lead', 'supervisor'] then
    update care.case_file set state = before.state where id = target.id;
  end if;
  update care.plan set state = before.plan_state, ended_at = null, version = version + 1
    where id = before.plan_id;
  insert into care.case_transition (case_id, person_id, from_state, to_state, reason, moved_by)
    select c.id, new.id, 'closed', c.state, 'merge-undone', access.actor()
    from care.case_file c where c.id = target.id;
  return null;
end $$;
create trigger case_follows_merge after update of merged_into on people.person for each row
  when (old.merged_into is distinct from new.merged_into) execute function care.follow_merge();

-- A merged file's case is opened again by taking the files apart, and by nothing else.
create function care.keep_merged_closed() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from people.person p where p.id = new.person_id and p.merged_into is not null) then
    raise exception 'file-is-merged' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger merged_stays_closed before update of state on care.case_file for each row
  when (old.state = 'closed' and new.state <> 'closed') execute function care.keep_merged_closed();
-- ---------------------------------------------------------------- guardianship follows

-- As in 0005; whoever covers the person is asked of the kept file, which is covered like every other.
create or replace function guardianship.check_no_gap() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare target people.person;
begin
  select * into target from people.person
    where id = case when tg_op = 'DELETE' then old.person_id else new.person_id end;
  if target.id is not null and target.expunged_at is null and target.died_on is null
     and target.merged_into is null
     and care.may_be_minor(target.birth_to, care.today())
     and not guardianship.covered_on(target.id, care.today()) then
    raise exception 'minor % would be without cover', target.code using errcode = 'check_violation';
  end if;
  return null;
end $$;
create or replace function guardianship.cover_at_commit() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare target people.person;
begin
  select * into target from people.person where id = new.id;
  if target.id is not null and target.expunged_at is null and target.died_on is null
     and target.merged_into is null
     and care.may_be_minor(target.birth_to, care.today())
     and not guardianship.covered_on(target.id, care.today()) then
    perform guardianship.open_interim(target.id, care.today());
  end if;
  return null;
end $$;
-- Taken apart, a child is covered in that moment, although its cover may have ended meanwhile.
drop trigger minor_is_covered on people.person;
create constraint trigger minor_is_covered after insert or update of birth_to, merged_into on people.person
  deferrable initially deferred for each row execute function guardianship.cover_at_commit();

create or replace function guardianship.minors_without_cover()
  returns table (reference text, organisation_id uuid, since date)
  language sql stable security definer set search_path = '' as $$
  select coalesce(c.code, case when p.handed_over_at is null then p.code end, 'without-case'),
    p.organisation_id, coalesce((select max(g.until_on) from guardianship.cover g
      where g.person_id = p.id and g.until_on <= care.today()), p.made_at::date)
  from people.person p
  left join care.case_file c on c.person_id = p.id
  where (access.context()).role = 'national-coordinator'
    and p.expunged_at is null and p.died_on is null and p.merged_into is null
    and care.may_be_minor(p.birth_to, care.today())
    and not exists (select 1 from guardianship.cover g where g.person_id = p.id
      and g.from_on <= care.today() and (g.until_on is null or g.until_on > care.today()))
$$;

create or replace function guardianship.queue(after_at timestamptz, after_id uuid, most integer)
  returns table (search_id uuid, person_code text, age_band text, opened_at timestamptz,
    taken_by uuid, person_id uuid)
  language sql stable security definer set search_path = '' as $$
  select s.id, p.code, care.age_band(p.birth_from, p.birth_to), s.opened_at, s.taken_by,
    case when s.taken_by = me.account_id then s.person_id end
  from (select (access.context()).*) me
  join guardianship.search s on s.body_organisation_id = me.organisation_id and s.state = 'open'
  join people.person p on p.id = s.person_id and p.merged_into is null
  where me.role = 'child-protection-officer'
    and (after_at is null or (s.opened_at, s.id) > (after_at, after_id))
  order by s.opened_at, s.id limit least(greatest(most, 1), 101)
$$;

-- As in 0005: nobody appoints, ends a cover or takes a search in a merged file.
create or replace function guardianship.guards(child uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select (access.context()).role = 'child-protection-officer' and exists (select 1
    from access.reach r join people.person p on p.id = r.person_id and p.merged_into is null
    where r.account_id = (access.context()).account_id and r.person_id = child
      and r.level = 'assigned')
$$;

create or replace function guardianship.take_search(wanted uuid) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  actor access.actor_context := access.context();
  target guardianship.search;
begin
  select * into target from guardianship.search s where s.id = wanted and s.state = 'open'
    and actor.role = 'child-protection-officer'
    and s.body_organisation_id = actor.organisation_id
    and not exists (select 1 from people.person p where p.id = s.person_id and p.merged_into is not null)
    for update;
  if not found then return jsonb_build_object('outcome', 'not-found'); end if;
  if target.taken_by is not null and target.taken_by <> actor.account_id then
    return jsonb_build_object('outcome', 'search-already-taken');
  end if;
  update guardianship.search set taken_by = actor.account_id, taken_at = coalesce(taken_at, now())
    where id = wanted;
  insert into access.reach (account_id, person_id, via)
    values (actor.account_id, target.person_id, 'guardianship') on conflict do nothing;
  return jsonb_build_object('outcome', 'ok', 'personId', target.person_id);
end $$;

create or replace function guardianship.organisation_covers(after_code text, most integer)
  returns table (person_id uuid, person_code text, kind text, until_on date)
  language sql stable security definer set search_path = '' as $$
  select p.id, p.code, g.kind, g.until_on
  from (select (access.context()).*) me
  join people.person p on p.organisation_id = me.organisation_id and p.merged_into is null
    and care.may_be_minor(p.birth_to, care.today()) and p.expunged_at is null and p.died_on is null
  left join lateral (select c.kind, c.until_on from guardianship.cover c where c.person_id = p.id
    and c.from_on <= care.today() and (c.until_on is null or c.until_on > care.today())
    order by c.kind = 'interim-body', c.from_on desc limit 1) g on true
  where me.role = 'cso-manager' and (after_code is null or p.code > after_code)
  order by p.code limit least(greatest(most, 1), 101)
$$;

grant execute on function people.step_pair(jsonb), people.merge_obstacle(uuid, uuid) to alongside_care;
