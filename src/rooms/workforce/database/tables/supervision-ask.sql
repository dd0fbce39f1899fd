-- workforce.supervision_ask: who reads and writes it, and what it refuses. Functions write it.

grant select on workforce.supervision_ask to alongside_care;

create policy machinery on workforce.supervision_ask to current_user using (true)
  with check (true);
create policy own_read on workforce.supervision_ask for select to alongside_care
  using ((select access.acts()) and organisation_id = (select access.organisation())
    and asked_at > (select workforce.supervision_shown_since())
    and ((select access.role()) = 'cso-manager'
      or ((select workforce.is_supervised(access.role())) and worker_id = (select access.actor()))
      or worker_id in (select workforce.own_team())));

create trigger revised before update on workforce.supervision_ask
  for each row execute function access.note_revision();

create trigger other_is_told after insert or update on workforce.supervision_ask
  for each row execute function workforce.tell_of_ask();
