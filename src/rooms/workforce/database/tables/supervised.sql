-- workforce.supervised: who reads and writes it, and what it refuses. Functions write it.

grant select on workforce.supervised to alongside_care;

create policy machinery on workforce.supervised to current_user using (true) with check (true);
create policy own_read on workforce.supervised for select to alongside_care
  using ((select access.acts()) and organisation_id = (select access.organisation())
    and until_at > (select workforce.supervision_shown_since())
    and ((select access.role()) = 'cso-manager'
      or ((select workforce.is_supervised(access.role())) and worker_id = (select access.actor()))
      or ((select access.role()) = 'supervisor' and supervisor_id = (select access.actor()))));

create trigger revised before update on workforce.supervised
  for each row execute function access.note_revision();

create trigger both_are_told after insert on workforce.supervised
  for each row execute function workforce.tell_of_supervisor();
