-- legal.subject: who reads and writes it, and what it refuses.

grant select on legal.subject to alongside_justice;
grant insert (id, birth_from, birth_to, birth_precision, birth_disputed, counsel,
  organisation_id, registered_by, registered_on) on legal.subject to alongside_justice;
grant update (is_victim) on legal.subject to alongside_justice;

create policy machinery on legal.subject to current_user using (true) with check (true);
create policy assigned_read on legal.subject for select to alongside_justice
  using ((select access.role()) = 'prosecutor'
    and (hidden_from is null or hidden_from > (select legal.today()))
    and exists (select 1 from legal.reach r where r.account_id = (select access.actor())
      and r.subject_id = subject.id));
create policy registrar_read on legal.subject for select to alongside_justice
  using ((select legal.registers())
    and organisation_id = (select access.organisation())
    and (hidden_from is null or hidden_from > (select legal.today())));
create policy registrar_insert on legal.subject for insert to alongside_justice
  with check ((select legal.registers()) and organisation_id = (select access.organisation())
    and registered_by = (select access.actor()));
-- Repeats the conditions for reading: an update that reads no column is not checked against the
-- read policies.
create policy victim_update on legal.subject for update to alongside_justice
  using ((hidden_from is null or hidden_from > (select legal.today()))
    and (((select legal.registers()) and organisation_id = (select access.organisation()))
      or ((select access.role()) = 'prosecutor' and exists (select 1 from legal.reach r
        where r.account_id = (select access.actor()) and r.subject_id = subject.id))));

create function legal.note_doubt() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.dispute_unnamed := new.birth_disputed;
  return new;
end $$;
create trigger doubt_noted before insert on legal.subject
  for each row execute function legal.note_doubt();

create function legal.check_subject() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.is_victim and not new.is_victim then perform legal.refuse('victim-first'); end if;
  return new;
end $$;
create trigger victim_first before update on legal.subject
  for each row execute function legal.check_subject();

create function legal.after_subject() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (new.birth_to, new.dispute_unnamed) is distinct from (old.birth_to, old.dispute_unnamed) then
    perform legal.refresh_subject(new.id);
  end if;
  if new.hidden_from is distinct from old.hidden_from then
    update legal.reach set hidden_from = new.hidden_from where subject_id = new.id;
  end if;
  return null;
end $$;
create trigger subject_changed after update on legal.subject
  for each row execute function legal.after_subject();

create trigger revised before update on legal.subject
  for each row execute function access.note_revision();

comment on column legal.subject.organisation_id is
  'The court whose registrar entered the subject; its registrars keep reaching the matter.';
comment on column legal.subject.is_victim is
  'Treated first as a victim. Set for anyone who may have been under 18 at an act; never unset.';
comment on column legal.subject.dispute_unnamed is
  'The birth was in doubt from the start, and no one can say by how much. It counts as unknown '
  'until a court settles it.';
comment on column legal.subject.hidden_from is
  'From this day no login role sees the matter or anything in it. Kept by legal.refresh_subject().';

create trigger ending_is_noted after update of expunged_at on legal.subject for each row
  when (new.expunged_at is not null and old.expunged_at is null)
  execute function programme.note_row_ended('expunged');
