-- legal.detention_review: who reads and writes it, and what it refuses.

grant select on legal.detention_review to alongside_justice;
grant insert (id, subject_id, detention_id, reviewed_on, outcome, next_review_on,
  order_number, recorded_by) on legal.detention_review to alongside_justice;

create policy machinery on legal.detention_review to current_user using (true) with check (true);
create policy with_detention on legal.detention_review for select to alongside_justice
  using (exists (select 1 from legal.detention d where d.id = detention_review.detention_id));
create policy with_detention_insert on legal.detention_review for insert to alongside_justice
  with check (recorded_by = (select access.actor())
    and exists (select 1 from legal.detention d where d.id = detention_review.detention_id));

create trigger a_sight before insert on legal.detention_review for each row
  execute function legal.check_sight('detention', 'detention_id');

create function legal.check_review() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d legal.detention;
begin
  select * into d from legal.detention where id = new.detention_id and subject_id = new.subject_id
    for no key update;
  if d.id is null or d.ended_on is not null then perform legal.refuse('detention-is-over'); end if;
  if new.reviewed_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  if new.reviewed_on < d.started_on then perform legal.refuse('before-the-last-state'); end if;
  new.recorded_at := clock_timestamp();
  return new;
end $$;
create trigger review before insert on legal.detention_review
  for each row execute function legal.check_review();

create function legal.after_review() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.outcome = 'continued' then
    update legal.detention set next_review_on = new.next_review_on where id = new.detention_id;
  else
    update legal.detention set ended_on = new.reviewed_on where id = new.detention_id;
  end if;
  return null;
end $$;
create trigger review_recorded after insert on legal.detention_review
  for each row execute function legal.after_review();

create trigger revised before update on legal.detention_review
  for each row execute function access.note_revision();
