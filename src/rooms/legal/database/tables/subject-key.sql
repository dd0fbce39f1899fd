-- legal.subject_key: who reads and writes it, and what it refuses.

grant select on legal.subject_key to alongside_justice;
grant insert (subject_id, wrapped_key) on legal.subject_key to alongside_justice;

create policy machinery on legal.subject_key to current_user using (true) with check (true);
create policy with_subject on legal.subject_key for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = subject_key.subject_id));
create policy registrar_insert on legal.subject_key for insert to alongside_justice
  with check ((select legal.registers()) and exists (select 1 from legal.subject s
    where s.id = subject_key.subject_id));
create policy probation_read on legal.subject_key for select to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = subject_key.subject_id));
