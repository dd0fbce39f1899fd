-- legal.restriction_lifting: who reads and writes it, and what it refuses.

grant select on legal.restriction_lifting to alongside_justice;
grant insert (id, restriction_id, subject_id, kind, on_day,
  order_number, recorded_by) on legal.restriction_lifting to alongside_justice;

create policy machinery on legal.restriction_lifting to current_user using (true) with check (true);
create policy with_subject on legal.restriction_lifting for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = restriction_lifting.subject_id));
create policy with_subject_insert on legal.restriction_lifting for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.subject s
    where s.id = restriction_lifting.subject_id));
create policy probation_read on legal.restriction_lifting for select to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor())
      and r.subject_id = restriction_lifting.subject_id));
create policy probation_insert on legal.restriction_lifting for insert to alongside_justice
  with check ((select access.role()) = 'probation-officer' and recorded_by = (select access.actor())
    and exists (select 1 from legal.reach r where r.account_id = (select access.actor())
      and r.subject_id = restriction_lifting.subject_id));
create policy not_expunged on legal.restriction_lifting as restrictive
  for select to alongside_justice
  using (exists (select 1 from legal.restriction r
    where r.id = restriction_lifting.restriction_id));

create trigger a_sight before insert on legal.restriction_lifting
  for each row execute function legal.check_sight('restriction', 'restriction_id');
create trigger b_held before insert on legal.restriction_lifting
  for each row execute function legal.hold_restriction();

-- Only between the first day and the current last day; checked with the caller's rights.
create function legal.check_lifting() returns trigger
  language plpgsql security invoker set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from legal.restriction_lifting l
      where l.restriction_id = new.restriction_id) then
    raise exception 'already-lifted' using errcode = 'AL001';
  end if;
  -- A restriction of another subject and one that does not exist get the same answer.
  if not exists (select 1 from legal.restrictions_now(array[new.subject_id]) n
      where n.restriction_id = new.restriction_id and n.state in ('active', 'ordered')
        and new.on_day between n.start_on and n.last_day) then
    raise exception 'outside-the-restriction' using errcode = 'check_violation',
      constraint = 'lifting_within_restriction';
  end if;
  return new;
end $$;
create trigger lifting before insert on legal.restriction_lifting
  for each row execute function legal.check_lifting();

create trigger never_changes before update or delete on legal.restriction_lifting
  for each row execute function legal.refuse_unmaking();
