-- A guardian has an order, or a named ground that ends by a day.
-- Side of the wall: care alone.
-- Locks: guardianship.cover while guardians that are already recorded get their ground.

alter table guardianship.cover
  add column order_details bytea,
  add column order_on date,
  add column ground text check (ground in ('emergency-placement', 'order-applied-for',
    'entrusted-by-parent', 'recorded-earlier')),
  add column ground_reason bytea;

-- Recorded before an order was asked for: the file says that it is missing.
update guardianship.cover set ground = 'recorded-earlier' where kind = 'guardian';

alter table guardianship.cover
  add constraint cover_order_whole check ((order_details is null) = (order_on is null)),
  add constraint cover_ground_has_reason check (
    (ground_reason is not null) = (ground is not null and ground <> 'recorded-earlier')),
  add constraint cover_guardian_by_right check (kind <> 'guardian'
    or (order_on is not null) <> (ground is not null)),
  -- The pack sets the days; this is the most that any pack may allow.
  add constraint cover_ground_ends check (ground is null or ground = 'recorded-earlier'
    or (until_on is not null and until_on <= from_on + 183));
