-- How well pairs were proposed is told by the scripts of the names, after the names are gone too: a pair
-- keeps which scripts it joined (arabic, cyrillic, latin, other; in alphabetical order), and no name.

alter table operations.match_proposal add column scripts text
  check (scripts ~ '^(arabic|cyrillic|latin|other)-(arabic|cyrillic|latin|other)$');
comment on column operations.match_proposal.scripts is
  'Scripts of the two names, in alphabetical order; null for pairs made before or put together by hand.';
