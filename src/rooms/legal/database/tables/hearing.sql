-- legal.hearing: who reads and writes it, and what it refuses.

grant select on legal.hearing to alongside_justice;
grant insert (id, subject_id, proceeding_id, held_on, held_at, room, judge, place_kind, outcome,
  note, recorded_by) on legal.hearing to alongside_justice;
grant update (held_on, held_at, room, judge, outcome, note, version) on legal.hearing to
  alongside_justice;

create policy machinery on legal.hearing to current_user using (true) with check (true);
create policy with_subject on legal.hearing for select to alongside_justice
  using (exists (select 1 from legal.proceeding p where p.id = hearing.proceeding_id));
create policy with_subject_insert on legal.hearing for insert to alongside_justice
  with check (recorded_by = (select access.actor())
    and exists (select 1 from legal.proceeding p where p.id = hearing.proceeding_id));
create policy with_subject_update on legal.hearing for update to alongside_justice
  using (exists (select 1 from legal.proceeding p where p.id = hearing.proceeding_id));

create trigger revised before update on legal.hearing
  for each row execute function access.note_revision();
