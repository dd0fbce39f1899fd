-- people.person_pair: who reads and writes it, and what it refuses.

grant select on people.person_pair to alongside_care;

create policy machinery on people.person_pair to current_user using (true) with check (true);
create policy assigned_read on people.person_pair for select to alongside_care
  using ((select people.reads_contact())
    and exists (select 1 from access.reach r where r.account_id = (select access.actor())
      and r.person_id = person_pair.a_person_id and r.level = 'assigned')
    and exists (select 1 from access.reach r where r.account_id = (select access.actor())
      and r.person_id = person_pair.b_person_id and r.level = 'assigned'));

create trigger revised before update on people.person_pair
  for each row execute function access.note_revision();
