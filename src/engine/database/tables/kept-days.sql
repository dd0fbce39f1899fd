-- programme.kept_days: who reads and writes it, and what it refuses.

create policy machinery on programme.kept_days to current_user using (true) with check (true);
