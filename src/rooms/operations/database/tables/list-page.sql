-- operations.list_page: who reads and writes it, and what it refuses.

grant select on operations.list_page to alongside_programme;
grant insert (list_id, sheet_number, page_number, rows) on operations.list_page to
  alongside_programme;
grant delete on operations.list_page to alongside_programme;

create policy machinery on operations.list_page to current_user using (true) with check (true);
create policy coordinator_read on operations.list_page for select to alongside_programme
  using ((select operations.coordinates()) and exists (select 1 from operations.list l
    where l.id = list_page.list_id and l.state = 'staged' and l.discarded_after > now()));
create policy coordinator_insert on operations.list_page for insert to alongside_programme
  with check ((select operations.coordinates()));
create policy coordinator_delete on operations.list_page for delete to alongside_programme
  using ((select operations.coordinates()));
