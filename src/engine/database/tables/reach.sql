-- access.reach: who reads and writes it, and what it refuses.

grant select on access.reach to alongside_care;

create policy machinery on access.reach to current_user using (true) with check (true);
create policy own_reach on access.reach for select to alongside_care
  using ((select access.acts()) and account_id = (select access.actor()));
-- A file past its day is open to nobody: every policy that asks for reach follows.
create policy not_past on access.reach as restrictive for select to alongside_care
  using (person_id <> all (coalesce((select people.past_files()), '{}')));
-- Reach with a last day is over by the clock, with no job to end it: every policy that asks for
-- reach follows. Functions with the owner's rights ask for the day themselves.
create policy not_over on access.reach as restrictive for select to alongside_care
  using (until_on > (select care.today()));

-- No reach begins for an account without a current grant. Its row is locked: a withdrawal in
-- progress is waited for, and one that comes later waits for this row and then finds it. Left out
-- rather than refused, so that a merge does not fail because of somebody whose grant has run out.
create function access.begin_reach() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from workforce.membership m where m.account_id = new.account_id
    and m.withdrawn_at is null and m.until_at > now() for share;
  return case when found then new end;
end $$;
create trigger held_by_a_grant before insert on access.reach
  for each row execute function access.begin_reach();

-- Reach names the person's case, so that a worker's list is read in its own order and not sorted.
-- Locks the person: a case that is being opened at this moment is waited for.
create function care.name_case_in_reach() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from people.person p where p.id = new.person_id for no key update;
  select c.id, c.opened_at into new.case_id, new.case_opened_at from care.case_file c
    where c.person_id = new.person_id;
  return new;
end $$;
create trigger names_its_case before insert on access.reach
  for each row execute function care.name_case_in_reach();

-- Whoever writes it, reach for a search ends with that search and with the child's minority.
create function guardianship.limit_reach() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.until_on := guardianship.reach_ends_on(new.person_id);
  return new;
end $$;
create trigger ends_with_the_search before insert on access.reach for each row
  when (new.via = 'guardianship') execute function guardianship.limit_reach();

-- Anyone who reaches the kept file also reaches the merged one, from the same moment and for as
-- long.
create function people.reach_merged_files() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- The lateral join looks persons up one by one; otherwise the planner would read every person for
  -- one row. The lock waits for a merge, or its undoing, in progress: without it, that transaction
  -- would miss this row and this one would miss its pointer.
  perform 1 from changed c cross join lateral
    (select 1 from people.person p where p.id = c.person_id for key share) locked;
  -- Checked first: even a statement that changes no row fires this trigger, so it would recurse for
  -- ever.
  if not exists (select 1 from people.person p where p.merged_into is not null
      and p.merged_into in (select c.person_id from changed c)) then
    return null;
  end if;
  insert into access.reach (account_id, person_id, via, level)
    select distinct on (c.account_id, p.id) c.account_id, p.id, 'merged-file', c.level
    from changed c join people.person p on p.merged_into = c.person_id
    order by c.account_id, p.id, c.level
    on conflict do nothing;
  perform people.match_merged_reach(array(select c.person_id from changed c));
  return null;
end $$;
create trigger reach_begins after insert on access.reach
  referencing new table as changed for each statement execute function people.reach_merged_files();

-- The merged file is open until the last day of the kept one, whatever opens that.
create function people.match_merged_reach(kept uuid[]) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.reach r set until_on = longest.until_on
    from (select o.account_id, p.id, max(o.until_on) as until_on
      from people.person p join access.reach o on o.person_id = p.merged_into
      where p.merged_into = any(kept) group by o.account_id, p.id) longest
    where r.account_id = longest.account_id and r.person_id = longest.id
      and r.via = 'merged-file' and r.until_on <> longest.until_on
$$;

create function people.follow_reach_days() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from people.person p where p.merged_into is not null
      and p.merged_into in (select c.person_id from changed c)) then
    perform people.match_merged_reach(array(select c.person_id from changed c));
  end if;
  return null;
end $$;
create trigger reach_changes_days after update on access.reach
  referencing new table as changed for each statement execute function people.follow_reach_days();

create function people.leave_merged_files() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
  perform people.match_merged_reach(array(select c.person_id from changed c));
  return null;
end $$;
create trigger reach_ends after delete on access.reach
  referencing old table as changed for each statement execute function people.leave_merged_files();

-- A row has no id of its own: its ending is noted under one made from its key.
create function access.reach_record(account uuid, person uuid, via text) returns uuid
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select md5('access.reach|' || account || '|' || person || '|' || via)::uuid
$$;

-- What only follows the reach of another file ends with that.
create function access.note_reach_ended() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform programme.note_ending('revoked', access.reach_record(r.account_id, r.person_id, r.via))
    from gone r where r.via <> 'merged-file';
  return null;
end $$;
create trigger ending_is_noted after delete on access.reach
  referencing old table as gone for each statement execute function access.note_reach_ended();
