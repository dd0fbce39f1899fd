-- What somebody put off themselves, for their Today: found by whoever said so and not through each
-- of their persons, who can be thousands.
-- Side of the wall: care alone, by assignment.
-- Locks: care.put_off against writing, while the index is made.

create index put_off_by_whom on care.put_off (put_off_by, until_on);
