-- link.disclosure_about: who reads and writes it, and what it refuses.

create policy machinery on link.disclosure_about to current_user using (true) with check (true);
