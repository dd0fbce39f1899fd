-- access.command: who reads and writes it, and what it refuses.

grant select on access.command to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;
grant insert (id, account_id, endpoint, body_hash) on access.command to alongside_justice,
  alongside_care, alongside_programme, alongside_oversight;
grant update (response) on access.command to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;

create policy machinery on access.command to current_user using (true) with check (true);
create policy own_commands on access.command for select to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight
  using ((select access.acts()) and account_id = (select access.actor()));
create policy own_commands_answer on access.command for update to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight
  using ((select access.acts()) and account_id = (select access.actor()) and response is null)
    with check ((select access.acts()) and account_id = (select access.actor()));
create policy own_commands_new on access.command for insert to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight
  with check ((select access.acts()) and account_id = (select access.actor()));
