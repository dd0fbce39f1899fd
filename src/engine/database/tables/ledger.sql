-- programme.ledger: who reads and writes it, and what it refuses.

create policy machinery on programme.ledger to current_user using (true) with check (true);

comment on column programme.ledger.number is
  'The last line handed out; a ledger that is shorter lost lines. Null: there is no ledger yet.';
