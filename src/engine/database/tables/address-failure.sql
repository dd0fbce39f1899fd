-- access.address_failure: who reads and writes it, and what it refuses.

create policy machinery on access.address_failure to current_user using (true) with check (true);
