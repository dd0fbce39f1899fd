-- notices.look: no login role has it; two functions (looking.sql) read and write one's own row.

create policy machinery on notices.look to current_user using (true) with check (true);

create trigger revised before update on notices.look
  for each row execute function access.note_revision();
