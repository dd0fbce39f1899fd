-- legal.restriction_notice: who reads and writes it, and what it refuses.

grant select on legal.restriction_notice to alongside_justice;
grant insert (id, restriction_id, subject_id, about, told_on, how, language, recorded_by) on
  legal.restriction_notice to alongside_justice;

create policy machinery on legal.restriction_notice to current_user using (true) with check (true);
create policy with_subject on legal.restriction_notice for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = restriction_notice.subject_id));
create policy probation_read on legal.restriction_notice for select to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = restriction_notice.subject_id));
create policy with_subject_insert on legal.restriction_notice for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.subject s
    where s.id = restriction_notice.subject_id));
create policy probation_insert on legal.restriction_notice for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and (select access.role()) = 'probation-officer'
    and exists (select 1 from legal.reach r where r.account_id = (select access.actor())
      and r.subject_id = restriction_notice.subject_id));
create policy not_expunged on legal.restriction_notice as restrictive
  for select to alongside_justice
  using (exists (select 1 from legal.restriction r where r.id = restriction_notice.restriction_id));

create trigger a_sight before insert on legal.restriction_notice
  for each row execute function legal.check_sight('restriction', 'restriction_id');

create function legal.check_notice() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  now_ record;
begin
  select * into now_ from legal.restrictions_now(array[new.subject_id]) n
    where n.restriction_id = new.restriction_id;
  if not found then return new; end if;
  if now_.state not in ('active', 'ordered') then
    raise exception 'restriction-is-over' using errcode = 'AL001';
  end if;
  new.told_end_on := now_.last_day;
  if new.told_on > legal.today() then raise exception 'day-in-the-future'
    using errcode = 'AL001'; end if;
  -- A mistyped year would end the duty to tell the person.
  if new.told_on < now_.start_on - 366 then raise exception 'told-long-before'
    using errcode = 'AL001'; end if;
  -- Otherwise it could be ticked off on the first day, and no reminder would follow.
  if new.about = 'ending' and new.told_on < now_.last_day - 37 then
    raise exception 'notice-too-early' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger within_the_restriction before insert on legal.restriction_notice
  for each row execute function legal.check_notice();

create trigger revised before update on legal.restriction_notice
  for each row execute function access.note_revision();
