-- people.person_pair_step: who reads and writes it, and what it refuses.

grant select on people.person_pair_step to alongside_care;

create policy machinery on people.person_pair_step to current_user using (true) with check (true);
create policy assigned_read on people.person_pair_step for select to alongside_care
  using (exists (select 1 from people.person_pair p where p.id = person_pair_step.pair_id));

create trigger revised before update on people.person_pair_step
  for each row execute function access.note_revision();

create trigger sealed_with_present_key after insert or update of reason on people.person_pair_step
  for each row execute function people.refuse_old_key('pair_id');

create trigger others_are_told after insert on people.person_pair_step
  for each row execute function people.tell_of_pair_step();
