-- link.subject_person: who reads and writes it, and what it refuses.

create policy machinery on link.subject_person to current_user using (true) with check (true);
