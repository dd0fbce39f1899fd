-- legal.birth_settlement: who reads and writes it, and what it refuses.

grant select on legal.birth_settlement to alongside_justice;
grant insert (id, subject_id, birth_from, birth_to, birth_precision,
  order_number, found_on, recorded_by) on legal.birth_settlement to alongside_justice;

create policy machinery on legal.birth_settlement to current_user using (true) with check (true);
create policy with_subject on legal.birth_settlement for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = birth_settlement.subject_id));
-- Only the court's registrar records what the court found about a birth.
create policy registrar_insert on legal.birth_settlement for insert to alongside_justice
  with check ((select legal.registers()) and recorded_by = (select access.actor())
    and exists (select 1 from legal.subject s where s.id = birth_settlement.subject_id));

create trigger a_sight before insert on legal.birth_settlement
  for each row execute function legal.check_sight('subject', 'subject_id');

create function legal.check_settlement() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.found_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  if new.birth_to > legal.today() then perform legal.refuse('birth-in-the-future'); end if;
  perform legal.lock_matter(new.subject_id);
  new.recorded_at := clock_timestamp();
  select s.birth_from, s.birth_to, s.birth_precision, s.birth_disputed
    into new.old_from, new.old_to, new.old_precision, new.old_disputed
    from legal.subject s where s.id = new.subject_id;
  return new;
end $$;
create trigger settlement before insert on legal.birth_settlement
  for each row execute function legal.check_settlement();

create function legal.after_settlement() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update legal.birth_claim set settlement_id = new.id where subject_id = new.subject_id
    and settlement_id is null;
  update legal.subject set birth_from = new.birth_from, birth_to = new.birth_to,
      birth_precision = new.birth_precision, birth_disputed = false, dispute_unnamed = false
    where id = new.subject_id;
  perform legal.refresh_subject(new.subject_id);
  return null;
end $$;
create trigger settlement_recorded after insert on legal.birth_settlement
  for each row execute function legal.after_settlement();

create trigger revised before update on legal.birth_settlement
  for each row execute function access.note_revision();
