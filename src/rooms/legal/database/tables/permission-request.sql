-- legal.permission_request: who reads and writes it, and what it refuses.

grant select on legal.permission_request to alongside_justice;
grant insert (id, restriction_id, subject_id, asked_on, purpose, from_on, to_on, recorded_by) on
  legal.permission_request to alongside_justice;
grant update (answered_on, answer, reason, answered_by) on legal.permission_request to
  alongside_justice;

create policy machinery on legal.permission_request to current_user using (true) with check (true);
create policy with_subject on legal.permission_request for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = permission_request.subject_id));
create policy probation_read on legal.permission_request for select to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = permission_request.subject_id));
create policy with_subject_insert on legal.permission_request for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.subject s
    where s.id = permission_request.subject_id));
create policy probation_insert on legal.permission_request for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and (select access.role()) = 'probation-officer'
    and exists (select 1 from legal.reach r where r.account_id = (select access.actor())
      and r.subject_id = permission_request.subject_id));
create policy with_subject_update on legal.permission_request for update to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = permission_request.subject_id));
create policy probation_update on legal.permission_request for update to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = permission_request.subject_id));
create policy by_the_writer on legal.permission_request as restrictive
  for update to alongside_justice
  using (true) with check (answered_by = (select access.actor()));
create policy not_expunged on legal.permission_request as restrictive
  for select to alongside_justice
  using (exists (select 1 from legal.restriction r where r.id = permission_request.restriction_id));
create policy not_expunged_update on legal.permission_request as restrictive
  for update to alongside_justice
  using (exists (select 1 from legal.restriction r where r.id = permission_request.restriction_id));

create trigger a_sight before insert on legal.permission_request
  for each row execute function legal.check_sight('restriction', 'restriction_id');

create function legal.check_permission() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  now_ record;
begin
  select * into now_ from legal.restrictions_now(array[new.subject_id]) n
    where n.restriction_id = new.restriction_id;
  if not found then return new; end if;
  if now_.state = 'ordered' then raise exception 'restriction-not-begun'
    using errcode = 'AL001'; end if;
  if now_.state <> 'active' then raise exception 'restriction-is-over'
    using errcode = 'AL001'; end if;
  if new.answered_on > legal.today() then raise exception 'day-in-the-future'
    using errcode = 'AL001'; end if;
  if tg_op = 'UPDATE' then
    if old.answer is not null then raise exception 'permission-is-answered'
      using errcode = 'AL001'; end if;
    if (new.id, new.restriction_id, new.asked_on, new.purpose, new.from_on, new.to_on,
      new.answer_due_on)
        is distinct from
        (old.id, old.restriction_id, old.asked_on, old.purpose, old.from_on, old.to_on,
          old.answer_due_on) then
      raise exception 'a request is answered, not changed' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.asked_on > legal.today() then raise exception 'day-in-the-future'
    using errcode = 'AL001'; end if;
  if new.asked_on < now_.start_on or new.to_on < new.asked_on then
    raise exception 'outside-the-restriction' using errcode = 'AL001';
  end if;
  if new.from_on > now_.last_day then
    raise exception 'no-permission-needed' using errcode = 'AL001';
  end if;
  select new.asked_on + r.permission_answer_days into new.answer_due_on
    from legal.restriction r where r.id = new.restriction_id;
  return new;
end $$;
create trigger within_the_restriction before insert or update on legal.permission_request
  for each row execute function legal.check_permission();

create trigger revised before update on legal.permission_request
  for each row execute function access.note_revision();

create trigger others_are_told after insert or update of answer on legal.permission_request
  for each row execute function legal.tell_of_permission();
