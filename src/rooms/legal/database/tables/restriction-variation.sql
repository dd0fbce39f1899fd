-- legal.restriction_variation: who reads and writes it, and what it refuses.

grant select on legal.restriction_variation to alongside_justice;
grant insert (id, restriction_id, subject_id, on_day, court,
  order_number, scope, end_on, appeal_id, recorded_by) on legal.restriction_variation to
    alongside_justice;

create policy machinery on legal.restriction_variation to current_user using (true)
  with check (true);
create policy with_subject on legal.restriction_variation for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = restriction_variation.subject_id));
create policy probation_read on legal.restriction_variation for select to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor())
      and r.subject_id = restriction_variation.subject_id));
create policy with_subject_insert on legal.restriction_variation for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.subject s
    where s.id = restriction_variation.subject_id));
create policy probation_insert on legal.restriction_variation for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and (select access.role()) = 'probation-officer'
    and exists (select 1 from legal.reach r where r.account_id = (select access.actor())
      and r.subject_id = restriction_variation.subject_id));
create policy not_expunged on legal.restriction_variation as restrictive
  for select to alongside_justice
  using (exists (select 1 from legal.restriction r
    where r.id = restriction_variation.restriction_id));

create trigger a_sight before insert on legal.restriction_variation
  for each row execute function legal.check_sight('restriction', 'restriction_id');
create trigger b_held before insert on legal.restriction_variation
  for each row execute function legal.hold_restriction();

create trigger never_changes before update or delete on legal.restriction_variation
  for each row execute function legal.refuse_unmaking();

create function legal.check_variation() returns trigger
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
  if new.end_on >= now_.last_day then raise exception 'end-only-earlier'
    using errcode = 'AL001'; end if;
  if new.on_day > now_.last_day or new.end_on < new.on_day or new.end_on < now_.start_on then
    raise exception 'outside-the-restriction' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger within_the_restriction before insert on legal.restriction_variation
  for each row execute function legal.check_variation();

comment on column legal.restriction_variation.on_day is 'The day it takes effect.';
