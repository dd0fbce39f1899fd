-- What happens to two cases when their files turn out to be one person's.

-- The kept case takes the higher priority of the two. If the safety clock of the merged case is
-- still running, it goes on in the kept case, unless the kept case shows that someone has met the
-- person since it started.
create function care.carry_clock(from_case care.case_file, kept uuid) returns void
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  target care.case_file;
begin
  select * into target from care.case_file where person_id = kept for no key update;
  if not found then return; end if;
  if from_case.contacted_at is null
     and (target.contacted_at is null or target.contacted_at < from_case.clock_from) then
    update care.case_file set version = version + 1, clock_from = least(target.clock_from,
      from_case.clock_from),
        contact_due_at = case when target.contacted_at is null
          then least(target.contact_due_at, from_case.contact_due_at)
            else from_case.contact_due_at end,
        contacted_at = null
      where id = target.id;
  end if;
  if from_case.ask_alone_by is not null then
    update care.case_file set version = version + 1,
        ask_alone_by = least(target.ask_alone_by, from_case.ask_alone_by)
      where id = target.id;
  end if;
  if care.is_more_urgent(from_case.priority, target.priority) then
    update care.case_file set version = version + 1, priority = from_case.priority,
        priority_reason = from_case.priority_reason where id = target.id;
  end if;
end $$;
