-- A question to a person may stay without an answer, and why is an answer of its own: not asked,
-- does not know, would rather not say, not safe to ask now. Nothing a person gets depends on it.
-- Side of the wall: care.
-- Locks: people.person, people.contact and guardianship.kin_contact, until the end, while the
--   checks read them once; no row is rewritten. What was left empty before stays without a reason.

alter table people.person
  add column citizenship_unanswered text constraint person_citizenship_unanswered_check
    check (citizenship_unanswered in ('not-asked', 'does-not-know', 'would-rather-not-say',
      'not-safe-to-ask')),
  add constraint person_citizenship_or_why check (num_nonnulls(citizenship,
    citizenship_unanswered) <= 1);

alter table people.contact
  alter column value drop not null,
  add column value_unanswered text constraint contact_value_unanswered_check
    check (value_unanswered in ('not-asked', 'does-not-know', 'would-rather-not-say',
      'not-safe-to-ask')),
  add constraint contact_value_or_why check (num_nonnulls(value, value_unanswered) = 1);

alter table guardianship.kin_contact
  alter column answer drop not null,
  add column answer_unanswered text constraint kin_contact_answer_unanswered_check
    check (answer_unanswered in ('not-asked', 'does-not-know', 'would-rather-not-say',
      'not-safe-to-ask')),
  add constraint kin_contact_answer_or_why check (num_nonnulls(answer, answer_unanswered) = 1),
  alter column reason drop not null,
  add column reason_unanswered text constraint kin_contact_reason_unanswered_check
    check (reason_unanswered in ('not-asked', 'does-not-know', 'would-rather-not-say',
      'not-safe-to-ask')),
  add constraint kin_contact_reason_or_why check (num_nonnulls(reason, reason_unanswered) = 1);
