-- A visit says whether the person was asked about their safety alone. Where others were listening,
-- there is no answer, and the person is asked again within the pack's days.
-- Side of the wall: care alone, by assignment.
-- Locks: care.visit and care.case_file for their new columns and constraints; reads visits once.

alter table care.visit
  add column safety_asked text check (safety_asked in ('alone', 'not-alone', 'not-able')),
  drop constraint visit_safety_concern_check,
  add constraint visit_safety_concern_check check (safety_concern in ('none', 'needs-attention',
    'urgent', 'not-answered')),
  -- Nothing is written about visits of before: nobody asked then.
  add constraint visit_safety_said_alone check (
    (safety_asked is null and safety_concern <> 'not-answered')
    or (safety_asked = 'not-alone' and safety_concern <> 'none')
    or (safety_asked <> 'not-alone' and safety_concern <> 'not-answered'));

alter table care.case_file add column ask_alone_by date;
create index case_file_ask_alone on care.case_file (person_id) where ask_alone_by is not null;
