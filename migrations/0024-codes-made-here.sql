-- The database makes the codes of households, persons and matters: one chosen by the caller would
-- tell whether it is taken by a record that they may not see. Existing codes stay.
-- Side of the wall: care, coordinator and justice, each its own.
-- Locks: the three tables for a moment; no row is rewritten.

alter table people.household alter column code set default people.new_code();
alter table people.person alter column code set default people.new_code();
alter table legal.subject alter column code set default legal.new_code();
