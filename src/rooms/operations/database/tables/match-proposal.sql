-- operations.match_proposal: who reads and writes it, and what it refuses.

grant select on operations.match_proposal to alongside_programme;
grant insert (id, operation_id, a_entry_id, b_entry_id, band, score, reasons, scripts) on
  operations.match_proposal to alongside_programme;
grant update (state, decided_at, version) on operations.match_proposal to alongside_programme;

create policy machinery on operations.match_proposal to current_user using (true) with check (true);
create policy coordinator_read on operations.match_proposal for select to alongside_programme
  using ((select operations.coordinates()));
create policy coordinator_insert on operations.match_proposal for insert to alongside_programme
  with check ((select operations.coordinates()));
create policy coordinator_update on operations.match_proposal for update to alongside_programme
  using ((select operations.coordinates()));

create trigger revised before update on operations.match_proposal
  for each row execute function access.note_revision();

comment on column operations.match_proposal.scripts is
  'Scripts of the two names, in alphabetical order; null for earlier pairs and pairs made by hand.';
