-- When a staged list is thrown away is no caller's choice: one day after it came.
-- Side of the wall: programme.
-- Locks: operations.list for a moment.

alter table operations.list alter column discarded_after set default now() + interval '1 day';
