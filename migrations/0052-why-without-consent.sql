-- An action that rests on no consent says who decided so, why, and until when. Care side. Locks
-- care.action until the end; open rows that name such a ground are rewritten once.

alter table care.action
  add column ground_reason bytea,
  add column ground_until date,
  add column ground_decided_by uuid;

-- What was decided before goes on for ninety days, in which somebody decides anew and says why. An
-- action that is over keeps the day on which it ended.
update care.action set ground_decided_by = made_by, ground_until = case state
    when 'open' then current_date + 90
    else greatest(made_at::date, coalesce(done_on, finished_at::date, due_on)) end
  where ground in ('vital-interest', 'best-interests', 'law');

alter table care.action add constraint action_ground_has_a_last_day check (case
  when ground in ('vital-interest', 'best-interests', 'law') then ground_until is not null
  else num_nonnulls(ground_reason, ground_until, ground_decided_by) = 0 end);
create index action_ground_ends on care.action (person_id, ground_until)
  where state = 'open' and consent_id is null;
