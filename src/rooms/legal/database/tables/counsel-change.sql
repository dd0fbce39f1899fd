-- legal.counsel_change: who reads and writes it, and what it refuses.

grant select on legal.counsel_change to alongside_justice;
grant insert (id, subject_id, to_state, on_day, recorded_by) on legal.counsel_change to
  alongside_justice;

create policy machinery on legal.counsel_change to current_user using (true) with check (true);
create policy with_subject on legal.counsel_change for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = counsel_change.subject_id));
create policy with_subject_insert on legal.counsel_change for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.subject s
    where s.id = counsel_change.subject_id));

create trigger a_sight before insert on legal.counsel_change
  for each row execute function legal.check_sight('subject', 'subject_id');

create function legal.check_counsel() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.on_day > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  new.recorded_at := clock_timestamp();
  select s.counsel into new.from_state from legal.subject s where s.id = new.subject_id
    for no key update;
  return new;
end $$;
create trigger counsel before insert on legal.counsel_change
  for each row execute function legal.check_counsel();

create function legal.after_counsel() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update legal.subject set counsel = new.to_state where id = new.subject_id;
  return null;
end $$;
create trigger counsel_recorded after insert on legal.counsel_change
  for each row execute function legal.after_counsel();

create trigger revised before update on legal.counsel_change
  for each row execute function access.note_revision();
