-- legal.detention: who reads and writes it, and what it refuses.

grant select on legal.detention to alongside_justice;
grant insert (id, subject_id, proceeding_id, started_on, order_number, reason, why_no_alternative,
  next_review_on, recorded_by) on legal.detention to alongside_justice;

create policy machinery on legal.detention to current_user using (true) with check (true);
create policy with_proceeding on legal.detention for select to alongside_justice
  using (exists (select 1 from legal.proceeding p where p.id = detention.proceeding_id));
create policy with_proceeding_insert on legal.detention for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.proceeding p
    where p.id = detention.proceeding_id));

create trigger a_sight before insert on legal.detention
  for each row execute function legal.check_sight('proceeding', 'proceeding_id');

create function legal.check_detention() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.started_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  if new.why_no_alternative is null and legal.may_have_been_minor(new.subject_id,
      (select act_from from legal.proceeding where id = new.proceeding_id)) then
    perform legal.refuse('last-resort-reason-needed');
  end if;
  return new;
end $$;
create trigger detention before insert on legal.detention
  for each row execute function legal.check_detention();

create trigger revised before update on legal.detention
  for each row execute function access.note_revision();
