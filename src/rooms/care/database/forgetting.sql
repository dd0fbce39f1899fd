-- Erases what may no longer be kept of a record. Generated from the stored fields by
-- tools/check-schema.ts --write; change those, not this file.

-- Erases what was done with persons: their case keeps its code, its state and its years.
-- Answers how many rows of each table.
create function care.forget_persons(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  delete from care.appointment where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.appointment', counted);
  delete from care.assignment where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.assignment', counted);
  delete from care.closing_criterion where closing_id in (select id from care.closing
    where case_id in (select id from care.case_file
    where person_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.closing_criterion', counted);
  delete from care.closing where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.closing', counted);
  delete from care.emergency_told where opening_id in (select id from care.emergency_opening
    where case_id in (select id from care.case_file
    where person_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.emergency_told', counted);
  update care.emergency_opening set
      kind = 'health', reason = null, ended_by = null, review_note = null
    where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.emergency_opening', counted);
  delete from care.erasing_hold where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.erasing_hold', counted);
  delete from care.handing where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.handing', counted);
  delete from care.move where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.move', counted);
  delete from care.action where goal_id in (select id from care.goal
    where plan_id in (select id from care.plan
    where case_id in (select id from care.case_file
    where person_id = any(gone))));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.action', counted);
  delete from care.goal where plan_id in (select id from care.plan
    where case_id in (select id from care.case_file
    where person_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.goal', counted);
  delete from care.review where plan_id in (select id from care.plan
    where case_id in (select id from care.case_file
    where person_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.review', counted);
  delete from care.plan where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.plan', counted);
  delete from care.assessment_addendum where assessment_id in (select id from care.assessment
    where case_id in (select id from care.case_file
    where person_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.assessment_addendum', counted);
  delete from care.assessment_level where assessment_id in (select id from care.assessment
    where case_id in (select id from care.case_file
    where person_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.assessment_level', counted);
  delete from care.assessment where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.assessment', counted);
  delete from care.case_transition where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.case_transition', counted);
  delete from care.contact_attempt where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.contact_attempt', counted);
  delete from care.legal_aid_offer where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.legal_aid_offer', counted);
  delete from care.merged_case where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.merged_case', counted);
  delete from care.put_off where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.put_off', counted);
  delete from care.told where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.told', counted);
  delete from care.urgent_concern where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.urgent_concern', counted);
  delete from care.visit where case_id in (select id from care.case_file
    where person_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.visit', counted);
  update care.case_file set
      code = '-' || id, household_id = null, household_code = null, intake = false,
      priority = 'low', priority_reason = 'usual', clock_from = 'epoch',
      contact_due_at = 'infinity', contacted_at = null, next_visit_on = null,
      ask_alone_by = null, opened_at = date_trunc('year', opened_at),
      closed_at = date_trunc('year', closed_at), stopped_at = null, without_lead_since = null,
      without_supervisor_since = null
    where person_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.case_file', counted);
  return rows_by_table;
end $$;

-- Whose rows another transaction wrote than the one that opened these files; null for
-- a row that belongs to no single person.
create function care.written_since(gone uuid[], opened xid8) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select person_id from care.appointment
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.assignment
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.closing_criterion
    where (closing_id in (select id from care.closing
    where case_id in (select id from care.case_file
    where person_id = any(gone))))
      and changed_xid <> opened
  union
  select person_id from care.closing
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.emergency_told
    where (opening_id in (select id from care.emergency_opening
    where case_id in (select id from care.case_file
    where person_id = any(gone))))
      and changed_xid <> opened
  union
  select person_id from care.emergency_opening
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.erasing_hold
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.handing
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.move
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.action
    where (goal_id in (select id from care.goal
    where plan_id in (select id from care.plan
    where case_id in (select id from care.case_file
    where person_id = any(gone)))))
      and changed_xid <> opened
  union
  select person_id from care.goal
    where (plan_id in (select id from care.plan
    where case_id in (select id from care.case_file
    where person_id = any(gone))))
      and changed_xid <> opened
  union
  select person_id from care.review
    where (plan_id in (select id from care.plan
    where case_id in (select id from care.case_file
    where person_id = any(gone))))
      and changed_xid <> opened
  union
  select person_id from care.plan
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.assessment_addendum
    where (assessment_id in (select id from care.assessment
    where case_id in (select id from care.case_file
    where person_id = any(gone))))
      and changed_xid <> opened
  union
  select person_id from care.assessment_level
    where (assessment_id in (select id from care.assessment
    where case_id in (select id from care.case_file
    where person_id = any(gone))))
      and changed_xid <> opened
  union
  select person_id from care.assessment
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.case_transition
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.contact_attempt
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.legal_aid_offer
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.merged_case
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.put_off
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.told
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.urgent_concern
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.visit
    where (case_id in (select id from care.case_file
    where person_id = any(gone)))
      and changed_xid <> opened
  union
  select person_id from care.case_file
    where (person_id = any(gone))
      and changed_xid <> opened
$$;

-- Erases the offers of households in which no file is left.
-- Answers how many rows of each table.
create function care.forget_households(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  delete from care.offer where household_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('care.offer', counted);
  return rows_by_table;
end $$;
