-- Consent ends when it is taken back: an answer has an end and says why, names the statement that
-- was read aloud before it, and for a child both the child's assent and the adult's consent.
-- Side of the wall: care and programme (people), programme settings for every side.
-- Locks: people.consent, care.action and programme.setting, until the end; rows of people.consent
--   that hold a yes are rewritten once.

-- What a worker must report and to whom, as it was read aloud. A text never changes: a new text is
-- a new version, and each answer names the one that was read.
create table people.duty_statement (
  version text primary key check (version ~ '^[a-z0-9][a-z0-9.-]{0,39}$'),
  texts jsonb not null check (texts ? 'en' and texts ? 'ru'),
  source text not null,
  status text not null,
  made_at timestamptz not null default now()
);
select access.protect('people.duty_statement', null);

-- Numbers of the country pack that decide whether an answer still holds. The server writes them at
-- each start, so that no caller can choose them.
alter table programme.setting
  add column consent_own_age_years integer not null default 18
    check (consent_own_age_years between 1 and 30),
  add column consent_birthday_days integer not null default 30
    check (consent_birthday_days between 1 and 3650),
  add column consent_basis_days integer not null default 7
    check (consent_basis_days between 1 and 3650);

alter table people.consent rename column withdrawn_at to ended_at;
alter table people.consent
  add column ended_why text check (ended_why in
    ('replaced', 'withdrawn', 'refused', 'came-of-age', 'not-alone')),
  add column ended_by uuid,
  add column alone boolean,
  add column duty_version text references people.duty_statement (version),
  add column duty_read_on date,
  add column assent text check (assent in ('given', 'refused', 'not-able-yet')),
  add column adult_answer text check (adult_answer in ('given', 'refused')),
  add column adult_on date,
  add column adult_person_id uuid references people.person (id),
  add column adult_name bytea,
  add column adult_relation text check (adult_relation in
    ('mother', 'father', 'grandparent', 'aunt-or-uncle', 'sibling', 'guardian', 'other')),
  add column decided_by uuid,
  add column authority bytea,
  add column reason bytea,
  add column ask_again_by date;

-- What was recorded before must not end all help overnight, and was given without the statement: it
-- goes on for ninety days, in which each person is asked again.
update people.consent set ended_why = 'withdrawn' where ended_at is not null;
update people.consent set ask_again_by = current_date + 90 where ground <> 'refused';
update people.consent set decided_by = recorded_by
  where ground in ('vital-interest', 'best-interests', 'law');

-- One answer for each purpose and recipient. Whatever was agreed before a withdrawal was taken back
-- with it; of several answers the one recorded last counts; and a no to everybody also ends what
-- had been agreed with one organisation before.
update people.consent earlier set ended_at = back.ended_at, ended_why = 'withdrawn'
  from people.consent back
  where earlier.ended_at is null and earlier.ground <> 'refused' and back.ended_why = 'withdrawn'
    and back.person_id = earlier.person_id and back.purpose = earlier.purpose
    and back.organisation_id is not distinct from earlier.organisation_id
    and earlier.recorded_at <= back.ended_at;
update people.consent earlier set ended_at = next.at, ended_why = next.why, ended_by = next.by
  from (select s.id, lead(s.recorded_at) over later as at, lead(s.recorded_by) over later as by,
      case lead(s.ground) over later when 'refused' then 'refused' else 'replaced' end as why
    from people.consent s where s.ended_at is null
    window later as (partition by s.person_id, s.purpose, s.organisation_id
      order by s.recorded_at, s.id)) next
  where next.id = earlier.id and next.at is not null;
update people.consent earlier set ended_at = no.recorded_at, ended_why = 'refused',
    ended_by = no.recorded_by
  from people.consent no
  where earlier.ended_at is null and earlier.ground <> 'refused'
    and earlier.organisation_id is not null and no.ground = 'refused'
    and no.organisation_id is null and no.ended_at is null and no.person_id = earlier.person_id
    and no.purpose = earlier.purpose and no.recorded_at > earlier.recorded_at;

alter table people.consent
  add constraint consent_end_says_why check ((ended_at is null) = (ended_why is null)),
  add constraint consent_duty_was_read check (ground not in ('consent', 'assent-and-guardian')
    or ask_again_by is not null
    or (duty_version is not null and duty_read_on is not null and duty_read_on <= told_on)),
  add constraint consent_asked_alone check (ground not in ('consent', 'assent-and-guardian')
    or ask_again_by is not null or (alone is not null and (alone or ended_at is not null))),
  add constraint consent_of_child check (case when ground <> 'assent-and-guardian'
      then num_nonnulls(assent, adult_answer, adult_on, adult_person_id, adult_name,
        adult_relation) = 0
    else ask_again_by is not null or (num_nulls(assent, adult_answer, adult_on) = 0
      and num_nonnulls(adult_person_id, adult_name) = 1
      and (adult_name is null) = (adult_relation is null)
      and adult_person_id is distinct from person_id) end),
  add constraint consent_says_who_decided check (case
    when ground not in ('vital-interest', 'best-interests', 'law')
      then num_nonnulls(decided_by, authority, reason) = 0
    else ask_again_by is not null or (num_nonnulls(decided_by, authority) = 1
      and reason is not null) end);

drop index people.consent_ending;
create index consent_ending on people.consent (person_id, until_on)
  where ended_at is null and ground <> 'refused';
create unique index consent_in_force on people.consent (person_id, purpose, organisation_id)
  nulls not distinct where ended_at is null;
create index consent_ask_again on people.consent (person_id, ask_again_by)
  where ended_at is null and ask_again_by is not null;

-- On what an action rested before: what happened stays.
alter table care.action add column earlier_bases jsonb not null default '[]';
create index action_by_consent on care.action (consent_id)
  where state = 'open' and consent_id is not null;

-- A later yes took the place of the earlier one, so that open actions rest on it; not across a no.
update care.action t set consent_id = now.id, ground = now.ground
  from people.consent was join people.consent now on now.person_id = was.person_id
    and now.purpose = was.purpose and now.ended_at is null
    and now.organisation_id is not distinct from was.organisation_id
    and now.ground in ('consent', 'assent-and-guardian')
  where t.consent_id = was.id and was.ended_why = 'replaced' and t.state = 'open'
    and not exists (select 1 from people.consent no where no.person_id = was.person_id
      and no.purpose = was.purpose and no.recorded_at > was.recorded_at
      and no.organisation_id is not distinct from was.organisation_id
      and (no.ground = 'refused' or no.ended_why in ('withdrawn', 'refused')));
