-- Actions that rest on a yes to everybody need a new basis once the person wants exactly their
-- provider left out: Today looks for such answers. Care side. Locks people.consent while the index
-- is made.

create index consent_saying_no on people.consent (person_id, purpose)
  where ended_why = 'withdrawn' or (ended_at is null
    and (ground = 'refused' or assent = 'refused' or adult_answer = 'refused'));
