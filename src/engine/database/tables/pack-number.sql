-- programme.pack_number: who reads and writes it, and what it refuses.

create policy machinery on programme.pack_number to current_user using (true) with check (true);
