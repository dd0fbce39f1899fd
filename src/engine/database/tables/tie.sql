-- access.tie: which person an account of the side self belongs to, or whose guardian it is. It can
-- open a session and nothing else yet: no login role reads or writes it.

create policy machinery on access.tie to current_user using (true) with check (true);

-- A tie never changes, so that an account cannot pass to another person; it can only end, once.
create function access.check_tie() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (select a.side from access.account a where a.id = new.account_id) is distinct from 'self' then
    raise exception 'only an account of the side self is tied to a person'
      using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and ((new.id, new.account_id, new.person_id, new.tied_as, new.made_by,
        new.made_at) is distinct from (old.id, old.account_id, old.person_id, old.tied_as,
        old.made_by, old.made_at)
      or old.ended_at is not null) then
    raise exception 'a tie ends and is made anew' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger tie_of_own_door before insert or update on access.tie
  for each row execute function access.check_tie();

-- As with a grant, sessions end with it: a session opened under the old tie must not continue under
-- a later one.
create function access.end_sessions_with_tie() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.end_sessions_of(new.account_id);
  return null;
end $$;
create trigger tie_ended after update on access.tie
  for each row when (new.ended_at is not null and old.ended_at is null)
  execute function access.end_sessions_with_tie();

-- An own door carries the person's name in its account, so the account goes with the file; of the
-- account of a guardian only the tie goes.
create function access.close_own_doors(gone uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare tied access.tie;
begin
  for tied in select t.* from access.tie t where t.person_id = any(gone) order by t.id loop
    perform access.end_sessions_of(tied.account_id);
    if tied.tied_as = 'person' then
      perform access.end_what_is_held_of(tied.account_id);
      update access.account set closed_at = coalesce(closed_at, now()), login = id::text,
          display_name = '-', password_hash = '-', totp_secret = null
        where id = tied.account_id;
    end if;
  end loop;
end $$;

create trigger ending_is_noted after update of ended_at on access.tie for each row
  when (new.ended_at is not null and old.ended_at is null)
  execute function programme.note_row_ended('revoked');
