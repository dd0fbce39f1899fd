-- access.recovery_code: each works once in place of a one-time code. Only hashes are stored.

create policy machinery on access.recovery_code to current_user using (true) with check (true);
