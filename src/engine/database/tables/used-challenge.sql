-- access.used_challenge: challenges that a passkey has answered, so that an answer works once.

create policy machinery on access.used_challenge to current_user using (true) with check (true);
