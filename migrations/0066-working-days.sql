-- Time limits of the country pack may be given in working days. Until now all of them were in days.
-- Side of the wall: none, machinery. Locks: programme.pack_number, for a moment. The next start
-- writes the days off of the pack as one of its numbers.

alter table programme.pack_number
  add column counted_in text not null default 'days'
    check (counted_in in ('days', 'working-days'));
