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
