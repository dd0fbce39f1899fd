-- operations.family: who reads and writes it, and what it refuses.

grant select on operations.family to alongside_programme;
grant select (id, code) on operations.family to alongside_care;
grant insert (id, operation_id, code) on operations.family to alongside_programme;

create policy machinery on operations.family to current_user using (true) with check (true);
create policy coordinator_read on operations.family for select to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_insert on operations.family for insert to alongside_programme
  with check ((select operations.coordinates()));
create policy kin_search on operations.family for select to alongside_care
  using ((select access.role()) = 'child-protection-officer' and exists (
    select 1 from operations.entry e where e.family_id = family.id));

create trigger revised before update on operations.family
  for each row execute function access.note_revision();
