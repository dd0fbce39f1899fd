-- people.document: who reads and writes it, and what it refuses. A document is seen by whoever sees
-- the record that it is attached to, and by nobody else.

grant select on people.document to alongside_care;
grant insert (id, person_id, about, about_id, kind, form, language, dated_on, issuer, number,
  original_seen_on, format, bytes, pages, content_id, content_key,
  attached_by) on people.document to
  alongside_care;

create policy machinery on people.document to current_user using (true) with check (true);
create policy with_record_read on people.document for select to alongside_care
  using (exists (select 1 from access.reach r where r.account_id = (select access.actor())
      and r.person_id = document.person_id and r.level = 'assigned')
    and case about
      when 'person' then (select people.reads_contact())
      when 'consent' then exists (select 1 from people.consent c where c.id = document.about_id)
      when 'cover' then exists (select 1 from guardianship.cover c
        where c.id = document.about_id)
      else false end);
create policy with_record_insert on people.document for insert to alongside_care
  with check ((select people.writes_files()) and attached_by = (select access.actor())
    and exists (select 1 from access.reach r where r.account_id = (select access.actor())
      and r.person_id = document.person_id and r.level = 'assigned')
    and case about
      when 'person' then document.about_id = document.person_id
      when 'consent' then exists (select 1 from people.consent c
        where c.id = document.about_id and c.person_id = document.person_id)
      when 'cover' then exists (select 1 from guardianship.cover c
        where c.id = document.about_id and c.person_id = document.person_id)
      else false end);

create trigger not_into_merged_file after insert on people.document
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on people.document
  for each row execute function access.note_revision();

create trigger sealed_with_present_key after insert or update of issuer, number, content_key
  on people.document
  for each row when (new.content_key is not null) execute function people.refuse_old_key();

create trigger colleagues_are_told after insert on people.document
  for each row execute function care.tell_of_document();
create trigger taking_off_is_told after update of taken_off_at on people.document
  for each row when (old.taken_off_at is null and new.taken_off_at is not null)
  execute function care.tell_of_document();
