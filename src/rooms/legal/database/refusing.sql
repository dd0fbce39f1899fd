-- How a rule of the justice side says no.

create function legal.refuse(refusal text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '%', refusal using errcode = 'AL001';
end $$;

-- Refused to everybody, the owner of the tables included.
create function legal.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'a restriction is never changed: record its lifting or a new order'
    using errcode = 'check_violation', constraint = 'restriction_never_changes';
end $$;

-- An end once moved earlier stays so: a variation or a lifting taken back would be an extension.
-- What goes with its expunged proceeding or matter is no decision taken back.
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

-- With the rights of whoever writes, before any other check: what a check answers about a record
-- out of sight would tell that it exists. Absent and hidden get one answer.
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
