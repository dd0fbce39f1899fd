-- legal.proceeding: who reads and writes it, and what it refuses.

grant select on legal.proceeding to alongside_justice;
grant insert (id, subject_id, act_from, act_to, act_precision, article, country, court,
  court_number, state, state_on, registered_on, registered_by, edition_id, offence_code,
    offence_from) on legal.proceeding to alongside_justice;
grant update (state, state_on, version, edition_id, offence_code, offence_from) on legal.proceeding
  to alongside_justice;

create policy machinery on legal.proceeding to current_user using (true) with check (true);
create policy with_subject on legal.proceeding for select to alongside_justice
  using ((hidden_from is null or hidden_from > (select legal.today()))
    and exists (select 1 from legal.subject s where s.id = proceeding.subject_id));
create policy registrar_insert on legal.proceeding for insert to alongside_justice
  with check ((select legal.registers()) and registered_by = (select access.actor())
    and exists (select 1 from legal.subject s where s.id = proceeding.subject_id));
create policy with_subject_update on legal.proceeding for update to alongside_justice
  using ((hidden_from is null or hidden_from > (select legal.today()))
    and exists (select 1 from legal.subject s where s.id = proceeding.subject_id));

create trigger a_sight before insert on legal.proceeding
  for each row execute function legal.check_sight('subject', 'subject_id');

-- Its day has come: no login role reaches the row any more, and erasing it is not a step of the
-- proceeding.
create function legal.is_forgotten(p legal.proceeding) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(p.expunge_on <= legal.today(), false)
$$;

-- The cited offence and the day of expunging may change without a step.
create function legal.check_step() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and legal.is_forgotten(old) then return new; end if;
  if tg_op = 'UPDATE' and (new.state, new.state_on) = (old.state, old.state_on) then
    return new;
  end if;
  if new.state_on > legal.today() then
    raise exception 'state-in-the-future' using errcode = 'check_violation',
      constraint = 'state_in_the_past';
  end if;
  if tg_op = 'INSERT' then
    if new.state not in ('check', 'opened', 'charged', 'trial') then
      raise exception 'no-such-step' using errcode = 'check_violation', constraint = 'known_step';
    end if;
    return new;
  end if;
  if new.state = old.state or not exists (select 1 from legal.proceeding_steps() step
      where step.from_state = old.state and step.to_state = new.state) then
    raise exception 'no-such-step' using errcode = 'check_violation', constraint = 'known_step';
  end if;
  -- Applies to login roles, not to the owner, whose rights this function has.
  if new.state = 'expunged' and session_user <> current_user
    and not coalesce(legal.registers(), false) then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  if new.state_on < old.state_on then
    raise exception 'before-the-last-state' using errcode = 'check_violation',
      constraint = 'steps_in_order';
  end if;
  -- No one serves a sentence after an acquittal, a discontinued case or an exemption.
  if new.state = 'serving' and old.state = 'final' and legal.last_outcome(new.id)
    is distinct from 'convicted' then
    raise exception 'sentence-needs-a-conviction' using errcode = 'check_violation',
      constraint = 'sentence_needs_a_conviction';
  end if;
  return new;
end $$;
create trigger step before insert or update on legal.proceeding
  for each row execute function legal.check_step();

create function legal.note_step() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and legal.is_forgotten(old) then return null; end if;
  if tg_op = 'UPDATE' and new.state = old.state then return null; end if;
  insert into legal.proceeding_transition (proceeding_id, subject_id, from_state, to_state, on_day,
      recorded_by)
    values (new.id, new.subject_id, case when tg_op = 'UPDATE' then old.state end, new.state,
      new.state_on, (access.context()).account_id);
  return null;
end $$;
create trigger step_noted after insert or update on legal.proceeding
  for each row execute function legal.note_step();

create function legal.check_proceeding() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  is_new boolean := tg_op = 'INSERT';
  is_cited_anew boolean := new.edition_id is not null and (tg_op = 'INSERT'
    or (new.edition_id, new.offence_code, new.offence_from)
      is distinct from (old.edition_id, old.offence_code, old.offence_from));
  obstacle text;
begin
  if tg_op = 'UPDATE' and legal.is_forgotten(old) then return new; end if;
  -- The locks wait for a change of birth or counsel in progress. A step has taken them before its
  -- update (legal.hold_matter); a new row, which nobody waits for, takes them here.
  if is_new then
    perform legal.lock_matter(new.subject_id);
  elsif is_cited_anew or new.state <> old.state then
    perform 1 from legal.subject s where s.id = new.subject_id for no key update;
  end if;
  -- An act as a child and an act as an adult belong in separate matters, so that the child's record
  -- can be sealed.
  if is_new and exists (select 1 from legal.proceeding other where other.subject_id = new.subject_id
      and (other.hidden_from is null or other.hidden_from > legal.today())
      and legal.may_have_been_minor(new.subject_id, other.act_from)
        <> legal.may_have_been_minor(new.subject_id, new.act_from)) then
    perform legal.refuse('matter-of-another-kind');
  end if;
  if not is_new and old.edition_id is not null and new.edition_id is null then
    perform legal.refuse('offence-not-cited');
  end if;
  if is_cited_anew then
    if new.country is distinct from (select upper(country) from programme.setting) then
      perform legal.refuse('proceeding-of-another-country');
    end if;
    if new.edition_id is distinct from law.current_edition() then
      perform legal.refuse('law-changed-meanwhile');
    end if;
    if new.act_from is null then perform legal.refuse('act-day-not-known'); end if;
    if not law.is_citable(new.edition_id, new.offence_code, new.offence_from, new.act_from,
      new.act_to,
        legal.today()) then
      perform legal.refuse('offence-not-citable');
    end if;
  end if;
  if not is_new and new.state = 'exempted' and old.state <> 'exempted'
    and session_user <> current_user
      and legal.exemption_needs_request() and not exists (select 1 from legal.exemption_request r
        where r.proceeding_id = new.id and r.state = 'granted') then
    perform legal.refuse('request-needed');
  end if;
  -- From serving to conditional is a release: no doubt may prevent it.
  if (new.state in ('charged', 'trial', 'convicted', 'serving')
      and (is_new or is_cited_anew or new.state <> old.state))
     or (new.state = 'conditional' and (is_new or is_cited_anew)) then
    obstacle := legal.charge_obstacle(new);
    if obstacle is not null then perform legal.refuse(obstacle); end if;
  elsif not is_new and new.state = 'final' and old.state <> 'final'
     and legal.last_outcome(new.id) = 'convicted' then
    obstacle := legal.charge_obstacle(new);
    if obstacle in ('birth-not-known', 'below-the-age') then perform legal.refuse(obstacle); end if;
  end if;
  return new;
end $$;
create trigger step_permitted before insert or update on legal.proceeding
  for each row execute function legal.check_proceeding();

create function legal.after_proceeding() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- A second statement, because the caller must still see the row being written.
  if new.state = 'expunged' and (new.expunge_on is null or new.expunge_on > new.state_on) then
    update legal.proceeding set expunge_on = new.state_on where id = new.id;
  end if;
  perform legal.refresh_subject(new.subject_id);
  return null;
end $$;
-- Must run after `step_noted`: the last outcome is read from the recorded steps.
create trigger step_taken after insert or update on legal.proceeding
  for each row execute function legal.after_proceeding();

create trigger revised before update on legal.proceeding
  for each row execute function access.note_revision();

comment on column legal.proceeding.act_from is
  'When the act is said to have happened, with its precision; gives the age at the time.';
comment on column legal.proceeding.expunge_on is
  'No login role sees it from this day on. It never moves to a later day.';
comment on column legal.proceeding.sealed_from is
  'Only in a matter with acts as a child and as an adult, which a finding about the birth may '
  'leave behind: each act as a child is then sealed separately. Kept by legal.refresh_subject().';

create trigger ending_is_noted after update of state on legal.proceeding for each row
  when (new.state = 'expunged' and old.state <> 'expunged')
  execute function programme.note_row_ended('expunged');
