-- care.review: who reads and holds it, and what it refuses. Triggers plan it, by the country pack.

grant select on care.review to alongside_care;
grant update (held_on, decision, person_rating, person_unrated, attainment, held_by, held_at,
  version) on care.review to alongside_care;

create policy machinery on care.review to current_user using (true) with check (true);
create policy assigned_read on care.review for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = review.person_id
      and r.level = 'assigned'));
create policy assigned_update on care.review for update to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = review.person_id
      and r.level = 'assigned'))
  with check (held_by = (select access.actor()) and held_at = now());
create policy not_in_merged_file on care.review as restrictive for update to alongside_care
  using (not exists (select 1 from people.person p where p.id = person_id
    and p.merged_into is not null));

create trigger not_into_merged_file after insert on care.review
  for each row execute function people.refuse_into_merged_file();

create trigger review_held_once before update on care.review
  for each row execute function care.check_review();
create trigger review_has_next after update of held_on on care.review for each row
  when (old.held_on is null and new.held_on is not null)
  execute function care.plan_next_review();

create trigger revised before update on care.review
  for each row execute function access.note_revision();
