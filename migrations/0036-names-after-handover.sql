-- Care and programme. Locks the list rows it changes. Names of persons who were accepted, in rows
-- that the acceptance did not reach: from now on the database closes them with it.

update operations.entry_identity i set closed_at = now()
  from operations.entry e, operations.entry r, people.person p
  where e.id = i.entry_id and i.closed_at is null and r.id = e.root_id
    and p.handed_over_at is not null and (p.id = r.person_id or p.id = e.person_id
      or (p.operation_id = r.operation_id and p.code = r.code));
