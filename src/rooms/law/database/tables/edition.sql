-- law.edition: who reads and writes it, and what it refuses.

grant select on law.edition to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;

create policy machinery on law.edition to current_user using (true) with check (true);
create policy everyone_reads on law.edition for select to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight
  using ((select access.acts())
    and (confirmed_at is not null or (select access.role()) in ('administrator', 'auditor')));

-- Allows the decision, once, and with it the reviews of what is confirmed; also who brings a file
-- forward.
create function law.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.confirmed_at is null and old.declined_at is null
     and new.id = old.id and new.number = old.number and new.origin = old.origin
     and new.document_hash = old.document_hash and new.based_on is not distinct from old.based_on
     and (new.document = old.document or (old.origin = 'screen' and new.confirmed_at is not null
       and law.without_reviews(new.document) = law.without_reviews(old.document)))
     and (new.proposed_by is not distinct from old.proposed_by
       or (old.origin = 'pack' and old.proposed_by is null and new.confirmed_at is null)) then
    return new;
  end if;
  raise exception 'an edition of the law never changes' using errcode = 'check_violation',
    constraint = 'edition_never_changes';
end $$;
create trigger never_changes before update or delete on law.edition
  for each row execute function law.refuse_change();

create trigger revised before update on law.edition
  for each row execute function access.note_revision();
