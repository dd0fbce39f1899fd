-- programme.ending: who reads and writes it, and what it refuses. No login role does either.

create policy machinery on programme.ending to current_user using (true) with check (true);

comment on table programme.ending is
  'What ended for good: an older backup, once restored, must not bring it back.';

comment on column programme.ending.number is
  'Its line in the ledger outside the database; null until it is handed out.';
