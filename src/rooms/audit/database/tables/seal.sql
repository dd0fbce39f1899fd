-- audit.seal: who reads and writes it, and what it refuses.

grant select on audit.seal to alongside_oversight;

create policy machinery on audit.seal to current_user using (true) with check (true);
create policy auditor_reads on audit.seal for select to alongside_oversight
  using ((select audit.is_auditor()));

create trigger append_only before update or delete on audit.seal
  for each row execute function audit.refuse_change();

create trigger never_emptied before truncate on audit.seal
  for each statement execute function audit.refuse_change();

comment on column audit.seal.previous_hash is '32 zero bytes for the first seal.';
