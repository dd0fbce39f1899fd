-- workforce.supervision: who reads and writes it, and what it refuses. Functions write it.

grant select on workforce.supervision to alongside_care;

create policy machinery on workforce.supervision to current_user using (true) with check (true);
-- A peer, another team and another organisation find nothing, and neither does any other side.
create policy own_read on workforce.supervision for select to alongside_care
  using ((select access.acts()) and organisation_id = (select access.organisation())
    and planned_at > (select workforce.supervision_shown_since())
    and ((select access.role()) = 'cso-manager'
      or ((select access.role()) = 'supervisor' and supervisor_id = (select access.actor()))
      or id in (select workforce.supervisions_in_reach())));

-- What lies ahead has not been held, and what was recorded stays: only a corrected row takes its
-- place.
create function workforce.check_supervision() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state = 'held' and new.planned_at > now() then
    raise exception 'supervision-still-ahead' using errcode = 'AL001';
  end if;
  if tg_op = 'UPDATE' and old.state <> 'planned'
     and (new.state not in (old.state, 'corrected')
      or (new.id, new.organisation_id, new.supervisor_id, new.kind, new.planned_at, new.made_at)
        is distinct from (old.id, old.organisation_id, old.supervisor_id, old.kind,
          old.planned_at, old.made_at)
      or (new.minutes, new.moved_for, new.ended_by, new.ended_at)
        is distinct from (old.minutes, old.moved_for, old.ended_by, old.ended_at)) then
    raise exception 'supervision-already-recorded' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger recorded_once before insert or update on workforce.supervision
  for each row execute function workforce.check_supervision();

create trigger revised before update on workforce.supervision
  for each row execute function access.note_revision();

create trigger others_are_told after update on workforce.supervision
  for each row execute function workforce.tell_of_moving();
