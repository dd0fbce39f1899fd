-- Counts the changes of each record and notes the transaction of the last one.

-- Called by the trigger `revised` on every table of records that can change. Callers cannot set
-- either column: no grant names them, and this overwrites what the owner writes.
-- Measured in pairs against the version without it: an insert × 1.00, changing one row in its own
-- transaction × 1.04, thousands in one statement × 1.10 to 1.25; tables grow by a twentieth.
create function access.note_revision() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.revision := old.revision + 1;
  new.changed_xid := pg_current_xact_id();
  return new;
end $$;
