-- Victim first; sealing and expunging by date.

-- The day from which a proceeding counts as over for a child's record: at once when the sentence is
-- served, otherwise after the days that the country pack gives for an appeal. Null: not over.
create function legal.over_from(p legal.proceeding) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select least(p.expunge_on, case
    when p.state in ('served', 'expunged') then p.state_on
    when p.state in ('ended', 'exempted', 'acquitted')
      or (p.state = 'final' and legal.last_outcome(p.id) is distinct from 'convicted')
      then programme.due_on(p.state_on, 'appeal-days') end)
$$;

create function legal.refresh_subject(wanted uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  found record;
begin
  -- Before anything is counted: a proceeding that is being added is waited for, and counts. Without
  -- it, a matter could go on the day of its earlier proceedings.
  perform 1 from legal.subject s where s.id = wanted for no key update;
  -- The act of an expunged proceeding is no longer known, so it cannot make the person count as a
  -- child.
  select bool_or(legal.may_have_been_minor(wanted, p.act_from)) filter (where p.state <> 'expunged')
        as is_juvenile,
      not bool_and(legal.may_have_been_minor(wanted, p.act_from))
        filter (where p.state <> 'expunged') as is_mixed,
      case when bool_and(legal.over_from(p) is not null) then max(legal.over_from(p)) end
        as over_from,
      case when bool_and(p.expunge_on is not null) then max(p.expunge_on) end as expunged_from
    into found from legal.proceeding p where p.subject_id = wanted;
  update legal.subject s set is_victim = s.is_victim or coalesce(found.is_juvenile, false),
      sealed_from = case when found.is_juvenile and not found.is_mixed then found.over_from end,
      expunged_from = found.expunged_from
    where s.id = wanted and s.expunged_at is null
      and (s.is_victim, s.sealed_from, s.expunged_from) is distinct from (s.is_victim
        or coalesce(found.is_juvenile,
        false), case when found.is_juvenile and not found.is_mixed then found.over_from end,
          found.expunged_from);
  update legal.proceeding p set sealed_from = now_.sealed_from
    from (select q.id, case when found.is_juvenile and found.is_mixed
      and q.state <> 'expunged' and legal.may_have_been_minor(wanted, q.act_from)
        then legal.over_from(q) end as sealed_from
      from legal.proceeding q where q.subject_id = wanted) now_
    where p.id = now_.id and p.sealed_from is distinct from now_.sealed_from;
end $$;

-- Sealed or expunged by date; for functions that run with the owner's rights. No login role may
-- call it: the answer would tell a sealed matter from a missing one.
create function legal.is_sealed(wanted_subject uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select s.hidden_from <= legal.today() from legal.subject s
    where s.id = wanted_subject), false)
$$;

-- Sets the day from which no one sees a proceeding; for a registrar of the court that entered the
-- matter. The day can be brought forward but not postponed. `base_version` null: not checked.
create function legal.set_expungement(wanted_proceeding uuid, wanted_on date,
    base_version integer default null) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  p legal.proceeding;
begin
  if not coalesce(legal.registers(), false) then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  perform legal.hold_matter((select q.subject_id from legal.proceeding q
    where q.id = wanted_proceeding));
  select q.* into p from legal.proceeding q join legal.subject s on s.id = q.subject_id
    where q.id = wanted_proceeding and s.organisation_id = (access.context()).organisation_id
      and (s.hidden_from is null or s.hidden_from > legal.today())
      and (q.hidden_from is null or q.hidden_from > legal.today())
    for no key update of q;
  if not found then return 'not-found'; end if;
  if p.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if p.state not in ('final', 'served', 'ended', 'exempted', 'acquitted') then
    return 'not-over-yet';
  end if;
  if wanted_on < p.state_on then return 'before-the-last-state'; end if;
  if p.expunge_on is not null and wanted_on > p.expunge_on then return 'only-earlier'; end if;
  update legal.proceeding set expunge_on = wanted_on, version = version + 1
    where id = wanted_proceeding;
  return 'ok';
end $$;
grant execute on function legal.set_expungement(uuid, date, integer) to alongside_justice;

-- Deletes what belongs to an expunged proceeding and clears the readable fields of its row. Once
-- all proceedings of a matter are expunged, also its key, names, birth and the link to a person. A
-- row with a random id stays, so that a restored backup is erased again. Covers every row whose day
-- has come, so that one an earlier version cleared only in part is cleared now.
create function legal.erase_by_the_clock() returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare gone uuid[];
begin
  gone := array(select p.id from legal.proceeding p
    where p.expunge_on <= legal.today() and legal.proceeding_holds_more(p));
  perform programme.note_erasing('matter', 'expunge day of the proceeding',
    legal.forget_proceedings(gone));
  perform programme.note_ending('expunged', one) from unnest(gone) one;
  gone := array(select s.id from legal.subject s
    where s.expunged_from <= legal.today() and legal.subject_holds_more(s));
  perform programme.note_erasing('matter', 'all proceedings expunged',
    legal.forget_subjects(gone));
  perform programme.note_ending('expunged', one) from unnest(gone) one;
end $$;
