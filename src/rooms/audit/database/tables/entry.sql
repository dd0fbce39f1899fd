-- audit.entry: who reads and writes it, and what it refuses.

grant select on audit.entry to alongside_justice, alongside_care, alongside_oversight;

create policy machinery on audit.entry to current_user using (true) with check (true);
create policy auditor_reads on audit.entry for select to alongside_oversight
  using ((select access.role()) = 'auditor');
create policy own_entries on audit.entry for select to alongside_justice, alongside_care
  using ((select access.acts()) and account_id = (select access.actor()));

create trigger append_only before update or delete on audit.entry
  for each row execute function audit.refuse_change();

create trigger never_emptied before truncate on audit.entry
  for each statement execute function audit.refuse_change();
