-- Where an offer and a search for a guardian stand in a list sorted by urgency. An open offer: by
-- when it was made, because all have the same days to be answered; then those that were decided,
-- latest first. A search: those that nobody has taken before those that somebody has, and of these
-- first the children for whom only the authority answers; each by how long it has waited.
-- Side of the wall: care and programme (offers), care (searches).
-- Locks: rewrites care.offer and guardianship.search once.

alter table care.offer add column urgency text collate "C" not null generated always as (
  case when state = 'open' then '1'
      || lpad(floor(extract(epoch from offered_at at time zone 'UTC'))::bigint::text, 12, '0')
    else '2' || lpad((999999999999 - floor(extract(epoch from decided_at at time zone 'UTC')))
      ::bigint::text, 12, '0') end) stored;
create index offer_by_urgency on care.offer (organisation_id, urgency, id);
create index offer_all_by_urgency on care.offer (urgency, id);

alter table guardianship.search add column urgency text collate "C" not null generated always as (
  case when taken_by is null then '1' when asked_because is null then '2' else '3' end
  || lpad(floor(extract(epoch from opened_at at time zone 'UTC'))::bigint::text, 12, '0')) stored;
create index search_by_urgency on guardianship.search (body_organisation_id, urgency, id)
  where state = 'open';
create index search_by_taker on guardianship.search (taken_by) where state = 'open';
