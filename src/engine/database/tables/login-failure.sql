-- access.login_failure: who reads and writes it, and what it refuses.

create policy machinery on access.login_failure to current_user using (true) with check (true);

comment on column access.login_failure.login_hash is
  'Keyed hash of a login as typed, whether or not it exists; the key is not in the database.';
