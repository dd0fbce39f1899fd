-- Search keys of version 3: letters that look alike are one letter, and words such as "unknown" are
-- no name. Rows with older keys get new ones right after the migrations (after-migrations.ts).
-- Side of the wall: care (persons) and programme (entries). Locks: both tables, for a moment.

alter table people.search_entry alter column keys_version set default 3;
alter table operations.entry_name_key alter column keys_version set default 3;
