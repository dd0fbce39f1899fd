-- When the actor last looked at their notices. One visit lasts half an hour: what was new when it
-- began stays new in it.

-- Since when a notice is new for the count, and for the page.
create function notices.last_look()
  returns table (seen_until timestamptz, seen_in pg_snapshot, new_since timestamptz,
    new_in pg_snapshot)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.seen_until, l.seen_in,
    case when l.looked_at > now() - interval '30 minutes' then l.before_until
      else l.seen_until end,
    case when l.looked_at > now() - interval '30 minutes' then l.before_in else l.seen_in end
  from notices.look l where l.account_id = access.actor() and access.acts()
$$;
grant execute on function notices.last_look() to alongside_justice, alongside_care,
  alongside_programme;

create function notices.is_new(made_at timestamptz, written_in xid8, since timestamptz,
    seen_in pg_snapshot) returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select since is null or made_at > since or not pg_visible_in_snapshot(written_in, seen_in)
$$;
grant execute on function notices.is_new(timestamptz, xid8, timestamptz, pg_snapshot) to
  alongside_justice, alongside_care, alongside_programme;

-- `shown_until`: the newest notice that the page showed; what came since then is still to be seen.
create function notices.note_look(shown_until timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  -- The page knows milliseconds, the table microseconds.
  until timestamptz := least(shown_until + interval '1 millisecond', now());
begin
  if access.acts() is not true then return; end if;
  insert into notices.look as l (account_id, looked_at, seen_until, seen_in)
    values (access.actor(), now(), until, pg_current_snapshot())
    on conflict (account_id) do update set looked_at = now(),
      before_until = case when l.looked_at > now() - interval '30 minutes' then l.before_until
        else l.seen_until end,
      before_in = case when l.looked_at > now() - interval '30 minutes' then l.before_in
        else l.seen_in end,
      seen_until = greatest(l.seen_until, until), seen_in = pg_current_snapshot();
end $$;
grant execute on function notices.note_look(timestamptz) to alongside_justice, alongside_care,
  alongside_programme;

create function notices.erase_by_the_clock() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with care as (delete from notices.care_notice
      where made_at < now() - notices.kept_for() returning 1),
    justice as (delete from notices.justice_notice
      where made_at < now() - notices.kept_for() returning 1),
    programme as (delete from notices.programme_notice
      where made_at < now() - notices.kept_for() returning 1),
    -- What came before an older look is gone by now.
    looks as (delete from notices.look
      where looked_at < now() - notices.kept_for() returning 1),
    mails as (delete from notices.mail
      where made_at < now() - notices.kept_for() returning 1)
    select programme.note_erasing('notice', 'forty-two days after it was written',
      jsonb_build_object('notices.care_notice', (select count(*) from care),
        'notices.justice_notice', (select count(*) from justice),
        'notices.programme_notice', (select count(*) from programme),
        'notices.look', (select count(*) from looks),
        'notices.mail', (select count(*) from mails)))
$$;
grant execute on function notices.erase_by_the_clock() to alongside_worker;
