-- legal.document: who reads and writes it, and what it refuses. A document is seen by whoever sees
-- the record that it is attached to, and by nobody else.

grant select on legal.document to alongside_justice;
grant insert (id, subject_id, about, about_id, kind, form, language, dated_on, issuer, number,
  original_seen_on, format, bytes, pages, content_id, content_key,
  attached_by) on legal.document to
  alongside_justice;

create policy machinery on legal.document to current_user using (true) with check (true);
create policy with_record on legal.document for select to alongside_justice
  using (case about
    when 'subject' then exists (select 1 from legal.subject r where r.id = document.about_id)
    when 'proceeding' then exists (select 1 from legal.proceeding r where r.id = document.about_id)
    when 'detention' then exists (select 1 from legal.detention r where r.id = document.about_id)
    when 'restriction' then exists (select 1 from legal.restriction r
      where r.id = document.about_id)
    else false end);
create policy with_record_insert on legal.document for insert to alongside_justice
  with check (attached_by = (select access.actor()) and case about
    when 'subject' then exists (select 1 from legal.subject r
      where r.id = document.about_id and r.id = document.subject_id)
    when 'proceeding' then exists (select 1 from legal.proceeding r
      where r.id = document.about_id and r.subject_id = document.subject_id)
    when 'detention' then exists (select 1 from legal.detention r
      where r.id = document.about_id and r.subject_id = document.subject_id)
    when 'restriction' then exists (select 1 from legal.restriction r
      where r.id = document.about_id and r.subject_id = document.subject_id)
    else false end);

-- The proceeding it belongs to is the record's: it is erased with that, whatever a caller says.
create function legal.place_document() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.proceeding_id := case new.about
    when 'proceeding' then new.about_id
    when 'detention' then (select d.proceeding_id from legal.detention d
      where d.id = new.about_id)
    when 'restriction' then (select r.proceeding_id from legal.restriction r
      where r.id = new.about_id) end;
  return new;
end $$;
create trigger in_its_proceeding before insert on legal.document
  for each row execute function legal.place_document();

create trigger revised before update on legal.document
  for each row execute function access.note_revision();

create trigger colleagues_are_told after insert on legal.document
  for each row execute function legal.tell_of_document();
create trigger taking_off_is_told after update of taken_off_at on legal.document
  for each row when (old.taken_off_at is null and new.taken_off_at is not null)
  execute function legal.tell_of_document();
