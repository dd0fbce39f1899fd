-- legal.birth_claim: who reads and writes it, and what it refuses.

grant select on legal.birth_claim to alongside_justice;
grant insert (id, subject_id, birth_from, birth_to, birth_precision, says, recorded_by) on
  legal.birth_claim to alongside_justice;

create policy machinery on legal.birth_claim to current_user using (true) with check (true);
create policy with_subject on legal.birth_claim for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = birth_claim.subject_id));
create policy with_subject_insert on legal.birth_claim for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.subject s
    where s.id = birth_claim.subject_id));

create trigger a_sight before insert on legal.birth_claim
  for each row execute function legal.check_sight('subject', 'subject_id');

create function legal.check_claim() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform legal.lock_matter(new.subject_id);
  new.settlement_id := null;
  new.recorded_on := legal.today();
  if new.birth_to > legal.today() then perform legal.refuse('birth-in-the-future'); end if;
  return new;
end $$;
create trigger claim before insert on legal.birth_claim
  for each row execute function legal.check_claim();

create function legal.after_claim() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update legal.subject set birth_disputed = true where id = new.subject_id and not birth_disputed;
  perform legal.refresh_subject(new.subject_id);
  return null;
end $$;
create trigger claim_recorded after insert on legal.birth_claim
  for each row execute function legal.after_claim();

create trigger revised before update on legal.birth_claim
  for each row execute function access.note_revision();
