-- Why a person did not rate the help at a review. It says nothing about the person, and nothing is
-- decided by it. Before this, no rating meant any of the reasons; it stays that way for old rows.
-- Side of the wall: care.
-- Locks: care.review, read once.

alter table care.review
  add column person_unrated text,
  add constraint review_unrated_reason check (person_unrated in ('not-asked', 'does-not-know',
    'would-rather-not-say', 'not-safe-to-ask')),
  add constraint review_rated_or_not check (person_rating is null or person_unrated is null);
