-- workforce.supervision_worker: who reads and writes it, and what it refuses. Functions write it.

grant select on workforce.supervision_worker to alongside_care;

create policy machinery on workforce.supervision_worker to current_user using (true)
  with check (true);
-- Of a group a worker sees that they take part, and not who else does.
create policy own_read on workforce.supervision_worker for select to alongside_care
  using (exists (select 1 from workforce.supervision s
      where s.id = supervision_worker.supervision_id)
    and ((select access.role()) = 'cso-manager' or supervisor_id = (select access.actor())
      or worker_id = (select access.actor())
      or worker_id in (select workforce.own_team())));

create trigger revised before update on workforce.supervision_worker
  for each row execute function access.note_revision();

create trigger worker_is_told after insert on workforce.supervision_worker
  for each row execute function workforce.tell_of_session();
