-- Indexes for what waits in a court: hearings and contacts whose day has passed, and proceedings in
-- which nothing has happened for longest.
-- Side of the wall: justice.
-- Locks: legal.hearing, legal.probation_contact and legal.proceeding against writing, for as long
-- as it takes to build an index of each.

create index hearing_planned on legal.hearing (held_on) where outcome = 'planned';
create index contact_planned on legal.probation_contact (on_day) where outcome = 'planned';
create index proceeding_by_state_day on legal.proceeding (state_on);
