-- access.question: who reads and writes it, and what it refuses.

create policy machinery on access.question to current_user using (true) with check (true);
