-- care.merged_case: who reads and writes it, and what it refuses.

create policy machinery on care.merged_case to current_user using (true) with check (true);
