-- Who reaches a person with the file is answered from an index alone.
-- Side of the wall: care alone.
-- Locks: access.reach against writing while its index is built.

create index reach_assigned on access.reach (account_id, person_id) where level = 'assigned';
