-- What was said before somebody took over: needs and languages named in the offer of a family, and
-- the answer about legal aid. Each waits for the lead of the case until it was answered.
-- A goal may start from no strength: nobody has to claim one for the person. And colleagues of the
-- same person can call each other; a relative who was asked has a name and a way to be reached.
-- Side of the wall: care alone, by assignment; the phone at work of one's own account.
-- Locks: creates only, and for a moment the three tables it alters; reads accepted offers and
-- answers about legal aid once.

alter table care.goal alter column strength drop not null;
alter table access.account add work_phone text
  constraint account_work_phone_check check (length(work_phone) between 3 and 40);
alter table guardianship.kin_contact add name bytea, add reach bytea;

create table care.told (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('need', 'health', 'language', 'legal-aid')),
  code text not null check (code ~ '^[a-z]+(-[a-z0-9]+)*$' and length(code) <= 60),
  source text not null check (source in ('offer', 'legal-aid-offer')),
  source_id uuid not null,
  said_at timestamptz not null,
  said_by uuid not null,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'met', 'being-met',
    'not-needed-any-more', 'person-declined', 'asked-again')),
  answered_at timestamptz,
  answered_by uuid,
  version integer not null default 1,
  foreign key (case_id, person_id) references care.case_file (id, person_id),
  constraint told_answered_whole check ((state = 'open') = (answered_at is null)
    and (state = 'open') = (answered_by is null))
);
create unique index told_once on care.told (source_id, person_id, kind, code);
create index told_open on care.told (person_id, due_at) where state = 'open';
create index told_by_case on care.told (case_id, said_at desc);

-- Of open cases, what nobody has planned for yet: their days count from now. Whoever answered
-- "later" is asked again in any case, because nothing reminded anybody of it.
insert into care.told (case_id, person_id, kind, code, source, source_id, said_at, said_by, due_at)
  select c.id, c.person_id, said.kind, said.code, 'offer', f.id, f.offered_at, f.offered_by,
    now() + interval '3 days'
  from care.case_file c
  join people.person p on p.id = c.person_id and p.merged_into is null
  cross join lateral (select o.* from care.offer o where o.household_id = p.household_id
    and o.state = 'accepted' and o.organisation_id = c.organisation_id
    order by o.decided_at desc limit 1) f
  cross join lateral (select case when need in ('medical', 'medicine', 'disability-support',
      'pregnancy-or-infant') then 'health' else 'need' end as kind, need as code
      from unnest(f.urgent_needs) need
    union all select 'language', spoken from unnest(f.languages) spoken) said
  where c.state in ('identified', 'registered', 'assessment', 'plan-draft')
    and (said.code <> 'unaccompanied-minor' or p.birth_to is null
      or p.birth_to > current_date - interval '18 years');
insert into care.told (case_id, person_id, kind, code, source, source_id, said_at, said_by, due_at)
  select c.id, c.person_id, 'legal-aid', l.answer, 'legal-aid-offer', l.id, l.made_at, l.made_by,
    now() + interval '14 days'
  from care.case_file c
  join people.person p on p.id = c.person_id and p.merged_into is null
  cross join lateral (select o.* from care.legal_aid_offer o where o.case_id = c.id
    order by o.made_at desc, o.id desc limit 1) l
  where c.state not in ('closed', 'transferred') and (l.answer = 'later' or (l.answer = 'accepted'
    and c.state in ('identified', 'registered', 'assessment', 'plan-draft')));
select access.protect('care.told', 'person_id');
