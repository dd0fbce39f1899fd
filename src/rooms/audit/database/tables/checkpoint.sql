-- audit.checkpoint: who reads and writes it, and what it refuses.

grant select on audit.checkpoint to alongside_oversight;

create policy machinery on audit.checkpoint to current_user using (true) with check (true);
create policy auditor_reads on audit.checkpoint for select to alongside_oversight
  using ((select audit.is_auditor()));

create trigger append_only before update or delete on audit.checkpoint
  for each row execute function audit.refuse_change();

create trigger never_emptied before truncate on audit.checkpoint
  for each statement execute function audit.refuse_change();
