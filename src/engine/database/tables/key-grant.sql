-- access.key_grant: who reads and writes it, and what it refuses.

create policy machinery on access.key_grant to current_user using (true) with check (true);
