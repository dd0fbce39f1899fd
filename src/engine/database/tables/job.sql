-- jobs.job: who reads and writes it, and what it refuses.

-- Not what a job carries, nor for whom it runs: counts, ages and codes are enough to repair it.
grant select (id, kind, state, every, run_after, attempts, attempts_max, claimed_until, ordered_at,
  started_at, ended_at, succeeded_at, failing_since, last_error) on jobs.job
  to alongside_programme, alongside_oversight;

create policy machinery on jobs.job to current_user using (true) with check (true);
create policy administrator_reads on jobs.job for select to alongside_programme
  using ((select access.role()) = 'administrator');
create policy auditor_reads on jobs.job for select to alongside_oversight
  using ((select access.role()) = 'auditor');
