-- operations.match_decision: who reads and writes it, and what it refuses.

grant select on operations.match_decision to alongside_programme;
grant insert (id, proposal_id, decision, by_account) on operations.match_decision to
  alongside_programme;

create policy machinery on operations.match_decision to current_user using (true) with check (true);
create policy coordinator_read on operations.match_decision for select to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_insert on operations.match_decision for insert to alongside_programme
  with check ((select operations.coordinates())
    and by_account = (select access.actor()));

create trigger revised before update on operations.match_decision
  for each row execute function access.note_revision();
