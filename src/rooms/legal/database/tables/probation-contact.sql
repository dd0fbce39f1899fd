-- legal.probation_contact: who reads and writes it, and what it refuses.

grant select on legal.probation_contact to alongside_justice;
grant insert (id, restriction_id, subject_id, on_day, place, outcome, recorded_by) on
  legal.probation_contact to alongside_justice;
grant update (outcome, version) on legal.probation_contact to alongside_justice;

create policy machinery on legal.probation_contact to current_user using (true) with check (true);
create policy with_subject on legal.probation_contact for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = probation_contact.subject_id));
create policy probation_read on legal.probation_contact for select to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = probation_contact.subject_id));
create policy with_subject_insert on legal.probation_contact for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.subject s
    where s.id = probation_contact.subject_id));
create policy probation_insert on legal.probation_contact for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and (select access.role()) = 'probation-officer'
    and exists (select 1 from legal.reach r where r.account_id = (select access.actor())
      and r.subject_id = probation_contact.subject_id));
create policy with_subject_update on legal.probation_contact for update to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = probation_contact.subject_id));
create policy probation_update on legal.probation_contact for update to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = probation_contact.subject_id));
create policy not_expunged on legal.probation_contact as restrictive for select to alongside_justice
  using (exists (select 1 from legal.restriction r where r.id = probation_contact.restriction_id));
create policy not_expunged_update on legal.probation_contact as restrictive
  for update to alongside_justice
  using (exists (select 1 from legal.restriction r where r.id = probation_contact.restriction_id));

create trigger a_sight before insert on legal.probation_contact
  for each row execute function legal.check_sight('restriction', 'restriction_id');

create function legal.check_contact() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  now_ record;
begin
  select * into now_ from legal.restrictions_now(array[new.subject_id]) n
    where n.restriction_id = new.restriction_id;
  if not found then return new; end if;
  if now_.kind not in ('reporting', 'restriction-of-liberty') then
    raise exception 'contact-not-for-this-kind' using errcode = 'AL001';
  end if;
  if now_.state not in ('active', 'ordered') then
    raise exception 'restriction-is-over' using errcode = 'AL001';
  end if;
  if new.on_day not between now_.start_on and now_.last_day then
    raise exception 'outside-the-restriction' using errcode = 'AL001';
  end if;
  if new.outcome in ('kept', 'not-kept') and new.on_day > legal.today() then
    raise exception 'day-in-the-future' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger within_the_restriction before insert or update on legal.probation_contact
  for each row execute function legal.check_contact();

create trigger revised before update on legal.probation_contact
  for each row execute function access.note_revision();
