-- access.session: who reads and writes it, and what it refuses.

create policy machinery on access.session to current_user using (true) with check (true);

comment on column access.session.confirmed_at is
  'When the person last proved again who they are in this session; valid for five minutes.';
