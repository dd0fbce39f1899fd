-- legal.subject_name: who reads and writes it, and what it refuses.

grant select on legal.subject_name to alongside_justice;
grant insert (id, subject_id, kind, full_name, given_name, family_name, father_name, language,
  recorded_by) on legal.subject_name to alongside_justice;

create policy machinery on legal.subject_name to current_user using (true) with check (true);
create policy with_subject on legal.subject_name for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = subject_name.subject_id));
create policy registrar_insert on legal.subject_name for insert to alongside_justice
  with check ((select legal.registers()) and recorded_by = (select access.actor())
    and exists (select 1 from legal.subject s where s.id = subject_name.subject_id));

create trigger revised before update on legal.subject_name
  for each row execute function access.note_revision();
