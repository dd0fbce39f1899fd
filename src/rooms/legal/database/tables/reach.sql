-- legal.reach: who reads and writes it, and what it refuses.

grant select on legal.reach to alongside_justice;

create policy machinery on legal.reach to current_user using (true) with check (true);
-- Reach to a matter ends on the day the matter is hidden; every policy that tests reach or subject
-- follows.
create policy own_reach on legal.reach for select to alongside_justice
  using (account_id = (select access.actor())
    and organisation_id = (select access.organisation())
    and (hidden_from is null or hidden_from > (select legal.today())));

create function legal.reach_follows_subject() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select s.hidden_from into new.hidden_from from legal.subject s where s.id = new.subject_id;
  return new;
end $$;
create trigger follows_subject before insert on legal.reach
  for each row execute function legal.reach_follows_subject();

-- A row has no id of its own: its ending is noted under one made from its key.
create function legal.reach_record(account uuid, subject uuid) returns uuid
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select md5('legal.reach|' || account || '|' || subject)::uuid
$$;

create function legal.note_reach_ended() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform programme.note_ending('revoked', legal.reach_record(r.account_id, r.subject_id))
    from gone r;
  return null;
end $$;
create trigger ending_is_noted after delete on legal.reach
  referencing old table as gone for each statement execute function legal.note_reach_ended();
