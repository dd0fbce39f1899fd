-- Entries, seals and checkpoints are never changed.

-- Refused even to the owner of the tables. The one exception: a sealer session may set an entry's
-- seal number, once.
create function audit.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'entry' and session_user = 'alongside_sealer' then
    if old.sealed_in is null and new.sealed_in is not null
       and to_jsonb(new) - 'sealed_in' = to_jsonb(old) - 'sealed_in' then
      return new;
    end if;
  end if;
  raise exception 'the trail is append-only' using errcode = 'insufficient_privilege';
end $$;
