-- A hearing has an hour, a room and a judge. Those recorded so far have none.
-- Side of the wall: justice alone. Locks: legal.hearing, for a moment.

alter table legal.hearing
  add column held_at time,
  add column room text check (length(room) between 1 and 60),
  add column judge text check (length(judge) between 1 and 120);
