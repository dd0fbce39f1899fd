-- A plan comes into force by the person's agreement and the supervisor's; an action says what it
-- is.
-- Side of the wall: care, by assignment.
-- Locks: care.plan and care.action, until the end; no row is rewritten.

-- A plan is an agreement: the person's, for a child with the assent and the adult who answers for
-- them, and then the supervisor's. Plans already in force stay; the next change asks for both.
alter table care.plan
  add column agreed_on date,
  add column agreed_how text check (agreed_how in ('spoken', 'written', 'interpreter')),
  add column adult_agreed text
    check (adult_agreed in ('mother', 'father', 'guardian', 'kin', 'guardianship-body')),
  add column agreed_recorded_by uuid references access.account (id),
  add column agreed_recorded_at timestamptz,
  add column approved_by uuid references access.account (id),
  add column approved_at timestamptz,
  add column changed_at timestamptz,
  add constraint plan_agreed_whole check ((agreed_on is null) = (agreed_recorded_at is null)
    and (agreed_on is null) = (agreed_how is null)
    and (agreed_on is null) = (agreed_recorded_by is null)
    and (adult_agreed is null or agreed_on is not null)),
  add constraint plan_approved_whole check ((approved_by is null) = (approved_at is null)
    and (approved_by is null or agreed_on is not null)),
  add constraint plan_approved_by_another check (approved_by <> agreed_recorded_by);
create index plan_to_approve on care.plan (person_id)
  where state <> 'ended' and agreed_recorded_at is not null and approved_at is null;
create index plan_to_agree on care.plan (person_id)
  where state = 'active' and changed_at > coalesce(agreed_recorded_at, '-infinity');

-- What will be done, in plain words. Actions from before show their service.
alter table care.action add column wording bytea;
