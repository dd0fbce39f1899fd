-- Reasons and kinds that are chosen from a list are stored in clear, because they are counted. Over
-- SQL a caller could write any text there, even about a person; now only what looks like a code.
-- Care, justice and what crosses. Locks: each table while its rows are read once.

alter table care.assignment add constraint assignment_end_reason_check
  check (end_reason ~ '^[a-z]+(-[a-z0-9]+)*$' and length(end_reason) <= 60);
alter table care.case_transition add constraint case_transition_reason_check
  check (reason ~ '^[a-z]+(-[a-z0-9]+)*$' and length(reason) <= 60);
alter table care.action add constraint action_service_check
  check (service ~ '^[a-z]+(-[a-z0-9]+)*$' and length(service) <= 60);
alter table care.goal add constraint goal_strength_check
  check (strength ~ '^[a-z]+(-[a-z0-9]+)*$' and length(strength) <= 60);
alter table care.legal_aid_offer add constraint legal_aid_offer_told_in_check
  check (told_in ~ '^[a-z]+(-[a-z0-9]+)*$' and length(told_in) <= 60);
alter table disclosure.step add constraint step_reason_check
  check (reason ~ '^[a-z]+(-[a-z0-9]+)*$' and length(reason) <= 60);
alter table guardianship.cover add constraint cover_end_reason_check
  check (end_reason ~ '^[a-z]+(-[a-z0-9]+)*$' and length(end_reason) <= 60);
