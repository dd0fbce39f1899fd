-- legal.sentence: who reads and writes it, and what it refuses.

grant select on legal.sentence to alongside_justice;
grant insert (id, subject_id, proceeding_id, months, is_life, conditional_months, article,
  order_number, decided_on, cumulation_ground, recorded_by) on legal.sentence to alongside_justice;

create policy machinery on legal.sentence to current_user using (true) with check (true);
create policy with_proceeding on legal.sentence for select to alongside_justice
  using (exists (select 1 from legal.proceeding p where p.id = sentence.proceeding_id));
create policy with_proceeding_insert on legal.sentence for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.proceeding p
    where p.id = sentence.proceeding_id));

create trigger a_sight before insert on legal.sentence
  for each row execute function legal.check_sight('proceeding', 'proceeding_id');

create function legal.check_sentence() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p legal.proceeding;
  greatest_penalty numeric;
begin
  select * into p from legal.proceeding where id = new.proceeding_id;
  if p.state not in ('convicted', 'appeal', 'final', 'serving', 'conditional')
     or legal.last_outcome(p.id) is distinct from 'convicted' then
    perform legal.refuse('sentence-needs-a-conviction');
  end if;
  if new.decided_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  greatest_penalty := law.months(law.offence(p.edition_id, p.offence_code, p.offence_from) ->
    'penalty', 'monthsMax');
  -- If the maximum penalty is unknown, no sentence counts as within it.
  if new.cumulation_ground is null and (greatest_penalty is null
      or coalesce(new.months, 'Infinity'::numeric) > greatest_penalty) then
    perform legal.refuse('cumulation-ground-needed');
  end if;
  return new;
end $$;
create trigger sentence before insert on legal.sentence
  for each row execute function legal.check_sentence();

create trigger revised before update on legal.sentence
  for each row execute function access.note_revision();
