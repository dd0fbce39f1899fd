-- A file shows what was disclosed about its person, for as long as the file exists.
-- Side of the wall: between the two; only functions of `disclosure` read the link.
-- Locks: link.disclosure_about while the index is built.

create index disclosure_about_person on link.disclosure_about (person_id);
