-- access.help_request: who reads and writes it, and what it refuses. No login role does either.

create policy machinery on access.help_request to current_user using (true) with check (true);
