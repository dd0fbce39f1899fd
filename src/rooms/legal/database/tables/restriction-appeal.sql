-- legal.restriction_appeal: who reads and writes it, and what it refuses.

grant select on legal.restriction_appeal to alongside_justice;
grant insert (id, restriction_id, subject_id, lodged_on, court, recorded_by) on
  legal.restriction_appeal to alongside_justice;
grant update (state, decided_on, order_number, decided_by, version) on legal.restriction_appeal to
  alongside_justice;

create policy machinery on legal.restriction_appeal to current_user using (true) with check (true);
create policy with_subject on legal.restriction_appeal for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = restriction_appeal.subject_id));
create policy probation_read on legal.restriction_appeal for select to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = restriction_appeal.subject_id));
create policy with_subject_insert on legal.restriction_appeal for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.subject s
    where s.id = restriction_appeal.subject_id));
create policy probation_insert on legal.restriction_appeal for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and (select access.role()) = 'probation-officer'
    and exists (select 1 from legal.reach r where r.account_id = (select access.actor())
      and r.subject_id = restriction_appeal.subject_id));
create policy with_subject_update on legal.restriction_appeal for update to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = restriction_appeal.subject_id));
create policy probation_update on legal.restriction_appeal for update to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = restriction_appeal.subject_id));
create policy by_the_writer on legal.restriction_appeal as restrictive
  for update to alongside_justice
  using (true) with check (decided_by = (select access.actor()));
create policy not_expunged on legal.restriction_appeal as restrictive
  for select to alongside_justice
  using (exists (select 1 from legal.restriction r where r.id = restriction_appeal.restriction_id));
create policy not_expunged_update on legal.restriction_appeal as restrictive
  for update to alongside_justice
  using (exists (select 1 from legal.restriction r where r.id = restriction_appeal.restriction_id));

create trigger a_sight before insert on legal.restriction_appeal
  for each row execute function legal.check_sight('restriction', 'restriction_id');
create trigger b_held before insert on legal.restriction_appeal
  for each row execute function legal.hold_restriction();

create trigger never_goes before delete on legal.restriction_appeal
  for each row execute function legal.refuse_unmaking();

-- An appeal may be lodged and decided even after the last day: whether the order was lawful still
-- matters. An appeal can only end a restriction, never prolong it.
create function legal.check_appeal() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'pending' then raise exception 'appeal-is-decided'
      using errcode = 'AL001'; end if;
    if new.lodged_on > legal.today() then
      raise exception 'day-in-the-future' using errcode = 'AL001';
    end if;
    return new;
  end if;
  if old.state <> 'pending' then raise exception 'appeal-is-decided'
    using errcode = 'AL001'; end if;
  if (new.id, new.restriction_id, new.subject_id, new.lodged_on, new.court)
      is distinct from (old.id, old.restriction_id, old.subject_id, old.lodged_on, old.court) then
    raise exception 'an appeal is decided, not changed' using errcode = 'check_violation';
  end if;
  if new.decided_on > legal.today() then raise exception 'day-in-the-future'
    using errcode = 'AL001'; end if;
  return new;
end $$;
create trigger decided_once before insert or update on legal.restriction_appeal
  for each row execute function legal.check_appeal();

create trigger revised before update on legal.restriction_appeal
  for each row execute function access.note_revision();

create trigger others_are_told after insert or update of state on legal.restriction_appeal
  for each row execute function legal.tell_of_appeal();
