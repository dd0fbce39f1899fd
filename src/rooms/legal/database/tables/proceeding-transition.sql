-- legal.proceeding_transition: who reads and writes it, and what it refuses.

grant select on legal.proceeding_transition to alongside_justice;

create policy machinery on legal.proceeding_transition to current_user using (true)
  with check (true);
create policy with_subject on legal.proceeding_transition for select to alongside_justice
  using (exists (select 1 from legal.proceeding p
    where p.id = proceeding_transition.proceeding_id));

create trigger revised before update on legal.proceeding_transition
  for each row execute function access.note_revision();
