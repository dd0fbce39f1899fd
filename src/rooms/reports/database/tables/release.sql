-- reports.release: who reads and writes it, and what it refuses.

grant select (number, made_at) on reports.release to alongside_programme;

create policy machinery on reports.release to current_user using (true) with check (true);
create policy readers on reports.release for select to alongside_programme
  using ((select access.role()) in ('national-coordinator', 'donor'));

create trigger revised before update on reports.release
  for each row execute function access.note_revision();
