-- care.offer: who reads and writes it, and what it refuses.

grant select on care.offer to alongside_care, alongside_programme;

create policy machinery on care.offer to current_user using (true) with check (true);
create policy coordinator_read on care.offer for select to alongside_programme
  using ((select access.role()) = 'national-coordinator');
create policy organisation_read on care.offer for select to alongside_care
  using (organisation_id = (select access.organisation())
    and (select access.role()) = 'cso-manager');

create trigger revised before update on care.offer
  for each row execute function access.note_revision();

create trigger others_are_told after insert or update of state on care.offer
  for each row execute function care.tell_of_offer();
