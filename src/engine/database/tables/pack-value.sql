-- programme.pack_value: who reads and writes it, and what it refuses.

create policy machinery on programme.pack_value to current_user using (true) with check (true);
