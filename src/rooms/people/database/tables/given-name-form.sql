-- people.given_name_form: who reads and writes it, and what it refuses.

grant select on people.given_name_form to alongside_programme;

create policy machinery on people.given_name_form to current_user using (true) with check (true);
create policy keepers_read on people.given_name_form for select to alongside_programme
  using ((select people.keeps_given_names()));

create trigger revised before update on people.given_name_form
  for each row execute function access.note_revision();

comment on column people.given_name_form.source is
  'Where it comes from: a book, a register, a speaker. No person''s name.';

create trigger others_are_told after insert on people.given_name_form
  for each row execute function people.tell_of_given_name();
