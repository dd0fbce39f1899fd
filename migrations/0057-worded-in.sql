-- The words of a goal stay as they were sealed when only its state changes: otherwise a goal that
-- is reached says something else, for whoever cannot read it, and everybody is asked again.
-- Side of the wall: care.
-- Locks: care.goal, for as long as it takes to fill one column of it.

alter table care.goal add column worded_in integer not null default 1;
alter table care.goal disable trigger user;
update care.goal set worded_in = version where version <> 1;
alter table care.goal enable trigger user;
