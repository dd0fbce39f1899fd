-- legal.restriction: who reads and writes it, and what it refuses.

grant select on legal.restriction to alongside_justice;
grant insert (id, subject_id, proceeding_id, kind, court,
  order_number, scope, start_on, end_on, recorded_by, edition_id, grounds_role, grounds_stay,
    appeal_terms, permission_answer_days) on legal.restriction to alongside_justice;

create policy machinery on legal.restriction to current_user using (true) with check (true);
create policy with_subject on legal.restriction for select to alongside_justice
  using (exists (select 1 from legal.subject s where s.id = restriction.subject_id));
create policy with_subject_insert on legal.restriction for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.subject s
    where s.id = restriction.subject_id));
create policy probation_read on legal.restriction for select to alongside_justice
  using ((select access.role()) = 'probation-officer' and exists (select 1 from legal.reach r
    where r.account_id = (select access.actor()) and r.subject_id = restriction.subject_id));
create policy probation_insert on legal.restriction for insert to alongside_justice
  with check ((select access.role()) = 'probation-officer' and recorded_by = (select access.actor())
    and exists (select 1 from legal.reach r where r.account_id = (select access.actor())
      and r.subject_id = restriction.subject_id));
create policy not_expunged on legal.restriction as restrictive for select to alongside_justice
  using (proceeding_id is null or legal.proceeding_stands(proceeding_id, subject_id));
create policy in_what_stands on legal.restriction as restrictive for insert to alongside_justice
  with check (proceeding_id is null or legal.proceeding_stands(proceeding_id, subject_id));

create trigger never_changes before update on legal.restriction
  for each row execute function legal.refuse_change();

-- The registering court of the matter, for the count of what is late there. Asked with the owner's
-- rights: a probation officer reads no row of the subject, and chooses none here either.
create function legal.name_court() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select s.organisation_id into new.organisation_id from legal.subject s
    where s.id = new.subject_id;
  return new;
end $$;
create trigger of_its_court before insert on legal.restriction
  for each row execute function legal.name_court();

-- A restriction of at most three months from 5 January must end on 4 April or earlier.
create function legal.check_restriction() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  months_max integer;
begin
  if not exists (select 1 from law.edition e where e.id = new.edition_id
    and e.confirmed_at is not null) then
    raise exception 'kind-without-limit' using errcode = 'AL001';
  end if;
  months_max := legal.restriction_months_max(new.edition_id, new.kind);
  if months_max is null then raise exception 'kind-without-limit' using errcode = 'AL001'; end if;
  if new.end_on >= (new.start_on + make_interval(months => months_max))::date then
    raise exception 'beyond-the-legal-maximum' using errcode = 'AL001';
  end if;
  return new;
end $$;
create trigger within_the_law before insert on legal.restriction
  for each row execute function legal.check_restriction();

comment on column legal.restriction.edition_id is
  'The law in force when it was ordered. It may last no longer than that law allows, nor longer '
  'than the law in force when it is entered.';
