-- audit.verification: who reads and writes it, and what it refuses.

grant select on audit.verification to alongside_oversight;

create policy machinery on audit.verification to current_user using (true) with check (true);
create policy auditor_reads on audit.verification for select to alongside_oversight
  using ((select audit.is_auditor()));
