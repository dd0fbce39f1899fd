-- legal.alternatives_considered: who reads and writes it, and what it refuses.

grant select on legal.alternatives_considered to alongside_justice;
grant insert (id, subject_id, proceeding_id, considered_on, alternatives, why_not_enough,
  recorded_by) on legal.alternatives_considered to alongside_justice;

create policy machinery on legal.alternatives_considered to current_user using (true)
  with check (true);
create policy with_proceeding on legal.alternatives_considered for select to alongside_justice
  using (exists (select 1 from legal.proceeding p
    where p.id = alternatives_considered.proceeding_id));
create policy with_proceeding_insert on legal.alternatives_considered
  for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.proceeding p
    where p.id = alternatives_considered.proceeding_id));

create trigger a_sight before insert on legal.alternatives_considered
  for each row execute function legal.check_sight('proceeding', 'proceeding_id');

create function legal.check_alternatives() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.considered_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  return new;
end $$;
create trigger alternatives before insert on legal.alternatives_considered
  for each row execute function legal.check_alternatives();

create trigger revised before update on legal.alternatives_considered
  for each row execute function access.note_revision();
