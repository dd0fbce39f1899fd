-- A search for relatives ends when the child has died; until now nothing ended it, and the file was
-- kept for ever. Care side. Locks guardianship.search for a moment: one more outcome is allowed,
-- and no row changes.

alter table guardianship.search drop constraint search_outcome_check,
  add constraint search_outcome_check check (outcome in ('cover-found', 'cover-stays', 'of-age',
    'died', 'opened-wrongly'));
-- What a closing found before: those cases are over, and nobody is sought.
update guardianship.search s set state = 'closed', outcome = 'died',
    closed_at = greatest(s.opened_at, c.closed_at)
  from care.case_file c join care.closing g on g.case_id = c.id and g.state = 'closed'
    and g.reason = 'died'
  where s.state = 'open' and c.person_id = s.person_id and c.state = 'closed';
