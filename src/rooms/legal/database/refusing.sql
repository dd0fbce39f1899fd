-- How a rule of the justice side refuses.

create function legal.refuse(refusal text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '%', refusal using errcode = 'AL001';
end $$;

-- Refused to everyone, even the owner of the tables.
create function legal.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'a restriction is never changed: record its lifting or a new order'
    using errcode = 'check_violation', constraint = 'restriction_never_changes';
end $$;

-- Once an end has moved forward it stays there: deleting a variation or a lifting would prolong the
-- restriction. Deletion together with an expunged proceeding or matter is allowed, because then
-- nothing is left to prolong.
create function legal.refuse_unmaking() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' and exists (select 1 from legal.restriction r
      join legal.subject s on s.id = r.subject_id
      left join legal.proceeding p on p.id = r.proceeding_id
      where r.id = old.restriction_id
        and least(s.expunged_from, p.expunge_on) <= legal.today()) then
    return old;
  end if;
  raise exception 'a decision of a court is never changed or taken away: record the next one'
    using errcode = 'check_violation', constraint = 'decision_never_changes';
end $$;

-- Runs with the caller's rights and before every other check, because what another check answers
-- about a hidden record would reveal that it exists. A missing record and a hidden one get the same
-- answer.
create function legal.check_sight() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  is_seen boolean;
begin
  execute format('select exists (select 1 from legal.%I where id = ($1 ->> %L)::uuid)', tg_argv[0],
    tg_argv[1])
    into is_seen using to_jsonb(new);
  if not is_seen then
    raise exception 'not in sight' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Locks the restriction that a decision is about, after `a_sight` and before any check of its days:
-- two decisions at once are checked one after the other.
create function legal.hold_restriction() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from legal.restriction r where r.id = new.restriction_id for no key update;
  return new;
end $$;
