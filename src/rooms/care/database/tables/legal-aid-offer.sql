-- care.legal_aid_offer: who reads and writes it, and what it refuses.

grant select on care.legal_aid_offer to alongside_care;
grant insert (id, case_id, person_id, offered_on, told_in, answer, made_by) on care.legal_aid_offer
  to alongside_care;

create policy machinery on care.legal_aid_offer to current_user using (true) with check (true);
create policy assigned_read on care.legal_aid_offer for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = legal_aid_offer.person_id
      and r.level = 'assigned'));
create policy assigned_insert on care.legal_aid_offer for insert to alongside_care
  with check (made_by = (select access.actor()) and made_at = now()
    and (select people.writes_files()) and exists (select 1 from access.reach r
      where r.account_id = (select access.actor()) and r.person_id = legal_aid_offer.person_id
        and r.level = 'assigned'));

create trigger not_into_merged_file after insert on care.legal_aid_offer
  for each row execute function people.refuse_into_merged_file();

create trigger work_of_open_case after insert on care.legal_aid_offer
  for each row execute function care.check_work('offered_on');

create trigger answer_about_legal_aid_told after insert on care.legal_aid_offer
  for each row execute function care.note_legal_aid();

create trigger revised before update on care.legal_aid_offer
  for each row execute function access.note_revision();
