-- Questions that must leave a trace whatever becomes of the answer: the first transaction records
-- them and commits, the next one answers what is committed. A caller who rolls back, or goes away,
-- has either not asked or is on record.

-- Called by a function that checks the account, its limit and the audit entry, and holds a lock on
-- the account for the limit. Of what it is about only a keyed hash is kept, and for a day.
create function access.note_question(new_kind text, new_about text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from access.question where asked_at < now() - interval '1 day';
  insert into access.question (account_id, kind, about)
    values (access.actor(), new_kind,
      access.mac(concat_ws('|', 'question', new_kind, new_about)));
end $$;

-- Whether the actor asked just this in an earlier transaction and has had no answer yet. The rows
-- of this transaction are left out by its number, of others only those committed are seen.
create function access.is_asked(wanted_kind text, wanted_about text) returns boolean
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from access.question q where q.account_id = access.actor()
    and q.kind = wanted_kind and q.answered_at is null
    and q.about = access.mac(concat_ws('|', 'question', wanted_kind, wanted_about))
    and q.asked_in <> pg_current_xact_id()
    and q.asked_at > clock_timestamp() - interval '2 minutes')
$$;
grant execute on function access.is_asked(text, text) to alongside_care;

-- One answer for each question; false: none was asked. An answer that is rolled back leaves the
-- question unanswered, and the same person may hear the same thing again.
create function access.answer_question(wanted_kind text, wanted_about text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.is_asked(wanted_kind, wanted_about) then return false; end if;
  update access.question set answered_at = clock_timestamp()
    where id = (select q.id from access.question q where q.account_id = access.actor()
      and q.kind = wanted_kind and q.answered_at is null
      and q.about = access.mac(concat_ws('|', 'question', wanted_kind, wanted_about))
      and q.asked_in <> pg_current_xact_id()
      and q.asked_at > clock_timestamp() - interval '2 minutes'
      order by q.asked_at limit 1 for update skip locked);
  return found;
end $$;
