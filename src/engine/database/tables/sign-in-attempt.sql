-- access.sign_in_attempt: who reads and writes it, and what it refuses. No login role does either.

create policy machinery on access.sign_in_attempt to current_user using (true) with check (true);

comment on table access.sign_in_attempt is
  'One row while a password is checked; gone with the answer, and a failure if none comes.';
