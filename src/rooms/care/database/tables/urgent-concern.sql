-- care.urgent_concern: who reads and writes it, and what it refuses. Triggers make the rows, one
-- function settles them, and no login role writes here.

grant select on care.urgent_concern to alongside_care;

create policy machinery on care.urgent_concern to current_user using (true) with check (true);
create policy assigned_read on care.urgent_concern for select to alongside_care
  using ((select people.holds_files()) and exists (select 1 from access.reach r
    where r.account_id = (select access.actor()) and r.person_id = urgent_concern.person_id
      and r.level = 'assigned'));

create trigger not_into_merged_file after insert on care.urgent_concern
  for each row execute function people.refuse_into_merged_file();

create trigger revised before update on care.urgent_concern
  for each row execute function access.note_revision();

create trigger sealed_with_present_key after insert or update of text on care.urgent_concern
  for each row execute function people.refuse_old_key();

create trigger others_are_told after insert or update of outcome on care.urgent_concern
  for each row execute function care.tell_of_concern();
