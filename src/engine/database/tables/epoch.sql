-- programme.epoch: who reads and writes it, and what it refuses.

create policy machinery on programme.epoch to current_user using (true) with check (true);

comment on column programme.epoch.number is
  'One higher than the backup''s after each restore; copies from another epoch are fetched again.';
