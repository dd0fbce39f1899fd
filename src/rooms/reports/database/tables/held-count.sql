-- reports.held_count: who reads and writes it, and what it refuses.

create policy machinery on reports.held_count to current_user using (true) with check (true);

comment on table reports.held_count is
  'Neither rounded nor suppressed, so no role may read it. A count moves by 0 or by at least 10.';
