-- Appointments that a person wants company for. That one of them is a court date is what the person
-- said; nothing here is taken from the justice side or compared with it.
-- Side of the wall: care alone, by assignment. Locks: creates only.

create table care.appointment (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('court-date', 'health', 'school', 'office', 'other')),
  on_day date not null,
  at_hour time,
  with_account uuid not null references access.account (id),
  state text not null default 'planned' check (state in ('planned', 'kept', 'not-kept',
    'cancelled')),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz,
  version integer not null default 1,
  foreign key (case_id, person_id) references care.case_file (id, person_id),
  constraint appointment_ended_whole check ((state = 'planned') = (ended_at is null)
    and (ended_at is null) = (ended_by is null))
);
create index appointment_planned on care.appointment (person_id, on_day) where state = 'planned';
create index appointment_with on care.appointment (with_account, on_day) where state = 'planned';
create index appointment_by_case on care.appointment (case_id, on_day desc);
create index appointment_by_person on care.appointment (person_id);
select access.protect('care.appointment', 'person_id');
