-- audit.handing: who reads and writes it, and what it refuses.

grant select on audit.handing to alongside_oversight;

create policy machinery on audit.handing to current_user using (true) with check (true);
create policy auditor_reads on audit.handing for select to alongside_oversight
  using ((select audit.is_auditor()));

comment on column audit.handing.seal_number is 'The last head that is kept outside there.';
comment on column audit.handing.trouble is
  'The chain ends before that head, or has another seal under its number; null while they agree.';
