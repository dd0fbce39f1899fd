-- The agenda finds hearings, reviews and appeals by their days, in courts with many matters.
-- Side of the wall: justice alone. Locks: each table while its index is made; they are small.

create index detention_to_review on legal.detention (next_review_on) where ended_on is null;
