-- people.duty_statement: who reads it, and what it refuses. Public texts; only the owner adds one.

grant select on people.duty_statement to alongside_care, alongside_programme;

create policy machinery on people.duty_statement to current_user using (true) with check (true);
create policy everyone_reads on people.duty_statement for select to alongside_care,
  alongside_programme using ((select access.acts()));

create trigger revised before update on people.duty_statement
  for each row execute function access.note_revision();
