-- care.closing_criterion: who reads and writes it, and what it refuses.

grant select on care.closing_criterion to alongside_care;

create policy machinery on care.closing_criterion to current_user using (true) with check (true);
create policy assigned_read on care.closing_criterion for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = closing_criterion.person_id
      and r.level = 'assigned'));
-- Managers read the answers; the reasons stay sealed, because they do not hold the key of the file.
create policy organisation_read on care.closing_criterion for select to alongside_care
  using ((select access.role()) = 'cso-manager' and exists (select 1 from care.case_file c
    where c.person_id = closing_criterion.person_id
      and c.organisation_id = (select access.organisation())));

create trigger not_into_merged_file after insert on care.closing_criterion
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on care.closing_criterion
  for each row execute function access.note_revision();

create trigger sealed_with_present_key after insert or update of reason on care.closing_criterion
  for each row execute function people.refuse_old_key();
