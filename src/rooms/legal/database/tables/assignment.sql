-- legal.assignment: who reads and writes it, and what it refuses.

grant select on legal.assignment to alongside_justice;

create policy machinery on legal.assignment to current_user using (true) with check (true);
create policy with_subject on legal.assignment for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = assignment.subject_id));
create policy probation_read on legal.assignment for select to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = assignment.subject_id));

create trigger revised before update on legal.assignment
  for each row execute function access.note_revision();

comment on column legal.assignment.organisation_id is
  'Where the officer works: the assignment gives reach only while the officer belongs there.';

create trigger officer_is_told after insert on legal.assignment
  for each row execute function legal.tell_of_assignment();
