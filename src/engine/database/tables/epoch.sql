-- programme.epoch: who reads and writes it, and what it refuses.

create policy machinery on programme.epoch to current_user using (true) with check (true);

comment on column programme.epoch.number is
  'One more than that of the backup after each restore; a copy of another epoch is taken anew.';
