-- people.household: who reads and writes it, and what it refuses.

grant select on people.household to alongside_care, alongside_programme;

create policy machinery on people.household to current_user using (true) with check (true);
create policy assigned_read on people.household for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from people.person p
    join access.reach r on r.person_id = p.id
    where p.household_id = household.id and r.account_id = (select access.actor())
      and r.level = 'assigned'));
create policy before_handover_read on people.household for select to alongside_programme
  using ((select access.role()) = 'national-coordinator' and exists (select 1 from people.person p
    where p.household_id = household.id and p.handed_over_at is null));

create trigger revised before update on people.household
  for each row execute function access.note_revision();
